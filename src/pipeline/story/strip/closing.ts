import { shapeOf, SIGNED_END } from '../features.ts';
import type { Block } from '../../page/tree.ts';
import type { Fate, StripInput } from './fate.ts';

/** A line without a full stop, as several between the story's paragraphs: who wrote a letter, and where. */
export function isLineOfStory(block: Block, last: number, fates: readonly Fate[], blocks: readonly Block[]): boolean {
  if (block.links > 0 || block.words > MAX_LINE_WORDS || shapeOf(block) !== shapeOf(blocks[last]!)) return false;
  let lines = 0;
  for (let n = 0; n < last; n++) {
    const fate = fates[n]!;
    const { links, text, words } = blocks[n]!;
    if (
      fate.fate === 'kept' &&
      fate.kind === 'paragraph' &&
      links === 0 &&
      words <= MAX_LINE_WORDS &&
      !SENTENCE_END.test(text) &&
      shapeOf(blocks[n]!) === shapeOf(block)
    )
      lines++;
  }
  return lines >= MIN_LINES;
}
const MAX_LINE_WORDS = 8;
const MIN_LINES = 2;
const SENTENCE_END = /[.!?…]["”’)]?$/;

/** A short sentence in the shape of the story's last long one. */
export function isClosing(block: Block, last: Block): boolean {
  return (
    block.words > 1 &&
    shapeOf(block) === shapeOf(last) &&
    (/[.!?:]["”’)]?$|^\(.*\)$/.test(block.text) ||
      SIGNED_END.test(block.text) ||
      (block.links === 0 && (LABELLED_LINES.test(block.text) || isLongLine(block, last))))
  );
}
/** A line of so many words beside the last sentence, whose full stop was forgotten. */
function isLongLine({ element, words, text }: Block, last: Block): boolean {
  if (element.parent !== last.element.parent || /[@|]/.test(text)) return false;
  return words >= (/\d/.test(text) ? NUMBERED_LINE_WORDS : PARAGRAPH_LINE_WORDS);
}
const PARAGRAPH_LINE_WORDS = 9;
/** With a number it may be a stamp or a pointer to a page. */
const NUMBERED_LINE_WORDS = 14;

/** A label and three lines and more below it, parted by breaks alone: `Winners:`, and who they are. */
const LABELLED_LINES = /^(?!tags?\b|related\b|contact\b|by\b|source)[^\n:@]{3,60}:(?:\n[^\n@]{3,120}){3,}$/i;

/** A subhead over closing sentences. */
export function headsClosing(k: number, last: number, fates: readonly Fate[], blocks: readonly Block[]): boolean {
  const fate = fates[k]!;
  const next = blocks[k + 1];
  return (
    fate.fate === 'kept' &&
    fate.kind === 'subhead' &&
    blocks[k]!.element.parent === blocks[last]!.element.parent &&
    next !== undefined &&
    next.links === 0 &&
    fates[k + 1]!.fate === 'kept' &&
    isClosing(next, blocks[last]!)
  );
}

/** A line of a list or a table that ends a story: winners, results, dates. Linked lines are other stories. */
export function isListed(k: number, fates: readonly Fate[], { found, features, ownLinks }: StripInput): boolean {
  const { blocks } = found;
  const block = blocks[k]!;
  const fate = fates[k]!;
  if (ownLinks.has(block)) return true;
  if (fate.fate !== 'kept' || features.linkShare[block.index]! > 0.5) return false;
  if (fate.kind === 'list' || features.tables.blocks[block.index] || isAnnounced(k, fates, blocks)) return true;
  const next = blocks[k + 1];
  const nextFate = fates[k + 1];
  return (
    fate.kind === 'subhead' &&
    next !== undefined &&
    nextFate?.fate === 'kept' &&
    (nextFate.kind === 'list' || features.tables.blocks[next.index] === 1)
  );
}

/** Whether a line is one of a row of its make, straight below a paragraph or a heading that ends in a colon. */
function isAnnounced(k: number, fates: readonly Fate[], blocks: readonly Block[]): boolean {
  const { element } = blocks[k]!;
  let n = k;
  while (
    n >= 0 &&
    fates[n]!.fate === 'kept' &&
    blocks[n]!.links === 0 &&
    blocks[n]!.element.parent === element.parent &&
    blocks[n]!.element.tagAndClass === element.tagAndClass
  ) {
    if (n < k && blocks[n]!.text.endsWith(':')) return true;
    n--;
  }
  return false;
}

/** What may stand between a story's last paragraphs: an advertisement, a picture. */
export function isPassing(fate: Fate): boolean {
  return (
    fate.fate === 'moved' ||
    (fate.fate === 'cut' && /^(?:ad-label|class-ad|class-media|class-embed|tag-form-control|hidden)$/.test(fate.rule))
  );
}

/** Whether a story's sentences are but the head of its lines: side by side and in one shape, they have more words and no links. */
export function isHead(last: number, blocks: readonly Block[], fates: readonly Fate[]): boolean {
  if (last < 0) return false;
  const { element } = blocks[last]!;
  const shape = shapeOf(blocks[last]!);
  let sentences = 0;
  for (let k = 0; k <= last; k++) if (fates[k]!.fate === 'kept') sentences += blocks[k]!.words;
  let row = 0;
  let words = 0;
  for (let k = last + 1; k < blocks.length; k++) {
    const block = blocks[k]!;
    if (fates[k]!.fate !== 'kept' || block.links > 0 || block.element.parent !== element.parent) continue;
    if (shapeOf(block) !== shape) continue;
    row++;
    words += block.words;
  }
  return row >= MIN_ROW && words > sentences;
}
const MIN_ROW = 3;
