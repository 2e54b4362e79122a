import { isHeading, type Block, type Element } from '../../page/tree.ts';
import { byline, cut, isInside, proseKept, type Fate, type StripInput } from './fate.ts';

/** A story below its headline has so many characters of prose, and so much of what stands above. */
const MIN_STORY = 160;
const MIN_SHARE = 0.4;
/** A paragraph in the story's commonest shape. */
const IN_SHAPE = 0.9;
/** So many times as much as the story may stand above its dateline in boxes of its own. */
const MAX_BESIDE = 2;

/** What stands above a story: other stories above its headline, summaries and captions above its dateline. */
export function cutAbove(input: StripInput, fates: Fate[]): void {
  cutAboveHeadline(input, fates);
  cutBeforeDateline(input, fates);
}

/** No story begins above its headline, where that is a heading and enough stands below it: a forecast, an alert, the story before. */
function cutAboveHeadline({ found, features, anchors, headline }: StripInput, fates: Fate[]): void {
  const { blocks } = found;
  const heading = headline.block;
  if (heading === null || !isHeading(heading)) return;
  const k = blocks.indexOf(heading);
  if (k <= 0) return;
  const above = proseKept(blocks, fates, features, 0, k);
  const below = proseKept(blocks, fates, features, k, blocks.length);
  if (above === 0 || below < Math.max(MIN_STORY, MIN_SHARE * above)) return;
  if (blocks.slice(0, k).some((block, n) => fates[n]!.fate === 'kept' && isNamed(block, anchors))) return;
  // A heading among the story's paragraphs may say the headline once more.
  const isAmong = ({ index }: Block): boolean => features.prose[index]! > 0 && features.shapeShare[index]! >= IN_SHAPE;
  if (heading.element.name !== 'h1' && blocks.slice(0, k).some(isAmong)) return;
  for (let n = 0; n < k; n++)
    if (fates[n]!.fate === 'kept') fates[n] = cut('above-headline', 'above the story’s headline');
}

function isNamed({ index }: Block, anchors: StripInput['anchors']): boolean {
  return Boolean(anchors.hasDateline[index] || anchors.inArticleBody[index] || anchors.opensDescription[index]);
}

/** A dateline opens the story; what precedes it is summary, caption or teaser, unless it outweighs what follows. */
function cutBeforeDateline(input: StripInput, fates: Fate[]): void {
  const { found, features, anchors } = input;
  const { blocks } = found;
  let dateline = 0;
  while (
    dateline < blocks.length &&
    (fates[dateline]!.fate !== 'kept' || anchors.hasDateline[blocks[dateline]!.index] === 0)
  )
    dateline++;
  if (dateline === 0 || dateline === blocks.length) return;
  const before = proseKept(blocks, fates, features, 0, dateline);
  const after = proseKept(blocks, fates, features, dateline, blocks.length);
  if (before >= 0.5 * after && !(before < MAX_BESIDE * after && opensOwnBox(dateline, input, fates))) return;
  for (let k = 0; k < dateline; k++) {
    const { text } = blocks[k]!;
    if (fates[k]!.fate !== 'kept') continue;
    if (input.isByline(text)) fates[k] = byline();
    else if (!input.isNote(text, 'lead')) fates[k] = cut('before-dateline', 'before the dateline that opens the story');
  }
}

/** Whether the page's only dateline opens a box, and all prose above it stands in others: a round-up has several, or an introduction beside the first. */
function opensOwnBox(
  dateline: number,
  { found: { blocks }, features, anchors }: StripInput,
  fates: readonly Fate[],
): boolean {
  if (blocks.some(({ index }, k) => k !== dateline && anchors.hasDateline[index])) return false;
  const box: Element | null = blocks[dateline]!.element.parent;
  return (
    box !== null &&
    blocks.every(
      ({ element, index }, k) =>
        k >= dateline || fates[k]!.fate !== 'kept' || features.prose[index] === 0 || !isInside(element, box),
    )
  );
}
