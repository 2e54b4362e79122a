import { MONTHS, WEEKDAYS } from '../months.ts';

/** A date at the end of a dateline's head, with the head before it. */
export interface HeadDate {
  readonly before: string;
  /** As printed, e.g. `Sept 26`, `10 MAY 90`. */
  readonly date: string;
}

const NUMBER = /^\d{1,2}(?:st|nd|rd|th|\.)?$/;
const YEAR = /^(?:1[89]\d\d|20\d\d|\d\d)$/;

function isMonth(token: string): boolean {
  return MONTHS.has(token.toLowerCase().replace(/\.$/, ''));
}

/**
 * Cuts the date off the end of a head: `ABUJA, Aug 25, 2004`, `SYDNEY March 22`, `BOGOTA, 10 MAY 90`, `Washington, 4 ene`,
 * `MOSCOW. Oct 5`, `LUSAKA, Nov.3`, `MONDAY, July 5`. Null where the head ends in none.
 */
export function cutDate(head: string): HeadDate | null {
  if (!/\d/.test(head)) return null;
  // `MADRID, 5 (EUROPA PRESS)`: the day alone.
  const day = /,\s*(\d{1,2})$/.exec(head);
  if (day) return { before: head.slice(0, day.index), date: day[1] ?? '' };
  const base = Math.max(0, head.length - 48);
  const tokens = [...head.slice(-48).matchAll(/[^\s,]+/g)];
  const start = dateStart((k) => tokens[k]?.[0] ?? '', tokens.length - 1);
  if (start === null) return null;
  const from = base + (tokens[start]?.index ?? 0);
  return { before: head.slice(0, from).replace(/[\s,]+$/, ''), date: head.slice(from).replace(/[\s,.]+$/, '') };
}

/** The head's words by their number; '' where there is none. */
type WordAt = (k: number) => string;

/** Number of the word with which the date begins that ends with word `last`, or null. */
function dateStart(at: WordAt, last: number): number | null {
  const glued = /^(\p{L}{3,9})\.?(\d{1,2})\.?$/u.exec(at(last));
  const start = glued && isMonth(glued[1] ?? '') ? last : dayMonthStart(at, beforeYear(at, last));
  return start !== null && start > 0 && WEEKDAYS.has(withoutStop(at(start - 1).toLowerCase())) ? start - 1 : start;
}

/** Number of the last word of day and month: the year behind them, and `de` before it, are passed over. */
function beforeYear(at: WordAt, last: number): number {
  const isYear = last >= 2 && YEAR.test(withoutStop(at(last))) && isBehindDate(at, last);
  const end = isYear ? last - 1 : last;
  return /^(?:de|del)$/.test(at(end)) ? end - 1 : end;
}

/** Whether a year's place is behind a day and a month, or behind `de`. */
function isBehindDate(at: WordAt, k: number): boolean {
  const [first, second] = [at(k - 2), at(k - 1)];
  return (
    (NUMBER.test(first) && isMonth(second)) || (isMonth(first) && NUMBER.test(second)) || /^(?:de|del)$/.test(second)
  );
}

/** `Sept 26`, `10 MAY`, `4 de enero`, ending with word `end`. */
function dayMonthStart(at: WordAt, end: number): number | null {
  const last = withoutStop(at(end));
  if (NUMBER.test(last) && isMonth(at(end - 1))) return end - 1;
  if (!isMonth(last)) return null;
  if (NUMBER.test(at(end - 1))) return end - 1;
  return at(end - 1) === 'de' && NUMBER.test(at(end - 2)) ? end - 2 : null;
}

function withoutStop(word: string): string {
  return word.replace(/\.$/, '');
}

/** Reads a date at the start of a text, for `NEW YORK, NY / ACCESSWIRE / May 7, 2024 /`: its length, or 0. */
export function leadingDateLength(text: string): number {
  const found = /^\s*(\p{L}{3,9})\.?\s+\d{1,2}(?:,\s*\d{4})?/u.exec(text.slice(0, 40));
  return found && isMonth(found[1] ?? '') ? found[0].length : 0;
}
