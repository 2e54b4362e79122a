import { oneOf, TAGS } from '../../wire/agency-names.ts';
import { hasTaggedDateline } from '../../wire/dateline/dateline.ts';
import type { Block, Element } from '../page/tree.ts';
import type { Features } from './features.ts';
import { isHidden } from './unfolded.ts';

/** A tag opens in one of the first so many characters. */
const TAG_STARTS = 91;
/** A tag near the start of a block: seldom there. */
const TAG_NEAR_START = new RegExp(String.raw`^.{0,${TAG_STARTS - 1}}?[([/]\s?${oneOf(TAGS)}[.,]?\s?[)\]/]`);
/** A line that is a dateline and nothing else is short. */
const LONGEST_LINE = 90;
/** A caption with credit at its end, or with a dateline of its own. */
const CAPTION = /caption|cutline/;
/** Share texts and hidden copies have the dateline too: it is the story's only where hardly any prose is shown. */
const HIDDEN_WEIGHT = 0.05;
/** A page of this many datelines is a list; no more are weighed. */
const MOST = 50;

/** A block that opens with a tagged dateline, and the prose it stands among. */
interface Candidate {
  readonly block: Block;
  /** The innermost element with prose besides this block's. */
  readonly column: Element;
  /** Characters of prose in the column before the block, and from it on. */
  readonly before: number;
  readonly after: number;
}

/**
 * The block that opens the story with its agency's dateline; null where none does. Of several (summaries and teasers have
 * one too) the one with most prose beside it. None is: a caption's, one with most of the story before it, the first of a
 * round-up, which has an introduction above and others below.
 */
export function openingDateline(blocks: readonly Block[], features: Features): Block | null {
  const candidates: Candidate[] = [];
  for (const block of blocks) {
    if (candidates.length === MOST) break;
    if (isTagged(block, features)) candidates.push(placed(block, blocks, features));
  }
  let best: Candidate | null = null;
  let most = -1;
  for (const candidate of candidates) {
    const beside =
      features.proseIn[parentOf(candidate.block).index]! * (isShown(candidate.block.element) ? 1 : HIDDEN_WEIGHT);
    if (beside <= most) continue;
    best = candidate;
    most = beside;
  }
  return best && opens(best, candidates) ? best.block : null;
}

function isTagged(block: Block, features: Features): boolean {
  // A line that is all in brackets is a picture's credit.
  if (features.prose[block.index] === 0 && (block.text.length > LONGEST_LINE || block.text.startsWith('(')))
    return false;
  return (
    hasBracketNearStart(block.text) &&
    TAG_NEAR_START.test(block.text) &&
    hasTaggedDateline(block.text) &&
    block.element.name !== 'figcaption' &&
    !CAPTION.test(block.element.key)
  );
}

/** Without a bracket or a stroke there is no tag: most texts have none, and the pattern of all tags is long. */
function hasBracketNearStart(text: string): boolean {
  return isNearStart(text.indexOf('(')) || isNearStart(text.indexOf('[')) || isNearStart(text.indexOf('/'));
}

function isNearStart(at: number): boolean {
  return at >= 0 && at < TAG_STARTS;
}

function placed(block: Block, blocks: readonly Block[], { prose, proseIn }: Features): Candidate {
  let column: Element = block.element;
  while (column.parent && proseIn[column.index]! <= prose[block.index]!) column = column.parent;
  let before = 0;
  for (let i = block.index - 1; i >= 0 && isInside(blocks[i]!.element, column); i--) before += prose[i]!;
  return { block, column, before, after: proseIn[column.index]! - before };
}

function opens({ block, before, after }: Candidate, all: readonly Candidate[]): boolean {
  if (before > after) return false;
  const isRoundUp =
    before > 0 && all.some((other) => other.block.index > block.index && parentOf(other.block) === parentOf(block));
  return !isRoundUp;
}

function parentOf({ element }: Block): Element {
  return element.parent ?? element;
}

function isInside(element: Element, column: Element): boolean {
  let at: Element | null = element;
  while (at && at.depth > column.depth) at = at.parent;
  return at === column;
}

function isShown(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (isHidden(at)) return false;
  return true;
}
