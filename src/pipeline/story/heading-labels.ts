import { ClassTest } from '../../rules/element-class.ts';
import { titlesAlone, wordsOf, type Site } from './page-title.ts';
import type { Block, Tree } from '../page/tree.ts';
import { overLines } from '../../text/over-lines.ts';

/** Elements within a heading that hold a label of it: the section before, `VIDEO` behind. */
const LABEL = new ClassTest(
  new RegExp(overLines`
    (?:^|[^a-z])(?:
      kicker
      | eyebrow
      | overline
      | roofline
      | labels?
      | badges?
      | flag
      | section
      | category
      | topic
      | prefix
      | suffix
      | counts?
      | comments
    )(?:$|[^a-z])
  `),
);
const COMMENTS = /\b\d+ comments?\)?$/i;
/** A label is no longer, in words, and a headline no shorter. */
const MAX_LABEL = 4;
const MIN_TITLE = 4;

/** A heading without the labels in it, where a declared title says the rest and no more. */
export function withoutLabels(
  text: string,
  { element }: Block,
  { elements }: Tree,
  titles: readonly string[],
  site: Site,
): string {
  if (!COMMENTS.test(text) && !isLabelled(element.index, element.depth, elements)) return text;
  const parts = text.split(' ');
  const declared = new Set(titlesAlone(titles, site).map((title) => wordsOf(title).join(' ')));
  if (declared.has(wordsOf(text).join(' '))) return text;
  for (let cut = 1; cut <= MAX_LABEL && parts.length - cut >= MIN_TITLE; cut++)
    for (const rest of [parts.slice(cut), parts.slice(0, -cut)])
      if (declared.has(wordsOf(rest.join(' ')).join(' '))) return rest.join(' ');
  return text;
}

function isLabelled(index: number, depth: number, elements: Tree['elements']): boolean {
  for (let at = index + 1; at < elements.length && elements[at]!.depth > depth; at++)
    if (elements[at]!.elementClass.is(LABEL)) return true;
  return false;
}
