import { shapeOf } from '../features.ts';
import type { Element } from '../../page/tree.ts';
import { PIECES } from './pieces.ts';
import { cut, type Fate, type StripInput } from './fate.ts';

/** So much of what stands above has the shape of the story's paragraphs, or is a quote or a list, in a story told in one piece. */
const IN_SHAPE = 0.9;
/** A guide or a review of more subheads has sections in other shapes. */
const MAX_SUBHEADS = 6;
/** Characters of prose: what is shorter may be the head of a page told in boxes. */
const MIN_STORY = 600;
/** So many blocks of furniture below the last paragraph end a story: one or two may be an advertisement in it. */
const MIN_FURNITURE = 3;

/** Rules that cut what stands below a story: links, forms, tools, comments. */
const BELOW_STORY = new RegExp(
  [
    '^(?:tag|role)-',
    '^class-(?!caption|media|embed|inset|byline)',
    '^(?:newsletter|share|related|comments|feedback|outlet|enable)-',
    '^heuristic-(?:link|teaser|labelled|dated)',
    '^(?:hidden|site-copyright)$',
  ].join('|'),
);

/**
 * What stands below the furniture that ends a story told in one piece, in a box apart and in a shape that the story has
 * nowhere: about the author, the outlet's offers, jobs.
 */
export function cutPastEnd(input: StripInput, fates: Fate[]): void {
  const { found, features, anchors, isNote } = input;
  const { blocks } = found;
  const story = storyAbove(input, fates);
  if (!story) return;
  const { element } = blocks[story.last]!;
  // A text parted by breaks stands in its box itself.
  const box = PIECES.has(element.name) ? element.parent : element;
  const past: number[] = [];
  let furniture = 0;
  let prose = 0;
  for (let k = story.last + 1; k < blocks.length; k++) {
    const block = blocks[k]!;
    const fate = fates[k]!;
    if (fate.fate === 'cut' && BELOW_STORY.test(fate.rule)) furniture++;
    if (fate.fate !== 'kept' || furniture < MIN_FURNITURE) continue;
    if (anchors.inArticleBody[block.index] || anchors.hasDateline[block.index] || isNote(block.text, 'tail')) continue;
    if (story.shapes.has(shapeOf(block)) || isBeside(block.element, box)) continue;
    past.push(k);
    prose += features.prose[block.index]!;
  }
  if (prose > story.prose) return;
  for (const k of past) fates[k] = cut('heuristic-past-end', 'below the furniture that ends the story');
}

/** Whether an element stands in the story's own box, side by side with its paragraphs. */
function isBeside(element: Element, box: Element | null): boolean {
  let at: Element | null = element;
  while (at && at !== box && PIECES.has(at.name)) at = at.parent;
  return at === box;
}

interface StoryAbove {
  /** Number in the container of the last paragraph in the story's commonest shape. */
  readonly last: number;
  readonly shapes: ReadonlySet<string>;
  readonly prose: number;
}

/** The story down to its last paragraph in its commonest shape; null where it is not told in one piece. */
function storyAbove({ found: { blocks }, features }: StripInput, fates: readonly Fate[]): StoryAbove | null {
  const isOfShape = (k: number) => features.shapeShare[blocks[k]!.index]! >= IN_SHAPE;
  const last = blocks.findLastIndex(
    (block, k) => fates[k]!.fate === 'kept' && features.prose[block.index]! > 0 && isOfShape(k),
  );
  const shapes = new Set<string>();
  let prose = 0;
  let inShape = 0;
  let subheads = 0;
  for (let k = 0; k <= last; k++) {
    const fate = fates[k]!;
    if (fate.fate !== 'kept') continue;
    const chars = features.prose[blocks[k]!.index]!;
    shapes.add(shapeOf(blocks[k]!));
    prose += chars;
    if (fate.kind === 'subhead') subheads++;
    if (isOfShape(k) || fate.kind === 'quote' || fate.kind === 'list') inShape += chars;
  }
  return prose >= MIN_STORY && inShape >= IN_SHAPE * prose && subheads <= MAX_SUBHEADS ? { last, shapes, prose } : null;
}
