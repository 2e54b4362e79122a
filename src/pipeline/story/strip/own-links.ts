import type { Verdict } from '../../../rules/rule-set.ts';
import type { Features } from '../features.ts';
import type { Found } from '../find.ts';
import { isHeading, leadsElsewhere, unfoldsAnswer, type Block, type Element } from '../../page/tree.ts';

/** A story told in pieces has this many linked subheads, and hardly others. */
const MIN_SUBHEADS = 3;
/** One linked heading between two paragraphs is another story's. */
const MIN_ALIKE = 2;
/** A link is the whole of a line where it has this share of it. */
const WHOLE = 0.8;
/** Of a list's item that is more than a link: its name is one, or its source. */
const PART = 0.9;
/** A line below a heading with more in links is a pointer too. */
const LINKED = 0.5;

/**
 * Lines of the story that are nothing but a link, or a label and a link: `1. The Lamp` in a list of ten lamps, a linked
 * subhead side by side with the story's paragraphs, an item of a list of sources. Other stories of the outlet stand in
 * lists as well, so an item counts only where its link leads to another site, or where it says more than its link.
 */
export function ownLinks(
  found: Found,
  features: Features,
  verdicts: readonly (Verdict | null)[],
  host: string | null,
): ReadonlySet<Block> {
  const { blocks, container } = found;
  const own = new Set(linkedSubheads(found, features));
  if (!blocks.some(({ links }) => links > 0)) return own;
  const { homes, first, last } = placeOf(found, features, verdicts);
  const alone = [questions(blocks, features), announced(blocks, features), labelled(blocks, verdicts, first, last)];
  for (const block of alone.flat()) own.add(block);
  const subheads = new Map<Element | string, Block[]>();
  for (let k = first; k < blocks.length && first >= 0; k++) {
    const block = blocks[k]!;
    if (block.links === 0 || verdicts[block.element.index]) continue;
    const elsewhere = leadsElsewhere(block.href, host);
    const linkShare = features.linkShare[block.index]!;
    if (isHeading(block)) {
      if (k > last || linkShare < WHOLE) continue;
      const row = rowOf(block, homes, elsewhere && isOverText(blocks[k + 1], features));
      if (row !== null) subheads.set(row, [...(subheads.get(row) ?? []), block]);
    } else if (elsewhere && isTold(block, features)) own.add(block);
    else if (isItemOfStory(block, container, homes) && isSource(linkShare, elsewhere, k > last)) own.add(block);
  }
  for (const alike of subheads.values()) if (alike.length >= MIN_ALIKE) for (const block of alike) own.add(block);
  return own;
}

/** What a linked subhead has in common with its like: the box of the story's paragraphs, or tag and class where it leads to another site; null where it is another story's. */
function rowOf(
  { element: { parent, tagAndClass } }: Block,
  homes: ReadonlySet<Element | null>,
  elsewhere: boolean,
): Element | string | null {
  // The headings of further stories of the page stand each in a box of its own; so do those that lead to other sites.
  if (elsewhere) return tagAndClass;
  return homes.has(parent) ? parent : null;
}

/** Whether a line is prose though most of it is a link: a post may be nothing but such lines. */
function isTold({ index, linkChars, text }: Block, { prose }: Features): boolean {
  return prose[index]! > 0 && linkChars > LINKED * text.length;
}

/** Whether a line below a heading is none that points elsewhere: over links it heads a list of another site's stories. */
function isOverText(next: Block | undefined, { linkShare }: Features): boolean {
  return next !== undefined && (isHeading(next) || linkShare[next.index]! < LINKED);
}

/** Where the story's paragraphs stand: the elements that hold them, and the first and the last by number in the container. */
function placeOf(
  { blocks }: Found,
  features: Features,
  verdicts: readonly (Verdict | null)[],
): { readonly homes: ReadonlySet<Element | null>; readonly first: number; readonly last: number } {
  const homes = new Set<Element | null>();
  let first = -1;
  let last = -1;
  for (let k = 0; k < blocks.length; k++) {
    const { index, element } = blocks[k]!;
    if (features.prose[index] === 0 || features.shapeShare[index]! < 0.9 || verdicts[element.index]) continue;
    homes.add(element.parent);
    if (first < 0) first = k;
    last = k;
  }
  return { homes, first, last };
}

