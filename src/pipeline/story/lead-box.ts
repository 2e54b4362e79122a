import type { Verdict } from '../../rules/rule-set.ts';
import type { Block, Element, Tree } from '../page/tree.ts';
import type { Features } from './features.ts';

/** Classes that a lead’s own box may have: `lead-photo-text`, `article-promo-lead`, `teaser-text`. */
const OF_LEADS: ReadonlySet<string> = new Set(['class-media', 'class-caption', 'class-related', 'class-inset']);
/** What a caption stands beside. */
const PICTURES: ReadonlySet<string> = new Set([
  'img',
  'picture',
  'figure',
  'video',
  'audio',
  'iframe',
  'amp-img',
  'svg',
  'form',
  'button',
]);
/** A lead is told in so many paragraphs at most. */
const MAX_BLOCKS = 3;
const MIN_WORDS = 12;
/** So many paragraphs of its make follow in the next box. */
const MIN_FOLLOWING = 2;

/**
 * The elements of the box of a furniture class that holds the story's opening all the same: the first prose below the headline, paragraphs
 * without links and with no picture before them, made as those in the box that follows. Empty where there is none.
 */
export function leadBox(
  { elements, blocks }: Tree,
  features: Features,
  own: readonly (Verdict | null)[],
  headline: Block | null,
): readonly Element[] {
  if (!headline) return [];
  let i = headline.index + 1;
  while (i < blocks.length && features.prose[i] === 0) i++;
  const first = blocks[i];
  if (!first) return [];
  const box = furnitureAround(first.element, headline.element, own);
  if (!box || !OF_LEADS.has(own[box.index]!.rule)) return [];
  let to = i;
  while (to < blocks.length && isInside(blocks[to]!.element, box)) to++;
  if (to - i > MAX_BLOCKS || !blocks.slice(i, to).every((block) => isParagraph(block))) return [];
  for (let at = headline.element.index; at <= first.element.index; at++)
    if (PICTURES.has(elements[at]!.name)) return [];
  return goesOn(first, box, blocks.slice(to), own) ? elements.filter((element) => isInside(element, box)) : [];
}

/** The outermost element of a furniture class around a block, below what holds the headline too. */
function furnitureAround(element: Element, headline: Element, own: readonly (Verdict | null)[]): Element | null {
  let found: Element | null = null;
  for (let at: Element | null = element; at && !isInside(headline, at); at = at.parent) if (own[at.index]) found = at;
  return found;
}

function isInside(element: Element, box: Element): boolean {
  let at: Element | null = element;
  while (at && at.depth > box.depth) at = at.parent;
  return at === box;
}

/** A whole sentence without links, italics or a credit in brackets. */
function isParagraph({ element, links, italicChars, text, words }: Block): boolean {
  return (
    element.name === 'p' &&
    links === 0 &&
    words >= MIN_WORDS &&
    italicChars < text.length / 2 &&
    /[.!?…]["”’]?$/.test(text)
  );
}

/** Whether the first paragraphs behind the box are made as its own, in a box that stands beside it. */
function goesOn(lead: Block, box: Element, after: readonly Block[], own: readonly (Verdict | null)[]): boolean {
  let following = 0;
  for (const { element, links, words } of after) {
    if (!box.parent || !isInside(element, box.parent)) break;
    if (links > 0 || words < MIN_WORDS || element.tagAndClass !== lead.element.tagAndClass) continue;
    for (let at: Element | null = element; at && at !== box.parent; at = at.parent) if (own[at.index]) return false;
    if (++following === MIN_FOLLOWING) return true;
  }
  return false;
}
