import type { Element, Tree } from '../../page/tree.ts';
import type { Features } from '../../story/features.ts';
import type { Story } from '../../story/story.ts';
import { share, upTo } from './measure.ts';
import type { Signs } from './signs.ts';

/** 1 for each block that a reading takes, by block number. */
type Reading = Uint8Array;

/** Shares beyond which more says nothing new. */
const MUCH_DIFFERENCE = 0.4;
const MUCH_LEFT = 0.4;
const MUCH_CUT = 0.2;
/** Stories with a list or a box at their end differ so far in their halves. */
const SOME_DIFFERENCE = 0.3;

/**
 * How far the story agrees with plain readings of the same page, made without rules, anchors or headline. Each is often
 * wrong alone; where the story differs from most of them, it may be wrong itself.
 */
export function readingSigns(
  tree: Tree,
  { features, fates }: Story,
): Pick<Signs, 'readingsDiffer' | 'shapeLeft' | 'gap' | 'halvesDiffer'> {
  const { words } = features;
  const kept = new Uint8Array(fates.length);
  for (let i = 0; i < kept.length; i++) if (fates[i]!.fate === 'kept') kept[i] = 1;
  const shapes = shapesOfProse(features);
  const beside = overlap(words, kept, besideMostProse(tree, features));
  const agreements = [
    beside,
    overlap(words, kept, byLengthAndLinks(features)),
    overlap(words, kept, allProse(features)),
    overlap(words, kept, allParagraphs(tree, features)),
    overlap(words, kept, ofCommonestShape(shapes, features)),
  ].map(({ both, one, other }) => share(2 * both, one + other));
  return {
    readingsDiffer: upTo(MUCH_DIFFERENCE, 1 - agreements.sort((a, b) => a - b)[2]!),
    shapeLeft: upTo(MUCH_LEFT, 1 - share(beside.both, beside.other)),
    gap: upTo(MUCH_CUT, cutBetween(features, kept, fates)),
    halvesDiffer: upTo(1 - SOME_DIFFERENCE, halvesDiffer(shapes, features, kept) - SOME_DIFFERENCE),
  };
}

/** Words of one, of the other and of both. */
function overlap(words: Uint16Array, one: Reading, other: Reading): { both: number; one: number; other: number } {
  const sum = { both: 0, one: 0, other: 0 };
  for (let i = 0; i < words.length; i++) {
    const own = words[i]!;
    if (one[i]) sum.one += own;
    if (other[i]) sum.other += own;
    if (one[i] && other[i]) sum.both += own;
  }
  return sum;
}

function allProse({ prose }: Features): Reading {
  const reading = new Uint8Array(prose.length);
  for (let i = 0; i < reading.length; i++) if (prose[i]! > 0) reading[i] = 1;
  return reading;
}

const PARAGRAPH_WORDS = 6;

function allParagraphs({ blocks }: Tree, { words, linkShare }: Features): Reading {
  const reading = new Uint8Array(blocks.length);
  for (const { element, index } of blocks)
    if (element.name === 'p' && words[index]! >= PARAGRAPH_WORDS && linkShare[index]! < 0.5) reading[index] = 1;
  return reading;
}

/**
 * Text against boilerplate by number of words and density of links of a block and its neighbours: the decision tree of
 * Kohlschütter, Fankhauser and Nejdl (2010), with its thresholds.
 */
function byLengthAndLinks({ words, linkShare }: Features): Reading {
  const reading = new Uint8Array(words.length);
  for (let i = 0; i < reading.length; i++) {
    if (linkShare[i]! > 1 / 3) continue;
    const own = words[i]!;
    const before = i > 0 ? words[i - 1]! : 0;
    const after = i + 1 < words.length ? words[i + 1]! : 0;
    const linkedBefore = i > 0 && linkShare[i - 1]! > 0.555;
    if (linkedBefore ? own > 40 || after > 17 : own > 16 || after > 15 || (before > 4 && own > 16)) reading[i] = 1;
  }
  return reading;
}

/** Levels above a block in which its prose counts, each half of the one below. */
const LEVELS = 3;

/** The blocks of the element in or near which most prose stands. */
function besideMostProse({ blocks, elements }: Tree, { prose, words, linkShare }: Features): Reading {
  const scores = new Float64Array(elements.length);
  let best: Element | null = null;
  for (const { element, index } of blocks) {
    let weight = prose[index]!;
    if (weight === 0) continue;
    for (let at = element.parent, up = 0; at && up < LEVELS; at = at.parent, up++, weight /= 2) {
      const score = (scores[at.index]! += weight);
      if (best === null || score > scores[best.index]!) best = at;
    }
  }
  const reading = new Uint8Array(blocks.length);
  if (best === null) return reading;
  // Elements stand in document order: what is in one follows it, until one that is no deeper.
  let end = best.index + 1;
  while (end < elements.length && elements[end]!.depth > best.depth) end++;
  for (const { element, index } of blocks)
    if (element.index >= best.index && element.index < end && linkShare[index]! < 0.5 && words[index]! > 3)
      reading[index] = 1;
  return reading;
}

/** The shape of each block of prose; -1 for all others. */
type Shapes = Int32Array;

function shapesOfProse({ shapes, prose }: Features): Shapes {
  const ofProse = new Int32Array(shapes);
  for (let i = 0; i < ofProse.length; i++) if (prose[i] === 0) ofProse[i] = -1;
  return ofProse;
}

function ofCommonestShape(shapes: Shapes, { prose }: Features): Reading {
  const sums: number[] = [];
  let best = -1;
  let most = 0;
  for (let i = 0; i < shapes.length; i++) {
    const shape = shapes[i]!;
    if (shape < 0) continue;
    const sum = (sums[shape] ?? 0) + prose[i]!;
    sums[shape] = sum;
    if (sum > most) [best, most] = [shape, sum];
  }
  const commonest = new Uint8Array(shapes.length);
  for (let i = 0; i < shapes.length; i++) if (best >= 0 && shapes[i] === best) commonest[i] = 1;
  return commonest;
}

/** Share of the words from the first to the last sentence that is cut. */
function cutBetween({ words, prose }: Features, kept: Reading, fates: Story['fates']): number {
  const [first, last] = edgesOf(kept, prose);
  let all = 0;
  let cut = 0;
  for (let i = first; i <= last; i++) {
    all += words[i]!;
    if (fates[i]!.fate === 'cut') cut += words[i]!;
  }
  return share(cut, all);
}

/** Numbers of the first and the last block of prose that is kept; the first beyond the last where there is none. */
function edgesOf(kept: Reading, prose: Float64Array): [number, number] {
  let first = -1;
  let last = -1;
  for (let i = 0; i < kept.length; i++) {
    if (kept[i] === 0 || prose[i] === 0) continue;
    if (first < 0) first = i;
    last = i;
  }
  return first < 0 ? [0, -1] : [first, last];
}

/** 0 where the shapes of the paragraphs are the same all through, 1 where what follows the middle has other ones. */
function halvesDiffer(shapes: Shapes, { prose }: Features, kept: Reading): number {
  const [first, last] = edgesOf(kept, prose);
  const middle = (first + last) / 2;
  const surplus = new Map<number, number>();
  let sentences = 0;
  for (let i = first; i <= last; i++) {
    const shape = shapes[i]!;
    if (!kept[i] || shape < 0) continue;
    sentences++;
    surplus.set(shape, (surplus.get(shape) ?? 0) + (i > middle ? 1 : -1));
  }
  let differing = 0;
  for (const count of surplus.values()) differing += Math.abs(count);
  return share(differing, sentences);
}
