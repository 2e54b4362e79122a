import type { Verdict } from '../../rules/rule-set.ts';
import type { Block, Element, Tree } from '../page/tree.ts';
import type { Features } from './features.ts';
import { isBodyElement } from './furniture.ts';

/** What is told of an outlet or its rights is a paragraph or three. */
const MAX_OTHER = 3;
/** So many whole sentences side by side with the headline are a story, however short. */
const MIN_SENTENCES = 2;
const MIN_WORDS = 4;

/**
 * The element that holds the headline and, side by side with it, whole sentences without links, where what gains most on
 * the page stands behind it and is a few paragraphs in a box of no story: a very short story beside a long notice. Null
 * where it does not.
 */
export function besideHeadline(
  gainful: Element,
  { blocks }: Tree,
  features: Features,
  verdicts: readonly (Verdict | null)[],
  headline: Block | null,
): Element | null {
  const home = headline?.element.parent;
  if (!home || gainful.index < headline.element.index || isInside(headline.element, gainful)) return null;
  const other: Block[] = [];
  let sentences = 0;
  for (const block of blocks) {
    const { element, index } = block;
    if (verdicts[element.index]) continue;
    if (features.prose[index]! > 0 && isInside(element, gainful)) other.push(block);
    else if (element.parent === home && index > headline.index && isSentence(block)) sentences++;
  }
  if (sentences < MIN_SENTENCES || other.length > MAX_OTHER) return null;
  return !isInside(gainful, home) && !isBodyElement(gainful) ? home : null;
}

function isSentence({ element, links, text, words }: Block): boolean {
  return element.name === 'p' && links === 0 && words >= MIN_WORDS && /[.!?…]["”’]?$/.test(text);
}

function isInside(element: Element, box: Element): boolean {
  let at: Element | null = element;
  while (at && at.depth > box.depth) at = at.parent;
  return at === box;
}
