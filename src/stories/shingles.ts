import { OTHER, smallLetter } from '../text/plain-latin.ts';
import { codeAt } from '../text/words.ts';
import { sentencesOf, wordsOf } from './words.ts';

/**
 * Words in a shingle. Five in a row are shared by texts of one origin and hardly ever by chance: of 24,075 unrelated
 * texts, pairs that share two sampled shingles are one in a hundred thousand.
 */
export const SHINGLE = 5;

/** 2 to the power of 21 and of 32: a shingle's number has 53 bits, which a JavaScript number and an int8 hold exactly. */
const LOW = 2 ** 21;

/** Two numbers for each word of a text, in order. */
export interface WordNumbers {
  readonly ones: Int32Array;
  readonly others: Int32Array;
}

/** Two 32-bit FNV-1a hashes of a word, mixed differently, since one would collide among a million texts. */
const FIRST_ONE = 0x811c9dc5 | 0;
const FIRST_OTHER = 0x9747b28c | 0;

function addToOne(one: number, code: number): number {
  return Math.imul(one ^ code, 0x01000193);
}

function addToOther(other: number, code: number): number {
  const mixed = Math.imul(other ^ code, 0x5bd1e995);
  return mixed ^ (mixed >>> 15);
}

function hashesOf(words: readonly string[]): WordNumbers {
  const ones = new Int32Array(words.length);
  const others = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    let one = FIRST_ONE;
    let other = FIRST_OTHER;
    for (let k = 0; k < word.length; k++) {
      const code = word.charCodeAt(k);
      one = addToOne(one, code);
      other = addToOther(other, code);
    }
    ones[i] = one;
    others[i] = other;
  }
  return { ones, others };
}

/** The words of a longer text are made strings first. */
const MOST_WORDS = 8 * 1024;
const oneRoom = new Int32Array(MOST_WORDS);
const otherRoom = new Int32Array(MOST_WORDS);

/** The numbers of a text's words, as {@link wordsOf} reads them: of plain Latin text no word is made a string. */
export function wordNumbers(text: string): WordNumbers {
  return plainWordNumbers(text) ?? hashesOf(wordsOf(text));
}

/** The same of plain Latin text that is not very long; null of another. */
function plainWordNumbers(text: string): WordNumbers | null {
  const { length } = text;
  let count = 0;
  let one = FIRST_ONE;
  let other = FIRST_OTHER;
  let inWord = false;
  for (let i = 0; i <= length; i++) {
    const small = i < length ? smallLetter(codeAt(text, i)) : 0;
    if (small === OTHER || count === MOST_WORDS) return null;
    if (small !== 0) {
      inWord = true;
      one = addToOne(one, small);
      other = addToOther(other, small);
    } else if (inWord) {
      oneRoom[count] = one;
      otherRoom[count++] = other;
      one = FIRST_ONE;
      other = FIRST_OTHER;
      inWord = false;
    }
  }
  return { ones: oneRoom.slice(0, count), others: otherRoom.slice(0, count) };
}

/** Murmur3's finaliser: every bit of the sum decides every bit of the number. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function numberOf(one: number, other: number): number {
  return finish(one) * LOW + (finish(other) >>> 11);
}

/** A 53-bit number for each five words in a row, in order; none for a text of fewer words. */
export function shinglesOf(words: readonly string[]): Float64Array {
  return shinglesOfNumbers(hashesOf(words));
}

/** {@link shinglesOf} a text's words, read sentence by sentence, and how many words there are. */
export function shinglesOfText(text: string): { words: number; shingles: Float64Array } {
  // Of plain Latin text a sentence has the same words alone as within the text.
  const numbers = plainWordNumbers(text) ?? hashesOf(sentencesOf(text).flatMap(wordsOf));
  return { words: numbers.ones.length, shingles: shinglesOfNumbers(numbers) };
}

/** A 53-bit number for each word. */
export function numbersOf(words: readonly string[]): Float64Array {
  const { ones, others } = hashesOf(words);
  const numbers = new Float64Array(words.length);
  for (let i = 0; i < words.length; i++) numbers[i] = numberOf(ones[i]!, others[i]!);
  return numbers;
}

/** {@link shinglesOf} the words that have these numbers. */
export function shinglesOfNumbers({ ones, others }: WordNumbers): Float64Array {
  const count = Math.max(0, ones.length - SHINGLE + 1);
  const shingles = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let one = 0;
    let other = 0;
    for (let k = i; k < i + SHINGLE; k++) {
      one = Math.imul(one, 31) + ones[k]!;
      other = Math.imul(other, 37) + others[k]!;
    }
    shingles[i] = numberOf(one, other);
  }
  return shingles;
}
