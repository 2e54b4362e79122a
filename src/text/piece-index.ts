import { codeAt } from './words.ts';

/** Characters of a piece: as many as a number of 32 bits holds. */
const LENGTH = 4;
/** Slots of the table, a power of two: many times the pieces of all groups. */
const SLOTS = 1024;
const SLOT_BITS = 10;

/**
 * Which groups of pieces a text holds one of, in one pass over it and whatever their number. A pattern that can only match
 * where one of some pieces stands need not be asked elsewhere: a dozen such patterns cost several times what the pass does.
 */
export class PieceIndex<Name extends string> {
  /** The bit of each group in what {@link in} gives. */
  readonly bits: Readonly<Record<Name, number>>;
  readonly #keys = new Int32Array(SLOTS);
  readonly #groups = new Int32Array(SLOTS);

  /** Pieces have four characters, ASCII or a typographic mark: of others the low byte counts, and some stand for another. */
  constructor(groups: Readonly<Record<Name, readonly string[]>>) {
    const all = Object.entries<readonly string[]>(groups);
    this.bits = Object.fromEntries(all.map(([name], n) => [name, 1 << n])) as Record<Name, number>;
    for (const [n, [, pieces]] of all.entries()) for (const piece of pieces) this.#add(piece, 1 << n);
  }

  #add(piece: string, bit: number): void {
    if (piece.length !== LENGTH) throw new Error(`“${piece}” has not ${LENGTH} characters`);
    let key = 0;
    for (let i = 0; i < LENGTH; i++) key = (key << 8) | (piece.charCodeAt(i) & 0xff);
    let slot = slotOf(key);
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
    this.#keys[slot] = key;
    this.#groups[slot]! |= bit;
  }

  /** The bits of the groups of which the text holds a piece, at times of another. */
  in(text: string): number {
    const { length } = text;
    const keys = this.#keys;
    let found = 0;
    let key = 0;
    for (let i = 0; i < length; i++) {
      key = (key << 8) | (codeAt(text, i) & 0xff);
      for (let slot = slotOf(key); keys[slot] !== 0; slot = (slot + 1) & (SLOTS - 1))
        if (keys[slot] === key) found |= this.#groups[slot]!;
    }
    return found;
  }
}

function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - SLOT_BITS);
}
