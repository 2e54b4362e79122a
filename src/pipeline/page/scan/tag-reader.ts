import { nameBit } from '../element.ts';
import type { AttributeTable } from './attributes.ts';
import { CUT_OFF, DOUBLE_QUOTE, EQUALS, GT, IN_DOUBT, isSpace, SINGLE_QUOTE, SLASH } from './codes.ts';

/** Reads the attributes of start tags into the page's table. */
export class TagReader {
  /** The names of the last tag's attributes as bits, and whether it closed itself. */
  bits = 0;
  selfClosing = false;
  readonly #codes: Uint8Array;
  readonly #end: number;
  readonly #attributes: AttributeTable;

  /** `codes` are the page's bytes, `end` their number: a zero stands behind them. */
  constructor(codes: Uint8Array, end: number, attributes: AttributeTable) {
    this.#codes = codes;
    this.#end = end;
    this.#attributes = attributes;
  }

  /** From the end of the tag's name to behind its `>`. */
  read(start: number): number {
    const codes = this.#codes;
    const end = this.#end;
    this.bits = 0;
    this.selfClosing = false;
    let at = start;
    while (at < end) {
      const code = codes[at]!;
      if (code === GT) return at + 1;
      if (isSpace(code)) at++;
      else if (code === SLASH) {
        do at++;
        while (isSpace(codes[at]!));
        if (at === end) return IN_DOUBT;
        if (codes[at] === GT) {
          this.selfClosing = true;
          return at + 1;
        }
      } else at = this.#readAttribute(at, code);
    }
    return CUT_OFF;
  }

  /** From the first letter of an attribute's name, whatever it is, to behind its value; the page's end if it ends before. */
  #readAttribute(nameFrom: number, first: number): number {
    const codes = this.#codes;
    const end = this.#end;
    let at = nameFrom + 1;
    let code = codes[at]!;
    while (at < end && code !== EQUALS && code !== GT && code !== SLASH && !isSpace(code)) code = codes[++at]!;
    const nameTo = at;
    this.bits |= nameBit(nameTo - nameFrom, first);
    while (isSpace(code)) code = codes[++at]!;
    if (code !== EQUALS || at >= end) {
      this.#attributes.add(nameFrom, nameTo, nameTo, nameTo);
      return at;
    }
    do code = codes[++at]!;
    while (isSpace(code));
    let valueFrom = at;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      valueFrom = ++at;
      while (at < end && codes[at] !== code) at++;
      this.#attributes.add(nameFrom, nameTo, valueFrom, at);
      return at + 1;
    }
    while (at < end && code !== GT && !isSpace(code)) code = codes[++at]!;
    this.#attributes.add(nameFrom, nameTo, valueFrom, at);
    return at;
  }
}
