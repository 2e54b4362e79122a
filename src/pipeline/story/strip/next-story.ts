import { isHeading, leadsWithin, type Block, type Element } from '../../page/tree.ts';
import { COMMENT_SIGNS } from './comment-run.ts';
import { cut, isInside, type Fate, type StripInput } from './fate.ts';

/** A heading after this much of the story, in characters, may open another (endless scrolling). */
const AFTER = 400;
/** The other story's prose, in characters. */
const MIN_PROSE = 200;
/** A headline stands among the first blocks of its story's box, and its byline among so many below it. */
const TOP = 3;
/** `Updated on March 4, 2025 at 5:14 p.m. EST` */
const MAX_DATE_WORDS = 9;

/** Attributes by which the page's program knows the address of each story that it has loaded. */
const ADDRESSES = [
  'data-url',
  'data-href',
  'data-permalink',
  'data-path',
  'data-page-url',
  'data-article-url',
  'itemid',
];

/**
 * Whether a heading with `above` characters of the story before it opens another story: a first-level one with a text of
 * its own, in an `article` or made as the headline is; one at the top of a box made as this story's box is, with what only
 * a story has; one in mid-text over a byline.
 */
export function opensNextStory(k: number, above: number, input: StripInput, fates: readonly Fate[]): boolean {
  const { found, features, headline } = input;
  const heading = found.blocks[k]!;
  const { element } = heading;
  if (above <= AFTER || heading === headline.block || (element.name !== 'h1' && element.name !== 'h2')) return false;
  if (NEXT.test(heading.text) && isToldApart(k, input, fates)) return true;
  const first = found.blocks.find((block, n) => fates[n]!.fate === 'kept' && features.prose[block.index]! > 0);
  if (first === undefined) return false;
  const box = apartFrom(first.element, element);
  const hasText = (own: Element | null): boolean =>
    own !== null && !isInside(first.element, own) && features.proseIn[own.index]! > MIN_PROSE;
  const likeHeadline = element.name === 'h1' && headline.block?.element.tagAndClass === element.tagAndClass;
  if (element.name === 'h1') {
    const isClassed = likeHeadline && element.tagAndClass.includes('.');
    if (hasText(articleOf(element) ?? (isClassed ? box : null))) return true;
  }
  return box !== null && hasText(box) && isTwin(box, first, k, input)
    ? likeHeadline || hasOwnAddress(box, heading, input) || isSigned(k, input, fates)
    : isSignedInText(k, input);
}

/** `Up next: Volunteers clear the path` */
const NEXT = /^(?:up |read |story )?next(?: story| article| up)?: \S/i;

/** Whether the first paragraph below a heading stands in another box than the last one above it. */
function isToldApart(k: number, { found: { blocks }, features }: StripInput, fates: readonly Fate[]): boolean {
  const isProse = ({ index }: Block): boolean => features.prose[index]! > 0;
  const last = blocks.slice(0, k).findLast((block, n) => isProse(block) && fates[n]!.fate === 'kept');
  const next = blocks.slice(k + 1).find(isProse);
  return last !== undefined && next !== undefined && last.element.parent !== next.element.parent;
}

/** What follows is another story's, its dateline too. */
export function cutNextStory(from: number, fates: Fate[]): void {
  for (let k = from; k < fates.length; k++)
    if (fates[k]!.fate === 'kept') fates[k] = cut('next-story', 'another story follows');
}

/** The outermost element around `element` that does not hold `other`; null where that is itself. */
function apartFrom(other: Element, element: Element): Element | null {
  const around = new Set<Element>();
  for (let at: Element | null = other; at; at = at.parent) around.add(at);
  let own: Element | null = element;
  while (own?.parent && !around.has(own.parent)) own = own.parent;
  return own === element ? null : own;
}

function articleOf(element: Element): Element | null {
  let at: Element | null = element;
  while (at && at.name !== 'article') at = at.parent;
  return at;
}

/** Whether a box that a heading opens stands beside one of its tag and class that holds this story and its headline. */
function isTwin(box: Element, first: Block, k: number, { found: { blocks }, headline }: StripInput): boolean {
  if (!box.tagAndClass.includes('.') || headline.block === null) return false;
  const above = blocks[k - TOP];
  if (above && isInside(above.element, box)) return false;
  let own: Element | null = first.element;
  while (own && own.parent !== box.parent) own = own.parent;
  return own !== null && own.tagAndClass === box.tagAndClass && isInside(headline.block.element, own);
}

/** A heading that is a link to its story, or a box that names the story's address. */
function hasOwnAddress(box: Element, heading: Block, { ownLinks }: StripInput): boolean {
  const { href, linkChars, text } = heading;
  if (href !== null && !leadsWithin(href) && linkChars > 0.8 * text.length && !ownLinks.has(heading)) return true;
  return ADDRESSES.some((name) => box.attr(name) !== undefined);
}

/** Whether a byline stands below a heading. */
function isSigned(k: number, { found: { blocks }, isByline }: StripInput, fates: readonly Fate[]): boolean {
  for (let n = k + 1; n <= k + TOP && n < blocks.length; n++) {
    const fate = fates[n]!;
    if (isByline(blocks[n]!.text) || (fate.fate === 'moved' && fate.to === 'byline')) return true;
    if (isHeading(blocks[n]!)) return false;
  }
  return false;
}

/** Whether a first-level heading among the paragraphs stands right above a byline, or a lower one above a byline and its date. */
function isSignedInText(k: number, { found: { blocks }, isByline }: StripInput): boolean {
  const [, byline, date] = blocks.slice(k, k + TOP);
  if (byline === undefined) return false;
  const isDated = date !== undefined && date.words <= MAX_DATE_WORDS && COMMENT_SIGNS.day.pattern.test(date.text);
  return (isDated || blocks[k]!.element.name === 'h1') && isByline(byline.text);
}
