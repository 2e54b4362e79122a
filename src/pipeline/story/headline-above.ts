import type { Headline } from './headline.ts';
import { wordsOf, type Site } from './page-title.ts';
import { sentencesOf } from './sentences.ts';
import type { Story } from './story.ts';
import { countWords } from '../../text/words.ts';
import { isHeading, type Block, type Tree } from '../page/tree.ts';
import { overLines } from '../../text/over-lines.ts';

/** A headline stands at most this many blocks above the story's first sentence: byline, date and tools come between. */
const BLOCKS_ABOVE = 10;
const WORDS = { least: 3, most: 25 };
/** Characters of the story that a headline's words are looked for in: it tells what the first paragraphs do. */
const OPENING = 2000;
/** Share of a line's telling words that the opening must have; names and subjects stand in both. */
const TELLS = 0.5;
/** The same where the page declares no headline at all, or the name of its site. */
const TELLS_BESIDE_NONE = 0.15;
/** The same where a heading that titles confirm tells nothing of the story, as the name of a section or a blog. */
const TELLS_BESIDE_NAME = 0.6;
const LEAST_BESIDE_NAME = 4;
const HEADING_BONUS = 0.2;
const CLASS_BONUS = 0.16;
/** A headline has no more lines under it in its block: byline, date, time. */
const MOST_LINES = 4;
/** Words that tell of nothing: short ones, and these. */
const TELLING = new RegExp(
  overLines`
    ^(?!(?:
      about|after|also|from|have|into|more|over|than|that|their|them
      |they|this|were|what|when|where|which|will|with|your
    )$).{4,}$
  `,
  'u',
);
/** The name of a section or a blog has no more words. */
const LONGEST_NAME = 5;

/**
 * The headline of a page that shows none of its titles, as where all pages of a site have one title, or shows the name of a
 * section in its place: the line above the story, heading or bold or alone in its class, that says what the story says, and
 * more of it than the title does.
 */
export function headlineAbove(tree: Tree, story: Story, site: Site): Headline | null {
  const { headline, fates } = story;
  if (headline.block && countWords(headline.text) > LONGEST_NAME) return null;
  const { first } = sentencesOf(story);
  if (first < 0) return null;
  const opening = new Set(wordsOf(openingFrom(first, tree, fates)));
  const known = told(headline.text, opening);
  const above = { first, opening };
  if (headline.block)
    return known > 0 ? null : bestAbove(tree, story, { ...above, least: TELLS_BESIDE_NAME, words: LEAST_BESIDE_NAME });
  if (headline.text === '' || headline.ofSite === true)
    return (
      bestAbove(tree, story, { ...above, least: TELLS_BESIDE_NONE, words: WORDS.least - 1 }) ??
      (headline.text === '' ? topOfRun(tree, story, first) : null)
    );
  if (Math.min(known, told(headline.text, opening, site)) >= TELLS) return null;
  return bestAbove(tree, story, { ...above, least: TELLS, words: WORDS.least });
}

interface Above {
  /** Number of the block with the story's first sentence. */
  readonly first: number;
  readonly opening: ReadonlySet<string>;
  /** What a line must tell more than, and how many words a heading must have. */
  readonly least: number;
  readonly words: number;
}

/** What opens the story: its text from a block on, so many characters. */
function openingFrom(first: number, { blocks }: Tree, fates: Story['fates']): string {
  let text = '';
  for (let i = first; i < blocks.length && text.length < OPENING; i++)
    if (fates[i]!.fate === 'kept') text += i === first ? blocks[i]!.text : ` ${blocks[i]!.text}`;
  return text.slice(0, OPENING);
}

/** The line that tells most of the opening. */
function bestAbove({ blocks }: Tree, { lines }: Story, { first, opening, least, words }: Above): Headline | null {
  let best: Headline | null = null;
  let most = least;
  for (let i = first - 1; i >= Math.max(0, first - BLOCKS_ABOVE); i--) {
    const block = blocks[i]!;
    // Date and byline may stand on lines of their own in the same block.
    const [text = '', ...under] = block.text.split('\n', MOST_LINES + 1).map((line) => line.trim());
    if (under.length >= MOST_LINES) continue;
    const isSigned = under.some((line) => DATED.test(line) || lines.isByline(line));
    if (!mayBeHeadline(block, text, isSigned, words) || lines.isByline(text) || lines.isCredit(text)) continue;
    const share = told(text, opening) + (isHeading(block) ? HEADING_BONUS : hasTitleClass(block) ? CLASS_BONUS : 0);
    if (share <= most) continue;
    best = { text, block };
    most = share;
  }
  return best;
}

/** The topmost of the lines that stand right above the story with no link and no date between: captions come below. */
function topOfRun({ blocks }: Tree, { lines }: Story, first: number): Headline | null {
  let top: Block | null = null;
  for (let i = first - 1; i >= Math.max(0, first - BLOCKS_ABOVE); i--) {
    const block = blocks[i]!;
    if (block.links > 0 || DATED.test(block.text) || block.text.includes('\n')) break;
    const words = countWords(block.text);
    if (words >= WORDS.least && words <= WORDS.most && !lines.isByline(block.text) && !/[.:]$/.test(block.text))
      top = block;
  }
  return top && { text: top.text, block: top };
}

function mayBeHeadline(block: Block, text: string, isSigned: boolean, least: number): boolean {
  const words = countWords(text);
  const isSet = isHeading(block) || block.boldChars >= 0.9 * text.length || hasTitleClass(block);
  if (
    words < (isSet && !isSigned ? least : Math.max(least, WORDS.least)) ||
    words > WORDS.most ||
    block.linkChars > block.text.length / 2 ||
    /[.:]$/.test(text) ||
    DATED.test(text)
  )
    return false;
  return isSet || isSigned;
}

function hasTitleClass({ element, wrapper }: Block): boolean {
  return TITLE.test(element.key) || TITLE.test(wrapper?.key ?? '');
}
const TITLE = /title|head-?line|heading|header\d|hdl|(?:^|[^a-z])hd(?:$|[^a-z])/;

/** A line with a year or a time is the story's date. */
const DATED = /\b(?:19|20)\d{2}\b|\d:\d{2}/;

/** Share of a text's telling words that stand in the story's opening, 0 to 1; of a site's title its own name tells nothing. */
function told(text: string, opening: ReadonlySet<string>, site?: Site): number {
  const own = site ? new Set([...site.names.flatMap((name) => [...name]), ...site.hosts]) : null;
  const words = wordsOf(text).filter((word) => TELLING.test(word) && own?.has(word) !== true);
  return words.length === 0 ? 0 : words.filter((word) => opening.has(word)).length / words.length;
}
