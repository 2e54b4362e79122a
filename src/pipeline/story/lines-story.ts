import type { Verdict } from '../../rules/rule-set.ts';
import { ARTICLE_TYPE, type Metadata } from '../page/metadata.ts';
import { isHeading, leadsElsewhere, type Block, type Tree } from '../page/tree.ts';
import { shapesOf, type Features } from './features.ts';

/** So many lines of one make below a headline, of so many words in all, may be a story. */
const MIN_LINES = 5;
const MIN_WORDS = 25;
/** They have this share of the words below the headline that are neither furniture nor links. */
const MOSTLY = 0.6;
/** Characters: what is shorter is a number or a button. */
const MIN_CHARS = 6;

/** `/2025/03/04/reading`: the address of a post names its day. */
const DAY_IN_ADDRESS = /\/(?:19|20)\d\d\/\d\d?\/(?:\d\d?\/)?[^/?#]{4,}/;

/**
 * Features of a page whose story is nothing but lines, such as scores and winners, or links to other sites: the lines count
 * as its prose. Null where the page declares neither an article nor a day, or its lines are of many makes, or lead to the
 * outlet's own pages.
 */
export function featuresOfLines(
  { blocks, elements }: Tree,
  features: Features,
  verdicts: readonly (Verdict | null)[],
  headline: Block | null,
  metadata: Metadata,
  host: string | null,
): Features | null {
  if (headline === null) return null;
  const below = blocks.slice(headline.index + 1).filter((block) => !verdicts[block.element.index] && !isHeading(block));
  const row = isDeclared(metadata) ? lines(below, features) : null;
  const told = row ?? (isDeclared(metadata) || isDated(metadata) ? sources(below, host) : null);
  if (told === null) return null;
  const prose = new Float64Array(blocks.length);
  const proseIn = new Float64Array(elements.length);
  const linkShare = features.linkShare.slice();
  for (const { element, index, text } of told) {
    prose[index] = text.length;
    linkShare[index] = 0;
    for (let at: typeof element | null = element; at; at = at.parent) proseIn[at.index]! += text.length;
  }
  const totalProse = told.reduce((sum, { text }) => sum + text.length, 0);
  return { ...features, prose, proseIn, linkShare, totalProse, shapes: shapesOf(blocks, prose) };
}

function isDeclared({ published, types }: Metadata): boolean {
  return published !== null || types.some((type) => ARTICLE_TYPE.test(type));
}

function isDated({ canonicals }: Metadata): boolean {
  return canonicals.some(({ text }) => DAY_IN_ADDRESS.test(text));
}

/** Lines of one make without links. */
function lines(below: readonly Block[], { linkShare }: Features): readonly Block[] | null {
  const bare = below.filter(({ index }) => linkShare[index]! <= 0.2);
  const row = longestRow(bare.filter(({ text }) => text.length >= MIN_CHARS));
  return isEnough(row, MOSTLY * wordsOf(bare)) ? row : null;
}

/** Lines of one make that link to other sites, hardly anything between them and the headline. */
function sources(below: readonly Block[], host: string | null): readonly Block[] | null {
  const row = longestRow(below.filter(({ href }) => leadsElsewhere(href, host)));
  const end = row.at(-1)?.index ?? -1;
  const near = below.filter(({ index }) => index <= end);
  return isEnough(row, MOSTLY * wordsOf(near)) ? row : null;
}

/** The lines side by side of one tag and class that have most words. */
function longestRow(blocks: readonly Block[]): readonly Block[] {
  const rows = new Map<string, Block[]>();
  for (const block of blocks) {
    const make = `${block.element.parent?.index} ${block.element.tagAndClass}`;
    const row = rows.get(make);
    if (row) row.push(block);
    else rows.set(make, [block]);
  }
  return [...rows.values()].toSorted((a, b) => wordsOf(b) - wordsOf(a))[0] ?? [];
}

function isEnough(row: readonly Block[], words: number): boolean {
  return row.length >= MIN_LINES && wordsOf(row) >= Math.max(MIN_WORDS, words);
}

function wordsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { words }) => sum + words, 0);
}
