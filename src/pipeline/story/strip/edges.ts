import { shapeOf } from '../features.ts';
import { headsClosing, isClosing, isLineOfStory, isHead, isListed, isPassing } from './closing.ts';
import { isHeading, type Block, type Element } from '../../page/tree.ts';
import { byline, cut, type Fate, type StripInput } from './fate.ts';

/** Index of the first and last block that surely are the story's. */
function storyEdges(input: StripInput, fates: readonly Fate[]): [number, number] {
  const { found, features, anchors } = input;
  let first = -1;
  let last = -1;
  for (let k = 0; k < fates.length; k++) {
    const { index, text } = found.blocks[k]!;
    const ofStory =
      fates[k]!.fate === 'kept' &&
      (features.prose[index]! > 0 || anchors.inArticleBody[index] || anchors.hasDateline[index]);
    if (!ofStory || input.isNote(text, 'tail')) continue;
    if (first < 0) first = k;
    last = k;
  }
  return [first, last];
}

/** What stands before the first sentence: bylines, credits, decks of labels. */
export function cutBeforeStory(input: StripInput, fates: Fate[]): void {
  const { found, anchors } = input;
  const [first] = storyEdges(input, fates);
  let opened = false;
  for (let k = 0; k < found.blocks.length && k <= Math.max(first, 0) + 3; k++) {
    if (fates[k]!.fate !== 'kept') continue;
    const block = found.blocks[k]!;
    if (anchors.hasDateline[block.index]) break;
    if (input.isByline(block.text)) fates[k] = byline();
    else if (k >= first || (opened && goesOn(block, found.blocks[first]!, fates[k]!))) continue;
    else if (!opensStory(k, first, input, fates))
      fates[k] = cut('heuristic-before-story', 'before the story’s first sentence');
    else if (!isHeading(block)) opened = true;
  }
}

/** Whether what stands above the first long sentence is the story's all the same. */
function opensStory(k: number, first: number, input: StripInput, fates: readonly Fate[]): boolean {
  const block = input.found.blocks[k]!;
  return (
    input.isNote(block.text, 'lead') ||
    isBrokenLead(block, input) ||
    isShortSentence(block, input) ||
    isKeyPoint(block, fates[k]!, input) ||
    isDatelineAlone(k, first, block) ||
    isOpening(k, first, input, fates)
  );
}

/** `RENO, Nev. --` on a line of its own, right above the first sentence. */
function isDatelineAlone(k: number, first: number, { text, links }: Block): boolean {
  return k === first - 1 && links === 0 && /^(?!By\b)\p{Lu}[^\n]{2,40} ?(?:--|[–—])$/u.test(text);
}

/** Whether a line below a story's short opening sentence leads to the first long one: `On Tuesday:`, an item of a list. */
function goesOn(block: Block, first: Block, fate: Fate): boolean {
  if (block.links > 0 || fate.fate !== 'kept') return false;
  return fate.kind === 'list' || (block.text.endsWith(':') && shapeOf(block) === shapeOf(first));
}

/** A short sentence below the headline, whatever its shape: a label, a byline and a contact have no full stop, and a heading is a deck. */
function isShortSentence(block: Block, { headline }: StripInput): boolean {
  const { index, links, text, words } = block;
  return (
    !isHeading(block) &&
    headline.block !== null &&
    index > headline.block.index &&
    words >= MIN_SENTENCE_WORDS &&
    links === 0 &&
    /^["“'‘(]?\p{Lu}.*\p{Ll}{2}\.["”’)]?$/u.test(text)
  );
}
const MIN_SENTENCE_WORDS = 5;

/** A lead without a full stop, its sentence broken by markup: words in number, in the shape of the story's paragraphs, below the headline. */
function isBrokenLead(block: Block, { features, headline }: StripInput): boolean {
  const i = block.index;
  return (
    headline.block !== null &&
    i > headline.block.index &&
    features.words[i]! >= LEAD_WORDS &&
    features.shapeShare[i]! >= 0.9 &&
    features.linkShare[i]! < 0.5 &&
    !isHeading(block) &&
    !/^\W*(?:by|from):? \p{Lu}/iu.test(block.text)
  );
}

