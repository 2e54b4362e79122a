import type { Headline } from './headline.ts';
import { wordsOf } from './page-title.ts';
import type { Story } from './story.ts';
import { countWords } from '../../text/words.ts';
import { isHeading, type Block, type Tree } from '../page/tree.ts';

/** A headline stands at most so many blocks above the story's first sentence: byline, date and tools come between. */
const BLOCKS_ABOVE = 10;
const WORDS = { least: 3, most: 25 };
/** Characters of the story that a headline's words are looked for in: it tells what the first paragraphs do. */
const OPENING = 2000;
/** Share of a line's telling words that the opening must have; names and subjects stand in both. */
const TELLS = 0.5;
const HEADING_BONUS = 0.2;
const TELLING = /^.{4,}$/u;

/**
 * The headline of a page that shows none of its titles, as where all pages of a site have one title: the line above the
 * story, heading or bold or alone in its class, that says what the story says, and more of it than the title does.
 */
export function headlineAbove(tree: Tree, { headline, fates, features, lines }: Story): Headline | null {
  if (headline.block) return null;
  const first = fates.findIndex(({ fate }, i) => fate === 'kept' && features.prose[i]! > 0);
  if (first < 0) return null;
  const opening = new Set(
    wordsOf(
      tree.blocks
        .slice(first)
        .filter((_, k) => fates[first + k]!.fate === 'kept')
        .map(({ text }) => text)
        .join(' ')
        .slice(0, OPENING),
    ),
  );
  if (headline.ofSite !== true && told(headline.text, opening) >= TELLS) return null;
  let best: Headline | null = null;
  let most = TELLS;
  for (let i = first - 1; i >= Math.max(0, first - BLOCKS_ABOVE); i--) {
    const block = tree.blocks[i]!;
    // Date and byline may stand on lines of their own in the same block.
    const text = block.text.split('\n', 1)[0]!.trim();
    if (!mayBeHeadline(block, text) || lines.isByline(text) || lines.isCredit(text)) continue;
    const share = told(text, opening) + (isHeading(block) ? HEADING_BONUS : 0);
    if (share <= most) continue;
    best = { text, block };
    most = share;
  }
  return best;
}

function mayBeHeadline(block: Block, text: string): boolean {
  const words = countWords(text);
  if (
    words < WORDS.least ||
    words > WORDS.most ||
    block.linkChars > block.text.length / 2 ||
    /[.:]$/.test(text) ||
    DATED.test(text)
  )
    return false;
  return (
    isHeading(block) ||
    block.boldChars >= 0.9 * text.length ||
    TITLE.test(block.element.key) ||
    TITLE.test(block.wrapper?.key ?? '')
  );
}
const TITLE = /title|head-?line|heading|hdl|(?:^|[^a-z])hd(?:$|[^a-z])/;

/** A line with a year or a time is the story's date. */
const DATED = /\b(?:19|20)\d{2}\b|\d:\d{2}/;

/** Share of a text's telling words that stand in the story's opening, 0 to 1. */
function told(text: string, opening: ReadonlySet<string>): number {
  const words = wordsOf(text).filter((word) => TELLING.test(word));
  return words.length === 0 ? 0 : words.filter((word) => opening.has(word)).length / words.length;
}
