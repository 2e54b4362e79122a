import { NumberSet } from './number-set.ts';
import { numbersOf } from './shingles.ts';
import { countWords, sentencesOf } from './words.ts';

/** Figures and names of a text, in order. */
export interface Facts {
  /** A number for each, equal where they are. */
  readonly numbers: Float64Array;
  /** 1 for each that is a figure, 0 for a name. */
  readonly areFigures: Uint8Array;
  /** Of each the sentence, its place in `starts`. */
  readonly sentences: Int32Array;
  /** Words of the text before each sentence, and all of them at the end. */
  readonly starts: Int32Array;
  readonly set: NumberSet;
}

/** Figures with their commas and points, and words in capitals that do not open the sentence: what a template changes. */
const FACT = /\d+(?:[.,:/]\d+)*|(?<=[\p{Ll}\p{N},;:’'”"]\s["“‘]?)\p{Lu}[\p{L}\p{M}’'-]+/gu;
const FIRST_FIGURE = 0x30;
const LAST_FIGURE = 0x39;

export function factsOf(body: string): Facts {
  const texts = sentencesOf(body);
  const starts = new Int32Array(texts.length + 1);
  const facts: string[] = [];
  const places: number[] = [];
  texts.forEach((sentence, place) => {
    starts[place + 1] = starts[place]! + countWords(sentence);
    for (const fact of sentence.match(FACT) ?? []) {
      facts.push(fact.toLowerCase());
      places.push(place);
    }
  });
  const numbers = numbersOf(facts);
  return {
    numbers,
    areFigures: Uint8Array.from(facts, isFigure),
    sentences: Int32Array.from(places),
    starts,
    set: new NumberSet(numbers),
  };
}

function isFigure(fact: string): number {
  const first = fact.charCodeAt(0);
  return first >= FIRST_FIGURE && first <= LAST_FIGURE ? 1 : 0;
}
