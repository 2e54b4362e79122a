import { factsOf, type Facts } from './facts.ts';
import { NumberSet } from './number-set.ts';
import { SHINGLE, shinglesOfText } from './shingles.ts';

/** A body made ready to be compared with others. */
export class Comparable {
  readonly words: number;
  /** In the order of the words. */
  readonly shingles: Float64Array;
  readonly set: NumberSet;
  readonly #body: string;
  #facts: Facts | undefined;

  constructor(body: string) {
    const { words, shingles } = shinglesOfText(body);
    this.words = words;
    this.shingles = shingles;
    this.set = new NumberSet(shingles);
    this.#body = body;
  }

  /** Found when they are first asked for: of a text that shares too little with others they never are. */
  get facts(): Facts {
    return (this.#facts ??= factsOf(this.#body));
  }
}

/** Facts of each text looked for in the other; the lower of the two shares. */
export interface Agreement {
  readonly compared: number;
  /** 0 to 1; 1 where nothing was compared. */
  readonly share: number;
}

/** Figures and names in sentences that both texts have, more or less. */
export interface Agreements {
  readonly figures: Agreement;
  readonly names: Agreement;
}

export interface Comparison {
  /** Share of the shorter body's shingles that the longer has, 0 to 1. */
  readonly containment: number;
  /** Shingles both have. */
  readonly shared: number;
  /** Compares the facts, which costs as much again. */
  agreements(): Agreements;
}

/** Share of a sentence's shingles the other text must have for its facts to be compared: the sentence is the same, filled differently. */
const SAME_SENTENCE = 0.3;

export function compare(a: Comparable, b: Comparable): Comparison {
  const shared = a.set.shared(b.set);
  const shorter = Math.min(a.set.size, b.set.size);
  return {
    containment: shorter === 0 ? 0 : shared / shorter,
    shared,
    agreements: () => {
      const here = agreedIn(a, b);
      const there = agreedIn(b, a);
      return { figures: lower(here.figures, there.figures), names: lower(here.names, there.names) };
    },
  };
}

function lower(one: Agreement, other: Agreement): Agreement {
  return one.share <= other.share ? one : other;
}

function agreedIn(one: Comparable, other: Comparable): Agreements {
  const { numbers, areFigures, sentences, starts } = one.facts;
  const known = other.facts.set;
  let [figures, agreedFigures, names, agreedNames] = [0, 0, 0, 0];
  let sentence = -1;
  let isIn = false;
  for (let i = 0; i < numbers.length; i++) {
    if (sentences[i] !== sentence) {
      sentence = sentences[i]!;
      isIn = isShared(one.shingles, starts[sentence]!, starts[sentence + 1]!, other.set);
    }
    if (!isIn) continue;
    const agreed = known.has(numbers[i]!) ? 1 : 0;
    if (areFigures[i] === 1) {
      figures++;
      agreedFigures += agreed;
    } else {
      names++;
      agreedNames += agreed;
    }
  }
  return { figures: agreement(figures, agreedFigures), names: agreement(names, agreedNames) };
}

function agreement(compared: number, agreed: number): Agreement {
  return { share: compared === 0 ? 1 : agreed / compared, compared };
}

function isShared(shingles: Float64Array, from: number, to: number, other: NumberSet): boolean {
  const end = Math.min(to, shingles.length);
  let known = 0;
  for (let i = from; i < end; i++) if (other.has(shingles[i]!)) known++;
  return end > from && known / (end - from) >= SAME_SENTENCE;
}

/** Least length, in words, of a body that can be compared at all. */
export const LEAST_WORDS = 4 * SHINGLE;
