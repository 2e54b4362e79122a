import { cutAbove } from './strip/above.ts';
import { cutBios } from './strip/bios.ts';
import { cutCommentRun } from './strip/comment-run.ts';
import { cutComments } from './strip/comments.ts';
import { cutAfterCopyright, cutOutsideCore } from './strip/core.ts';
import { cutAfterStory, cutBeforeStory } from './strip/edges.ts';
import type { Fate, StripInput } from './strip/fate.ts';
import { firstLook } from './strip/first-look.ts';
import { cutOtherBoxes } from './strip/other-boxes.ts';
import { cutPastEnd } from './strip/past-end.ts';
import { cutTeasersAbove, cutLists, cutOutliers, cutRepeats, cutSynopses } from './strip/lists.ts';
import { cutFormBoxes, cutOrphans, cutSections } from './strip/sections.ts';

/** Decides every block of the container, in page order; later passes only look at what earlier ones kept. */
export function strip(input: StripInput): Fate[] {
  const { found } = input;
  const fates: Fate[] = [];
  for (const block of found.blocks) fates.push(firstLook(block, input));
  cutSections(input, fates);
  cutLists(input, fates);
  cutComments(input, fates);
  cutCommentRun(input, fates);
  cutAfterCopyright(input, fates);
  cutOutsideCore(input, fates);
  cutOtherBoxes(input, fates);
  cutPastEnd(input, fates);
  cutFormBoxes(input, fates);
  cutOutliers(input, fates);
  cutTeasersAbove(input, fates);
  cutSynopses(input, fates);
  cutAbove(input, fates);
  cutBeforeStory(input, fates);
  cutBios(input, fates);
  cutAfterStory(input, fates);
  cutOrphans(input, fates);
  cutRepeats(input, fates);
  return fates;
}
