import type { Element } from '../../page/tree.ts';
import { cut, kept, type Fate, type StripInput } from './fate.ts';

/** A list is judged whole: of links, it is furniture; of sentences, the story's. */
export function cutLists(input: StripInput, fates: Fate[]): void {
  const { found, anchors } = input;
  const lists = new Map<Element, number[]>();
  for (let k = 0; k < fates.length; k++) {
    const fate = fates[k]!;
    if (fate.fate === 'cut' && fate.rule !== 'heuristic-link-only') continue;
    const list = outerList(found.blocks[k]!.element, found.container);
    if (!list) continue;
    const members = lists.get(list);
    if (members) members.push(k);
    else lists.set(list, [k]);
  }
  for (const [list, members] of lists) {
    if (members.some((k) => input.ownLinks.has(found.blocks[k]!))) continue;
    if (isAnnounced(list, members[0]!, input, fates)) {
      for (const k of members) if (fates[k]!.fate === 'cut') fates[k] = kept('list');
      continue;
    }
    let chars = 0;
    let links = 0;
    let linked = 0;
    for (const k of members) {
      const block = found.blocks[k]!;
      chars += block.text.length;
      links += block.linkChars;
      if (block.linkChars > 0.6 * block.text.length) linked++;
      if (anchors.inArticleBody[block.index]) linked -= 2;
    }
    if (linked > members.length * 0.5 || links > 0.5 * chars) {
      for (const k of members) if (fates[k]!.fate === 'kept') fates[k] = cut('heuristic-link-list', 'a list of links');
    }
  }
}

/** Whether a sentence of the story ends in a colon right above a list and side by side with it: `These are the papers:`. A label announces other stories. */
function isAnnounced(list: Element, first: number, { found, features }: StripInput, fates: readonly Fate[]): boolean {
  const above = found.blocks[first - 1];
  return (
    above !== undefined &&
    fates[first - 1]!.fate === 'kept' &&
    above.element.parent === list.parent &&
    above.links === 0 &&
    above.text.endsWith(':') &&
    features.words[above.index]! >= MIN_ANNOUNCING
  );
}
const MIN_ANNOUNCING = 7;

/** So many teasers are a list of other stories; one or two may be a story's own links with what they say. */
const MIN_TEASERS = 3;

/** Items above the story's first paragraph that each say more of a link beside them in the item: teasers of other stories. */
export function cutTeasersAbove({ found, features, anchors }: StripInput, fates: Fate[]): void {
  const { blocks, container } = found;
  const first = blocks.findIndex(({ index }, k) => {
    const fate = fates[k]!;
    return fate.fate === 'kept' && fate.kind !== 'list' && features.prose[index]! > 0;
  });
  const lists = new Map<Element, { members: number[]; items: Set<Element>; linked: Set<Element> }>();
  for (let k = 0; k < first; k++) {
    const { element, index, text, linkChars } = blocks[k]!;
    const list = outerList(element, container);
    if (!list) continue;
    const read = lists.get(list) ?? { members: [], items: new Set(), linked: new Set() };
    lists.set(list, read);
    const item = itemOf(element, list);
    if (linkChars >= 0.9 * text.length) read.linked.add(item);
    if (fates[k]!.fate !== 'kept') continue;
    if (anchors.inArticleBody[index] || anchors.hasDateline[index]) return;
    read.members.push(k);
    read.items.add(item);
  }
  for (const { members, items, linked } of lists.values()) {
    const teasers = [...items].filter((item) => linked.has(item)).length;
    // The list may end with its own heading.
    if (teasers < MIN_TEASERS || teasers < items.size - 1) continue;
    for (const k of members) fates[k] = cut('heuristic-teaser-list', 'a list of other stories above this one');
  }
}

/** The child of a list that an element stands in. */
function itemOf(element: Element, list: Element): Element {
  let at = element;
  while (at.parent && at.parent !== list) at = at.parent;
  return at;
}

function outerList(element: Element, container: Element): Element | null {
  let list: Element | null = null;
  for (let at: Element | null = element; at && at !== container; at = at.parent)
    if (at.name === 'ul' || at.name === 'ol' || at.name === 'dl') list = at;
  return list;
}

/** This many alike, and without links, are a list: the specifications of a device, what to pack. */
const MIN_ALIKE = 5;

/** Short blocks in a box of their own, shaped unlike the story's paragraphs, between true ones. */
export function cutOutliers({ found, features, anchors }: StripInput, fates: Fate[]): void {
  const alike = new Map<string, number>();
  for (const { element } of found.blocks) alike.set(element.tagAndClass, (alike.get(element.tagAndClass) ?? 0) + 1);
  for (let k = 0; k < fates.length; k++) {
    const fate = fates[k]!;
    const block = found.blocks[k]!;
    if (fate.fate !== 'kept' || fate.kind !== 'paragraph') continue;
    const i = block.index;
    if (anchors.inArticleBody[i] || anchors.hasDateline[i]) continue;
    if (features.prose[i]! > 0 || features.shapeShare[i]! > 0.2) continue;
    const label = features.words[i]! < 9 && !features.tables.blocks[i];
    if (
      label &&
      !/[.!?"”]$/.test(block.text) &&
      (block.links > 0 || alike.get(block.element.tagAndClass)! < MIN_ALIKE) &&
      block.element !== found.container &&
      block.element.name !== 'p' &&
      block.element.name !== 'td'
    ) {
      fates[k] = cut('heuristic-label', 'a short label in a box of its own');
    }
  }
}

/** Two texts are held for one where they begin alike this far, in characters. */
const COPY_START = 60;
/** A synopsis stands among the first blocks of the story, above the paragraph that it repeats. */
const FIRST_BLOCKS = 10;

/** A synopsis or caption above the story that begins as one of its first paragraphs does, in another box. */
export function cutSynopses({ found: { blocks } }: StripInput, fates: Fate[]): void {
  const first: number[] = [];
  for (let k = 0; k < blocks.length && first.length < FIRST_BLOCKS; k++) if (fates[k]!.fate === 'kept') first.push(k);
  first.forEach((k, n) => {
    const { element, text } = blocks[k]!;
    if (text.length < COPY_START || element.name === 'p') return;
    const start = text.slice(0, COPY_START);
    const again = first.slice(n + 1).find((other) => blocks[other]!.text.startsWith(start));
    if (again !== undefined && blocks[again]!.element.tagAndClass !== element.tagAndClass)
      fates[k] = cut('repeat', 'a synopsis of what is printed below');
  });
}

/** The same long text twice: captions and pull quotes are printed again. The first stays. */
export function cutRepeats({ found }: StripInput, fates: Fate[]): void {
  const seen = new Set<string>();
  for (let k = 0; k < fates.length; k++) {
    const { text } = found.blocks[k]!;
    if (fates[k]!.fate !== 'kept' || text.length < 40) continue;
    if (seen.has(text)) fates[k] = cut('repeat', 'printed before');
    seen.add(text);
  }
}
