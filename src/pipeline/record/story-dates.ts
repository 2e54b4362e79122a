import type { Article, DatedAt } from '../../model/article.ts';
import { readDate } from '../../wire/dates.ts';
import type { Metadata, Time } from '../page/metadata.ts';
import type { Block, Tree } from '../page/tree.ts';
import { isElsewhere, type Beside } from './beside.ts';
import type { Story } from '../story/story.ts';

/** No story was put on the web before: an older date in print is one the story tells of. */
const WEB_BEGAN = '1991';
/** Longer lines tell of dates, and are none's own. */
const LONGEST_DATE_LINE = 80;
/** A line that is a date has room for its weekday, its hour and a label. */
const LONGEST_DATE_ALONE = 40;
const YEAR = /(?:19|20)\d{2}/;
/** A story's date stands at most this many blocks above its headline, or above its first sentence where no headline is shown, and below its last. */
const ABOVE_HEADLINE = 8;
const ABOVE_STORY = 14;
const BELOW_STORY = 6;

/**
 * When a story was published and changed. What the page declares goes first; then what elements beside the story carry,
 * what is printed there, what the page's only `<time>` says, and the day in the address. Dates of teasers are none of the story's.
 */
export function datesOf(
  tree: Tree,
  metadata: Metadata,
  story: Story,
  printed: readonly string[],
  lines: Beside | null,
  url: string | null,
): Pick<Article, 'published' | 'updated'> {
  const times = asSaid(metadata.times, tree);
  const { all, underHeadline } = timesBeside(tree, story, times, lines);
  const days = new Set(times.map(({ at }) => at.slice(0, 10)));
  const only = days.size === 1 ? times : [];
  const dateLines = dateLinesOf(printed, lines, story.headline.block);
  const { dayFirst } = metadata;
  const { shown, labelled, above } = shownDates(timeOf(underHeadline, false), story, lines, dayFirst);
  const dateOf = (declared: DatedAt | null, updated: boolean): DatedAt | null =>
    declared ??
    (updated ? null : shown) ??
    timeOf(all, updated) ??
    printedDate(dateLines, updated, dayFirst) ??
    timeOf(only, updated);
  const declared = metadata.published && inItsZone(metadata.published, times);
  const ofRecipe = printedDate(story.recipe?.dates ?? [], false, dayFirst);
  const ofStory = isBetter(shown, declared, metadata.updated) ? shown : null;
  const updated = dateOf(metadata.updated, true);
  const found =
    ofRecipe ??
    ofStory ??
    declared ??
    labelled ??
    toldDate(tree, story, dayFirst) ??
    dateOf(null, false) ??
    labelledDate(tree, story, dayFirst);
  const isOwn = found !== null && !(above === null && isTeasers(found, updated));
  return { published: isOwn ? inOrder(found, url) : urlDate(url), updated };
}

/** Lines with a date: those under the headline, since a page's head has today's; those of the story's box; the others beside it. */
function dateLinesOf(printed: readonly string[], lines: Beside | null, headline: Block | null): string[] {
  const above = lines?.above ?? [];
  const isUnder = ({ block }: (typeof above)[number]): boolean =>
    headline !== null && block.index > headline.index && block.index < lines!.opening.index;
  const textsOf = (some: typeof above): string[] =>
    some.map(({ text }) => text).filter((text) => text.length <= LONGEST_DATE_LINE && YEAR.test(text));
  const others = [...above.filter((line) => !isUnder(line)), ...(lines?.below ?? [])];
  return [...textsOf(above.filter(isUnder)), ...printed, ...textsOf(others)];
}

/** Whether a day printed below the story is after its last change. */
function isTeasers(found: DatedAt, updated: DatedAt | null): boolean {
  return found.source === 'text' && updated !== null && daysBetween(updated, found) >= DAYS_OFF;
}

/** The date that stands under the headline, or that a line calls the publication's; then the latter alone, and any above the story. */
function shownDates(
  underHeadline: DatedAt | null,
  story: Story,
  lines: Beside | null,
  dayFirst: boolean,
): Record<'shown' | 'labelled' | 'above', DatedAt | null> {
  const textsOf = (some: Beside['above'] | undefined): string[] => (some ?? []).map(({ text }) => text);
  const [above, below] = [textsOf(lines?.above), textsOf(lines?.below)];
  const labelled = printedDate(
    [...above, ...below].filter((text) => PUBLISHED.test(text)),
    false,
    dayFirst,
  );
  return {
    shown: underHeadline ?? printedDate(datesUnder(story.headline.block, lines), false, dayFirst) ?? labelled,
    labelled,
    above: printedDate(above, false, dayFirst),
  };
}

