import { detached } from '../text/detached.ts';
import { ClassMemo } from './class-memo.ts';
import type { RuleSet, Verdict } from './rule-set.ts';
import { overLines } from '../text/over-lines.ts';

/** Bits of a number that JavaScript's bit operators see. */
const BITS = 32;
let tests = 0;

/** A test of elements by their class and id, made once for all that share these. */
export class ClassTest {
  /** Its place in {@link ElementClass}'s bits. */
  readonly bit: number;
  readonly pattern: RegExp;

  constructor(pattern: RegExp) {
    // Beyond the bits of a number it would answer for another test.
    if (tests === BITS) throw new Error(`more than ${BITS} tests of class and id: give ElementClass a second number`);
    this.bit = 1 << tests++;
    this.pattern = pattern;
  }
}

/** What the elements of one class and id share, within and across pages. Nothing in it depends on a page. */
export class ElementClass {
  #key: string | undefined;
  readonly className: string;
  readonly id: string;
  /** The class without numbers: what elements made by one template have in common. */
  #shape: string | undefined;
  #made = 0;
  #met = 0;
  #judge: RuleSet | null = null;
  #verdict: Verdict | null = null;
  #classVerdict: Verdict | null | undefined;
  #name = '';
  #tagAndClass = '';

  constructor(className: string, id: string) {
    this.className = className;
    this.id = id;
  }

  /** Class and id in one string, `camelCase` split by `-`, lower-case, without what names no kind of element (see {@link classKeyOf}). */
  get key(): string {
    const { className, id } = this;
    return (this.#key ??= classKeyOf(className !== '' && id !== '' ? `${className} ${id}` : className + id));
  }

  is({ bit, pattern }: ClassTest): boolean {
    if ((this.#made & bit) === 0) {
      this.#made |= bit;
      if (pattern.test(this.key)) this.#met |= bit;
    }
    return (this.#met & bit) !== 0;
  }

  /** What the class rules say. */
  verdictBy(rules: RuleSet): Verdict | null {
    if (this.#judge !== rules) {
      this.#judge = rules;
      this.#verdict = rules.ofClass(this.key);
      this.#classVerdict = undefined;
    }
    return this.#verdict;
  }

  /** What the class rules say of the class alone. */
  verdictWithoutId(rules: RuleSet): Verdict | null {
    if (this.verdictBy(rules) === null) return null;
    return (this.#classVerdict ??= rules.ofClass(classKeyOf(this.className)));
  }

  /** Tag and class, numbers and id left out: `p.lead`, `div.block-#`. Few classes stand on more than one tag. */
  tagAndClassOf(name: string): string {
    const shape = (this.#shape ??= this.className.trim().replace(NUMBER, '#').toLowerCase());
    if (shape === '') return name;
    if (this.#name !== name) {
      this.#name = name;
      this.#tagAndClass = `${name}.${shape}`;
    }
    return this.#tagAndClass;
  }
}

/** `elementor-element-4cdc94e`, `post-7177`: numbers of one template's pieces. */
const NUMBER = /[a-z]{0,3}\d[a-z\d]*/gi;

/** What stands beyond this in a class and id is not looked at. */
const MAX_KEY = 500;

/** Of elements without class and id. */
export const NO_CLASS = new ElementClass('', '');
const memo = new ClassMemo((className, id) => new ElementClass(className, id));

/** The {@link ElementClass} of a class and an id: these repeat heavily within and across pages. */
export function elementClassOf(className = '', id = ''): ElementClass {
  if (className === '' && id === '') return NO_CLASS;
  if (className.length + id.length < MAX_KEY) return memo.of(className, id);
  return new ElementClass(detached(className.slice(0, MAX_KEY)), detached(id.slice(0, MAX_KEY)));
}

/** `md:hidden`, `prose-video:mt-2`, `w-[20px]`, `Py(14px)`: how something looks, at times, and not what it is. */
const VARIANT = /[:[(!]/;
/** `hidden md:block`: hidden on small screens alone. */
const SHOWN_AGAIN =
  /^(?:xs|sm|md|lg|xl|2xl|desktop|tablet|laptop):(?:block|flex|grid|inline|inline-block|inline-flex|table|contents)$/;
/**
 * What holds of an element, or stands in it: `has-post-thumbnail`, `no_toc`, `page-has-sidebar`, `comments-open`,
 * `sidebar--false`, `overflow-hidden`, `field--label-hidden`. Alone or after `is`, `js` and their like, `hidden` is a kind.
 */
const STATE = new RegExp(overLines`
  (?:^|--|__)(?:has|no|not|with|without)[-_](?!print|script)
  | [-_](?:has|with|without)[-_]
  | -(?:open(?:ed)?|closed|enabled|disabled|loaded|ready|active|inactive)$
  | --(?:true|false)$
  | (?<!^(?:is|js|u|element|visually|aria))[-_]hidden$
`);
/** `hs_cos_wrapper_meta_field`, `bg-secondary`, `border-secondary-700`: names that a maker of sites gives to every box, and colours. */
const OF_THE_MAKER = new RegExp(overLines`
  ^(?:hs_cos_
    | elementor-(?:widget|alert)
    | (?:tw-)?(?:bg|text|border|font|ring|fill|stroke|divide|from|via|to)-(?:[a-z]+-)?(?:primary|secondary|tertiary|utility)(?:-|$))
`);
/** `n1AuAdJlVL`, `WpQ6G`: a random name, with letters of both kinds and numbers all mixed. */
const RANDOM = /(?<![A-Za-z\d])(?=[A-Za-z]*\d)(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])[A-Za-z\d]{5,16}(?![A-Za-z\d])/g;

/**
 * {@link ElementClass.key} of a class and an id. Left out is what says nothing of the element's kind: variants and states,
 * random names, and a token of many words, which is a headline made into an id.
 */
export function classKeyOf(classAndId: string): string {
  const tokens = classAndId.slice(0, MAX_KEY).split(/\s+/);
  const shown = classAndId.includes('hidden') && tokens.some((token) => SHOWN_AGAIN.test(token));
  let key = '';
  for (const token of tokens) {
    if (VARIANT.test(token) || isHeadline(token) || (shown && token === 'hidden')) continue;
    const plain = MIXED.test(token)
      ? token
          .replace(RANDOM, '')
          .replace(/([a-z])([A-Z])/g, '$1-$2')
          .toLowerCase()
      : token;
    if (!STATE.test(plain) && !OF_THE_MAKER.test(plain)) key += key === '' ? plain : ` ${plain}`;
  }
  return key;
}
const MIXED = /[A-Z]/;

/** Whether a token is a headline made into an id, by its many words; names of WordPress blocks are as long. */
function isHeadline(token: string): boolean {
  return token.length > 40 && token.split('-').length >= 6 && !token.startsWith('wp-block-');
}