/** How a story opens: side by side with its first long sentence, a short one in its shape, or a heading that is made as those further down. */
function isOpening(
  k: number,
  first: number,
  { found, features, headline }: StripInput,
  fates: readonly Fate[],
): boolean {
  const { blocks } = found;
  const block = blocks[k]!;
  const { element, index, text } = block;
  const { parent, tagAndClass } = blocks[first]!.element;
  if (isHeading(block) && features.words[index]! >= PARAGRAPH_WORDS && index > (headline.block?.index ?? Infinity))
    return true;
  if (!isSameBox(element.parent, parent) || index < (headline.block?.index ?? -1)) return false;
  if (features.linkShare[index]! > 0.5 && !isLinkedLead(block, tagAndClass)) return false;
  if (isBoldLabel(fates[k]!, block)) return isMadeAsLater(k, first, blocks, fates);
  if (headsFirst(k, first, block)) return true;
  if (!isHeading(block))
    return (
      element.tagAndClass === tagAndClass &&
      features.words[index]! > 1 &&
      (SENTENCE_END.test(text) || (features.words[index]! >= MIN_ANNOUNCING && text.endsWith(':')))
    );
  return isMadeAsLater(k, first, blocks, fates);
}

/** Whether a line made as the story's paragraphs is a sentence of which a good part is a link. */
function isLinkedLead({ element, linkChars, text, words }: Block, tagAndClass: string): boolean {
  return (
    element.tagAndClass === tagAndClass &&
    words >= LEAD_WORDS &&
    linkChars <= MAX_LINKED * text.length &&
    SENTENCE_END.test(text)
  );
}
/** A pointer elsewhere has more of it in its link. */
const MAX_LINKED = 0.85;

/** A heading of one line right above the first sentence: `1. Introduction`, `Key takeaways`. */
function headsFirst(k: number, first: number, block: Block): boolean {
  return k === first - 1 && isHeading(block) && block.links === 0 && !block.text.includes('\n');
}

/** A paragraph that is nothing but a line in bold. */
function isBoldLabel(fate: Fate, block: Block): boolean {
  return fate.fate === 'kept' && fate.kind === 'subhead' && !isHeading(block);
}

/** Whether a heading above the first sentence is made as headings of the story below it. */
function isMadeAsLater(k: number, first: number, blocks: readonly Block[], fates: readonly Fate[]): boolean {
  const { tagAndClass } = blocks[k]!.element;
  const { parent } = blocks[first]!.element;
  const isBold = isBoldLabel(fates[k]!, blocks[k]!);
  let alike = 0;
  for (let n = first + 1; n < blocks.length; n++) {
    const other = blocks[n]!.element;
    const isKept = fates[n]!.fate === 'kept' && (!isBold || isBoldLabel(fates[n]!, blocks[n]!));
    if (isKept && isSameBox(other.parent, parent) && other.tagAndClass === tagAndClass) alike++;
  }
  return alike >= (k === first - 1 ? 1 : MIN_ALIKE);
}
/** One box, or two of one tag and class, between which something stands. */
function isSameBox(one: Element | null, other: Element | null): boolean {
  return one === other || (one !== null && one.tagAndClass.includes('.') && one.tagAndClass === other?.tagAndClass);
}

/** A heading of this many words is the story's first paragraph. */
const PARAGRAPH_WORDS = 24;
/** One more heading may be another story's, but for one right above the first sentence. */
const MIN_ALIKE = 2;
/** Shorter lines that end in a colon are labels. */
const MIN_ANNOUNCING = 9;
const SENTENCE_END = /[.!?…]["”’)]?$/;

/** A sentence, however short, in a list between headline and story: what the story comes to. */
function isKeyPoint(block: Block, fate: Fate, { features, headline }: StripInput): boolean {
  const i = block.index;
  return (
    fate.fate === 'kept' &&
    fate.kind === 'list' &&
    headline.block !== null &&
    i > headline.block.index &&
    features.words[i]! >= MIN_POINT_WORDS &&
    features.linkShare[i]! < 0.5 &&
    /[.!?]["”’]?$/.test(block.text)
  );
}
const MIN_POINT_WORDS = 4;

/** A label or a deck is shorter. */
const LEAD_WORDS = 12;

/** What stands after the last sentence. */
export function cutAfterStory(input: StripInput, fates: Fate[]): void {
  const { found } = input;
  const [, last] = storyEdges(input, fates);
  if (isHead(last, found.blocks, fates)) return;
  // Stories end in short sentences too: in the shape of the last long one, straight after it.
  let closing = last >= 0;
  for (let k = last + 1; k < found.blocks.length; k++) {
    const block = found.blocks[k]!;
    const text = block.text;
    if (fates[k]!.fate !== 'kept') {
      closing &&= isPassing(fates[k]!) || block.element.parent !== found.blocks[last]!.element.parent;
      continue;
    }
    if (input.isNote(text, 'tail')) continue;
    closing &&=
      !input.isByline(text) &&
      (isListed(k, fates, input) ||
        isClosing(block, found.blocks[last]!) ||
        isLineOfStory(block, last, fates, found.blocks) ||
        headsClosing(k, last, fates, found.blocks));
    if (closing) continue;
    fates[k] = input.isByline(text) ? byline() : cut('heuristic-after-story', 'after the story’s last sentence');
  }
}
