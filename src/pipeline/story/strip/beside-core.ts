import { isHeading, type Block, type Element } from '../../page/tree.ts';
import { isInside, type Fate, type StripInput } from './fate.ts';

/** What stands beside the story's core in one box. */
interface Box {
  readonly element: Element;
  readonly blocks: Block[];
  prose: number;
  headings: number;
  chars: number;
  linkChars: number;
}

/** This many paragraphs above the core, below the headline, are the story's opening. */
const MIN_OPENING = 5;
/** This many paragraphs below the core, under this many headings, are a section of it: questions and answers, a second part. */
const MIN_SECTION = 4;
const MIN_HEADINGS = 2;
/** Teasers and offers have more in links. */
const OPENING_LINKS = 0.15;
const SECTION_LINKS = 0.06;

/**
 * The blocks beside the story's core that are a section of the story all the same: their box is made as the core is, or
 * holds a run of paragraphs without links: above the core below the headline, or below it under headings.
 */
export function sectionsBeside(core: Element, input: StripInput, fates: readonly Fate[]): ReadonlySet<Block> {
  const { found, features, headline } = input;
  const around = new Set<Element>();
  for (let at: Element | null = core; at; at = at.parent) around.add(at);
  const boxes = new Map<Element, Box>();
  const inCore = new Set<string>();
  let last = -1;
  found.blocks.forEach((block, k) => {
    if (fates[k]!.fate !== 'kept') return;
    if (isInside(block.element, core)) {
      inCore.add(block.text);
      last = block.index;
      return;
    }
    const element = below(around, block.element);
    if (element) addTo(boxes, element, block, features.prose[block.index]! > 0);
  });
  const from = headline.block?.index ?? -1;
  const kept = new Set<Block>();
  for (const box of boxes.values()) {
    if (box.blocks.some(({ text, index }) => features.prose[index]! > 0 && inCore.has(text))) continue;
    const links = box.linkChars / box.chars;
    const isSection =
      box.blocks[0]!.index > last
        ? links < SECTION_LINKS && box.prose >= MIN_SECTION && box.headings >= MIN_HEADINGS
        : from >= 0 && box.blocks[0]!.index > from && links < OPENING_LINKS && box.prose >= MIN_OPENING;
    if (isSection || isMadeAs(core, box.element)) for (const block of box.blocks) kept.add(block);
  }
  return kept;
}

/** The outermost element around `element` that does not hold the core. */
function below(around: ReadonlySet<Element>, element: Element): Element | null {
  let at = element;
  while (at.parent && !around.has(at.parent)) at = at.parent;
  return around.has(at) ? null : at;
}

function addTo(boxes: Map<Element, Box>, element: Element, block: Block, isProse: boolean): void {
  const box = boxes.get(element) ?? { element, blocks: [], prose: 0, headings: 0, chars: 0, linkChars: 0 };
  boxes.set(element, box);
  box.blocks.push(block);
  if (isProse) box.prose++;
  if (isHeading(block)) box.headings++;
  box.chars += block.text.length;
  box.linkChars += block.linkChars;
}

/** One tag and class, side by side: the pieces of a story between which an advertisement stands. */
function isMadeAs(core: Element, box: Element): boolean {
  return box.parent === core.parent && box.tagAndClass === core.tagAndClass && box.tagAndClass.includes('.');
}
