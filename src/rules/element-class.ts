import { detached } from '../text/detached.ts';
import type { RuleSet, Verdict } from './rule-set.ts';

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
  /** Class and id in one string, `camelCase` split by `-`, lower-case. */
  readonly key: string;
  #made = 0;
  #met = 0;
  #judge: RuleSet | null = null;
  #verdict: Verdict | null = null;
  #name = '';
  #tagAndClass = '';

  constructor(key: string) {
    this.key = key;
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
    }
    return this.#verdict;
  }

  /** Tag and key, `p.lead`. Few classes stand on more than one tag. */
  tagAndClassOf(name: string): string {
    if (this.key === '') return name;
    if (this.#name !== name) {
      this.#name = name;
      this.#tagAndClass = `${name}.${this.key}`;
    }
    return this.#tagAndClass;
  }
}

const elementClasses = new Map<string, ElementClass>();
const NO_CLASS = new ElementClass('');
/** So many are kept; then it starts anew. */
const MAX_CLASSES = 20_000;
/** What stands beyond this in a class and id is not looked at. */
const MAX_KEY = 500;

/** The {@link ElementClass} of a class and an id: these repeat heavily within and across pages. */
export function elementClassOf(className: string | undefined, id: string | undefined): ElementClass {
  const raw = className ? (id ? `${className} ${id}` : className) : (id ?? '');
  if (raw === '') return NO_CLASS;
  let elementClass = elementClasses.get(raw);
  if (elementClass === undefined) {
    const own = detached(raw.slice(0, MAX_KEY));
    elementClass = new ElementClass(classKeyOf(own));
    if (elementClasses.size > MAX_CLASSES) elementClasses.clear();
    if (own.length === raw.length) elementClasses.set(own, elementClass);
  }
  return elementClass;
}

/** {@link ElementClass.key} of a class and an id. A token of many words is a headline made into an id; its words say nothing of the element. */
export function classKeyOf(classAndId: string): string {
  return classAndId
    .slice(0, MAX_KEY)
    .split(/\s+/)
    .filter((token) => token.length <= 40 || token.split('-').length < 6)
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
