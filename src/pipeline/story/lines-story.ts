import type { Verdict } from '../../rules/rule-set.ts';
import { ARTICLE_TYPE, type Metadata } from '../page/metadata.ts';
import { isHeading, type Block, type Tree } from '../page/tree.ts';
import { shapesOf, type Features } from './features.ts';

/** So many lines of one make below a headline, of so many words in all, may be a story. */
const MIN_LINES = 5;
const MIN_WORDS = 25;
/** They have this share of the words below the headline that are neither furniture nor links. */
const MOSTLY = 0.6;
/** Characters: what is shorter is a number or a button. */
const MIN_CHARS = 6;

/**
 * Features of a page whose story is nothing but lines, such as scores and winners: the lines count as its prose. Null
 * where the page declares neither an article nor a day, or its lines are of many makes, or links.
 */
export function featuresOfLines(
  { blocks, elements }: Tree,
  features: Features,
  verdicts: readonly (Verdict | null)[],
  headline: Block | null,
  metadata: Metadata,
): Features | null {
  if (headline === null || !(metadata.published !== null || metadata.types.some((type) => ARTICLE_TYPE.test(type))))
    return null;
  const rows = new Map<string, Block[]>();
  let words = 0;
  for (const block of blocks.slice(headline.index + 1)) {
    const { element, index, text } = block;
    if (verdicts[element.index] || features.linkShare[index]! > 0.2 || isHeading(block)) continue;
    words += block.words;
    if (text.length < MIN_CHARS) continue;
    const make = `${element.parent?.index} ${element.tagAndClass}`;
    const row = rows.get(make);
    if (row) row.push(block);
    else rows.set(make, [block]);
  }
  const wordsOf = (row: readonly Block[]) => row.reduce((sum, block) => sum + block.words, 0);
  const row = [...rows.values()].toSorted((a, b) => wordsOf(b) - wordsOf(a))[0];
  if (!row || row.length < MIN_LINES || wordsOf(row) < Math.max(MIN_WORDS, MOSTLY * words)) return null;
  const prose = new Float64Array(blocks.length);
  const proseIn = new Float64Array(elements.length);
  for (const { element, index, text } of row) {
    prose[index] = text.length;
    for (let at: typeof element | null = element; at; at = at.parent) proseIn[at.index]! += text.length;
  }
  const totalProse = row.reduce((sum, { text }) => sum + text.length, 0);
  return { ...features, prose, proseIn, totalProse, shapes: shapesOf(blocks, prose) };
}
