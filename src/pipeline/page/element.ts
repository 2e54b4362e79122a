import { NO_CLASS, type ElementClass } from '../../rules/element-class.ts';
import type { Element } from './tree.ts';

/** The attributes of all elements of a page. What `from` and `to` say of an element is for its maker to know. */
export interface Attributes {
  /** The value of an attribute of the element, entities decoded. */
  find(name: string, from: number, to: number): string | undefined;
  /** The {@link ElementClass} of the element. */
  elementClassOf(from: number, to: number): ElementClass;
}

/** One of 32 bits for an attribute's name, by its length and first letter: an element without the bit has no such attribute. */
export function nameBit(length: number, first: number): number {
  return 1 << ((length * 7 + (first | 32)) & 31);
}

/** Of an element that may have any attribute. */
export const ANY_NAME = -1;

const CLASS_OR_ID = nameBit(5, 99) | nameBit(2, 105);

/**
 * An element, whoever read its page. One class for all: where some elements are of another, V8 throws away every function
 * that it made for those of the first, and what it makes then asks each time which it has.
 */
export class PageElement implements Element {
  readonly name: string;
  readonly parent: Element | null;
  readonly index: number;
  readonly depth: number;
  readonly #attributes: Attributes;
  readonly #from: number;
  readonly #to: number;
  /** {@link nameBit}s of all its attributes. */
  readonly #bits: number;
  #elementClass: ElementClass | undefined;

  constructor(
    name: string,
    parent: Element | null,
    index: number,
    attributes: Attributes,
    from: number,
    to: number,
    bits: number,
  ) {
    this.name = name;
    this.parent = parent;
    this.index = index;
    this.depth = parent ? parent.depth + 1 : 0;
    this.#attributes = attributes;
    this.#from = from;
    this.#to = to;
    this.#bits = bits;
    this.#elementClass = (bits & CLASS_OR_ID) === 0 ? NO_CLASS : undefined;
  }

  get elementClass(): ElementClass {
    return (this.#elementClass ??= this.#attributes.elementClassOf(this.#from, this.#to));
  }

  get key(): string {
    return this.elementClass.key;
  }

  get tagAndClass(): string {
    return this.elementClass.tagAndClassOf(this.name);
  }

  attr(name: string): string | undefined {
    if ((this.#bits & nameBit(name.length, name.charCodeAt(0))) === 0) return undefined;
    return this.#attributes.find(name, this.#from, this.#to);
  }
}
