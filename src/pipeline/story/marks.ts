import type { Story } from './story.ts';
import { cut, kept, placed } from './strip/fate.ts';

/** What a person says of one block, whatever the rules say. */
export interface BlockMark {
  /** Number in page order. */
  readonly block: number;
  readonly fate: 'kept' | 'cut';
}

/** Rule named by what a person cut. */
export const BY_HAND = 'by-hand';

/** The story with the marks of a person applied: they outrank every rule, and say so in the trace. */
export function withMarks(story: Story, marks: readonly BlockMark[]): Story {
  const byBlock = new Map(marks.map(({ block, fate }) => [block, fate]));
  const fates = story.fates.map((fate, block) => {
    const mark = byBlock.get(block);
    if (mark === 'kept') return placed(kept('paragraph'), true);
    if (mark === 'cut') return placed(cut(BY_HAND, 'marked by a person as no part of the story'), true);
    return fate;
  });
  return { ...story, fates };
}
