import { PRINTED_MONTHS } from './months.ts';
import { offsetMinutes, readTime } from './times.ts';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/;
interface Parts {
  year: number;
  month: number;
  day: number;
  time: string | null;
  offset: number | null;
}

/**
 * Reads a date of structured data, a meta field or a printed line into ISO 8601: an instant with offset where one is given,
 * a local time where none is, else a day alone. Null where no whole date can be read, or where it is none of the calendar.
 * Of a purely numeric date with the year last, the month is read first as in the United States, unless `dayFirst` says or
 * the numbers show that it stands second ({@link isDayFirst}).
 */
export function readDate(text: string, dayFirst = false): string | null {
  const value = text.trim().slice(0, 200);
  if (value === '') return null;
  const parts = readIso(value) ?? readEpoch(value) ?? readPrinted(value, dayFirst);
  return parts ? write(parts) : null;
}

function readIso(value: string): Parts | null {
  const found = ISO.exec(value) ?? COMPACT.exec(value);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  const offset =
    zone === undefined
      ? null
      : /^z$/i.test(zone)
        ? 0
        : offsetMinutes(zone.charAt(0), zone.slice(1, 3), zone.length > 3 ? zone.slice(-2) : '0');
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: hour === undefined ? null : `${hour}:${minute ?? '00'}:${second ?? '00'}`,
    offset,
  };
}

function readEpoch(value: string): Parts | null {
  if (!/^1\d{9}(?:\d{3})?$/.test(value)) return null;
  const date = new Date(value.length === 10 ? Number(value) * 1000 : Number(value));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time: date.toISOString().slice(11, 19),
    offset: 0,
  };
}

function readPrinted(value: string, dayFirst: boolean): Parts | null {
  const day = readDay(value, dayFirst);
  return day && { ...day, ...readTime(value, day) };
}

/** A day as numbers. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// What letters and their marks are not: letters beyond 16 bits, which no month has, would take V8 fifty times as long to compile.
const LETTER = String.raw`[^\s\d!-\/:-@\[-\x60\x7b-\xbf\u2000-\u2bff\u3000-\u303f\u{10000}-\u{10FFFF}]`;
const MONTH_FIRST = new RegExp(
  String.raw`(${LETTER}{3,12})\.?,?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:de\s+|at\s+)?(\d{4})`,
  'u',
);
const DAY_FIRST = new RegExp(
  String.raw`(\d{1,2})(?:st|nd|rd|th|[.,])?[\s-](?:de\s+|of\s+)?(${LETTER}{2,12})\.?,?[\s-](?:de\s+|del\s+)?(\d{4})`,
  'u',
);
const NAMED = new RegExp(`${MONTH_FIRST.source}|${DAY_FIRST.source}`, 'gu');
/** `2025. október 3.` */
const YEAR_FIRST = new RegExp(String.raw`\b(\d{4})\.\s(${LETTER}{3,12})\.?\s(\d{1,2})\b`, 'u');
/** `3 tháng 10 năm 2025`, `3 tháng 10, 2025` */
const VIETNAMESE = /(\d{1,2}) tháng (\d{1,2})(?:,| năm)? (\d{4})/;
/** RFC 850 and Unix forms: `Fri Nov 08 16:43:00 CST 2023`. */
const UNIX =
  /\b([^\P{L}\u{10000}-\u{10FFFF}]{3})\s+(\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{2,4}\s+)?(\d{4})\b/u;
const ISO_INSIDE = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/;
/** `2026年2月3日`, `2026년 2월 3일`. */
const EAST_ASIAN = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/;

