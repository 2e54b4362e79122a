import { linesOf } from '../../text/markup-lines.ts';
import { countWords } from '../../text/words.ts';
import { parsed } from '../page/hydration.ts';
import { lettersOf } from '../story/anchors.ts';
import { overLines } from '../../text/over-lines.ts';

/** A value nests at most so deep, in honest data; what is deeper is not looked at. */
const MAX_DEPTH = 40;
/** Values looked at, all in all. */
const MAX_VALUES = 400_000;
/** A paragraph of a story is no longer; what is, is a whole story of many, or code. */
const MAX_PARAGRAPH = 3000;
const MIN_PROSE_WORDS = 8;
/** A body that is told in fewer paragraphs of prose is not a whole story. */
const MIN_PARAGRAPHS = 2;
/** By its first letters a paragraph that the page shows is known again. */
const LEAD_LETTERS = 40;
/** An object's title counts for what is in it this many levels deep. */
const TITLED_LEVELS = 5;

/** What tells the story of this page among the others that its data holds. */
export interface Known {
  readonly headline: string;
  /** Paragraphs that the page shows. */
  readonly shown: readonly string[];
}

/**
 * The story's paragraphs in a page's hydration data: the list of paragraphs, of rich text or of markup, that holds most
 * prose among those that stand under the page's headline or hold a paragraph the page shows; among all where the page shows
 * no paragraph. Empty where there is none.
 */
export function hydratedBody(values: readonly unknown[], known: Known): readonly string[] {
  const search = new Search(known);
  for (const value of values) search.visit(value, 0, 0);
  return search.best;
}

class Search {
  best: readonly string[] = [];
  #most = 0;
  #left = MAX_VALUES;
  readonly #headline: string;
  readonly #leads: readonly string[];
  readonly #showsProse: boolean;

  constructor({ headline, shown }: Known) {
    this.#headline = lettersOf(headline);
    this.#showsProse = shown.length > 0;
    this.#leads = shown
      .map((text) => lettersOf(text).slice(0, LEAD_LETTERS))
      .filter((letters) => letters.length === LEAD_LETTERS);
  }

  /** `titled`: levels down to which the headline's object still counts. */
  visit(value: unknown, depth: number, titled: number): void {
    if (depth > MAX_DEPTH || this.#left-- <= 0) return;
    if (typeof value === 'string') {
      if (value.length <= 400) return;
      const nested = /^[{[]/.test(value) ? parsed(value) : [];
      // The answer of a server, as the text that it came in.
      if (nested.length > 0) return this.visit(nested[0], depth + 1, titled);
      return this.#consider(linesOf(value), titled);
    }
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      if (value.length > 1 && !value.some(isWholeStory)) this.#consider(value.flatMap(paragraphOf), titled);
      // Of flight's rows all stand side by side: the headline is the page's.
      for (const item of value) this.visit(item, depth + 1, titled - 1);
      return;
    }
    const below = this.#isTitled(value as Record<string, unknown>) ? TITLED_LEVELS : titled - 1;
    // An own property each, of what was parsed: no list of them is made, objects are many.
    for (const name in value) this.visit((value as Record<string, unknown>)[name], depth + 1, below);
  }

  #isTitled(value: Record<string, unknown>): boolean {
    if (this.#headline.length < 12) return false;
    for (const name in value) if (TITLE.test(name) && this.#isHeadline(value[name])) return true;
    return false;
  }

  /** A title as it stands, or in a property of its own: `{basic: "..."}`. */
  #isHeadline(title: unknown): boolean {
    if (typeof title === 'string') return title.length < 400 && lettersOf(title) === this.#headline;
    if (typeof title !== 'object' || title === null) return false;
    return Object.values(title).some((own) => typeof own === 'string' && this.#isHeadline(own));
  }

  #consider(paragraphs: readonly string[], titled: number): void {
    const prose = paragraphs.filter(isProse);
    const length = prose.reduce((sum, paragraph) => sum + paragraph.length, 0);
    if (prose.length < MIN_PARAGRAPHS || length <= this.#most) return;
    if (
      titled <= 0 &&
      this.#showsProse &&
      !prose.some((paragraph) => this.#leads.includes(lettersOf(paragraph).slice(0, LEAD_LETTERS)))
    )
      return;
    this.best = paragraphs;
    this.#most = length;
  }
}

/** Names of properties that may hold the title of a story. */
const TITLE = /title|headline|name|heading/i;

function isProse(text: string): boolean {
  return countWords(text) >= MIN_PROSE_WORDS && /[.!?。！？…]["”’')\]]*$/.test(text);
}

/** Properties that hold a piece's text, or the pieces it is made of. */
const TEXTS = ['value', 'text', 'content', 'children', 'html', 'spans', 'runs', 'c'] as const;
/** Kinds of pieces that hold no paragraph. */
const NO_TEXT = new RegExp(
  overLines`
    ^(?:
      ad
      | ads
      | advert.*
      | image
      | photo
      | figure
      | video
      | audio
      | gallery
      | embed.*
      | related.*
      | interstitial.*
      | newsletter.*
      | inline-?newsletter
      | promo.*
      | raw_html
      | oembed.*
      | link_list
      | script
      | style
      | button
      | svg
      | path
      | img
      | iframe
      | aside
      | nav
      | footer
    )$
  `,
  'i',
);

/** Markup of several paragraphs, in a list of values of every kind; pieces of a story hold one or two. */
function isWholeStory(value: unknown): boolean {
  return typeof value === 'string' && (value.match(/<p\b/g)?.length ?? 0) >= MIN_WHOLE;
}
const MIN_WHOLE = 4;

/** A piece's text as one paragraph; nothing where it is none, or several. */
function paragraphOf(piece: unknown): string[] {
  const text = inline(piece, 0);
  if (text === '' || text.length > MAX_PARAGRAPH) return [];
  return linesOf(text);
}

function inline(piece: unknown, depth: number): string {
  if (typeof piece === 'string') return piece;
  if (depth > 8 || typeof piece !== 'object' || piece === null) return '';
  if (Array.isArray(piece)) {
    // React's element: `["$", "p", null, {children: ...}]`.
    if (piece[0] === '$') return NO_TEXT.test(String(piece[1])) ? '' : inline(piece[3], depth + 1);
    return piece.map((part) => inline(part, depth + 1)).join('');
  }
  const { type, tag, __typename } = piece as Record<string, unknown>;
  if ([type, tag, __typename].some((kind) => typeof kind === 'string' && NO_TEXT.test(kind))) return '';
  for (const name of TEXTS) {
    const own = (piece as Record<string, unknown>)[name];
    if (typeof own === 'string' || (typeof own === 'object' && own !== null)) return inline(own, depth + 1);
  }
  return '';
}
