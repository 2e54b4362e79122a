import type { Verdict } from '../../rules/rule-set.ts';
import type { Anchors } from './anchors.ts';
import type { Features } from './features.ts';
import { ClassTest } from '../../rules/element-class.ts';
import { isBodyElement } from './furniture.ts';
import { besideHeadline } from './beside-headline.ts';
import { firstBlockFrom, isHeading, type Block, type Element, type Tree } from '../page/tree.ts';

/** Where the story is: the element that holds it. */
export interface Found {
  readonly container: Element;
  /** Blocks inside the container, in page order. */
  readonly blocks: readonly Block[];
  /** Prose of the story outside furniture, in characters. */
  readonly prose: number;
}

/** A block of prose counts at most this much, so that one huge legal text does not outweigh a story. */
const MAX_GAIN = 600;
/** What a label, menu entry or link costs: about two words of prose a piece, half of its characters where it is a link. */
const LABEL_COST = 8;
const LINK_COST = 0.5;
const MAX_COST = 80;
const FURNITURE_COST = 4;
const HEADING_COST = 2;

/**
 * The element whose blocks gain most: prose gains its length, labels and links cost. A wrapper that adds menus loses
 * against the element inside it, and one that leaves paragraphs out loses against the element around it.
 */
export function findStory(
  tree: Tree,
  features: Features,
  verdicts: readonly (Verdict | null)[],
  anchors: Anchors,
  headline: Block | null,
): Found | null {
  const gains = new Float64Array(tree.elements.length);
  const nearness = new Nearness(headline);
  for (const block of tree.blocks) {
    const gain =
      gainOf(block, features, verdicts, anchors) * (features.prose[block.index]! > 0 ? nearness.of(block) : 1);
    for (let at: Element | null = block.element; at; at = at.parent) gains[at.index]! += gain;
  }
  const gainful = mostGainful(tree, gains);
  if (!gainful) return null;
  const best = besideHeadline(gainful, tree, features, verdicts, headline) ?? gainful;
  return collect(
    tree,
    withLead(besideItsLike(best, tree, features, verdicts), tree, features, verdicts, headline),
    features,
    verdicts,
  );
}

/** What class or tag calls the story's text gains this many times as much. */
const BODY_BONUS = 1.03;

/** Of equals, the innermost: it is met later in document order. */
function mostGainful({ elements }: Tree, gains: Float64Array): Element | null {
  let best: Element | null = null;
  let most = 0;
  for (let i = 0; i < gains.length; i++) {
    const own = gains[i]!;
    if (own <= 0 || own * BODY_BONUS < most) continue;
    const element = elements[i]!;
    const gain = own * (isBodyElement(element) ? BODY_BONUS : 1);
    if (gain > most || (gain === most && best)) {
      best = element;
      most = gain;
    }
  }
  return best;
}

