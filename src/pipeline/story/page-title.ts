import type { Metadata } from '../page/metadata.ts';
import { plainWords } from '../../text/plain-latin.ts';
import { streamSafe } from '../../text/text.ts';
import type { Block, Tree } from '../page/tree.ts';
import { overLines } from '../../text/over-lines.ts';

/** ` - Outlet`, ` | Outlet` and the like at a title's end, or in front of it. */
export const SITE_PART = /(?<!\s)\s+(?:[|»·•]|[-–—]{1,2}|::?)\s+/;
/** The same between the parts of a heading, in which a dash or a colon is the writer's own. */
const HEADING_PART = /(?<!\s)\s+(?:[|»·•]|::)\s+/;

/** ` – Outlet` at a heading's end. */
const LAST_DASH = /\s[-–—]\s([^-–—]{3,40})$/;

/** A longer heading is not a headline, but a whole story in one. */
const LONGEST_HEADING = 300;

/** Where a title may end in the middle, if the page itself shows the part: `Rain ends_English_Post`, `Rain ends-Local News-Post`. */
const ANY_PART = /[|»·•_:–—-]+/;
/** Titles have a handful of parts; all runs of more would be much work for nothing. */
const MOST_PARTS = 16;

/** Words that make up the names of sections, and nothing else of a headline's. */
const SECTION = new RegExp(
  overLines`
        ^(?:(?:
          breaking|latest|top|more|local|regional|state|national|us|u\.s\.|uk|world|international|general
          |daily|the|and|&|news|headlines?|sports?|entertainment|arts|life|lifestyle|living|style|culture
          |business|money|finance|economy|politics|opinions?|editorials?|columns?|columnists?|commentary
          |health|science|technology|tech|travel|education|weather|crime|story|stories|article|articles
          |blog|wire|home|homepage|all|live|online
        )(?:[\s,/]+|$))+$
      `,
  'i',
);

/** Words of a text as titles are compared by: lower-case runs of letters and digits. */
export function wordsOf(text: string): string[] {
  return (
    plainWords(text) ??
    streamSafe(text)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ??
    []
  );
}

/** Share of the first text's words that stand in the other, 0 to 1. */
export function overlap(a: string, b: string): number {
  return share(wordsOf(a), new Set(wordsOf(b)));
}

/** Share of the words that are among others. */
function share(words: readonly string[], others: ReadonlySet<string>): number {
  if (words.length === 0) return 0;
  let shared = 0;
  for (const word of words) if (others.has(word)) shared++;
  return shared / words.length;
}

/** What names the outlet besides its host. */
export interface Site {
  /** Words of each of its names. */
  readonly names: readonly ReadonlySet<string>[];
  /** Letters and digits of the host and of its parts: `newsobserver`, `newsobservercom`. */
  readonly hosts: ReadonlySet<string>;
}

/** `title` is the page's own: some give it for the site's name as well. */
export function siteOf(metadata: Metadata, host: string | null, title: string): Site {
  const own = (host ?? '').replace(/^www\./, '');
  const labels = own.split('.').filter((label) => label.length >= 4);
  return {
    names: metadata.siteNames
      .map((read) => read.text)
      .filter((name) => name !== title || !SITE_PART.test(name))
      .map((name) => new Set(wordsOf(name))),
    hosts: new Set([own, ...labels].map((text) => wordsOf(text).join('')).filter(Boolean)),
  };
}

function isSite(part: string, { names, hosts }: Site): boolean {
  const words = wordsOf(part);
  if (names.some((name) => share(words, name) > 0.8)) return true;
  return (
    (words.length > 1 && words.every((word) => hosts.has(word))) ||
    hosts.has(words.join('')) ||
    hosts.has(words.filter(isNoSection).join(''))
  );
}

function isNoSection(word: string): boolean {
  return !SECTION.test(word);
}

/** Whether a heading is the name of a section and no more: `All the news`. */
export function namesSectionAlone(heading: string): boolean {
  return heading.length <= LONGEST_SECTION && SECTION.test(heading.trim());
}
const LONGEST_SECTION = 60;

/** `Post.example: Japan` */
const DOMAIN_AND_SECTION = /^(\w[\w-]*\.[\w.]+): ([\p{L}&]+)$/u;

/** Whether a title names outlet and section, and no story: `The Harbor Post - Latest News`. */
export function namesSiteAlone(title: string, site: Site): boolean {
  const [, own = '', section = ''] = DOMAIN_AND_SECTION.exec(title) ?? [];
  if (section !== '' && isSite(own, site)) return true;
  const parts = title.split(SITE_PART).filter((part) => part.trim() !== '');
  const named = parts.map((part) => isSite(part, site));
  return named.includes(true) && parts.every((part, k) => named[k] || SECTION.test(part));
}

