import { ANY, FOREIGN, partsOf } from './pattern-openings.ts';
import { codeAt } from './words.ts';

/** Symbols of an opening: letters are 1 to 26, then a run of digits, then a run of marks. */
const DIGITS = 27;
const MARKS = 28;
const WIDTH = 29;
/** `ſ` and the Kelvin sign are marks to some patterns, and `s` and `k` to those that ignore case. */
const LONG_S = 0x17f;
const KELVIN = 0x212a;
const TWOFOLD = 0;
/** Bits of a number that are used, one for each pattern. */
const MOST_PATTERNS = 30;

/** To read the patterns takes as long as to ask them of this many texts, some tens of pages: no single page pays for it. */
const ASKED_PLAINLY = 1000;

/** By ASCII code, its symbol. */
const SYMBOLS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[a-z]/i.test(sign)) return code & 31;
  return /\d/.test(sign) ? DIGITS : MARKS;
});

/**
 * Which of some anchored patterns may match a text, by its first letters: nearly no text opens as any of them does. The
 * first letters are looked up in a tree, so that the patterns are not even touched: the code of a pattern that runs once
 * a page has to come from memory first, which takes longer than to run it.
 */
export class OpeningIndex {
  readonly #patterns: readonly RegExp[];
  readonly #all: number;
  #asked = 0;
  /** Node and symbol to the next node; 0 where there is none. */
  #next = new Uint16Array(0);
  /** Bits of the patterns of which a node's opening is one. */
  #bits = new Int32Array(0);
  /** Bits of the patterns that may match where a sign beyond ASCII stands before the first letter. */
  #foreign = 0;
  /** What of a pattern may open with anything, where that is not all of it. */
  #open: { readonly bit: number; readonly pattern: RegExp }[] = [];

  constructor(patterns: readonly RegExp[]) {
    if (patterns.length > MOST_PATTERNS) throw new Error(`more than ${MOST_PATTERNS} patterns: make a second index`);
    this.#patterns = patterns;
    this.#all = (1 << patterns.length) - 1;
  }

  /** Bit `1 << n` for each pattern that may match, `n` being its place. */
  candidates(text: string): number {
    if (!this.#isBuilt()) return this.#all;
    let found = this.#candidatesFrom(0, text);
    for (const { bit, pattern } of this.#open) if ((found & bit) === 0 && pattern.test(text)) found |= bit;
    return found;
  }

  /** The same for patterns that need not match at the text's start, but where a word of small letters and digits may begin. */
  candidatesAtWords(text: string): number {
    if (!this.#isBuilt()) return this.#all;
    const { length } = text;
    let found = this.#bits[0]!;
    for (const { bit } of this.#open) found |= bit;
    let inWord = false;
    for (let i = 0; i < length; i++) {
      const code = codeAt(text, i);
      const before = inWord;
      inWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
      if (!before && (inWord || symbolAt(text, i) !== MARKS)) found |= this.#candidatesFrom(i, text);
    }
    return found;
  }

  #isBuilt(): boolean {
    if (this.#bits.length === 0) {
      if (this.#asked++ < ASKED_PLAINLY) return false;
      this.#build();
    }
    return true;
  }

  #candidatesFrom(from: number, text: string): number {
    const { length } = text;
    const next = this.#next;
    const bits = this.#bits;
    let found = bits[0]!;
    let node = 0;
    let last = MARKS;
    for (let i = from; i < length; i++) {
      const symbol = symbolAt(text, i);
      // A run is one symbol, and marks before the first letter are none.
      if (symbol === last && symbol >= DIGITS) {
        if (node === 0 && codeAt(text, i) >= 128) found |= this.#foreign;
        continue;
      }
      if (symbol === TWOFOLD) return this.#all;
      last = symbol;
      node = next[node * WIDTH + symbol]!;
      if (node === 0) return found;
      found |= bits[node]!;
    }
    return found;
  }

  #build(): void {
    const tree = { next: Array.from({ length: WIDTH }, () => 0), bits: [0] };
    for (const [n, pattern] of this.#patterns.entries()) {
      const { openings, open } = partsOf(pattern);
      if (open !== null && open !== pattern) this.#open.push({ bit: 1 << n, pattern: open });
      for (const opening of openings)
        if (opening.startsWith(FOREIGN)) this.#foreign |= 1 << n;
        else tree.bits[nodeOf(opening, tree)]! |= 1 << n;
    }
    this.#next = Uint16Array.from(tree.next);
    this.#bits = Int32Array.from(tree.bits);
  }
}

/** The node at which an opening ends, made where there is none. */
function nodeOf(opening: string, { next, bits }: { readonly next: number[]; readonly bits: number[] }): number {
  let node = 0;
  for (const sign of opening.slice(0, opening.indexOf(ANY))) {
    const at = node * WIDTH + (sign === '_' || sign === FOREIGN ? MARKS : symbolAt(sign, 0));
    if (next[at] === 0) {
      next[at] = bits.length;
      bits.push(0);
      for (let i = 0; i < WIDTH; i++) next.push(0);
    }
    node = next[at]!;
  }
  return node;
}

function symbolAt(text: string, at: number): number {
  const code = codeAt(text, at);
  return code < 128 ? SYMBOLS[code]! : code === LONG_S || code === KELVIN ? TWOFOLD : MARKS;
}

/** `(?:^|[^a-z0-9])(?:share|social)(?:$|[^a-z0-9])`: a pattern of whole words. */
const OF_WORDS = /^\(\?:\^\|\[\^a-z0-9\]\)(.+)\(\?:\$\|\[\^a-z0-9\]\)$/s;

/** With what a word begins that a pattern of words matches; of any other pattern, with anything. */
function atWord({ source, flags }: RegExp): RegExp {
  return new RegExp(`^${OF_WORDS.exec(source)?.[1] ?? ''}`, flags);
}

/** The first of some rows whose pattern matches a text. */
export class FirstMatch<Row extends { readonly pattern: RegExp }> {
  readonly #parts: readonly { readonly rows: readonly Row[]; readonly index: OpeningIndex }[];
  readonly #ofWords: boolean;

  /** `ofWords` where the patterns are of whole words anywhere in the text, not of its start. */
  constructor(rows: readonly Row[], ofWords = false) {
    this.#ofWords = ofWords;
    this.#parts = Array.from({ length: Math.ceil(rows.length / MOST_PATTERNS) }, (_, part) => {
      const own = rows.slice(part * MOST_PATTERNS, (part + 1) * MOST_PATTERNS);
      return { rows: own, index: new OpeningIndex(own.map(({ pattern }) => (ofWords ? atWord(pattern) : pattern))) };
    });
  }

  of(text: string): Row | undefined {
    for (const { rows, index } of this.#parts) {
      let bits = this.#ofWords ? index.candidatesAtWords(text) : index.candidates(text);
      for (let n = 0; bits !== 0; bits >>>= 1, n++) if ((bits & 1) !== 0 && rows[n]!.pattern.test(text)) return rows[n];
    }
    return undefined;
  }
}
