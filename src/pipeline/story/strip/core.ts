import { nearnessTo } from '../find.ts';
import type { Block, Element } from '../../page/tree.ts';
import { sectionsBeside } from './beside-core.ts';
import { cut, cutRange, isInside, proseKept, type Fate, type StripInput } from './fate.ts';

/** An agency's copyright line ends its story: what follows in the same container is the page's. */
export function cutAfterCopyright({ found, features, anchors, isNote }: StripInput, fates: Fate[]): void {
  const { blocks } = found;
  const line = blocks.findIndex(
    (block, k) => fates[k]!.fate === 'kept' && COPYRIGHT_LINE.test(block.text) && isNote(block.text, 'tail'),
  );
  if (line < 0) return;
  const before = proseKept(blocks, fates, features, 0, line);
  let from = line + 1;
  // The agency's transmission code may stand below it.
  while (from < blocks.length && isNote(blocks[from]!.text, 'tail') && !COPYRIGHT_LINE.test(blocks[from]!.text)) from++;
  const after = proseKept(blocks, fates, features, from, blocks.length);
  // What runs from a dateline to the agency's copyright is a whole story.
  const isWhole = blocks.slice(0, line).some(({ index }, k) => anchors.hasDateline[index] && fates[k]!.fate === 'kept');
  if (before > (isWhole ? WHOLE_SHARE : 2) * after)
    cutRange(blocks, fates, from, blocks.length, 'after-copyright', 'after the agency’s copyright line', anchors);
}

/** So much of what stands below a whole story stands above. */
const WHOLE_SHARE = 0.3;
const COPYRIGHT_LINE = /^\W*(?:copyright\b|©|\(c\))/i;

/** The innermost element with this share of the story's prose is its core; prose outside it must prove itself. */
const CORE_SHARE = 0.8;
/** The same of an `article`. */
const ARTICLE_SHARE = 0.6;
/** A lead stands at most this many kept blocks above the core, and is a sentence. */
const LEAD_DISTANCE = 8;
const LEAD_WORDS = 9;

/** Prose of other boxes (teasers, terms, a second story) that the container holds beside the story. */
export function cutOutsideCore(input: StripInput, fates: Fate[]): void {
  const { found, features, anchors, headline } = input;
  const kept = found.blocks.filter((block, k) => fates[k]!.fate === 'kept' && features.prose[block.index]! > 0);
  const near = nearnessTo(headline.block);
  const weights = kept.map((block) => features.prose[block.index]! * near(block) ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return;
  const inside = weightInside(kept, weights, found.container);
  let core: Element | null = null;
  for (const [element, prose] of inside)
    if (
      prose >= (element.name === 'article' ? ARTICLE_SHARE : CORE_SHARE) * total &&
      (!core || element.depth > core.depth)
    )
      core = element;
  core = columnOf(headline.block, inside, total, core) ?? core;
  // One long paragraph is not a core where shorter ones stand beside it.
  while (core && PIECES.has(core.name)) core = core.parent;
  if (!core) return;
  const start = found.blocks.findIndex((block, k) => fates[k]!.fate === 'kept' && isInside(block.element, core));
  // A lead often stands alone above the body, in a box of its own.
  let leadFrom = start;
  for (let left = LEAD_DISTANCE; leadFrom > 0 && left > 0; leadFrom--) if (fates[leadFrom - 1]!.fate === 'kept') left--;
  const isLead = (block: Block, k: number) =>
    features.words[block.index]! >= LEAD_WORDS &&
    k < start &&
    k >= leadFrom &&
    (headline.block?.index ?? -1) < block.index;
  const sections = sectionsBeside(core, input, fates);
  found.blocks.forEach((block, k) => {
    if (fates[k]!.fate !== 'kept' || isInside(block.element, core)) return;
    const i = block.index;
    if (
      anchors.hasDateline[i] ||
      anchors.inArticleBody[i] ||
      anchors.opensDescription[i] ||
      isLead(block, k) ||
      sections.has(block)
    )
      return;
    fates[k] = cut('heuristic-outside-story', 'outside the element that holds the story');
  });
}

/** Elements that hold a piece of a text, never a text. */
const PIECES: ReadonlySet<string> = new Set(['p', 'li', 'dd', 'dt', 'blockquote']);

/** The weight of the blocks inside each element below the container. Each element is met once, however deep they nest. */
function weightInside(
  blocks: readonly Block[],
  weights: readonly number[],
  container: Element,
): ReadonlyMap<Element, number> {
  const inside = new Map<Element, number>();
  blocks.forEach((block, k) => {
    for (let at: Element | null = block.element; at && at !== container && !inside.has(at); at = at.parent)
      inside.set(at, 0);
    if (block.element !== container) inside.set(block.element, inside.get(block.element)! + weights[k]!);
  });
  // The innermost first.
  for (const element of [...inside.keys()].sort((a, b) => b.depth - a.depth)) {
    const { parent } = element;
    if (parent && inside.has(parent)) inside.set(parent, inside.get(parent)! + inside.get(element)!);
  }
  return inside;
}

/** A headline's column holds at least this share of the prose, or says nothing. */
const COLUMN_SHARE = 0.35;

/** The innermost element around the headline with a good part of the prose, where it is narrower than the core. */
function columnOf(
  headline: Block | null,
  inside: ReadonlyMap<Element, number>,
  total: number,
  core: Element | null,
): Element | null {
  for (let at = headline?.element ?? null; at; at = at.parent) {
    if ((inside.get(at) ?? 0) < COLUMN_SHARE * total) continue;
    return core === null || at.depth > core.depth ? at : null;
  }
  return null;
}
