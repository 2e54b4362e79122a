import { decodeHTMLAttribute } from 'entities/decode';
import { elementClassOf, type ElementClass } from '../../../rules/element-class.ts';
import type { Attributes } from '../element.ts';
import type { Source } from './source.ts';

/** Numbers an attribute takes in the table: where its name begins and ends, where its value begins and ends. */
const WIDTH = 4;

/** Most pages have fewer attributes than one in so many bytes; for the others the table grows. */
const BYTES_FOR_ONE = 40;

/** Slots for classes met before, by length, first and last byte; a power of two. */
const SLOTS = 64;

/** Where every attribute of the page stands in its text; values are cut out and decoded only when asked for. */
export class AttributeTable implements Attributes {
  readonly source: Source;
  #spans: Int32Array;
  #length = 0;
  /** Where the class stands that was met last in each slot, and the elementClass of its elements. */
  readonly #classFrom: number[] = [];
  readonly #classTo: number[] = [];
  readonly #elementClasses: (ElementClass | undefined)[] = [];

  constructor(source: Source) {
    this.source = source;
    this.#spans = new Int32Array(Math.max(64, WIDTH * Math.ceil(source.utf8.length / BYTES_FOR_ONE)));
  }

  /** Number of the next attribute. */
  get next(): number {
    return this.#length;
  }

  add(nameFrom: number, nameTo: number, valueFrom: number, valueTo: number): void {
    const at = this.#length;
    if (at + WIDTH > this.#spans.length) {
      const wider = new Int32Array(this.#spans.length * 2);
      wider.set(this.#spans);
      this.#spans = wider;
    }
    const spans = this.#spans;
    spans[at] = nameFrom;
    spans[at + 1] = nameTo;
    spans[at + 2] = valueFrom;
    spans[at + 3] = valueTo;
    this.#length = at + WIDTH;
  }

  /** The value of the first attribute of that name among those from `from` to `to`, entities decoded. */
  find(name: string, from: number, to: number): string | undefined {
    const at = this.#indexOf(name, from, to);
    if (at < 0) return undefined;
    const value = this.source.cut(this.#spans[at + 2]!, this.#spans[at + 3]!);
    return value.includes('&') ? decodeHTMLAttribute(value) : value;
  }

  /** The {@link ElementClass} of an element with these attributes. Most have a class that another had before, and no id: no string is made of it. */
  elementClassOf(from: number, to: number): ElementClass {
    const at = this.#indexOf('class', from, to);
    if (at < 0 || this.#indexOf('id', from, to) >= 0)
      return elementClassOf(at < 0 ? undefined : this.find('class', from, to), this.find('id', from, to));
    const { utf8 } = this.source;
    const start = this.#spans[at + 2]!;
    const end = this.#spans[at + 3]!;
    const slot = ((end - start) * 31 + utf8[start]! * 7 + utf8[end - 1]!) & (SLOTS - 1);
    const known = this.#elementClasses[slot];
    if (
      known &&
      this.#classTo[slot]! - this.#classFrom[slot]! === end - start &&
      isSame(utf8, start, end, this.#classFrom[slot]!)
    )
      return known;
    this.#classFrom[slot] = start;
    this.#classTo[slot] = end;
    return (this.#elementClasses[slot] = elementClassOf(this.find('class', from, to), undefined));
  }

  #indexOf(name: string, from: number, to: number): number {
    const { utf8 } = this.source;
    const spans = this.#spans;
    for (let at = from; at < to; at += WIDTH)
      if (spans[at + 1]! - spans[at]! === name.length && isNamed(utf8, spans[at]!, name)) return at;
    return -1;
  }
}

/** Whether the bytes from `start` to `end` stand from `other` on too. */
function isSame(utf8: Buffer, start: number, end: number, other: number): boolean {
  for (let i = start; i < end; i++) if (utf8[i] !== utf8[other + i - start]) return false;
  return true;
}

function isNamed(utf8: Buffer, from: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = utf8[from + i]!;
    if ((code >= 65 && code <= 90 ? code | 32 : code) !== name.charCodeAt(i)) return false;
  }
  return true;
}
