import { shapeOf, SIGNED_END } from '../features.ts';
import { isHeading, type Block, type Element } from '../../page/tree.ts';
import { byline, cut, proseKept, type Fate, type StripInput } from './fate.ts';

/** Index of the first and last block that surely are the story's. */
function storyEdges(input: StripInput, fates: readonly Fate[]): [number, number] {
  const { found, features, anchors } = input;
  let first = -1;
  let last = -1;
  found.blocks.forEach((block, k) => {
    const ofStory =
      fates[k]!.fate === 'kept' &&
      (features.prose[block.index]! > 0 || anchors.inArticleBody[block.index] || anchors.hasDateline[block.index]);
    if (!ofStory || input.isNote(block.text, 'tail')) return;
    if (first < 0) first = k;
    last = k;
  });
  return [first, last];
}

/** A dateline opens the story; what precedes it is summary, caption or teaser, unless it outweighs what follows. */
function cutBeforeDateline(input: StripInput, fates: Fate[]): void {
  const { found, features, anchors } = input;
  const dateline = found.blocks.findIndex((block, k) => anchors.hasDateline[block.index] && fates[k]!.fate === 'kept');
  if (dateline <= 0) return;
  const before = proseKept(found.blocks, fates, features, 0, dateline);
  if (before >= 0.5 * proseKept(found.blocks, fates, features, dateline, found.blocks.length)) return;
  for (let k = 0; k < dateline; k++) {
    const { text } = found.blocks[k]!;
    if (fates[k]!.fate !== 'kept') continue;
    if (input.isByline(text)) fates[k] = byline();
    else if (!input.isNote(text, 'lead')) fates[k] = cut('before-dateline', 'before the dateline that opens the story');
  }
}

/** What stands before the first sentence: bylines, credits, decks of labels. */
export function cutBeforeStory(input: StripInput, fates: Fate[]): void {
  cutBeforeDateline(input, fates);
  const { found, anchors } = input;
  const [first] = storyEdges(input, fates);
  let opened = false;
  for (let k = 0; k < found.blocks.length && k <= Math.max(first, 0) + 3; k++) {
    if (fates[k]!.fate !== 'kept') continue;
    const block = found.blocks[k]!;
    if (anchors.hasDateline[block.index]) break;
    if (input.isByline(block.text)) fates[k] = byline();
    else if (k >= first || (opened && goesOn(block, found.blocks[first]!))) continue;
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
    isOpening(k, first, input, fates)
  );
}

/** Whether a label below a story's short opening sentence leads to the first long one: `On Tuesday:`. */
function goesOn(block: Block, first: Block): boolean {
  return block.text.endsWith(':') && block.links === 0 && shapeOf(block) === shapeOf(first);
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
  if (!isSameBox(element.parent, parent) || index < (headline.block?.index ?? -1) || features.linkShare[index]! > 0.5)
    return false;
  if (isBoldLabel(fates[k]!, block)) return isMadeAsLater(k, first, blocks, fates);
  if (!isHeading(block))
    return (
      element.tagAndClass === tagAndClass &&
      features.words[index]! > 1 &&
      (SENTENCE_END.test(text) || (features.words[index]! >= MIN_ANNOUNCING && text.endsWith(':')))
    );
  return isMadeAsLater(k, first, blocks, fates);
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

/** A line without a full stop, as several between the story's paragraphs: who wrote a letter, and where. */
function isLineOfStory(block: Block, last: number, fates: readonly Fate[], blocks: readonly Block[]): boolean {
  if (block.links > 0 || block.words > MAX_LINE_WORDS || shapeOf(block) !== shapeOf(blocks[last]!)) return false;
  let lines = 0;
  for (let n = 0; n < last; n++) {
    const fate = fates[n]!;
    const { links, text, words } = blocks[n]!;
    if (
      fate.fate === 'kept' &&
      fate.kind === 'paragraph' &&
      links === 0 &&
      words <= MAX_LINE_WORDS &&
      !SENTENCE_END.test(text) &&
      shapeOf(blocks[n]!) === shapeOf(block)
    )
      lines++;
  }
  return lines >= MIN_ALIKE;
}
const MAX_LINE_WORDS = 8;

/** A short sentence in the shape of the story's last long one. */
function isClosing(block: Block, last: Block): boolean {
  return (
    block.words > 1 &&
    shapeOf(block) === shapeOf(last) &&
    (/[.!?:]["”’)]?$|^\(.*\)$/.test(block.text) ||
      SIGNED_END.test(block.text) ||
      (block.links === 0 && (LABELLED_LINES.test(block.text) || isLongLine(block, last))))
  );
}
/** A line of so many words beside the last sentence, whose full stop was forgotten. */
function isLongLine({ element, words, text }: Block, last: Block): boolean {
  return words >= PARAGRAPH_LINE_WORDS && element.parent === last.element.parent && !/[\d@|]/.test(text);
}
const PARAGRAPH_LINE_WORDS = 9;

/** A label and three lines and more below it, parted by breaks alone: `Winners:`, and who they are. */
const LABELLED_LINES = /^(?!tags?\b|related\b|contact\b|by\b|source)[^\n:@]{3,60}:(?:\n[^\n@]{3,120}){3,}$/i;

/** A subhead over closing sentences. */
function headsClosing(k: number, last: number, fates: readonly Fate[], blocks: readonly Block[]): boolean {
  const fate = fates[k]!;
  const next = blocks[k + 1];
  return (
    fate.fate === 'kept' &&
    fate.kind === 'subhead' &&
    blocks[k]!.element.parent === blocks[last]!.element.parent &&
    next !== undefined &&
    next.links === 0 &&
    fates[k + 1]!.fate === 'kept' &&
    isClosing(next, blocks[last]!)
  );
}

/** A line of a list or a table that ends a story: winners, results, dates. Linked lines are other stories. */
function isListed(k: number, fates: readonly Fate[], { found, features, ownLinks }: StripInput): boolean {
  const { blocks } = found;
  const block = blocks[k]!;
  const fate = fates[k]!;
  if (ownLinks.has(block)) return true;
  if (fate.fate !== 'kept' || features.linkShare[block.index]! > 0.5) return false;
  if (fate.kind === 'list' || features.tables.blocks[block.index] || isAnnounced(k, fates, blocks)) return true;
  const next = blocks[k + 1];
  const nextFate = fates[k + 1];
  return (
    fate.kind === 'subhead' &&
    next !== undefined &&
    nextFate?.fate === 'kept' &&
    (nextFate.kind === 'list' || features.tables.blocks[next.index] === 1)
  );
}

/** Whether a line is one of a row of its make, straight below a paragraph or a heading that ends in a colon. */
function isAnnounced(k: number, fates: readonly Fate[], blocks: readonly Block[]): boolean {
  const { element } = blocks[k]!;
  let n = k;
  while (
    n >= 0 &&
    fates[n]!.fate === 'kept' &&
    blocks[n]!.links === 0 &&
    blocks[n]!.element.parent === element.parent &&
    blocks[n]!.element.tagAndClass === element.tagAndClass
  ) {
    if (n < k && blocks[n]!.text.endsWith(':')) return true;
    n--;
  }
  return false;
}

/** What may stand between a story's last paragraphs: an advertisement, a picture. */
function isPassing(fate: Fate): boolean {
  return (
    fate.fate === 'moved' ||
    (fate.fate === 'cut' && /^(?:ad-label|class-ad|class-media|class-embed|tag-form-control|hidden)$/.test(fate.rule))
  );
}
