import { oneOf, TAGS } from '../../wire/agency-names.ts';
import type { Features } from './features.ts';
import { isHidden } from './furniture.ts';
import type { Metadata } from '../page/metadata.ts';
import { streamSafe } from '../../text/text.ts';
import type { Block, Element, Tree } from '../page/tree.ts';

/** Blocks that a witness outside the text names as the story's. All arrays are indexed by block number. */
export interface Anchors {
  /** The block stands in JSON-LD's `articleBody`. */
  readonly inArticleBody: Uint8Array;
  /** Share of the page's prose found in `articleBody`, and of `articleBody` found on the page; 0 without one. */
  readonly bodyCoverage: number;
  /** The block opens as the page's description does. */
  readonly opensDescription: Uint8Array;
  /** The block that opens with the story's tagged dateline; at most one. */
  readonly hasDateline: Uint8Array;
  /** Elements that hold an anchor in prose, by element index. */
  readonly anchored: Uint8Array;
}

/** A dateline's tag near the start of a block, with text behind it (a caption ends in one): enough to anchor; `dateline.ts` reads it in full later. */
const DATELINE_START = new RegExp(String.raw`^.{0,90}?[([/]${oneOf(TAGS)}[)\]/].{15}`);
const MIN_MATCH_LETTERS = 30;
/** Characters of `articleBody` searched for all blocks together: an honest page uses 10,000 × 300. */
const SEARCH_BUDGET = 300_000_000;
const DESCRIPTION_LETTERS = 40;

/** ASCII, quotes and dashes: nothing that Unicode's normal form makes a letter of. */
const PLAIN = /^[\x00-\x7f\u2010-\u2026]*$/;

/** Letters and digits only, lower-case: what survives entities, dashes and spaces. */
export function lettersOf(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return streamSafe(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

export function anchorsOf(tree: Tree, features: Features, metadata: Metadata): Anchors {
  const { blocks } = tree;
  const inArticleBody = new Uint8Array(blocks.length);
  const opensDescription = new Uint8Array(blocks.length);
  const hasDateline = new Uint8Array(blocks.length);
  const anchored = new Uint8Array(tree.elements.length);
  const articleBody = metadata.articleBody ? lettersOf(metadata.articleBody.replace(/<[^<>]{0,400}>/g, ' ')) : '';
  const descriptions = metadata.descriptions
    .map((read) => lettersOf(read.text).slice(0, DESCRIPTION_LETTERS))
    .filter((text) => text.length >= 25);
  let found = 0;
  let budget = SEARCH_BUDGET;
  for (const block of blocks) {
    const i = block.index;
    const prose = features.prose[i]! > 0;
    if (prose && DATELINE_START.test(block.text)) hasDateline[i] = 1;
    if (descriptions.length > 0 && prose && (hasDateline[i] || mayOpenAs(block.text, descriptions))) {
      const start = lettersOf(block.text.slice(0, 160));
      // A dateline may stand before what the description begins with.
      if (descriptions.some((text) => start.startsWith(text) || (hasDateline[i] && start.includes(text))))
        opensDescription[i] = 1;
    }
    if (articleBody && (budget -= articleBody.length) > 0) {
      const letters = lettersOf(block.text);
      if (
        letters.length >= MIN_MATCH_LETTERS
          ? articleBody.includes(letters)
          : features.words[i]! > 1 && letters.length > 8 && articleBody.includes(letters)
      ) {
        inArticleBody[i] = 1;
        if (prose) found += letters.length;
      }
    }
    if (prose && inArticleBody[i] && block.text.length > 80) anchor(anchored, block);
  }
  const opening = openingDateline(blocks, hasDateline, features);
  hasDateline.fill(0);
  if (opening) {
    hasDateline[opening.index] = 1;
    anchor(anchored, opening);
  }
  return {
    inArticleBody,
    bodyCoverage: articleBody ? Math.min(1, found / articleBody.length) : 0,
    opensDescription,
    hasDateline,
    anchored,
  };
}

/** False where a text's first letters are none of the descriptions' first: all but the last of an ASCII opening, which a mark behind it may change. */
function mayOpenAs(text: string, descriptions: readonly string[]): boolean {
  const opening = text.slice(0, 16);
  if (!ASCII.test(opening)) return true;
  const letters = lettersOf(opening).slice(0, -1);
  return descriptions.some((description) => description.startsWith(letters));
}
const ASCII = /^[\x00-\x7f]*$/;

function anchor(anchored: Uint8Array, block: Block): void {
  for (let at: Element | null = block.element; at; at = at.parent) anchored[at.index] = 1;
}

/** Of several datelines (summaries, share texts, teasers have one too) the one with the most prose beside it. */
function openingDateline(blocks: readonly Block[], hasDateline: Uint8Array, features: Features): Block | null {
  let best: Block | null = null;
  let most = -1;
  for (const block of blocks) {
    if (!hasDateline[block.index]) continue;
    const beside =
      features.proseIn[(block.element.parent ?? block.element).index]! * (isShown(block.element) ? 1 : HIDDEN_WEIGHT);
    if (beside > most) {
      best = block;
      most = beside;
    }
  }
  return best;
}

/** A hidden dateline is the story's only where hardly any prose is shown. */
const HIDDEN_WEIGHT = 0.05;

function isShown(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (isHidden(at)) return false;
  return true;
}
