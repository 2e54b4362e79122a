import type { Article, DatedAt } from '../../model/article.ts';
import { readDate } from '../../wire/dates.ts';
import type { Metadata, Time } from '../page/metadata.ts';
import type { Tree } from '../page/tree.ts';
import type { Story } from '../story/story.ts';

/** No story was put on the web before: an older date in print is one the story tells of. */
const WEB_BEGAN = '1991';
/** A story's date stands at most so many blocks above its headline, or above its first sentence where no headline is shown, and below its last. */
const ABOVE_HEADLINE = 8;
const ABOVE_STORY = 14;
const BELOW_STORY = 6;

/**
 * When a story was published and changed. What the page declares goes first; then what elements beside the story carry,
 * what is printed there, and what the page's only `<time>` says. Dates of teasers are none of the story's.
 */
export function datesOf(
  tree: Tree,
  metadata: Metadata,
  story: Story,
  printed: readonly string[],
): Pick<Article, 'published' | 'updated'> {
  const beside = timesBeside(tree, story, metadata.times);
  const days = new Set(metadata.times.map(({ at }) => at.slice(0, 10)));
  const only = days.size === 1 ? metadata.times : [];
  const dateOf = (declared: DatedAt | null, updated: boolean): DatedAt | null =>
    declared ?? timeOf(beside, updated) ?? printedDate(printed, updated, metadata.dayFirst) ?? timeOf(only, updated);
  const ofRecipe = printedDate(story.recipe?.dates ?? [], false, metadata.dayFirst);
  return { published: ofRecipe ?? dateOf(metadata.published, false), updated: dateOf(metadata.updated, true) };
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
  const elementOf = (i: number): number => blocks[i]?.element.index ?? Infinity;
  const from = head <= 0 ? 0 : elementOf(head);
  const within = (low: number, high: number): Time[] =>
    times.filter(({ element }) => element >= low && element < high).toSorted(microdataFirst);
  return [
    ...within(from, elementOf(first)),
    ...within(elementOf(last + 1), elementOf(last + 1 + BELOW_STORY)),
    ...within(elementOf(first), elementOf(last + 1)),
  ];
}

function microdataFirst(a: Time, b: Time): number {
  return Number(b.source === 'microdata') - Number(a.source === 'microdata');
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
