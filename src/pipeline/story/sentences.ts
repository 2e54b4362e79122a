import type { Story } from './story.ts';

/** Whether a block, by number, is a sentence of the story: kept, and prose. */
export function isSentenceOf({ fates, features }: Pick<Story, 'fates' | 'features'>, block: number): boolean {
  return fates[block]!.fate === 'kept' && features.prose[block]! > 0;
}

/** Numbers of the blocks with the story's first and its last sentence; -1 where it has none. */
export function sentencesOf(story: Pick<Story, 'fates' | 'features'>): {
  readonly first: number;
  readonly last: number;
} {
  let first = -1;
  let last = -1;
  for (let i = 0; i < story.fates.length; i++) {
    if (!isSentenceOf(story, i)) continue;
    if (first < 0) first = i;
    last = i;
  }
  return { first, last };
}

/** Number of the last block that is kept; -1 where none is. */
export function lastKept(fates: Story['fates']): number {
  let last = fates.length - 1;
  while (last >= 0 && fates[last]!.fate !== 'kept') last--;
  return last;
}
