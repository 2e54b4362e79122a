import { tidy } from '../../text/text.ts';
import type { Block, Tree } from '../page/tree.ts';
import { isSentenceOf, sentencesOf } from '../story/sentences.ts';
import type { Story } from '../story/story.ts';
import type { Fate } from '../story/strip/fate.ts';

/** A signature or a date stands at most this many blocks above the headline or the first sentence, and below the last. */
const ABOVE = 10;
const BELOW = 12;
/** Where a page shows nobody else, the first sentences may stand above the writer's box: these blocks, or all up to a deck's second. */
const INSIDE = 3;
const UNDER_DECK = 8;
/** The last of what is kept may be the writer's box. */
const LAST = 2;
const LONGEST = 160;
/** Rules whose blocks are other pages' matters, whatever they say. */
const ELSEWHERE = /navigation|related|footer|^tag-(?:nav|form|aside)|sidebar|comments-|next-story|teaser/;
const ASIDE = 'tag-aside';

/** A short line that stands beside a story. */
export interface Line {
  readonly text: string;
  readonly block: Block;
}

/** Lines beside a story, in the order of the page, whatever rule cut them. */
export interface Beside {
  /** The block with the story's first sentence. */
  readonly opening: Block;
  readonly above: readonly Line[];
  readonly below: readonly Line[];
  /** Those in boxes beside the story, from its opening on. */
  readonly aside: readonly Line[];
}

/** The short lines beside a story; null where nothing of it is prose. */
export function linesBeside({ blocks }: Tree, story: Story): Beside | null {
  const { first, last } = sentencesOf(story);
  if (first < 0) return null;
  const second = secondSentence(story, first, last);
  const from = Math.max(0, Math.min(first, story.headline.block?.index ?? first) - ABOVE);
  return {
    opening: blocks[first]!,
    above: linesIn(blocks, story, from, Math.max(first + INSIDE, Math.min(second, first + UNDER_DECK)), false),
    below: linesIn(blocks, story, Math.max(first + 1, last + 1 - LAST), last + 1 + BELOW, false),
    aside: linesIn(blocks, story, first, last + 1 + BELOW, true),
  };
}

/** Number of the block with the second sentence; -1 where there is but one. */
function secondSentence(story: Story, first: number, last: number): number {
  for (let i = first + 1; i <= last; i++) if (isSentenceOf(story, i)) return i;
  return -1;
}

/** The short lines that are no sentences from block `start` to the one before `end`: in boxes beside the story, or in all that is its own. */
function linesIn(blocks: readonly Block[], story: Story, start: number, end: number, inAside: boolean): Line[] {
  const lines: Line[] = [];
  for (let i = start; i < Math.min(end, blocks.length); i++) {
    const fate = story.fates[i]!;
    if (isSentenceOf(story, i) || (inAside ? fate.fate !== 'cut' || fate.rule !== ASIDE : isElsewhere(fate))) continue;
    const block = blocks[i]!;
    for (const line of block.text.split('\n')) {
      const text = tidy(line);
      if (text.length > 3 && text.length <= LONGEST) lines.push({ text, block });
    }
  }
  return lines;
}

/** Whether a block was cut as a matter of other pages. */
export function isElsewhere(fate: Fate): boolean {
  return fate.fate === 'cut' && ELSEWHERE.test(fate.rule);
}
