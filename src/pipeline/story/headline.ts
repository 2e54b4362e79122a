import { ClassTest } from '../../rules/element-class.ts';
import type { Metadata } from '../page/metadata.ts';
import {
  headingWithoutSite,
  namesSectionAlone,
  namesSiteAlone,
  partShown,
  titlesAlone,
  titleWithoutSite,
  wordsOf,
  type Site,
} from './page-title.ts';
import { withoutLabels } from './heading-labels.ts';
import { mended, oneLine } from './heading-text.ts';
import type { Block, Tree } from '../page/tree.ts';

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
export function readHeadline(tree: Tree, metadata: Metadata, site: Site): Headline {
  const all = [...metadata.titles.map((read) => read.text), tree.title.slice(0, MAX_TITLE)].filter(
    (title) => title !== '' && !OF_MARKUP.test(title),
  );
  const titles = all.filter((title) => !namesSiteAlone(title, site));
  const declared = [...new Set(titles)].map(wordsOf);
  const headings = headingsOf(tree, site);
  const onlyH1 = headings.filter(
    (block) => block.element.name === 'h1' && block.text.length >= SHORTEST_H1 && (titles.length > 0 || !isLink(block)),
  );
  const lone = loneOf(onlyH1, declared);
  const best = confirmedHeading(headings, declared, lone, tree);
  const headlineOf = (block: Block): string =>
    withoutLabels(
      withoutLead(headingWithoutSite(mended(block, titles, tree), site), titles, site),
      block,
      tree,
      titles,
      site,
    );
  if (best) return { text: headlineOf(best), block: best };
  const title = titles[0] ?? all[0] ?? '';
  // The title for search engines and the headline for readers are often two.
  const ofLone = wordsOf(lone?.text ?? '');
  const toldTwice = declared.some((other) => agree(ofLone, other) >= SAME_STORY);
  const part = titles.length > 0 ? partShown(title, tree, site) : null;
  const inPart = new Set(wordsOf(part?.text ?? ''));
  if (part && !(toldTwice && ofLone.some((word) => inPart.has(word))))
    return { text: oneLine(part.text), block: part.block };
  const shown = toldTwice ? lone : titles.length === 0 ? onlyH1[0] : null;
  if (shown) return { text: headlineOf(shown), block: shown };
  const named = namedHeadline(headings, tree);
  if (named) return { text: oneLine(named.text.split('\n', 1)[0]!), block: named };
  if (titles.length === 0) return { text: oneLine(titleWithoutSite(title, site)), block: null, ofSite: true };
  const text = titleWithoutSite(title, site);
  return { text: oneLine(text), block: lineThatSays(text, tree) };
}

/** What may be a headline by its element: neither a link to the front page nor the name of site or section. */
function headingsOf({ blocks }: Tree, site: Site): readonly Block[] {
  const headings: Block[] = [];
  for (const block of blocks)
    if (
      (HEADINGS.has(block.element.name) || block.element.elementClass.is(HEADLINE)) &&
      !isBranding(block) &&
      !OF_COMMENTS.test(block.text) &&
      !namesSectionAlone(block.text) &&
      !namesSiteAlone(block.text.slice(0, MAX_TITLE), site)
    )
      headings.push(block);
  return headings;
}

/** The page's one long h1, shown once or twice; of several the first that is no link and that a declared title tells of. */
function loneOf(h1s: readonly Block[], declared: readonly (readonly string[])[]): Block | null {
  const long = h1s.filter(
    ({ text, words }) => text.length <= LONGEST && words <= MOST_WORDS && wordsOf(text).length >= 4,
  );
  if (new Set(h1s.map(({ text }) => text)).size === 1) return long[0] ?? null;
  return (
    long.find((block) => !isLink(block) && declared.some((title) => agree(wordsOf(block.text), title) >= SAME_STORY)) ??
    null
  );
}

/** The one heading that its class calls a headline, on top of the page's first paragraph. */
function namedHeadline(headings: readonly Block[], { blocks }: Tree): Block | null {
  const named = headings.filter(({ element, words }) => element.elementClass.is(HEADLINE) && words >= LEAST_NAMED);
  const [only] = named;
  if (named.length !== 1 || isLink(only!) || only!.text.length > LONGEST) return null;
  const first = blocks.findIndex(isParagraph);
  const isBesideAnother = headings.some(
    (other) => other !== only && other.index < first && other.index > only!.index - ON_TOP,
  );
  return first > only!.index && first <= only!.index + ON_TOP && !isBesideAnother ? only! : null;
}

/** Byline, date and tools stand between a headline and the first paragraph. */
const ON_TOP = 12;

/** No headline is longer, in characters and in words; nor are these shorter. */
const LONGEST = 300;
const MOST_WORDS = 30;
/** A shorter h1 is a section's name where no title confirms it. */
const SHORTEST_H1 = 15;
const SHORTEST = 8;
/** Words of a heading that no title confirms and only its class calls a headline. */
const LEAST_NAMED = 3;