/** A date in print whose day and month stand the other way round in the address. */
function inOrder(found: DatedAt, url: string | null): DatedAt {
  if (found.source !== 'text') return found;
  const [year, month, day] = found.at.slice(0, 10).split('-');
  const turned = `${year}-${day}-${month}`;
  return urlDate(url)?.at === turned ? { ...found, at: turned + found.at.slice(10) } : found;
}

/** A declared instant as an element gives it in the outlet's own zone: its day is the one that is printed. */
function inItsZone(declared: DatedAt, times: readonly Time[]): DatedAt {
  if (!declared.at.endsWith('Z')) return declared;
  const instant = Date.parse(declared.at);
  const own = times.find(({ at }) => /[+-]\d{2}:\d{2}$/.test(at) && Date.parse(at) === instant);
  return own ? { ...declared, at: own.at } : declared;
}

/** A template that declares the moment of its making declares it twice; from this many days on a date beside the story is the better one. */
const DAYS_OFF = 2;

/** Whether a date shown beside the story is better than the declared one, which a program wrote when it made or moved the page. */
function isBetter(shown: DatedAt | null, declared: DatedAt | null, updated: DatedAt | null): boolean {
  if (shown === null || declared === null || updated === null) return false;
  const earlier = daysBetween(shown, declared);
  // No story is put on the web after it was changed.
  if (Date.parse(declared.at) > Date.parse(updated.at) && declared.at.slice(0, LOCAL) !== updated.at.slice(0, LOCAL))
    return earlier >= 1;
  return declared.at.slice(0, LOCAL) === updated.at.slice(0, LOCAL) && earlier >= DAYS_OFF;
}
/** Characters of a day and its time without the zone: one moment is declared in two zones. */
const LOCAL = 19;

/** What a line begins with whose date is the story's, wherever it stands. */
const PUBLISHED = /^(?:(?:first|originally) )?(?:published|posted)\b/i;
const PUBLISHED_ALONE = /^(?:date )?(?:published|posted)(?: on)?:?$/i;
const ORIGINALLY =
  /\b(?:originally|first) published (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(.{6,40})/;

/** `This article was originally published on 26 Sep 2019 but has been updated`: only where no date is declared. */
function toldDate({ blocks }: Tree, { fates }: Story, dayFirst: boolean): DatedAt | null {
  for (const { text, index } of blocks) {
    const told = text.length < LONGEST_TOLD && !isElsewhere(fates[index]!) ? ORIGINALLY.exec(text)?.[1] : undefined;
    const at = told === undefined ? null : readDate(told, dayFirst);
    if (at !== null && at >= WEB_BEGAN && STARTS_AS_DATE.test(told!)) return { at, source: 'text' };
  }
  return null;
}
const LONGEST_TOLD = 300;
const STARTS_AS_DATE = /^(?:\d{1,2}|\p{L}{3,9}\.?,? \d)/u;

/** `Published` and on the next line the date, wherever on the page. */
function labelledDate({ blocks }: Tree, { fates }: Story, dayFirst: boolean): DatedAt | null {
  const dates = blocks.flatMap(({ text, index }) =>
    text.length < LONGEST_DATE_ALONE && PUBLISHED_ALONE.test(text) && !isElsewhere(fates[index]!)
      ? [blocks[index + 1]?.text ?? '']
      : [],
  );
  return dates.length === 1
    ? printedDate(
        dates.filter((text) => text.length <= LONGEST_DATE_ALONE),
        false,
        dayFirst,
      )
    : null;
}

/** Elements with a time, each of a change where its line begins by saying so: `Last updated: <time>`. */
function asSaid(times: readonly Time[], { blocks }: Tree): readonly Time[] {
  return times.map((time) => {
    if (time.updated || time.source === 'microdata') return time;
    const block = blocks.findLast(({ element }) => element.index <= time.element);
    return block && SAYS_CHANGED.test(block.text) ? { ...time, updated: true } : time;
  });
}
const SAYS_CHANGED = /^(?:last )?(?:updat|modif|revis|chang)(?:ed|e)\b/i;

/** How many days the first is before the second. */
function daysBetween(first: DatedAt, second: DatedAt): number {
  return (Date.parse(second.at.slice(0, 10)) - Date.parse(first.at.slice(0, 10))) / (24 * 60 * 60 * 1000);
}

/** Lines between headline and story that are a date and no more. */
function datesUnder(headline: Block | null, lines: Beside | null): string[] {
  if (headline === null || lines === null) return [];
  return lines.above
    .filter(({ block }) => block.index > headline.index)
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_DATE_ALONE);
}

