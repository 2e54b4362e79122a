import { ClassTest } from '../../rules/element-class.ts';
import type { Metadata } from '../page/metadata.ts';
import { repairEntities } from '../../text/text.ts';
import {
  headingWithoutSite,
  namesSiteAlone,
  partShown,
  siteOf,
  titleWithoutSite,
  wordsOf,
  type Site,
} from './page-title.ts';
import type { Block, Tree } from '../page/tree.ts';
import { overLines } from '../../text/over-lines.ts';

/** The story's headline, and the block that shows it, if one does. */
export interface Headline {
  readonly text: string;
  readonly block: Block | null;
  /** Whether the page's titles name its site and no story; `text` is then one of them. */
  readonly ofSite?: boolean;
}

/** Titles are a line long; a longer one is somebody's mischief. */
const MAX_TITLE = 1000;

/** From here on a title and a page's one heading speak of one story. */
const SAME_STORY = 0.2;

/** A heading of three words that says less of a title is a part of it. */
const MOST_OF_TITLE = 0.8;

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3']);
const HEADLINE = new ClassTest(/head-?line|(?:entry|article|story|post|page)-?title/);
const ANY_TITLE = new ClassTest(/head-?line|title/);

/** Chooses among the page's headings and the titles it declares: a heading that a declared title confirms is best. */
export function readHeadline(tree: Tree, metadata: Metadata, host: string | null): Headline {
  const site = siteOf(metadata, host);
  const all = [...metadata.titles.map((read) => read.text), tree.title.slice(0, MAX_TITLE)].filter(Boolean);
  const titles = all.filter((title) => !namesSiteAlone(title, site));
  const declared = [...new Set(titles)].map(wordsOf);
  const headings = tree.blocks.filter(
    (block) =>
      (HEADINGS.has(block.element.name) || block.element.elementClass.is(HEADLINE)) &&
      !isBranding(block) &&
      !OF_COMMENTS.test(block.text) &&
      !namesSiteAlone(block.text.slice(0, MAX_TITLE), site),
  );
  const onlyH1 = headings.filter((block) => block.element.name === 'h1' && block.text.length >= 15);
  const lone = onlyH1.length === 1 && wordsOf(onlyH1[0]!.text).length >= 4 ? onlyH1[0]! : null;
  const best = confirmedHeading(headings, declared, lone);
  if (best) return { text: withoutLead(headingWithoutSite(oneLine(best.text), site), titles, site), block: best };
  const title = titles[0] ?? all[0] ?? '';
  // The title for search engines and the headline for readers are often two.
  const ofLone = wordsOf(lone?.text ?? '');
  const toldTwice = declared.some((other) => agree(ofLone, other) >= SAME_STORY);
  const part = titles.length > 0 ? partShown(title, tree) : null;
  const inPart = new Set(wordsOf(part?.text ?? ''));
  if (part && !(toldTwice && ofLone.some((word) => inPart.has(word))))
    return { text: oneLine(part.text), block: part.block };
  if ((titles.length === 0 || toldTwice) && onlyH1.length > 0)
    return { text: withoutLead(headingWithoutSite(oneLine(onlyH1[0]!.text), site), titles, site), block: onlyH1[0]! };
  if (titles.length === 0) return { text: oneLine(titleWithoutSite(title, site)), block: null, ofSite: true };
  const text = titleWithoutSite(title, site);
  return { text: oneLine(text), block: lineThatSays(text, tree) };
}

/** The heading that a declared title confirms best. */
function confirmedHeading(
  headings: readonly Block[],
  declared: readonly (readonly string[])[],
  lone: Block | null,
): Block | null {
  let best: Block | null = null;
  let bestScore = 0;
  for (const block of headings.slice(0, 200)) {
    if (block.text.length < 8 || block.text.length > 300) continue;
    const words = wordsOf(block.text);
    const agreement = Math.max(0, ...declared.map((title) => agree(words, title)));
    if (agreement < 0.6) continue;
    // The name of a blog or section stands in the title too; the page's one long h1 outweighs it.
    if (lone !== null && lone !== block && words.length < 4 && agreement < MOST_OF_TITLE) continue;
    // A blog's name stands in the title and links to its front.
    const isLink = block.linkChars >= 0.9 * block.text.length;
    const score =
      agreement -
      (isLink ? 0.25 : 0) +
      (block.element.name === 'h1' ? 0.3 : block.element.name === 'h2' ? 0.1 : 0) +
      (block.element.elementClass.is(ANY_TITLE) ? 0.1 : 0);
    if (score > bestScore + 0.001) {
      best = block;
      bestScore = score;
    }
  }
  return best;
}

/** `15 Replies to “Rain ends”` */
const OF_COMMENTS = /^\d+ (?:replies|comments?|responses?|thoughts?) (?:to|on)\b/i;

/** A heading that is a link to the outlet's front page. */
function isBranding(block: Block): boolean {
  return block.linkChars >= 0.9 * block.text.length && block.href !== null && FRONT_PAGE.test(block.href);
}
const FRONT_PAGE = /^(?:\.?\/|https?:\/\/[^/?#]+\/?|\/?index\.\w+)$/i;

/** The block that says a text and no more, where one does. */
function lineThatSays(text: string, tree: Tree): Block | null {
  const words = wordsOf(text);
  const wanted = words.join(' ');
  if (words.length <= 2) return null;
  return (
    tree.blocks.find(
      (block) => block.text.length < 300 && mayBegin(block.text, wanted) && wordsOf(block.text).join(' ') === wanted,
    ) ?? null
  );
}

/** False where a text's first letter or digit is plainly not that of `words`. */
function mayBegin(text: string, words: string): boolean {
  const first = /[a-z0-9]|[^\x00-\x7f]/i.exec(text)?.[0].toLowerCase();
  return first === words[0] || (first !== undefined && first > '\x7f') || words > '\x7f';
}

/** How well a heading and a declared title agree: the title may carry the outlet's name besides. */
function agree(h: readonly string[], t: readonly string[]): number {
  if (h.length === 0 || t.length === 0) return 0;
  // A title may be the headline cut short.
  if (t.length >= 4 && h.length > t.length && h.length <= 3 * t.length && t.every((word, i) => word === h[i]))
    return 0.9;
  const inTitle = new Set(t);
  const common = h.filter((word) => inTitle.has(word)).length;
  const part = common / h.length;
  return h.length < 3
    ? part === 1 && t.length <= h.length + 4
      ? 0.7
      : 0
    : part * (0.6 + 0.4 * Math.min(1, common / t.length));
}

/** What a heading has in front of the headline: a date, or a label with a colon. */
const LEAD = new RegExp(
  overLines`
    ^(?:
      (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?
      (?:\d{1,2} \p{Lu}\p{Ll}{2,8}|\p{Lu}\p{Ll}{2,8} \d{1,2}),? \d{4}
      | \p{Lu}\p{Ll}{2,11}:
    ) ?
  `,
  'u',
);

/** A heading without its lead, where a declared title says the rest and no more. */
function withoutLead(text: string, titles: readonly string[], site: Site): string {
  const lead = LEAD.exec(text);
  if (!lead) return text;
  const rest = text.slice(lead[0].length);
  const words = wordsOf(rest).join(' ');
  const declared = titles.map((title) => wordsOf(titleWithoutSite(title, site)).join(' '));
  return declared.includes(words) && !declared.includes(wordsOf(text).join(' ')) ? rest : text;
}

/** Entities and tags that were left in a title are a rest of its markup. */
function oneLine(text: string): string {
  return repairEntities(text)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}
