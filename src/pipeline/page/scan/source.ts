/** Characters of a page from 0x80 on take several bytes of UTF-8, each with its highest bit set. */
const HIGH = 0x80;

/**
 * Bytes of a part, as a power of two. V8 puts a string of more than 128 KB among the old ones with the next collection, where
 * it stays until everything is collected, its page done or not.
 */
const PART_BITS = 16;
const PART = 1 << PART_BITS;

/** A page's UTF-8 as the scanner reads it. Positions are indices of bytes. */
export class Source {
  readonly utf8: Buffer;
  /** The page in parts, each byte as one character; made when first cut from. */
  readonly #parts: string[] = [];

  constructor(utf8: Buffer) {
    this.utf8 = utf8;
  }

  /** The text from `from` to `to`. */
  cut(from: number, to: number): string {
    for (let i = from; i < to; i++) if (this.utf8[i]! >= HIGH) return this.utf8.toString('utf8', from, to);
    return this.bytewise(from, to);
  }

  /** Each byte from `from` to `to` as one character: a text that is ASCII, at the price of a string's half. */
  bytewise(from: number, to: number): string {
    const n = from >> PART_BITS;
    const start = n << PART_BITS;
    if (to > start + PART) return this.utf8.toString('latin1', from, to);
    const part = (this.#parts[n] ??= this.utf8.toString('latin1', start, start + PART));
    return part.slice(from - start, to - start);
  }
}
