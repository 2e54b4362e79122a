import { codeAt } from './words.ts';

/** Longer words are in no list: six letters fill the 30 bits of a key. */
const LONGEST = 6;
const LETTER_BITS = 5;
/** Slots of the table, a power of two: several times the words of all lists. */
const SLOTS = 512;

/**
 * Counts the words of some lists in a text, in one pass and without making a string: what `\b(?:he|she)\b` with the flags
 * `gi` would count for each list. Words are runs of ASCII letters, digits and `_`; those listed have at most six letters.
 */
export class WordLists {
  readonly #keys = new Int32Array(SLOTS);
  /** Bits of the lists that have the word in the same slot. */
  readonly #lists = new Uint8Array(SLOTS);
  readonly #count: number;

  constructor(...lists: readonly (readonly string[])[]) {
    this.#count = lists.length;
    for (const [list, words] of lists.entries()) for (const word of words) this.#add(word, 1 << list);
  }

  #add(word: string, bit: number): void {
    if (!/^[a-z]{1,6}$/.test(word)) throw new Error(`“${word}” is not one to six small letters`);
    let key = 0;
    for (let i = 0; i < word.length; i++) key = (key << LETTER_BITS) | (word.charCodeAt(i) & 31);
    let slot = slotOf(key);
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
    this.#keys[slot] = key;
    this.#lists[slot]! |= bit;
  }

  /** How many words of each list the first `to` characters of a text have; a word that is cut off there counts as it stands. */
  count(text: string, to = text.length): number[] {
    const counts = Array.from({ length: this.#count }, () => 0);
    const end = Math.min(to, text.length);
    let key = 0;
    let length = 0;
    for (let i = 0; i <= end; i++) {
      const code = i < end ? codeAt(text, i) : 0;
      const lower = code | 32;
      if (lower >= 97 && lower <= 122 && code < 128) {
        key = (key << LETTER_BITS) | (code & 31);
        length++;
      } else if ((code >= 48 && code <= 57) || code === 95) length = LONGEST + 1;
      else {
        if (length > 0 && length <= LONGEST) this.#note(key, counts);
        key = length = 0;
      }
    }
    return counts;
  }

  #note(key: number, counts: number[]): void {
    for (let slot = slotOf(key); this.#keys[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
      if (this.#keys[slot] !== key) continue;
      const lists = this.#lists[slot]!;
      for (let list = 0; list < counts.length; list++) if (lists & (1 << list)) counts[list]!++;
      return;
    }
  }
}

function slotOf(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 23) & (SLOTS - 1);
}