/** A paragraph is not a container where its like stand beside it: menus or comments around them outweigh a short story. */
function besideItsLike(
  best: Element,
  { blocks }: Tree,
  features: Features,
  verdicts: readonly (Verdict | null)[],
): Element {
  if (best.name !== 'p' || best.parent === null) return best;
  const others = blocks.filter(
    ({ element, index, text, words }) =>
      element !== best &&
      element.parent === best.parent &&
      element.tagAndClass === best.tagAndClass &&
      (features.words[index]! >= MIN_LIKE_WORDS || (words >= MIN_SENTENCE_WORDS && /[.!?]["”’]?$/.test(text))) &&
      features.linkShare[index]! < 0.5 &&
      !verdicts[element.index],
  );
  return others.length > 0 || hasListsBeside(best, best.parent, blocks, features, verdicts) ? best.parent : best;
}

/** Whether lists or a table of data without links stand beside a paragraph and all else in its box is short of links: a recipe, winners, a timeline. */
function hasListsBeside(
  best: Element,
  box: Element,
  blocks: readonly Block[],
  features: Features,
  verdicts: readonly (Verdict | null)[],
): boolean {
  let items = 0;
  let links = 0;
  for (const { element, index } of blocks) {
    if (element === best || !isWithin(element, box) || verdicts[element.index]) continue;
    if (features.linkShare[index]! > 0.5) links++;
    else if (ITEMS.has(element.name) || features.tables.blocks[index]) items++;
  }
  return items >= MIN_ITEMS && links === 0;
}
const MIN_ITEMS = 3;
const ITEMS: ReadonlySet<string> = new Set(['li', 'dd']);
/** Between a box and an item of a list in it stand at most so many elements. */
const ITEM_LEVELS = 4;

function isWithin(element: Element, box: Element): boolean {
  let at: Element | null = element.parent;
  for (let up = 0; at && up < ITEM_LEVELS; up++, at = at.parent) if (at === box) return true;
  return false;
}
const MIN_LIKE_WORDS = 6;
/** `His name was not released.` */
const MIN_SENTENCE_WORDS = 4;

/** A box of the container’s class is looked for this many levels above the lead's paragraphs. */
const LEAD_LEVELS = 4;
/** Where no headline is shown, a lead is looked for this many blocks above the container. */
const LEAD_BLOCKS = 12;

/** `DENVER - `, `ORLANDO, Fla. — `: a dateline without an agency; what stands below it is its story. */
const OPENS_IN_CAPITALS = /^\p{Lu}[\p{Lu} .'’-]{2,30}(?:, \p{L}[\p{L}. ]{2,24})? ?(?:[–—]|-{1,2}) ?["“‘]?\p{Lu}/u;

/** A lead often stands in a box of its own, above pictures and tools, of the same class as the box that holds the rest: what holds both is the container. */
function withLead(
  container: Element,
  tree: Tree,
  features: Features,
  verdicts: readonly (Verdict | null)[],
  headline: Block | null,
): Element {
  const className = container.attr('class') ?? '';
  const first = firstBlockFrom(container.index, tree.blocks);
  for (let i = headline ? headline.index + 1 : Math.max(0, first - LEAD_BLOCKS); i < first; i++) {
    const block = tree.blocks[i]!;
    if (verdicts[block.element.index]) continue;
    if (features.prose[i] === 0 && !isTwin(block, container)) continue;
    if (OPENS_IN_CAPITALS.test(block.text)) return commonAncestor(block.element, container) ?? container;
    if (isLooseLead(block, i, container, tree.blocks, verdicts)) return container.parent!;
    for (let at: Element | null = block.element, up = 0; at && up < LEAD_LEVELS; at = at.parent, up++) {
      if (className !== '' && at.name === container.name && at.attr('class') === className)
        return commonAncestor(at, container) ?? container;
    }
  }
  return container;
}

/** A box that its maker calls the story's first paragraph: `ds-firstpara`. */
const FIRST_PARAGRAPH = new ClassTest(
  /(?:^|[^a-z])(?:first-?(?:para(?:graph)?|par|graf)|lead-?(?:para(?:graph)?|graf))(?:$|[^a-z])/,
);
/** Between a lead and the container may stand so many blocks of tools. */
const LEAD_GAP = 3;

/** Whether a whole sentence right above the container stands loose in the box around it, or in a box that is called the first paragraph. */
function isLooseLead(
  { element, index, links, text, words }: Block,
  i: number,
  container: Element,
  blocks: readonly Block[],
  verdicts: readonly (Verdict | null)[],
): boolean {
  const box = container.parent;
  if (box === null || (element !== box && !(element.parent === box && element.elementClass.is(FIRST_PARAGRAPH))))
    return false;
  if (links > 0 || words < MIN_LEAD_WORDS || !/[^.][.!?]["”’)]?$/.test(text) || /\d:\d\d/.test(text)) return false;
  const gap = blocks.slice(index + 1, index + 2 + LEAD_GAP).findIndex((next) => next.element.index >= container.index);
  return gap >= 0 && blocks.slice(i + 1, i + 1 + gap).every((next) => verdicts[next.element.index] !== null);
}
const MIN_LEAD_WORDS = 12;

/** Whether a short sentence stands in a box beside the container, of its tag and class. */
function isTwin({ element, text, words }: Block, container: Element): boolean {
  const box = element.name === 'p' ? element.parent : element;
  return (
    box !== null &&
    box.parent === container.parent &&
    box.tagAndClass === container.tagAndClass &&
    words > 1 &&
    /[.!?…]["”’)]?$/.test(text)
  );
}

/** The innermost element around both; null in a page of several roots. */
function commonAncestor(one: Element, other: Element): Element | null {
  let a: Element | null = one;
  let b: Element | null = other;
  while (a !== b) {
    if (a === null || b === null) return null;
    if (a.depth >= b.depth) a = a.parent;
    else b = b.parent;
  }
  return a;
}

/**
 * How near blocks stand to the headline in the tree: the share of the headline's ancestors they have too, as 0.6 to 1. A
 * story stands in the same column as its headline; what stands before the headline is seldom the story, and counts 0.6 of it.
 */
export class Nearness {
  readonly #headline: Block | null;
  /** Ancestors that an element has in common with the headline; known for the headline's own, worked out for the others. */
  readonly #common = new Map<Element, number>();

  constructor(headline: Block | null) {
    this.#headline = headline;
    for (let at = headline?.element ?? null; at; at = at.parent) this.#common.set(at, at.depth + 1);
  }

  of({ element, index }: Block): number {
    if (this.#headline === null) return 1;
    let at: Element | null = element;
    while (at && !this.#common.has(at)) at = at.parent;
    const known = at ? this.#common.get(at)! : 0;
    for (let below: Element | null = element; below && below !== at; below = below.parent)
      this.#common.set(below, known);
    const share = known / (this.#headline.element.depth + 1);
    return (0.6 + 0.4 * share) * (index < this.#headline.index ? 0.6 : 1);
  }
}

function gainOf(block: Block, features: Features, verdicts: readonly (Verdict | null)[], anchors: Anchors): number {
  const i = block.index;
  const verdict = verdicts[block.element.index];
  if (verdict) return verdict.rule === 'class-comments' ? -FURNITURE_COST * 2 : -FURNITURE_COST;
  const prose = features.prose[i]!;
  if (prose > 0) {
    const anchor = anchors.hasDateline[i] || anchors.inArticleBody[i] || anchors.opensDescription[i];
    const weight = anchor ? 1.5 : 0.3 + 0.7 * Math.min(1, features.shapeShare[i]! * 2);
    return Math.min(MAX_GAIN, prose) * (1 - features.linkShare[i]!) * weight;
  }
  if (isHeading(block)) return -HEADING_COST;
  return -Math.min(MAX_COST, LABEL_COST * Math.min(1, features.words[i]! / 4) + LINK_COST * block.linkChars);
}

function collect(tree: Tree, container: Element, features: Features, verdicts: readonly (Verdict | null)[]): Found {
  const inside = new Uint8Array(tree.elements.length);
  for (let i = container.index; i < tree.elements.length; i++) {
    const element = tree.elements[i]!;
    if (element === container || (element.parent && inside[element.parent.index])) inside[i] = 1;
    else if (element.depth <= container.depth) break;
  }
  const blocks: Block[] = [];
  let prose = 0;
  for (const block of tree.blocks) {
    if (inside[block.element.index] === 0) continue;
    blocks.push(block);
    if (!verdicts[block.element.index]) prose += features.prose[block.index]!;
  }
  return { container, blocks, prose };
}