/** The heading that a declared title confirms best; under the page's one long h1 and a paragraph of text stand headings of parts. */
function confirmedHeading(
  headings: readonly Block[],
  declared: readonly (readonly string[])[],
  lone: Block | null,
  tree: Tree,
): Block | null {
  const best = bestConfirmed(headings, declared, lone);
  if (best === null || lone === null || best.index <= lone.index) return best;
  const ofLone = wordsOf(lone.text);
  const isPart =
    declared.some((title) => agree(ofLone, title) >= SAME_STORY) &&
    !startsWith(ofLone, wordsOf(best.text)) &&
    tree.blocks.slice(lone.index + 1, best.index).some(isParagraph);
  return isPart ? lone : best;
}

/** Words of a paragraph of text: a deck or a label between a heading and the headline has fewer. */
const PARAGRAPH_WORDS = 25;

function isParagraph({ words, linkChars, text, element }: Block): boolean {
  return words >= PARAGRAPH_WORDS && linkChars < text.length / 2 && !HEADINGS.has(element.name);
}

function bestConfirmed(
  headings: readonly Block[],
  declared: readonly (readonly string[])[],
  lone: Block | null,
): Block | null {
  let best: Block | null = null;
  let bestScore = 0;
  const inTitles = new Set(declared.flat());
  for (const block of headings.slice(0, 200)) {
    if (block.text.length < SHORTEST || block.text.length > LONGEST) continue;
    const words = headingWords(block.text, inTitles);
    const agreement = Math.max(0, ...declared.map((title) => agree(words, title)));
    if (agreement < 0.6) continue;
    // The name of a blog or section stands in the title too; the page's one long h1 outweighs it.
    if (lone !== null && lone !== block && words.length < 4 && agreement < MOST_OF_TITLE) continue;
    // A blog's name stands in the title and links to its front.
    const score =
      agreement -
      (isLink(block) ? 0.25 : 0) +
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
  return isLink(block) && block.href !== null && FRONT_PAGE.test(block.href);
}

function isLink({ text, linkChars }: Block): boolean {
  return linkChars >= 0.9 * text.length;
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
  let common = 0;
  for (const word of h) if (inTitle.has(word)) common++;
  const part = common / h.length;
  return h.length < 3
    ? part === 1 && t.length <= h.length + 4
      ? 0.7
      : 0
    : part * (0.6 + 0.4 * Math.min(1, common / t.length));
}

const DATE = String.raw`(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2} \p{Lu}\p{Ll}{2,8}|\p{Lu}\p{Ll}{2,8} \d{1,2}),? \d{4}`;
/** A date in front of the headline in one heading. */
const DATE_LEAD = new RegExp(`^${DATE} ?`, 'u');
/** What a heading has in front of the headline: a date, or a label with a colon. */
const LEAD = new RegExp(String.raw`^(?:${DATE}|\p{Lu}\p{Ll}{2,11}:) ?`, 'u');
/** What a heading has behind it: a month or a day. */
const TAIL = new RegExp(String.raw`\s(?:[/|·•–—-]\s)?(?:${DATE}|\p{Lu}\p{Ll}{2,8} \d{4})$`, 'u');

/** A heading without its lead or its tail, where a declared title says the rest and no more. */
function withoutLead(text: string, titles: readonly string[], site: Site): string {
  const lead = LEAD.exec(text);
  const tail = TAIL.exec(text);
  if (!lead && !tail) return text;
  const declared = titlesAlone(titles, site).map((own) => wordsOf(own).join(' '));
  if (declared.includes(wordsOf(text).join(' '))) return text;
  const rests = [lead && text.slice(lead[0].length), tail && text.slice(0, tail.index)];
  return rests.find((rest) => rest && declared.includes(wordsOf(rest).join(' '))) ?? text;
}

/** Words of a heading without its date, as titles have them: `warden's` is `wardens` where the titles lost the apostrophe. */
function headingWords(text: string, inTitles: ReadonlySet<string>): string[] {
  const undated = text.replace(DATE_LEAD, '');
  if (!/['’]/.test(undated)) return wordsOf(undated);
  return wordsOf(
    undated.replace(/(?<!\p{L})\p{L}{1,20}['’]\p{L}{1,20}/gu, (word) => {
      const joined = word.replace(/['’]/, '');
      return inTitles.has(joined.toLowerCase()) ? joined : word;
    }),
  );
}

function startsWith(words: readonly string[], first: readonly string[]): boolean {
  return first.length > 0 && first.every((word, i) => word === words[i]);
}

/** What only broken markup puts into a title: the end of a tag, or of a comment. */
const OF_MARKUP = /-->|\/>|="/;
