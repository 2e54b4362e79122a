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
  const { all, underHeadline } = timesBeside(tree, story, metadata.times);
  const days = new Set(metadata.times.map(({ at }) => at.slice(0, 10)));
  const only = days.size === 1 ? metadata.times : [];
  const dateLines = [...(lines?.above ?? []), ...(lines?.below ?? [])]
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_DATE_LINE && YEAR.test(text));
  const dateOf = (declared: DatedAt | null, updated: boolean): DatedAt | null =>
    declared ??
    timeOf(all, updated) ??
    printedDate([...printed, ...dateLines], updated, metadata.dayFirst) ??
    timeOf(only, updated);
  const shown =
    timeOf(underHeadline, false) ?? printedDate(datesUnder(story.headline.block, lines), false, metadata.dayFirst);
  const published = isStamp(metadata) && shown && daysBetween(shown, metadata.published!) >= DAYS_OFF ? shown : null;
  const ofRecipe = printedDate(story.recipe?.dates ?? [], false, metadata.dayFirst);
  return {
    published: ofRecipe ?? published ?? dateOf(metadata.published, false) ?? urlDate(url),
    updated: dateOf(metadata.updated, true),
  };
}

/** A template that declares the moment of its making declares it twice; from this many days on a date beside the story is the better one. */
const DAYS_OFF = 2;

/** Whether a page declares one and the same moment for its making and its change. */
function isStamp({ published, updated }: Metadata): boolean {
  return published !== null && published.at === updated?.at;
}

/** How many days the first is before the second. */
function daysBetween(first: DatedAt, second: DatedAt): number {
  return (Date.parse(second.at.slice(0, 10)) - Date.parse(first.at.slice(0, 10))) / (24 * 60 * 60 * 1000);
}

/** Lines between headline and story that are a date and no more. */
function datesUnder(headline: Block | null, lines: Beside | null): string[] {
  if (headline === null || lines === null) return [];
  return lines.above
    .filter(({ block }) => block.index > headline.index && block.index < lines.opening.index)
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_DATE_ALONE);
}

function timeOf(times: readonly Time[], updated: boolean): DatedAt | null {
  const time = times.find((other) => other.updated === updated);
  return time ? { at: time.at, source: time.source } : null;
}

/** Those between headline and story, those above, below, inside; microdata before `<time>`. */
function timesBeside(
  { blocks }: Tree,
  { headline, fates, features }: Story,
  times: readonly Time[],
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
  const underHeadline = within(under, first);
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
const CHANGED = /(?:last )?(?:updat|modif|revis|actualiz|aktualis)\p{L}*/iu;

/** The first date in print that is said to be of an update, or is not; one line may have both. */
function printedDate(lines: readonly string[], updated: boolean, dayFirst: boolean): DatedAt | null {
  for (const line of lines) {
    const changed = CHANGED.exec(line);
    const part = !updated ? line.slice(0, changed?.index) : changed ? line.slice(changed.index) : '';
    const at = part === '' ? null : readDate(part.replace(GLUED, ' '), dayFirst);
    if (at !== null && at >= WEB_BEGAN) return { at, source: 'text' };
  }
  return null;
}

/** `HealthDECEMBER 22, 2022`: a label that markup set against the date. */
const GLUED = /(?<=\p{Ll})(?=\p{Lu}{2,})/u;

/** `/2023/08/24/`, `/2023-08-24-`: the day that an address names. */
function urlDate(url: string | null): DatedAt | null {
  const found = /\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?=[/-]|$)/.exec((url ?? '').slice(0, 500));
  const at = found ? readDate(`${found[1]}-${found[2]}-${found[3]}`) : null;
  return at === null || at < WEB_BEGAN ? null : { at, source: 'url' };
}
