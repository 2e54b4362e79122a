import { tidy } from '../../text/text.ts';
import type { Block, Tree } from '../page/tree.ts';
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
export function linesBeside({ blocks }: Tree, { fates, features, headline }: Story): Beside | null {
  const isProse = (i: number): boolean => fates[i]!.fate === 'kept' && features.prose[i]! > 0;
  const first = blocks.findIndex((_, i) => isProse(i));
  if (first < 0) return null;
  const last = blocks.findLastIndex((_, i) => isProse(i));
  const second = blocks.findIndex((_, i) => i > first && isProse(i));
  const from = Math.max(0, Math.min(first, headline.block?.index ?? first) - ABOVE);
  const linesIn = (start: number, end: number, inAside = false): Line[] =>
    blocks.slice(start, end).flatMap((block) => {
      const fate = fates[block.index]!;
      if (isProse(block.index) || (inAside ? fate.fate !== 'cut' || fate.rule !== ASIDE : isElsewhere(fate))) return [];
      return block.text
        .split('\n')
        .map((text) => ({ text: tidy(text), block }))
        .filter(({ text }) => text.length > 3 && text.length <= LONGEST);
    });
  return {
    opening: blocks[first]!,
    above: linesIn(from, Math.max(first + INSIDE, Math.min(second, first + UNDER_DECK))),
    below: linesIn(Math.max(first + 1, last + 1 - LAST), last + 1 + BELOW),
    aside: linesIn(first, last + 1 + BELOW, true),
  };
}

/** Whether a block was cut as a matter of other pages. */
export function isElsewhere(fate: Fate): boolean {
  return fate.fate === 'cut' && ELSEWHERE.test(fate.rule);
}
