import type { Block } from '../../page/tree.ts';
import { cutRange, proseKept, type Fate, type StripInput } from './fate.ts';

/** Readers’ comments begin where a line says who posted one, and when, below the story. */
export function cutComments(input: StripInput, fates: Fate[]): void {
  const { found, features, anchors, headline } = input;
  const { blocks } = found;
  let posted = 1;
  while (posted < blocks.length && !isPosted(blocks[posted]!, fates[posted]!)) posted++;
  if (posted >= blocks.length || (headline.block?.index ?? -1) > blocks[posted]!.index) return;
  const from = firstOf(posted, input, fates);
  if (proseKept(blocks, fates, features, 0, from) < ABOVE_COMMENTS) return;
  cutRange(blocks, fates, from, blocks.length, 'comments-begin', 'readers’ comments', anchors);
}

function isPosted({ text }: Block, fate: Fate): boolean {
  return (fate.fate === 'kept' || (fate.fate === 'cut' && fate.rule === 'stamp-line')) && POSTED.test(text);
}

/** The block that the first comment begins with: where who posted it stands at its end, the one below the heading of the comments, or below the last element that is not text. */
function firstOf(posted: number, { found: { blocks }, rules }: StripInput, fates: readonly Fate[]): number {
  let from = posted;
  while (from > 1 && fates[from - 1]!.fate === 'kept') from--;
  const above = from > 0 ? blocks[from - 1]!.text.replaceAll('\n', ' ') : '';
  const isHeaded = rules.ofHeading(above)?.id === 'comments-heading';
  return isHeaded || REPORT.test(blocks[posted]!.text) ? from : posted;
}

/** Characters of the story above its comments; a blog's entry says at its head by whom and when it was posted. */
const ABOVE_COMMENTS = 400;
/** `Posted by: old salt, Millford on 9:14am Tue 4 Mar`, alone or below the comment. */
const POSTED = /(?:^|\n)(?:posted|written|comment) by:? [^\n]{2,60}?\b(?:on|at) [^\n]{0,16}\d[^\n]{0,40}(?:\n|$)/i;
const REPORT = /\n(?:report|flag) (?:this comment|abuse|as )/i;
