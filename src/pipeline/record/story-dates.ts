import type { Article, DatedAt } from '../../model/article.ts';
import { readDate } from '../../wire/dates.ts';
import type { Metadata, Time } from '../page/metadata.ts';
import type { Tree } from '../page/tree.ts';
import { isElsewhere, type Beside } from './beside.ts';
import type { Story } from '../story/story.ts';

/** No story was put on the web before: an older date in print is one the story tells of. */
const WEB_BEGAN = '1991';
/** Longer lines tell of dates, and are none's own. */
const LONGEST_DATE_LINE = 80;
const YEAR = /(?:19|20)\d{2}/;
/** A story's date stands at most so many blocks above its headline, or above its first sentence where no headline is shown, and below its last. */
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
  const beside = timesBeside(tree, story, metadata.times);
  const days = new Set(metadata.times.map(({ at }) => at.slice(0, 10)));
  const only = days.size === 1 ? metadata.times : [];
  const dateLines = [...(lines?.above ?? []), ...(lines?.below ?? [])]
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_DATE_LINE && YEAR.test(text));
  const dateOf = (declared: DatedAt | null, updated: boolean): DatedAt | null =>
    declared ??
    timeOf(beside, updated) ??
    printedDate([...printed, ...dateLines], updated, metadata.dayFirst) ??
    timeOf(only, updated);
  const ofRecipe = printedDate(story.recipe?.dates ?? [], false, metadata.dayFirst);
  return {
    published: ofRecipe ?? dateOf(metadata.published, false) ?? urlDate(url),
    updated: dateOf(metadata.updated, true),
  };
}

function timeOf(times: readonly Time[], updated: boolean): DatedAt | null {
  const time = times.find((other) => other.updated === updated);
  return time ? { at: time.at, source: time.source } : null;
}

/** Those above the story, then those below, then those inside; microdata before `<time>`. */
function timesBeside({ blocks }: Tree, { headline, fates, features }: Story, times: readonly Time[]): Time[] {
  const isProse = (i: number): boolean => fates[i]!.fate === 'kept' && features.prose[i]! > 0;
  const first = blocks.findIndex((_, i) => isProse(i));
  if (first < 0 || times.length === 0) return [];
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
  return [...within(head, first), ...within(last + 1, last + 1 + BELOW_STORY), ...within(first, last + 1)];
}

/** The first date in print that is said to be of an update, or is not. */
function printedDate(lines: readonly string[], updated: boolean, dayFirst: boolean): DatedAt | null {
  for (const line of lines) {
    if (/^\W*(?:last )?(?:updat|modif|actualiz|aktualis)/i.test(line) !== updated) continue;
    const at = readDate(line, dayFirst);
    if (at !== null && at >= WEB_BEGAN) return { at, source: 'text' };
  }
  return null;
}

/** `/2023/08/24/`, `/2023-08-24-`: the day that an address names. */
function urlDate(url: string | null): DatedAt | null {
  const found = /\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?=[/-]|$)/.exec((url ?? '').slice(0, 500));
  const at = found ? readDate(`${found[1]}-${found[2]}-${found[3]}`) : null;
  return at === null || at < WEB_BEGAN ? null : { at, source: 'url' };
}
