import type { Story } from './story.ts';

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
    if (mark === 'kept') return { fate: 'kept' as const, kind: 'paragraph' as const, inside: true };
    if (mark === 'cut')
      return {
        fate: 'cut' as const,
        rule: BY_HAND,
        reason: 'marked by a person as no part of the story',
        inside: true,
      };
    return fate;
  });
  return { ...story, fates };
}
