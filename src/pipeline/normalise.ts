import type { Caption, Paragraph, StoryNote } from '../model/article.ts';
import { splitCaption } from './caption.ts';
import { repairMojibake } from './mojibake.ts';
import { storyNote } from './notes.ts';
import type { Story } from './story.ts';
import { tidy } from './text.ts';
import type { Block, Tree } from './tree.ts';

/** The story's text in its normal form, each piece with the block it was read from. */
export interface Copy {
  readonly paragraphs: readonly (Paragraph & { readonly block: number })[];
  readonly captions: readonly Caption[];
  readonly notes: readonly (StoryNote & { readonly block: number })[];
  /** Lines that stood where bylines and credits do. */
  readonly bylines: readonly string[];
  readonly copyrights: readonly string[];
  readonly repaired: boolean;
}

/** Parts what the stripper left into body, notes, captions and byline lines, in Unicode's normal form. */
export function normalise(tree: Tree, story: Story): Copy {
  const paragraphs: (Paragraph & { block: number })[] = [];
  const notes: (StoryNote & { block: number })[] = [];
  const captions = new Map<string, Caption>();
  const bylines: string[] = [];
  const copyrights: string[] = [];
  let repaired = false;
  const textOf = (block: Block): string => {
    const mended = repairMojibake(block.text.replace(/\n/g, ' '), repaired);
    repaired ||= mended.repaired;
    return tidy(mended.text);
  };
  const [first, last] = edges(story);
  tree.blocks.forEach((block, i) => {
    const fate = story.fates[i]!;
    if (!fate.inside) return;
    if (fate.fate === 'cut') {
      if (fate.rule === 'site-copyright' || /©|copyright/i.test(block.text.slice(0, 200))) copyrights.push(textOf(block));
      return;
    }
    const text = textOf(block);
    if (text === '') return;
    if (fate.fate === 'moved') {
      if (fate.to === 'byline') bylines.push(...block.text.split('\n').map(tidy));
      else if (!captions.has(text)) captions.set(text, splitCaption(text));
      return;
    }
    const position = i < first ? 'lead' : i > last ? 'tail' : 'body';
    const kind = storyNote(text, position);
    if (kind) notes.push({ kind, text, position, block: i });
    else paragraphs.push({ kind: fate.kind, text, block: i });
  });
  for (const note of notes) if (note.kind === 'copyright') copyrights.push(note.text);
  return { paragraphs, captions: mergeCredits([...captions.values()]), notes, bylines, copyrights, repaired };
}

/** Block numbers of the first and the last sentence that is no note. */
function edges(story: Story): [number, number] {
  let first = Infinity;
  let last = -1;
  story.fates.forEach((fate, i) => {
    if (fate.fate !== 'kept' || story.features.prose[i] === 0) return;
    first = Math.min(first, i);
    last = i;
  });
  return [first, last];
}

/** A credit that stands in a block of its own belongs to the caption before it. */
function mergeCredits(captions: readonly Caption[]): Caption[] {
  const merged: Caption[] = [];
  for (const caption of captions) {
    const before = merged.at(-1);
    if (caption.text === '' && before && before.text !== '' && before.credit === null) merged[merged.length - 1] = { ...before, credit: caption.credit };
    else merged.push(caption);
  }
  return merged;
}
