import type { Article, DatedAt } from '../../model/article.ts';
import { isBylineStart } from '../../wire/byline/line.ts';
import type { Metadata, Time } from '../page/metadata.ts';
import { lastBlockTo, type Block, type Tree } from '../page/tree.ts';
import { isElsewhere, type Beside } from './beside.ts';
import { attributeDate, labelledDate, LONGEST_DATE_ALONE, toldDate, urlDate } from './date-elsewhere.ts';
import { printedDate } from './printed-date.ts';
import { sentencesOf } from '../story/sentences.ts';
import type { Story } from '../story/story.ts';

/** Longer lines tell of dates, and are none's own. */
const LONGEST_DATE_LINE = 80;
/** A year, or a day with a year of two digits at a line's end or before its hour: `05.15.13, 22:47`. */
const YEAR = /(?:19|20)\d{2}|(?<![\d./])(?:\d{2}\.\d{2}\.|\d{1,2}\/\d{1,2}\/)\d{2}(?=$|,? \d{1,2}:\d{2})/;
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
    labelledDate(tree, story, dayFirst) ??
    attributeDate(tree, story, lines, dayFirst);
  const isOwn =
    found !== null &&
    !(above === null && isTeasers(found, updated)) &&
    !(labelled === null && isChanges(found, updated));
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

/** Whether a day in print is the text of an element that holds the last change, and nothing calls it the publication. */
function isChanges(found: DatedAt, updated: DatedAt | null): boolean {
  return found.source === 'text' && updated?.source === 'time-element' && found.at === updated.at.slice(0, 10);
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
/** Elements with a time, each of a change where its line begins by saying so: `Last updated: <time>`. */
function asSaid(times: readonly Time[], { blocks }: Tree): readonly Time[] {
  return times.map((time) => {
    if (time.updated || time.source === 'microdata') return time;
    const block = blocks[lastBlockTo(time.element, blocks)];
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
  const under = lines.above.filter(({ block }) => block.index > headline.index);
  // A byline's own date goes before lines below the story's first: what a book or a film is listed with.
  const isBeforeStory = ({ block }: (typeof under)[number]): boolean => block.index < lines.opening.index;
  const inByline = under
    .filter(({ text }) => text.length <= LONGEST_DATE_LINE && YEAR.test(text))
    .filter((line) => isBeforeStory(line) && isBylineStart(line.text))
    .map(({ text }) => text);
  const alone = (some: typeof under): string[] =>
    some.map(({ text }) => text).filter((text) => text.length <= LONGEST_DATE_ALONE);
  return [...alone(under.filter(isBeforeStory)), ...inByline, ...alone(under.filter((line) => !isBeforeStory(line)))];
}

function timeOf(times: readonly Time[], updated: boolean): DatedAt | null {
  const time = times.find((other) => other.updated === updated);
  return time ? { at: time.at, source: time.source } : null;
}

/** Those between headline and story or its deck, those above, below, inside; microdata before `<time>`. */
function timesBeside(
  { blocks }: Tree,
  story: Story,
  times: readonly Time[],
  lines: Beside | null,
): { readonly all: readonly Time[]; readonly underHeadline: readonly Time[] } {
  const { headline, fates } = story;
  const { first, last } = sentencesOf(story);
  if (first < 0 || times.length === 0) return { all: [], underHeadline: [] };
  const head = headline.block ? Math.min(first, headline.block.index) - ABOVE_HEADLINE : first - ABOVE_STORY;
  const placed = times
    .map((time) => ({ time, block: lastBlockTo(time.element, blocks) }))
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
