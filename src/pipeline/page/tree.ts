import type { ElementClass } from '../../rules/element-class.ts';

/**
 * A page as the later steps see it: elements in document order, and the blocks of text between block boundaries.
 * Two builders make it, and must make the same: `parse.ts` by cheerio, the reference, and `scan.ts`, the fast way.
 */
export interface Element {
  /** Lower-case tag name. */
  readonly name: string;
  readonly parent: Element | null;
  /** Position in document order, from 0. */
  readonly index: number;
  readonly depth: number;
  /** What it shares with all elements of its class and id. */
  readonly elementClass: ElementClass;
  /** {@link ElementClass.key}: what the class rules are tested on. */
  readonly key: string;
  /** Tag and key, `p.lead`: what elements of one tag and class have in common. */
  readonly tagAndClass: string;
  /** One attribute's value, entities decoded, or undefined. */
  attr(name: string): string | undefined;
}

export interface Block {
  /** Number in page order, from 0. */
  readonly index: number;
  /** Spaces collapsed; a single `<br>` is a line feed. */
  readonly text: string;
  /** Words of `text`. */
  readonly words: number;
  /** The nearest block-level element. */
  readonly element: Element;
  /** Characters of `text` inside links, inside `<b>` or `<strong>`, inside `<i>` or `<em>`. */
  readonly linkChars: number;
  readonly boldChars: number;
  readonly italicChars: number;
  readonly links: number;
  /** The first link's target, or null. */
  readonly href: string | null;
  /** Innermost inline element that holds the whole block, or null: a `<span class="credit">` says what its text is. */
  readonly wrapper: Element | null;
}

export interface Tree {
  readonly elements: readonly Element[];
  readonly blocks: readonly Block[];
  /** Raw contents of `<script type="application/ld+json">`, in order. */
  readonly jsonLd: readonly string[];
  readonly title: string;
}

/**
 * Elements nest at most so deep; what is deeper hangs flat under the last that is not, as in browsers (Blink's limit is
 * 512, real pages stay under 100). Whoever climbs from a block to the root takes a bounded number of steps.
 */
export const MAX_DEPTH = 256;

/** Elements whose start and end break the text: HTML's block-level elements by their default style. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol optgroup option p pre search section summary ' +
    'table tbody td tfoot th thead tr ul button select textarea label'
  ).split(' '),
);

/** Elements whose text no reader sees as text. Not `head`: where its end tag is lost, the whole page is in it. */
export const SILENT_TAGS: ReadonlySet<string> = new Set(
  'script style noscript template svg math iframe object embed applet canvas map audio video datalist title noembed'.split(
    ' ',
  ),
);

export const BOLD_TAGS: ReadonlySet<string> = new Set(['b', 'strong']);
export const ITALIC_TAGS: ReadonlySet<string> = new Set(['i', 'em']);

export const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Whether a block stands in `h1` to `h6`. */
export function isHeading(block: Block): boolean {
  return HEADINGS.has(block.element.name);
}

/** Whether a link leads to a place on the same page: it opens what stands below it, or lets others point to it. `#` alone is a button's. */
export function leadsWithin(href: string | null | undefined): boolean {
  return href != null && href.length > 1 && href.startsWith('#');
}

/** Whether a link leads to another site than the page's; not known where the page has no address. */
export function leadsElsewhere(href: string | null, host: string | null): boolean {
  if (host === null || href === null) return false;
  const at = href.indexOf('//');
  // A menu has hundreds of links, nearly all to the page's own host.
  if (at < 0 || (href.startsWith(host, at + 2) && href[at + 2 + host.length] === '/')) return false;
  const named = /^(?:https?:)?\/\/([^/?#:]+)/i.exec(href)?.[1]?.toLowerCase();
  if (named === undefined) return false;
  const own = namesOf(host);
  return !namesOf(named).some((name) => own.includes(name));
}

/** The labels of a host that name its outlet: `www.outlet.com` and `outlet.co.uk` are one. */
function namesOf(host: string): string[] {
  return host
    .split('.')
    .slice(0, -1)
    .filter((label) => label.length > 2 && !NAMES_NOBODY.has(label));
}
const NAMES_NOBODY: ReadonlySet<string> = new Set(['www', 'com', 'net', 'org', 'gov', 'edu', 'info', 'blog', 'blogs']);

/** Whether a link is a question that a script makes a button of: it unfolds the answer below. */
export function unfoldsAnswer(href: string | null, text: string): boolean {
  return (href === '' || href === '#') && text.endsWith('?');
}

/** Tag path with class and id, outermost first: `body > div.story > p`. */
export function pathOf(element: Element): string {
  const parts: string[] = [];
  for (let at: Element | null = element; at && parts.length < 12; at = at.parent) {
    const classes = (at.attr('class') ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 2);
    const id = at.attr('id');
    parts.push(at.name + (id ? `#${id}` : '') + classes.map((c) => `.${c}`).join(''));
  }
  return parts.reverse().join(' > ');
}

/** Number of the first block whose element is that of a number or stands behind it; -1 where there is none. */
export function firstBlockFrom(element: number, blocks: readonly Block[]): number {
  for (let block = 0; block < blocks.length; block++) if (blocks[block]!.element.index >= element) return block;
  return -1;
}

/** Number of the last block whose element is that of a number or stands before it; -1 where there is none. */
export function lastBlockTo(element: number, blocks: readonly Block[]): number {
  let block = blocks.length - 1;
  while (block >= 0 && blocks[block]!.element.index > element) block--;
  return block;
}