function timeOf(times: readonly Time[], updated: boolean): DatedAt | null {
  const time = times.find((other) => other.updated === updated);
  return time ? { at: time.at, source: time.source } : null;
}

/** Those between headline and story or its deck, those above, below, inside; microdata before `<time>`. */
function timesBeside(
  { blocks }: Tree,
  { headline, fates, features }: Story,
  times: readonly Time[],
  lines: Beside | null,
): { readonly all: readonly Time[]; readonly underHeadline: readonly Time[] } {
  const isProse = (i: number): boolean => fates[i]!.fate === 'kept' && features.prose[i]! > 0;
  const first = blocks.findIndex((_, i) => isProse(i));
  if (first < 0 || times.length === 0) return { all: [], underHeadline: [] };
  const last = blocks.findLastIndex((_, i) => isProse(i));
  const head = headline.block ? Math.min(first, headline.block.index) - ABOVE_HEADLINE : first - ABOVE_STORY;
  const placed = times
    .map((time) => ({ time, block: blocks.findLastIndex(({ element }) => element.index <= time.element) }))
    .filter(({ block }) => block < 0 || !isElsewhere(fates[block]!));
  const within = (from: number, to: number): Time[] =>
    placed
      .filter(({ block }) => block >= from && block < to)
      .map(({ time }) => time)
      .toSorted((a, b) => Number(b.source === 'microdata') - Number(a.source === 'microdata'));
  const under = headline.block ? Math.min(first, headline.block.index) : head;
  const underHeadline = within(under, Math.max(first, 1 + (lines?.above.at(-1)?.block.index ?? 0)));
  return {
    all: [
      ...underHeadline,
      ...within(head, under),
      ...within(last + 1, last + 1 + BELOW_STORY),
      ...within(first, last + 1),
    ],
    underHeadline: headline.block ? underHeadline : [],
  };
}

/** What says in a line that the date behind it is of a change. */
const CHANGED =
  /(?:last )?(?:updat|modif|revis|actuali[sz]|aktualis|aggiorn|atualiz|bijgewerkt|oppdater|uppdater)\p{L}*|mise? à jour/iu;

/** The first date in print that is said to be of an update, or is not; one line may have both. */
function printedDate(lines: readonly string[], updated: boolean, dayFirst: boolean): DatedAt | null {
  for (const line of lines) {
    const changed = CHANGED.exec(line);
    const part = !updated
      ? line.slice(0, changed?.index)
      : changed
        ? line.slice(changed.index).split(OF_PUBLISHING, 1)[0]!
        : '';
    const at = part === '' ? null : readDate(part.replace(GLUED, ' ').replace(GLUED_TIME, ' '), dayFirst);
    if (at !== null && at >= WEB_BEGAN) return { at, source: 'text' };
  }
  return null;
}

/** `Update note: originally published on 21 June 2017` tells of no change's date. */
const OF_PUBLISHING = /\b(?:published|posted)\b/i;

/** `HealthDECEMBER 22, 2022`: a label that markup set against the date. */
const GLUED = /(?<=\p{Ll})(?=\p{Lu}{2,}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)/u;
/** `Mar 9, 20262:30pm`: the same of an hour. */
const GLUED_TIME = /(?<=, (?:19|20)\d{2})(?=\d{1,2}:\d{2})/;

/** `/2023/08/24/`, `/2023-08-24-`, `/2023/august/24/`: the day that an address names. */
function urlDate(url: string | null): DatedAt | null {
  const address = (url ?? '').slice(0, 500);
  const found = /\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?=[/-]|$)/.exec(address);
  const named = found ? null : /\/((?:19|20)\d{2})\/([a-z]{3,9})\/(\d{1,2})(?=\/|$)/i.exec(address);
  const at = found
    ? readDate(`${found[1]}-${found[2]}-${found[3]}`)
    : named
      ? readDate(`${named[3]} ${named[2]} ${named[1]}`)
      : null;
  return at === null || at < WEB_BEGAN ? null : { at, source: 'url' };
}
