import type { Verdict } from '../../rules/rule-set.ts';
import { DataTables } from './tables.ts';
import { leadsElsewhere, leadsWithin, unfoldsAnswer, type Block, type Element, type Tree } from '../page/tree.ts';

/** What the finder and the stripper ask of each block, computed once. All arrays are indexed by block number. */
export interface Features {
  readonly words: Uint16Array;
  /** Characters of running prose; 0 for menus, labels, headings, links. */
  readonly prose: Float64Array;
  /** 1 where a sentence is one of a row of teasers; its `prose` is 0. */
  readonly teaser: Uint8Array;
  /** Share of characters inside links, 0 to 1. */
  readonly linkShare: Float64Array;
  /** The number of the block's shape: tag and class of its element and of the one above. {@link NO_SHAPE} where no prose has it. */
  readonly shapes: Int32Array;
  /** Share of the page's prose that has the block's shape, 0 to 1. */
  readonly shapeShare: Float64Array;
  /** Prose characters inside each element, by element index. */
  readonly proseIn: Float64Array;
  readonly totalProse: number;
  readonly tables: DataTables;
}

/** A sentence has an end; what has none is prose only where it is long. */
const SENTENCE_END = /[.!?…;:,؟。！？"”’»)\]_—-]["”’»)\]]*$|[.!?。！？][”’»」』)]*\s?(?:\([cC]\)|©)\s?[^.!?。]{2,60}$/;
/** Behind a sentence's end its agency signs, and who sent it: `... on Monday. PTI ABC`. */
export const SIGNED_END = /[.!?]["”’»]? [A-Z]{3,6}(?: [A-Z]{2,4}){0,6}$/;
/** Closing marks pile up; the last characters tell. */
const END_CHARS = 60;
const MIN_PROSE_WORDS = 9;
const LONG_WITHOUT_END = 140;
const LINKED_SENTENCE_WORDS = 20;

export function featuresOf(tree: Tree, host: string | null = null): Features {
  const { blocks, elements } = tree;
  const words = new Uint16Array(blocks.length);
  const prose = new Float64Array(blocks.length);
  const linkShare = new Float64Array(blocks.length);
  const teaser = new Uint8Array(blocks.length);
  const proseIn = new Float64Array(elements.length);
  const parents = parentsOf(elements);
  let totalProse = 0;
  for (const block of blocks) {
    const i = block.index;
    words[i] = Math.min(65_535, block.words);
    linkShare[i] = Math.min(1, block.linkChars / block.text.length);
    const chars = proseChars(block, words[i]!, linkShare[i]!);
    if (chars > 0) prose[i] = chars;
  }
  for (const i of [
    ...teasersOf(tree, parents, prose, linkShare, host),
    ...unboxedTeasers(blocks, prose, linkShare, host),
    ...headedTeasers(blocks, prose, host),
  ]) {
    prose[i] = 0;
    teaser[i] = 1;
  }
  for (const block of blocks) {
    const chars = prose[block.index]!;
    if (chars === 0) continue;
    totalProse += chars;
    proseIn[block.element.index]! += chars;
  }
  addToParents(parents, proseIn);
  const shapes = shapesOf(blocks, prose);
  const shapeShare = shapeShares(blocks, { prose, shapes });
  return { words, prose, teaser, linkShare, shapes, shapeShare, proseIn, totalProse, tables: new DataTables(tree) };
}

/** The number of each element's parent, -1 for none: five sums climb by it, which takes a third of the time of asking the elements. */
function parentsOf(elements: readonly Element[]): Int32Array {
  const parents = new Int32Array(elements.length);
  for (let i = 0; i < parents.length; i++) parents[i] = elements[i]!.parent?.index ?? -1;
  return parents;
}

/** Turns what each element has of its own into what it has with all in it: children stand behind their parents. */
function addToParents(parents: Int32Array, sums: Float64Array | Uint16Array): void {
  for (let i = parents.length - 1; i > 0; i--) {
    const own = sums[i]!;
    if (own > 0 && parents[i]! >= 0) sums[parents[i]!]! += own;
  }
}

/** A teaser is a link and a sentence or two in a box, and never comes alone. */
const MIN_TEASERS = 3;
const MAX_TEASER_BLOCKS = 6;
const TEASER_LEVELS = 4;

/** Numbers of the blocks that are the sentence of a teaser: boxes of one tag and class, side by side, each with a link and little prose. */
function teasersOf(
  { blocks, elements }: Tree,
  parents: Int32Array,
  prose: Float64Array,
  linkShare: Float64Array,
  host: string | null,
): number[] {
  const proseCount = new Uint16Array(elements.length);
  const linkCount = new Uint16Array(elements.length);
  const blockCount = new Uint16Array(elements.length);
  const headed = new Uint16Array(elements.length);
  const elsewhere = new Uint16Array(elements.length);
  for (const { element, index, href, text } of blocks) {
    if (prose[index]! > 0) proseCount[element.index]!++;
    else if (linkShare[index]! > 0.8 && !leadsWithin(href) && !unfoldsAnswer(href, text)) {
      if (leadsElsewhere(href, host)) elsewhere[element.index]!++;
      linkCount[element.index]!++;
      if (LARGE_HEADINGS.has(element.name)) headed[element.index]!++;
    }
    blockCount[element.index]!++;
  }
  for (const counts of [proseCount, linkCount, blockCount, headed, elsewhere]) addToParents(parents, counts);
  const rows = new Map<string, TeaserRow>();
  const boxes: { block: Block; row: TeaserRow }[] = [];
  let total = 0;
  for (const block of blocks) {
    if (prose[block.index] === 0) continue;
    total += block.text.length;
    let at: Element | null = block.element;
    for (let up = 0; at && up < TEASER_LEVELS; up++, at = at.parent) {
      const i = at.index;
      if (proseCount[i]! > 2 || blockCount[i]! > MAX_TEASER_BLOCKS) break;
      if (linkCount[i] === 0 || !at.parent) continue;
      const key = `${at.parent.index} ${at.name} ${at.key}`;
      const row = rows.get(key) ?? { members: new Set(), headed: 0, elsewhere: 0, chars: 0 };
      rows.set(key, row);
      row.members.add(at);
      row.chars += block.text.length;
      if (headed[i]! > 0) row.headed++;
      if (elsewhere[i] === linkCount[i]) row.elsewhere++;
      boxes.push({ block, row });
    }
  }
  return boxes
    .filter(({ row }) => row.members.size >= MIN_TEASERS && !isToldInPieces(row, total))
    .map(({ block }) => block.index);
}

interface TeaserRow {
  readonly members: Set<Element>;
  /** How many of its sentences have a linked heading in their box. */
  headed: number;
  /** How many of its sentences have nothing but links to other sites in their box. */
  elsewhere: number;
  chars: number;
}

/** Whether a row's pieces are too long for teasers and hold most of the page's prose: a story told in pieces, each under a linked heading. */
function isToldInPieces({ members, headed, elsewhere, chars }: TeaserRow, total: number): boolean {
  if (elsewhere >= members.size * ELSEWHERE) return true;
  return headed >= members.size && chars > MAX_TEASER_CHARS * members.size && chars > total / 2;
}

/** A row of which this share leads to other sites and nowhere else is none of the outlet's other stories: things to buy, sources. */
const ELSEWHERE = 2 / 3;
/** A teaser's sentence or two. */
const MAX_TEASER_CHARS = 400;

/** Numbers of the blocks that are the sentence of a teaser without a box: a link's line and a sentence in turn, side by side. */
function unboxedTeasers(
  blocks: readonly Block[],
  prose: Float64Array,
  linkShare: Float64Array,
  host: string | null,
): number[] {
  const rows = new Map<Element, { teasers: number[]; prose: number }>();
  for (const block of blocks) {
    const { element, index } = block;
    if (prose[index] === 0 || !element.parent) continue;
    const row = rows.get(element.parent) ?? { teasers: [], prose: 0 };
    rows.set(element.parent, row);
    row.prose++;
    const before = blocks[index - 1];
    const headed =
      before !== undefined &&
      prose[index - 1] === 0 &&
      linkShare[index - 1]! > 0.9 &&
      !leadsWithin(before.href) &&
      !leadsElsewhere(before.href, host) &&
      before.element.parent === element.parent &&
      before.element.name !== element.name;
    if (headed && block.text.length <= MAX_TEASER_CHARS) row.teasers.push(index);
  }
  return [...rows.values()]
    .filter((row) => row.teasers.length >= MIN_TEASERS && row.teasers.length === row.prose)
    .flatMap((row) => row.teasers);
}

/** Numbers of the blocks that are a linked headline and its sentence in one, where all of their make are: a row of tables. */
function headedTeasers(blocks: readonly Block[], prose: Float64Array, host: string | null): number[] {
  const makes = new Map<string, { teasers: number[]; prose: number }>();
  for (const { element, index, text, linkChars, links, href } of blocks) {
    if (prose[index] === 0) continue;
    const make = makes.get(element.tagAndClass) ?? { teasers: [], prose: 0 };
    makes.set(element.tagAndClass, make);
    make.prose++;
    const line = text.indexOf('\n');
    if (
      links === 1 &&
      line > 0 &&
      Math.abs(linkChars - line) <= 2 &&
      line < MAX_HEADLINE &&
      !leadsElsewhere(href, host)
    )
      make.teasers.push(index);
  }
  return [...makes.values()]
    .filter((make) => make.teasers.length >= MIN_TEASERS && make.teasers.length === make.prose)
    .flatMap((make) => make.teasers);
}
/** Characters of a teaser's headline. */
const MAX_HEADLINE = 120;

/** Of a block whose shape no prose has. */
const NO_SHAPE = -1;

/**
 * The shape of each block as a number: tag and class of its element and of the one above, numbered as prose has them. Most
 * blocks are links in lists and have not even the tags of prose: their classes are not read.
 */
export function shapesOf(blocks: readonly Block[], prose: Float64Array): Int32Array {
  // By the strings that all elements of a kind share, so that none is made.
  const numbers = new Map<string, Map<string, number>>();
  const tags = new Map<string, Set<string>>();
  const shapes = new Int32Array(blocks.length).fill(NO_SHAPE);
  let count = 0;
  for (const { index, element } of blocks) {
    if (prose[index] === 0) continue;
    const { name, parent, tagAndClass } = element;
    const under = getOrMake(numbers, tagAndClass, () => new Map<string, number>());
    getOrMake(tags, name, () => new Set<string>()).add(parent?.name ?? '');
    shapes[index] = getOrMake(under, parent?.tagAndClass ?? '', () => count++);
  }
  for (const { index, element } of blocks)
    if (prose[index] === 0 && tags.get(element.name)?.has(element.parent?.name ?? ''))
      shapes[index] = numbers.get(element.tagAndClass)?.get(element.parent?.tagAndClass ?? '') ?? NO_SHAPE;
  return shapes;
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** Share of each block's shape in the prose of all given blocks, the commonest shape being 1. Furniture by its verdict, by element index, does not count. */
export function shapeShares(
  blocks: readonly Block[],
  { prose, shapes }: Pick<Features, 'prose' | 'shapes'>,
  verdicts: readonly (Verdict | null)[] = [],
): Float64Array {
  // No shape has a higher number than there are blocks.
  const sums = new Float64Array(shapes.length);
  let most = 1;
  for (const { index, element } of blocks) {
    const chars = prose[index]!;
    if (chars === 0 || verdicts[element.index]) continue;
    const sum = (sums[shapes[index]!]! += chars);
    if (sum > most) most = sum;
  }
  const shares = new Float64Array(prose.length);
  for (const { index } of blocks) if (shapes[index] !== NO_SHAPE) shares[index] = sums[shapes[index]!]! / most;
  return shares;
}

/** Tag and class of the block's element and the two above: paragraphs of one story share it, teasers have their own. */
export function shapeOf({ element }: Block): string {
  const above = element.parent;
  return above ? `${element.tagAndClass}>${above.tagAndClass}` : `${element.tagAndClass}>`;
}

export const LARGE_HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4']);

function proseChars(block: Block, words: number, linkShare: number): number {
  const { text, element } = block;
  if (words < MIN_PROSE_WORDS) return 0;
  // A long sentence may be a link for the most part and still be the story's.
  if (linkShare > 0.5 && !(words >= LINKED_SENTENCE_WORDS && linkShare <= 0.85 && /[.!?]["”’)]*$/.test(text))) return 0;
  if (LARGE_HEADINGS.has(element.name)) return 0;
  const end = text.slice(-END_CHARS);
  if (text.length < LONG_WITHOUT_END && !SENTENCE_END.test(end) && !SIGNED_END.test(end)) return 0;
  // A run of headlines in one element: many links, few words between them.
  if (block.links > 3 && block.links * 8 > words) return 0;
  return text.length;
}
