import { codeAt } from '../text/words.ts';
import { detached } from '../text/detached.ts';

/** So many are kept; then it starts anew. */
const MOST = 10_000;
/** A power of two, half as large again. */
const SLOTS = 16 * 1024;
/**
 * Hashes met of late, a power of two. Over news pages of hundreds of hosts by turns 1.8 classes a page are kept, of 44 that are not
 * found; with twice the hashes 38 are not found, and twice as many kept.
 */
const MET = 8 * 1024;
/** Numbers a slot takes: the hash, and the place among the kept from 1 on, 0 where it is free. */
const WIDTH = 2;

/** What is kept of a class and an id, each as its element has it; empty where it has none. */
export interface OfClassAndId {
  readonly className: string;
  readonly id: string;
}

/**
 * What was made of classes and ids. Every second class that a page asks for is new, and most of these never come again: what
 * is made of a class is kept once the class is asked for again before long. What is kept dies old, which is the dearest
 * garbage. A `Map` of so many strings looks at several of them, which lie all over memory, to say that it has none; here
 * the hashes lie in one small table.
 */
export class ClassMemo<Kept extends OfClassAndId> {
  readonly #make: (className: string, id: string) => Kept;
  readonly #slots = new Int32Array(SLOTS * WIDTH);
  readonly #met = new Int32Array(MET);
  #kept: Kept[] = [];

  /** `make` gets strings that hold nothing of their page where what it makes is kept. */
  constructor(make: (className: string, id: string) => Kept) {
    this.#make = make;
  }

  of(className: string, id: string): Kept {
    const slots = this.#slots;
    const hash = hashOn(hashOn(className.length, className), id);
    let slot = hash & (SLOTS - 1);
    for (let place = slots[slot * WIDTH + 1]!; place !== 0; place = slots[slot * WIDTH + 1]!) {
      if (slots[slot * WIDTH] === hash) {
        const known = this.#kept[place - 1]!;
        if (known.className === className && known.id === id) return known;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    const met = hash & (MET - 1);
    if (this.#met[met] !== hash) {
      this.#met[met] = hash;
      return this.#make(className, id);
    }
    const made = this.#make(detached(className), id === '' ? '' : detached(id));
    if (this.#kept.length === MOST) {
      this.#kept = [];
      slots.fill(0);
      slot = hash & (SLOTS - 1);
    }
    slots[slot * WIDTH] = hash;
    slots[slot * WIDTH + 1] = this.#kept.push(made);
    return made;
  }
}

function hashOn(hash: number, text: string): number {
  const { length } = text;
  let mixed = hash;
  for (let i = 0; i < length; i++) mixed = Math.imul(mixed ^ codeAt(text, i), 0x01000193);
  return mixed ^ (mixed >>> 15);
}
