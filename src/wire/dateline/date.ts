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
  const tokens = [...head.slice(-48).matchAll(/[^\s,]+/g)];
  const base = Math.max(0, head.length - 48);
  let i = tokens.length - 1;
  const at = (k: number): string => tokens[k]?.[0] ?? '';
  // `MADRID, 5 (EUROPA PRESS)`: the day alone.
  const day = /,\s*(\d{1,2})$/.exec(head);
  if (day) return { before: head.slice(0, day.index), date: day[1] ?? '' };
  const glued = /^(\p{L}{3,9})\.?(\d{1,2})\.?$/u.exec(at(i));
  let start: number;
  if (glued && isMonth(glued[1] ?? '')) start = i;
  else {
    const clean = (k: number): string => at(k).replace(/[.]$/, '');
    if (
      YEAR.test(clean(i)) &&
      i >= 2 &&
      ((isMonth(at(i - 1)) && NUMBER.test(at(i - 2))) ||
        (NUMBER.test(at(i - 1)) && isMonth(at(i - 2))) ||
        /^(?:de|del)$/.test(at(i - 1)))
    )
      i -= 1;
    if (/^(?:de|del)$/.test(at(i))) i -= 1;
    if (NUMBER.test(clean(i)) && isMonth(at(i - 1))) start = i - 1;
    else if (isMonth(clean(i)) && NUMBER.test(at(i - 1))) start = i - 1;
    else if (isMonth(clean(i)) && /^de$/.test(at(i - 1)) && NUMBER.test(at(i - 2))) start = i - 2;
    else return null;
  }
  if (
    start > 0 &&
    WEEKDAYS.has(
      at(start - 1)
        .toLowerCase()
        .replace(/\.$/, ''),
    )
  )
    start -= 1;
  const from = base + (tokens[start]?.index ?? 0);
  return { before: head.slice(0, from).replace(/[\s,]+$/, ''), date: head.slice(from).replace(/[\s,.]+$/, '') };
}

/** Reads a date at the start of a text, for `NEW YORK, NY / ACCESSWIRE / May 7, 2024 /`: its length, or 0. */
export function leadingDateLength(text: string): number {
  const found = /^\s*(\p{L}{3,9})\.?\s+\d{1,2}(?:,\s*\d{4})?/u.exec(text.slice(0, 40));
  return found && isMonth(found[1] ?? '') ? found[0].length : 0;
}
