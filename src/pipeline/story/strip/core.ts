import { Nearness } from '../find.ts';
import type { Block, Element } from '../../page/tree.ts';
import { sectionsBeside } from './beside-core.ts';
import { cut, cutRange, isInside, proseKept, type Fate, type StripInput } from './fate.ts';

/** An agency's copyright line ends its story: what follows in the same container is the page's. */
export function cutAfterCopyright({ found, features, anchors, isNote }: StripInput, fates: Fate[]): void {
  const { blocks } = found;
  let line = 0;
  while (line < blocks.length && (fates[line]!.fate !== 'kept' || !isCopyright(blocks[line]!, isNote))) line++;
  if (line === blocks.length) return;
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

function isCopyright({ text }: Block, isNote: StripInput['isNote']): boolean {
  return COPYRIGHT_LINE.test(text) && isNote(text, 'tail');
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
  const core = coreOf(input, fates);
  if (core === null) return;
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
  for (let k = 0; k < fates.length; k++) {
    const block = found.blocks[k]!;
    if (fates[k]!.fate !== 'kept' || isInside(block.element, core)) continue;
    const i = block.index;
    if (
      !anchors.hasDateline[i] &&
      !anchors.inArticleBody[i] &&
      !anchors.opensDescription[i] &&
      !isLead(block, k) &&
      !sections.has(block)
    )
      fates[k] = cut('heuristic-outside-story', 'outside the element that holds the story');
  }
}

/** Elements that hold a piece of a text, never a text. */
const PIECES: ReadonlySet<string> = new Set(['p', 'li', 'dd', 'dt', 'blockquote']);

/** The element that holds the story; null where it has no prose, or none but the container does. */
function coreOf({ found, features, headline }: StripInput, fates: readonly Fate[]): Element | null {
  const nearness = new Nearness(headline.block);
  const kept: Block[] = [];
  const weights: number[] = [];
  let total = 0;
  for (let k = 0; k < fates.length; k++) {
    const block = found.blocks[k]!;
    const prose = features.prose[block.index]!;
    if (fates[k]!.fate !== 'kept' || prose === 0) continue;
    const weight = prose * nearness.of(block) ** 2;
    kept.push(block);
    weights.push(weight);
    total += weight;
  }
  if (total === 0) return null;
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
  return core;
}

/** The weight of the blocks inside each element below the container. Each element is met once, however deep they nest. */
function weightInside(
  blocks: readonly Block[],
  weights: readonly number[],
  container: Element,
): ReadonlyMap<Element, number> {
  const inside = new Map<Element, number>();
  for (let k = 0; k < blocks.length; k++) {
    const { element } = blocks[k]!;
    for (let at: Element | null = element; at && at !== container && !inside.has(at); at = at.parent) inside.set(at, 0);
    if (element !== container) inside.set(element, inside.get(element)! + weights[k]!);
  }
  for (const element of [...inside.keys()].sort(innermostFirst)) {
    const { parent } = element;
    if (parent && inside.has(parent)) inside.set(parent, inside.get(parent)! + inside.get(element)!);
  }
  return inside;
}

function innermostFirst(one: Element, other: Element): number {
  return other.depth - one.depth;
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
