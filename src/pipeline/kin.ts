import { detached } from '../model/detached.ts';
import type { RuleSet, Verdict } from '../rules/rule-set.ts';

/** Bits of a number that JavaScript's bit operators see. */
const BITS = 32;
let tests = 0;

/** A test of elements by their class and id, made once for all that share these. */
export class KeyTest {
  /** Its place in {@link Kin}'s bits. */
  readonly bit: number;
  readonly pattern: RegExp;

  constructor(pattern: RegExp) {
    // Beyond the bits of a number it would answer for another test.
    if (tests === BITS) throw new Error(`more than ${BITS} tests of class and id: give Kin a second number`);
    this.bit = 1 << tests++;
    this.pattern = pattern;
  }
}

/** What the elements of one class and id share, within and across pages. Nothing in it depends on a page. */
export class Kin {
  /** Class and id in one string, `camelCase` split by `-`, lower-case. */
  readonly key: string;
  #made = 0;
  #met = 0;
  #judge: RuleSet | null = null;
  #verdict: Verdict | null = null;
  #name = '';
  #make = '';

  constructor(key: string) {
    this.key = key;
  }

  is({ bit, pattern }: KeyTest): boolean {
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
  makeOf(name: string): string {
    if (this.key === '') return name;
    if (this.#name !== name) {
      this.#name = name;
      this.#make = `${name}.${this.key}`;
    }
    return this.#make;
  }
}

const kins = new Map<string, Kin>();
const NO_KIN = new Kin('');
/** So many are kept; then it starts anew. */
const MAX_KINS = 20_000;
/** What stands beyond this in a class and id is not looked at. */
const MAX_KEY = 500;

/** The {@link Kin} of a class and an id: these repeat heavily within and across pages. */
export function kinOf(className: string | undefined, id: string | undefined): Kin {
  const raw = className ? (id ? `${className} ${id}` : className) : (id ?? '');
  if (raw === '') return NO_KIN;
  let kin = kins.get(raw);
  if (kin === undefined) {
    const own = detached(raw.slice(0, MAX_KEY));
    kin = new Kin(keyOf(own));
    if (kins.size > MAX_KINS) kins.clear();
    if (own.length === raw.length) kins.set(own, kin);
  }
  return kin;
}

/** {@link Kin.key} of a class and an id. A token of many words is a headline made into an id; its words say nothing of the element. */
export function keyOf(classAndId: string): string {
  return classAndId.slice(0, MAX_KEY).split(/\s+/).filter((token) => token.length <= 40 || token.split('-').length < 6).join(' ')
    .replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}
