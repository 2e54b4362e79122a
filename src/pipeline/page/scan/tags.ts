import { kindOf } from '../kinds.ts';

/** What an HTML parser must know of a tag. The rules are htmlparser2's, whose trees agree with parse5's on real pages. */
export interface Tag {
  /** Lower-case. */
  readonly name: string;
  /** Number to count its open elements by; known tags come first. */
  readonly id: number;
  /** What it does to the text: `KIND` of blocks.ts. */
  readonly kind: number;
  /** Never has content nor an end tag. */
  readonly isVoid: boolean;
  /** Its content is text up to its own end tag, tags or not. */
  readonly isRaw: boolean;
  /** Whether `/>` closes an element inside it: yes in SVG and MathML, no where HTML begins again in these, null for all others. */
  readonly foreign: boolean | null;
  /** Bit by which other tags name it in `closes`; 0 if none does. */
  readonly bit: number;
  /** Bits of the tags that its start tag ends, where they are the innermost. */
  readonly closes: number;
}

const VOID = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const RAW = new Set('script style title textarea xmp'.split(' '));
const FOREIGN: ReadonlyMap<string, boolean> = new Map([
  ['math', true],
  ['svg', true],
  ...'mi mo mn ms mtext annotation-xml foreignobject desc title'.split(' ').map((name) => [name, false] as const),
]);
/** Tags that need no entry of their own anywhere else, but are common enough to be found without making a string. */
const COMMON =
  'a abbr applet audio b big body canvas caption center cite code dialog dir em fieldset figcaption font frameset html i iframe ins label legend map noscript object picture ' +
  's samp small span strike strong sub sup summary svg template thead time tt u var video path g use rect circle polygon defs';

const PARAGRAPH_ENDERS =
  'h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol p pre section table ul';
const FORM = 'option optgroup select button datalist textarea';
const FORM_ENDERS = 'select input output button datalist textarea';

/** A start tag of the first list ends elements of the second. */
const CLOSES: readonly (readonly [string, string])[] = [
  ['tr', 'tr th td'],
  ['th', 'th'],
  ['td', 'thead th td'],
  ['body', 'head script'],
  ['li', 'li'],
  [PARAGRAPH_ENDERS, 'p'],
  [FORM_ENDERS, FORM],
  ['option', 'option'],
  ['optgroup', 'optgroup option'],
  ['dd dt', 'dd dt'],
  ['rt rp', 'rt rp'],
  ['tbody tfoot', 'thead tbody'],
];

function bitsOf(): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const name of CLOSES.flatMap(([, closed]) => closed.split(' ')))
    if (!bits.has(name)) bits.set(name, 1 << bits.size);
  return bits;
}

const BITS = bitsOf();

/** A tag that no list knows. `id` is the caller's to number. */
export function makeTag(name: string, id: number): Tag {
  let closes = 0;
  for (const [openers, closed] of CLOSES)
    if (openers.split(' ').includes(name)) for (const one of closed.split(' ')) closes |= BITS.get(one)!;
  return {
    name,
    id,
    kind: kindOf(name),
    isVoid: VOID.has(name),
    isRaw: RAW.has(name),
    foreign: FOREIGN.get(name) ?? null,
    bit: BITS.get(name) ?? 0,
    closes,
  };
}

const names = new Set([
  ...VOID,
  ...RAW,
  ...FOREIGN.keys(),
  ...BITS.keys(),
  ...COMMON.split(' '),
  ...CLOSES.flatMap(([openers]) => openers.split(' ')),
]);
/** Tags known beforehand, by name; their ids are 0 to `size - 1`. */
export const KNOWN_TAGS: ReadonlyMap<string, Tag> = new Map([...names].map((name, id) => [name, makeTag(name, id)]));

/** Slots of the table below; a power of two, at least four times the tags, so that most are found at the first slot. */
const SLOTS = 1024;
const table: (Tag | undefined)[] = Array.from({ length: SLOTS });
for (const tag of KNOWN_TAGS.values()) {
  let hash = 0;
  for (let i = 0; i < tag.name.length; i++) hash = nextHash(hash, tag.name.charCodeAt(i));
  let slot = hash & (SLOTS - 1);
  while (table[slot]) slot = (slot + 1) & (SLOTS - 1);
  table[slot] = tag;
}

/** Adds a character to the hash of a tag name; letters in either case give the same. */
export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + (code | 32)) | 0;
}

/** The known tag whose name stands in bytes from `from` to `to`, in any case, or undefined. */
export function findTag(codes: Uint8Array, from: number, to: number, hash: number): Tag | undefined {
  for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
    const tag = table[slot];
    if (tag === undefined || (tag.name.length === to - from && isName(tag.name, codes, from))) return tag;
  }
}

function isName(name: string, codes: Uint8Array, from: number): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = codes[from + i]!;
    const lower = code >= 65 && code <= 90 ? code | 32 : code;
    if (lower !== name.charCodeAt(i)) return false;
  }
  return true;
}
