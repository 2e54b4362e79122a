import type { DatedAt } from '../../model/article.ts';
import { readDate } from '../../wire/dates.ts';
import { OF_CHANGE } from '../page/metadata.ts';
import type { Tree } from '../page/tree.ts';
import { isElsewhere, type Beside } from './beside.ts';
import { printedDate, WEB_BEGAN } from './printed-date.ts';
import type { Story } from '../story/story.ts';

/** A line that is a date has room for its weekday, its hour and a label. */
export const LONGEST_DATE_ALONE = 40;
/** No attribute that holds a date is longer. */
const LONGEST_VALUE = 80;

const PUBLISHED_ALONE =
  /^(?:(?:date )?(?:published|posted)(?: on)?|publish(?:ed|ing)? date|date of publication|publication date)\s?:?$/i;
const ORIGINALLY =
  /\b(?:originally|first) published (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(.{6,40})/;

/** `This article was originally published on 26 Sep 2019 but has been updated`: only where no date is declared. */
export function toldDate({ blocks }: Tree, { fates }: Story, dayFirst: boolean): DatedAt | null {
  for (const { text, index } of blocks) {
    const isToldOfStory = text.length < LONGEST_TOLD && (OF_STORY.test(text) || !isElsewhere(fates[index]!));
    const told = isToldOfStory ? ORIGINALLY.exec(text)?.[1] : undefined;
    const at = told === undefined ? null : readDate(told, dayFirst);
    if (at !== null && at >= WEB_BEGAN && STARTS_AS_DATE.test(told!)) return { at, source: 'text' };
  }
  return null;
}
const LONGEST_TOLD = 300;
/** Says of which story it tells, in whatever box it stands. */
const OF_STORY = /^this (?:article|story|post|piece) /i;
const STARTS_AS_DATE = /^(?:\d{1,2}|\p{L}{3,9}\.?,? \d)/u;

/** `Published` and on the next line the date, wherever on the page. */
export function labelledDate({ blocks }: Tree, { fates }: Story, dayFirst: boolean): DatedAt | null {
  const dates = blocks.flatMap(({ text, index }) =>
    text.length < LONGEST_DATE_ALONE && PUBLISHED_ALONE.test(text) && !isElsewhere(fates[index]!)
      ? [blocks[index + 1]?.text ?? '']
      : [],
  );
  const [only = ''] = dates;
  return dates.length === 1 && only.length <= LONGEST_DATE_ALONE ? printedDate([only], false, dayFirst) : null;
}

/** Attributes in which programs keep when a story was published: `data-published`, `data-timestamp`, in ISO or as an epoch. */
const DATE_ATTRIBUTES = [
  'data-published',
  'data-publish-date',
  'data-published-at',
  'data-date-published',
  'data-pubdate',
  'data-timestamp',
  'data-datetime',
  'data-date',
  'data-time',
  'data-epoch',
  'data-utc',
];

/** The first date in an attribute of an element from the headline to the story's first sentence, where nothing else tells one. */
export function attributeDate(
  { elements, blocks }: Tree,
  { headline }: Story,
  lines: Beside | null,
  dayFirst: boolean,
): DatedAt | null {
  if (lines === null || headline.block === null) return null;
  const to = lines.opening.element.index;
  const from = Math.min(headline.block.element.index, to);
  const next = blocks[headline.block.index + 1]?.element.index ?? to;
  for (const element of elements.slice(from, Math.max(to, next) + 1)) {
    if (OF_CHANGE.test(element.key)) continue;
    for (const name of DATE_ATTRIBUTES) {
      const value = element.attr(name);
      const at = value === undefined || value.length > LONGEST_VALUE ? null : readDate(value, dayFirst);
      if (at !== null && at >= WEB_BEGAN) return { at, source: 'time-element' };
    }
  }
  return null;
}

/** `/2023/08/24/`, `/2023-08-24-`, `/2023/august/24/`: the day that an address names. */
export function urlDate(url: string | null): DatedAt | null {
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
