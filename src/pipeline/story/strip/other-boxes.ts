import type { Block, Element } from '../../page/tree.ts';
import { headlineWords, wordsToldIn } from '../headline-words.ts';
import { PIECES } from './pieces.ts';
import { cut, type Fate, type StripInput } from './fate.ts';

/** A headline of fewer words tells nothing, and the story's own box tells so many of them. */
const MIN_WORDS = 3;
const MIN_TOLD = 2;
/** A box of fewer paragraphs, or of less prose in characters, may be any part of the story. */
const MIN_PARAGRAPHS = 2;
const MIN_PROSE = 200;
/** Beside a long story a small box changes little, and may be a part of it. */
const MIN_SHARE = 0.25;

/** Prose kept in one box that does not hold the headline. */
interface Box {
  readonly element: Element;
  readonly members: number[];
  told: number;
  prose: number;
  /** Whether a witness names a part of it. */
  named: boolean;
}

/**
 * Boxes of prose beside a story that tell not one word of the headline, where the story's own box tells two and more, and
 * that are made otherwise: the box beside a short story, the small print below it.
 */
export function cutOtherBoxes(input: StripInput, fates: Fate[]): void {
  const { found, headline } = input;
  if (headline.block === null) return;
  const boxes = boxesOf(headline.block, input, fates);
  if (boxes.length < 2) return;
  const words = headlineWords(headline.text);
  if (words.size < MIN_WORDS) return;
  let story: Box | null = null;
  for (const box of boxes) {
    box.told = wordsToldIn(box.members.map((k) => found.blocks[k]!.text).join('\n'), words);
    const isBelow = found.blocks[box.members[0]!]!.index > headline.block.index;
    if (isBelow && (story === null || box.told > story.told)) story = box;
  }
  if (story === null || story.told < MIN_TOLD || (story.members.length < MIN_PARAGRAPHS && !story.named)) return;
  for (const box of boxes) {
    if (
      box.named ||
      box.told > 0 ||
      box.members.length < MIN_PARAGRAPHS ||
      box.prose < Math.max(MIN_PROSE, MIN_SHARE * story.prose)
    )
      continue;
    if (box.element.tagAndClass === story.element.tagAndClass) continue;
    for (const k of box.members) fates[k] = cut('heuristic-other-box', 'in a box that tells nothing of the headline');
  }
}

/** The boxes of the prose that is kept: the outermost elements that do not hold the headline. Paragraphs side by side with it are in the box that is around both. */
function boxesOf(headline: Block, { found, features, anchors }: StripInput, fates: readonly Fate[]): Box[] {
  const around = new Set<Element>();
  for (let at: Element | null = headline.element; at; at = at.parent) around.add(at);
  const boxes = new Map<Element, Box>();
  for (const [k, { element, index }] of found.blocks.entries()) {
    if (fates[k]!.fate !== 'kept' || features.prose[index] === 0) continue;
    let at = element;
    while (at.parent && !around.has(at) && !around.has(at.parent)) at = at.parent;
    if (PIECES.has(at.name) && at.parent) at = at.parent;
    const box = boxes.get(at) ?? { element: at, members: [], told: 0, prose: 0, named: false };
    boxes.set(at, box);
    box.members.push(k);
    box.prose += features.prose[index]!;
    if (anchors.hasDateline[index] || anchors.inArticleBody[index] || anchors.opensDescription[index]) box.named = true;
  }
  return [...boxes.values()];
}