/** `Website: the harbor’s own`, `Dinner: <a>tuna bake</a>` */
const LABEL = /^\p{L}[\p{L} '’-]{2,24}(?=: \S)/u;
/** Labels of pointers to other stories. */
const POINTER =
  /^(?:read|see|watch|listen|learn|find|more|related|also|next|photo|video|galler|click|view|shop|buy|opinion|live|tag|by)/i;
/** A story that gives so many of its lines one label gives it to those with a link as well. */
const MIN_LABELS = 3;

/** Lines of a link and a label that other lines between the story's first and last paragraph have too. */
function labelled(
  blocks: readonly Block[],
  verdicts: readonly (Verdict | null)[],
  first: number,
  last: number,
): readonly Block[] {
  const rows = new Map<string, Block[]>();
  for (let k = first; k <= last && first >= 0; k++) {
    const block = blocks[k]!;
    const label = verdicts[block.element.index] ? undefined : LABEL.exec(block.text)?.[0];
    if (label === undefined || label === label.toUpperCase() || POINTER.test(label)) continue;
    const row = rows.get(label) ?? [];
    rows.set(label, row);
    row.push(block);
  }
  return [...rows.values()].filter((row) => row.length >= MIN_LABELS).flat();
}

/** A sentence that announces a list; a label announces other stories. */
const MIN_ANNOUNCING = 7;
/** So many links in a row, each a line of its own. */
const MIN_ROW = 3;

/** Lines that are links, straight below a sentence that ends in a colon and made as it is. */
function announced(blocks: readonly Block[], { linkShare }: Features): readonly Block[] {
  const own: Block[] = [];
  for (let k = 0; k < blocks.length; k++) {
    const { element, links, text, words } = blocks[k]!;
    if (links > 0 || words < MIN_ANNOUNCING || !text.endsWith(':')) continue;
    let to = k + 1;
    while (
      to < blocks.length &&
      linkShare[blocks[to]!.index]! >= WHOLE &&
      blocks[to]!.element.parent === element.parent &&
      blocks[to]!.element.tagAndClass === element.tagAndClass
    )
      to++;
    if (to - k > MIN_ROW) own.push(...blocks.slice(k + 1, to));
  }
  return own;
}

/** Questions that are buttons and unfold the paragraph below them. */
function questions(blocks: readonly Block[], features: Features): readonly Block[] {
  const own: Block[] = [];
  for (let k = 0; k + 1 < blocks.length; k++) {
    const { href, text } = blocks[k]!;
    const next = blocks[k + 1]!;
    if (unfoldsAnswer(href, text) && features.prose[next.index]! > 0 && next.links === 0) own.push(blocks[k]!);
  }
  return own;
}

/** Whether an item is the story's own: below the story other stories are listed, and sources of this one, which say more than their link. */
function isSource(linkShare: number, elsewhere: boolean, isBelow: boolean): boolean {
  return isBelow ? elsewhere && linkShare < WHOLE : elsewhere || linkShare < PART;
}

/** Whether a block stands in a list that stands side by side with the story's paragraphs. */
function isItemOfStory({ element }: Block, container: Element, homes: ReadonlySet<Element | null>): boolean {
  let list: Element | null = null;
  for (let at: Element | null = element; at && at !== container; at = at.parent)
    if (at.name === 'ul' || at.name === 'ol') list = at;
  return list !== null && homes.has(list.parent);
}

/** Linked headings with prose in the story's shape right below them, and no teasers. */
function linkedSubheads({ blocks }: Found, features: Features): ReadonlySet<Block> {
  const linked = new Set<Block>();
  let others = 0;
  for (let k = 0; k + 1 < blocks.length; k++) {
    const block = blocks[k]!;
    const next = blocks[k + 1]!.index;
    if (!isHeading(block) || features.prose[next] === 0 || features.shapeShare[next]! < 0.3) continue;
    if (features.linkShare[block.index]! < WHOLE) others++;
    else if (!features.teaser[next]) linked.add(block);
  }
  return linked.size >= MIN_SUBHEADS && linked.size > others ? linked : new Set();
}
