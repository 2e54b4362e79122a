import type { Features } from './features.ts';
import { openingDateline } from './opening-dateline.ts';
import type { Metadata } from '../page/metadata.ts';
import { plainLetters } from '../../text/plain-latin.ts';
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

const MIN_MATCH_LETTERS = 30;
/** Characters of `articleBody` searched for all blocks together: an honest page uses 10,000 × 300. */
const SEARCH_BUDGET = 300_000_000;
const DESCRIPTION_LETTERS = 40;

/** Letters and digits only, lower-case: what survives entities, dashes and spaces. */
export function lettersOf(text: string): string {
  return (
    plainLetters(text) ??
    streamSafe(text)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
  );
}

export function anchorsOf(tree: Tree, features: Features, metadata: Metadata): Anchors {
  const { blocks } = tree;
  const hasDateline = new Uint8Array(blocks.length);
  const anchored = new Uint8Array(tree.elements.length);
  const opening = openingDateline(blocks, features);
  if (opening) {
    hasDateline[opening.index] = 1;
    anchor(anchored, opening);
  }
  return {
    ...findArticleBody(blocks, features, metadata.articleBody, anchored),
    opensDescription: findDescription(blocks, features, metadata, hasDateline),
    hasDateline,
    anchored,
  };
}

/** Which blocks the declared body has, and how much of it they are; their elements are anchored. */
function findArticleBody(
  blocks: readonly Block[],
  features: Features,
  declared: string | null,
  anchored: Uint8Array,
): Pick<Anchors, 'inArticleBody' | 'bodyCoverage'> {
  const inArticleBody = new Uint8Array(blocks.length);
  const articleBody = declared ? lettersOf(declared.replace(/<[^<>]{0,400}>/g, ' ')) : '';
  if (articleBody === '') return { inArticleBody, bodyCoverage: 0 };
  let found = 0;
  let budget = SEARCH_BUDGET;
  for (const block of blocks) {
    if ((budget -= articleBody.length) <= 0) break;
    const i = block.index;
    const letters = lettersOf(block.text);
    const tells = letters.length >= MIN_MATCH_LETTERS || (features.words[i]! > 1 && letters.length > 8);
    if (!tells || !articleBody.includes(letters)) continue;
    inArticleBody[i] = 1;
    if (features.prose[i]! === 0) continue;
    found += letters.length;
    if (block.text.length > 80) anchor(anchored, block);
  }
  return { inArticleBody, bodyCoverage: Math.min(1, found / articleBody.length) };
}

/** Which blocks open as the page's description does; a dateline may stand before what the description begins with. */
function findDescription(
  blocks: readonly Block[],
  features: Features,
  metadata: Metadata,
  hasDateline: Uint8Array,
): Uint8Array {
  const opens = new Uint8Array(blocks.length);
  const descriptions = metadata.descriptions
    .map((read) => lettersOf(read.text).slice(0, DESCRIPTION_LETTERS))
    .filter((text) => text.length >= 25);
  if (descriptions.length === 0) return opens;
  for (const { index, text } of blocks) {
    const dated = hasDateline[index] === 1;
    if (features.prose[index] === 0 || !(dated || mayOpenAs(text, descriptions))) continue;
    const start = lettersOf(text.slice(0, 160));
    if (descriptions.some((opening) => start.startsWith(opening) || (dated && start.includes(opening))))
      opens[index] = 1;
  }
  return opens;
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
