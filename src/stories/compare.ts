import { SHINGLE, shinglesOf } from './shingles.ts';
import { sentencesOf, wordsOf } from './words.ts';

/** One sentence of a copy, ready to be compared. */
interface Sentence {
  readonly from: number;
  /** Shingles that begin in it. */
  readonly to: number;
  /** Numbers and names in it, as {@link factsOf} gives them. */
  readonly facts: readonly string[];
}

/** A body made ready to be compared with others. */
export interface Comparable {
  readonly words: number;
  readonly shingles: Float64Array;
  readonly set: ReadonlySet<number>;
  readonly sentences: readonly Sentence[];
  readonly facts: ReadonlySet<string>;
}

/** Facts of each text looked for in the other; the lower of the two shares. */
export interface Agreement {
  readonly compared: number;
  /** 0 to 1; 1 where nothing was compared. */
  readonly share: number;
}

export interface Comparison {
  /** Share of the shorter body's shingles that the longer has, 0 to 1. */
  readonly containment: number;
  /** Shingles both have. */
  readonly shared: number;
  /** Figures and names in sentences that both have, more or less. */
  readonly figures: Agreement;
  readonly names: Agreement;
}

/** Share of a sentence's shingles the other text must have for its facts to be compared: the sentence is the same, filled differently. */
const SAME_SENTENCE = 0.3;

export function comparable(body: string): Comparable {
  const words: string[] = [];
  const sentences: { from: number; facts: string[] }[] = [];
  for (const sentence of sentencesOf(body)) {
    sentences.push({ from: words.length, facts: factsOf(sentence) });
    for (const word of wordsOf(sentence)) words.push(word);
  }
  const shingles = shinglesOf(words);
  return {
    words: words.length,
    shingles,
    set: new Set(shingles),
    sentences: sentences.map(({ from, facts }, i) => ({ from, facts, to: sentences[i + 1]?.from ?? shingles.length })),
    facts: new Set(sentences.flatMap(({ facts }) => facts)),
  };
}

export function compare(a: Comparable, b: Comparable): Comparison {
  const [shorter, longer] = a.set.size <= b.set.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of shorter.set) if (longer.set.has(shingle)) shared++;
  return {
    containment: shorter.set.size === 0 ? 0 : shared / shorter.set.size,
    shared,
    figures: agreementOf(a, b, isFigure),
    names: agreementOf(a, b, isName),
  };
}

type Filter = (fact: string) => boolean;

function agreementOf(a: Comparable, b: Comparable, filter: Filter): Agreement {
  const here = agreedIn(a, b, filter);
  const there = agreedIn(b, a, filter);
  return here.share <= there.share ? here : there;
}

function agreedIn(one: Comparable, other: Comparable, filter: Filter): Agreement {
  let compared = 0;
  let agreed = 0;
  for (const { from, to, facts } of one.sentences) {
    if (!facts.some(filter) || !isShared(one, from, to, other)) continue;
    for (const fact of facts.filter(filter)) {
      compared++;
      if (other.facts.has(fact)) agreed++;
    }
  }
  return { share: compared === 0 ? 1 : agreed / compared, compared };
}

function isShared({ shingles }: Comparable, from: number, to: number, other: Comparable): boolean {
  const end = Math.min(to, shingles.length);
  let known = 0;
  for (let i = from; i < end; i++) if (other.set.has(shingles[i]!)) known++;
  return end > from && known / (end - from) >= SAME_SENTENCE;
}

const isFigure: Filter = (fact) => /^\d/.test(fact);
const isName: Filter = (fact) => !isFigure(fact);

/** Figures with their commas and points, and words in capitals that do not open the sentence: what a template changes. */
const FACT = /\d+(?:[.,:/]\d+)*|(?<=[\p{Ll}\p{N},;:’'”"]\s["“‘]?)\p{Lu}[\p{L}\p{M}’'-]+/gu;

function factsOf(sentence: string): string[] {
  return sentence.match(FACT)?.map((fact) => fact.toLowerCase()) ?? [];
}

/** Least length, in words, of a body that can be compared at all. */
export const LEAST_WORDS = 4 * SHINGLE;