function readDay(value: string, dayFirst: boolean): Day | null {
  const plain = ISO_INSIDE.exec(value) ?? EAST_ASIAN.exec(value);
  if (plain) return dayOf(plain[1], Number(plain[2]), plain[3]);
  for (const found of value.matchAll(NAMED)) {
    const month = monthOf(found[1] ?? found[5]);
    if (month !== undefined) return dayOf(found[3] ?? found[6], month, found[2] ?? found[4]);
  }
  const yearFirst = YEAR_FIRST.exec(value);
  const named = monthOf(yearFirst?.[2]);
  if (yearFirst && named !== undefined) return dayOf(yearFirst[1], named, yearFirst[3]);
  const vietnamese = VIETNAMESE.exec(value);
  if (vietnamese) return dayOf(vietnamese[3], Number(vietnamese[2]), vietnamese[1]);
  const unix = UNIX.exec(value);
  const month = monthOf(unix?.[1]);
  if (unix && month !== undefined) return dayOf(unix[3], month, unix[2]);
  return readNumeric(value, dayFirst);
}

function monthOf(name: string | undefined): number | undefined {
  return PRINTED_MONTHS.get((name ?? '').toLowerCase());
}

function dayOf(year: string | undefined, month: number, day: string | undefined): Day {
  return { year: Number(year), month, day: Number(day) };
}

function readNumeric(value: string, dayFirst: boolean): Day | null {
  const first = /\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b/.exec(value);
  if (first) return dayOf(first[1], Number(first[2]), first[3]);
  const last = /\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b/.exec(value);
  if (!last) return null;
  const [a, b] = [Number(last[1]), Number(last[3])];
  const year = Number(last[4]) < 100 ? (Number(last[4]) > 69 ? 1900 : 2000) + Number(last[4]) : Number(last[4]);
  const isDayFirstHere = a > 12 || (b <= 12 && (last[2] === '.' || dayFirst));
  return isDayFirstHere ? { year, month: b, day: a } : { year, month: a, day: b };
}

/** Country domains that sites of any country take for their sound. */
const ANYWHERE: ReadonlySet<string> = new Set('ai am cc co fm gg io la ly me sh so st to tv vc ws'.split(' '));
/** Countries that write the month first, and those that write the year first and the month after it. */
const NOT_DAY_FIRST: ReadonlySet<string> = new Set('us ph ca cn hu jp kr lt mn tw'.split(' '));
/** Languages of the latter, and English, which says nothing without its country. */
const NOT_DAY_FIRST_LANGUAGES: ReadonlySet<string> = new Set('en fil hu ja ko lt mn tl zh'.split(' '));
const DAY_FIRST_ENGLISH = /^en-(?:au|gb|hk|ie|in|ke|lk|mt|my|ng|nz|pk|sg|uk|za)\b/;

/** Whether an outlet writes the day before the month in numbers, by its domain's country, else by its page's language. */
export function isDayFirst(host: string | null, language: string | null): boolean {
  const country = /\.([a-z]{2})$/.exec(host ?? '')?.[1];
  if (country !== undefined && !ANYWHERE.has(country)) return !NOT_DAY_FIRST.has(country);
  const tag = (language ?? '').toLowerCase().replace('_', '-');
  if (tag.startsWith('en')) return DAY_FIRST_ENGLISH.test(tag);
  return /^[a-z]{2,3}(?:-|$)/.test(tag) && !NOT_DAY_FIRST_LANGUAGES.has(tag.split('-', 1)[0]!);
}

function write(parts: Parts): string | null {
  const { year, month, day, time, offset } = parts;
  if (
    year < 1800 ||
    year > 2200 ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > new Date(Date.UTC(year, month, 0)).getUTCDate()
  )
    return null;
  const pad = (n: number): string => String(n).padStart(2, '0');
  const date = `${year}-${pad(month)}-${pad(day)}`;
  if (time === null) return date;
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  if (hour > 23 || minute > 59 || second > 59) return date;
  if (offset === null) return `${date}T${time}`;
  if (Math.abs(offset) > 14 * 60) return `${date}T${time}`;
  const zone =
    offset === 0
      ? 'Z'
      : `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
  return `${date}T${time}${zone}`;
}
