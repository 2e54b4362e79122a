/** Characters of a page from 0x80 on take several bytes of UTF-8, each with its highest bit set. */
const HIGH = 0x80;

/** A page's UTF-8 as the scanner reads it. Positions are indices of bytes. */
export class Source {
  readonly utf8: Buffer;
  /** Each byte as one character: to look for ASCII in and to cut ASCII out of, at the price of a string's half. */
  readonly bytewise: string;

  constructor(utf8: Buffer, bytewise = utf8.toString('latin1')) {
    this.utf8 = utf8;
    this.bytewise = bytewise;
  }

  /** The text from `from` to `to`. */
  cut(from: number, to: number): string {
    for (let i = from; i < to; i++) if (this.utf8[i]! >= HIGH) return this.utf8.toString('utf8', from, to);
    return this.bytewise.slice(from, to);
  }
}