/** A heading without the names of outlet and section that some put into it: `Post | post.example | Rain ends`. */
export function headingWithoutSite(text: string, site: Site): string {
  if (text.length > LONGEST_HEADING) return text;
  const behindDash = LAST_DASH.exec(text);
  const own = behindDash && isSite(behindDash[1]!, site) ? text.slice(0, behindDash.index) : text;
  const parts = own.split(HEADING_PART);
  if (parts.length < 2) return own;
  const [front, ...behind] = within(own, parts, site).split(HEADING_PART);
  return isLongestByFar(front!, behind) ? front! : within(own, parts, site);
}

/** A headline, and behind bars what some put into the heading as well: `Rain ends over the fells tonight | Weather desk`. */
function isLongestByFar(front: string, behind: readonly string[]): boolean {
  const words = wordsOf(front).length;
  return words >= 5 && behind.every((part) => 2 * wordsOf(part).length < words + 2);
}

/** `Rain ends (from The Harbor Post)` */
const FROM_SITE = /\s*\((?:from )?([^()]{3,60})\)$/;

/** `Rain ends on AlderPost.com` */
const ON_SITE = /\s(?:on|at) ([\p{L}\d-]{4,30})\.(?:com|org|net|co\.uk)$/iu;

/** A declared title without the names of outlet and section. */
export function titleWithoutSite(whole: string, site: Site): string {
  const end = whole.slice(-80);
  const from = FROM_SITE.exec(end) ?? ON_SITE.exec(end);
  const title = from && isSite(from[1]!, site) ? whole.slice(0, -from[0].length) : whole;
  const parts = title.split(SITE_PART);
  if (parts.length < 2) return title;
  const own = within(title, parts, site);
  const kept = own.split(SITE_PART);
  const last = kept.at(-1) ?? '';
  // The headline itself may hold a dash: keep all in front of a short last part.
  if (kept.length > 1 && last.length < 25)
    return within(
      own.slice(0, own.lastIndexOf(last)).replace(/(?<!\s)\s*(?:[|»·•]|[-–—]{1,2}|::?)\s*$/, ''),
      kept.slice(0, -1),
      site,
    );
  const named = kept.filter((part) => /\p{L}{2}/u.test(part) && !isSite(part, site));
  return (named.length > 0 ? named : kept).toSorted((a, b) => b.length - a.length)[0]!;
}

/** The text from the first to the last of its parts that names neither outlet nor section; the whole where each does. */
function within(text: string, parts: readonly string[], site: Site): string {
  const own = parts.map((part) => !isSite(part, site) && !SECTION.test(part));
  const first = own.indexOf(true);
  // Nothing of a headline is left: `Harbor Post - 6.0`.
  if (wordsOf(parts.filter((_, k) => own[k]).join(' ')).filter((word) => /\p{L}/u.test(word)).length < 2) return text;
  let start = 0;
  for (let k = 0; k < first; k++) start = text.indexOf(parts[k + 1]!, start + parts[k]!.length);
  let end = text.length;
  for (let k = parts.length - 1; !own[k]; k--)
    end = text.lastIndexOf(parts[k - 1]!, end - parts[k]!.length) + parts[k - 1]!.length;
  return text.slice(start, end);
}

/** A line of the page, and the block that it opens: date and byline may stand under it. */
interface Shown {
  readonly text: string;
  readonly block: Block;
}

/**
 * The longest part of a title that stands on the page as a line of its own, and no link; null where none does. Three
 * words may be a section's name (`News by Industry`), unless they are the title's longest part.
 */
export function partShown(title: string, tree: Tree, site: Site): Shown | null {
  const runs = runsOf(title);
  const longest = Math.max(...title.split(ANY_PART).map((part) => wordsOf(part).length));
  let best: Shown | null = null;
  for (const block of tree.blocks) {
    const [line = ''] = block.text.split('\n', 1);
    const text = line.trim();
    if (
      text.length < 8 ||
      text.length > title.length ||
      block.linkChars > block.text.length / 2 ||
      block.words < Math.min(4, longest)
    )
      continue;
    if (best !== null && text.length <= best.text.length) continue;
    if (runs.has(wordsOf(text).join(' ')) && !isSite(text, site))
      best = { text: headingWithoutSite(text, site), block };
  }
  return best;
}

/** Words of each run of a title's parts. */
function runsOf(title: string): ReadonlySet<string> {
  const parts = title
    .split(ANY_PART)
    .map((part) => wordsOf(part).join(' '))
    .filter(Boolean)
    .slice(0, MOST_PARTS);
  return new Set(
    parts.flatMap((_, from) => parts.slice(from).map((__, length) => parts.slice(from, from + length + 1).join(' '))),
  );
}

/** Declared titles as they stand and without the outlet, and each of their parts. */
export function titlesAlone(titles: readonly string[], site: Site): string[] {
  return titles.flatMap((title) => [title, titleWithoutSite(title, site), ...title.split(SITE_PART)]);
}
