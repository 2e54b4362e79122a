import { OTHER, smallLetter } from '../text/plain-latin.ts';
import { codeAt } from '../text/words.ts';

/** A run of letters, marks and digits; everything else separates words. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** A text's words as they are compared: without case, compatibility forms folded. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

/** How many words {@link wordsOf} reads: of plain Latin text no word is made a string. */
export function countWords(text: string): number {
  const { length } = text;
  let count = 0;
  let before = 0;
  for (let i = 0; i < length; i++) {
    const small = smallLetter(codeAt(text, i));
    if (small === OTHER) return wordsOf(text).length;
    if (small !== 0 && before === 0) count++;
    before = small;
  }
  return count;
}

/** Where a sentence ends: its mark, closing quotes, space, and an opening that no abbreviation's next word has. */
const BOUNDARY = /(?<=[.!?…][”"’')\]]{0,2})\s+(?=[“"‘'(]?[\p{Lu}\p{N}])|\n+/u;

/** The sentences of a text in order. An abbreviation may split one in two: it does so in every copy alike. */
export function sentencesOf(text: string): string[] {
  return text.split(BOUNDARY).filter((sentence) => WORD_ONCE.test(sentence));
}
const WORD_ONCE = /[\p{L}\p{N}]/u;
