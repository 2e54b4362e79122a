import { readFileSync } from 'node:fs';

/** Longest gram, a run of characters, that tells a language; in UTF-16 units. */
export const LONGEST_GRAM = 5;

/** Bits of a weight; those above are its language's. */
export const WEIGHT_BITS = 10;

/**
 * Which grams tell which languages: numbers side by side, not an object a gram, of which there are 35,000. `build.ts` writes
 * the file. Its first line names the languages; numbers of 16 bits follow, little-endian: how many grams there are, the
 * grams in order, {@link LONGEST_GRAM} units each, the rest of a short one zero; for each gram the language that it alone
 * tells, from 1, or 0; for each gram where its weights end; and the weights.
 */
export class Grams {
  /** Codes of ISO 639, of two letters where there are two. */
  readonly languages: readonly string[];
  readonly #units: Uint16Array;
  readonly #alone: Uint16Array;
  readonly #ends: Uint16Array;
  readonly #weights: Uint16Array;

  constructor(file: Buffer) {
    const line = file.indexOf('\n');
    this.languages = file.toString('latin1', 0, line).trimEnd().split(' ');
    const numbers = new Uint16Array(file.buffer, file.byteOffset + line + 1, (file.byteLength - line - 1) / 2);
    const count = numbers[0]!;
    const alone = 1 + count * LONGEST_GRAM;
    this.#units = numbers.subarray(1, alone);
    this.#alone = numbers.subarray(alone, alone + count);
    this.#ends = numbers.subarray(alone + count, alone + 2 * count);
    this.#weights = numbers.subarray(alone + 2 * count);
  }

  static read(): Grams {
    return new Grams(readFileSync(new URL('grams.bin', import.meta.url)));
  }

  /** Index of the language that a gram alone tells; -1 where it tells none. */
  languageOf(gram: string): number {
    const at = this.#find(gram);
    return at < 0 ? -1 : this.#alone[at]! - 1;
  }

  /** Adds to the score of each language, by its index, what a gram weighs for it, times `factor`. */
  weigh(gram: string, factor: number, scores: Float64Array): void {
    const at = this.#find(gram);
    if (at < 0) return;
    for (let i = at === 0 ? 0 : this.#ends[at - 1]!; i < this.#ends[at]!; i++) {
      const weight = this.#weights[i]!;
      scores[weight >> WEIGHT_BITS]! += ((weight & ((1 << WEIGHT_BITS) - 1)) + 1) * factor;
    }
  }

  #find(gram: string): number {
    // A zero that ended it would be taken for the rest of a shorter one.
    if (gram.length > LONGEST_GRAM || gram.endsWith('\0')) return -1;
    let low = 0;
    let high = this.#alone.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, gram);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /** Below zero where the gram at an index comes before another, above where it comes behind. */
  #compare(at: number, gram: string): number {
    for (let k = 0; k < LONGEST_GRAM; k++) {
      const order = this.#units[at * LONGEST_GRAM + k]! - (k < gram.length ? gram.charCodeAt(k) : 0);
      if (order !== 0) return order;
    }
    return 0;
  }
}
