import { MONTHS } from './months.ts';

/** Offsets of the zones that printed dates name, in minutes. */
const ZONES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  ACST: 570,
  AWST: 480,
  NZST: 720,
  NZDT: 780,
  NST: -210,
  NDT: -150,
  AST: -240,
  ADT: -180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
};
/** Zones without standard or summer in their name (`ET`), minutes of standard time; summer time is worked out from the date. */
const SEASONAL: Readonly<Record<string, number>> = { ET: -300, CT: -360, MT: -420, PT: -480 };

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/;
const TIME = /\b(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*([ap])?\.?\s?(m)?\b\.?|\b(\d{1,2})\s*([ap])\.?m\b\.?/i;
const OFFSET = /(?:GMT|UTC)?\s?([+-])(\d{2}):?(\d{2})\b/;

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
 * A purely numeric date is read month first only where it cannot be read otherwise or the year stands last (US habit).
 */
export function readDate(text: string): string | null {
  const value = text.trim().slice(0, 200);
  if (value === '') return null;
  const parts = readIso(value) ?? readEpoch(value) ?? readPrinted(value);
  return parts ? write(parts) : null;
}

function offsetMinutes(sign: string, hours: string, minutes: string): number {
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function readIso(value: string): Parts | null {
  const found = ISO.exec(value) ?? COMPACT.exec(value);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  const offset =
    zone === undefined ? null : /^z$/i.test(zone) ? 0 : offsetMinutes(zone.charAt(0), zone.slice(1, 3), zone.slice(-2));
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

function readPrinted(value: string): Parts | null {
  const day = readDay(value);
  if (!day) return null;
  const { time, rest } = readTime(value);
  return { ...day, time, offset: time === null ? null : readZone(rest, day) };
}

function readDay(value: string): { year: number; month: number; day: number } | null {
  const isoInside = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(value);
  if (isoInside) return { year: Number(isoInside[1]), month: Number(isoInside[2]), day: Number(isoInside[3]) };
  for (const found of value.matchAll(
    /(\p{L}{3,10})\.?,?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:de\s+|at\s+)?(\d{4})|(\d{1,2})(?:st|nd|rd|th|\.)?[\s-](?:de\s+)?(\p{L}{3,10})\.?,?[\s-](?:de\s+|del\s+)?(\d{4})/gu,
  )) {
    const month = MONTHS.get((found[1] ?? found[5] ?? '').toLowerCase());
    if (month !== undefined) return { year: Number(found[3] ?? found[6]), month, day: Number(found[2] ?? found[4]) };
  }
  // RFC 850 and Unix forms: `Fri Nov 08 16:43:00 CST 2023`.
  const unix = /\b(\p{L}{3})\s+(\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{2,4}\s+)?(\d{4})\b/u.exec(value);
  const month = unix ? MONTHS.get((unix[1] ?? '').toLowerCase()) : undefined;
  if (unix && month !== undefined) return { year: Number(unix[3]), month, day: Number(unix[2]) };
  return readNumeric(value);
}

function readNumeric(value: string): { year: number; month: number; day: number } | null {
  const first = /\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b/.exec(value);
  if (first) return { year: Number(first[1]), month: Number(first[2]), day: Number(first[3]) };
  const last = /\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b/.exec(value);
  if (!last) return null;
  const [a, b] = [Number(last[1]), Number(last[3])];
  const year = Number(last[4]) < 100 ? (Number(last[4]) > 69 ? 1900 : 2000) + Number(last[4]) : Number(last[4]);
  return a > 12 || last[2] === '.' ? { year, month: b, day: a } : { year, month: a, day: b };
}

function readTime(value: string): { time: string | null; rest: string } {
  const found = TIME.exec(value);
  if (!found) return { time: null, rest: '' };
  const half = (found[4] ?? found[7] ?? '').toLowerCase();
  let hour = Number(found[1] ?? found[6]);
  const minute = Number(found[2] ?? 0);
  // `10.12.2014` is a date, and `8.30` without am or pm is no time.
  if (found[0].includes('.') && half === '') return { time: null, rest: '' };
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  if (hour > 23 || minute > 59) return { time: null, rest: '' };
  const pad = (n: number): string => String(n).padStart(2, '0');
  return { time: `${pad(hour)}:${pad(minute)}:${found[3] ?? '00'}`, rest: value.slice(found.index + found[0].length) };
}

function readZone(rest: string, day: { year: number; month: number; day: number }): number | null {
  const offset = OFFSET.exec(rest.slice(0, 20));
  if (offset) return offsetMinutes(offset[1] ?? '+', offset[2] ?? '0', offset[3] ?? '0');
  for (const name of rest.slice(0, 40).match(/\b[A-Z]{1,4}\b/g) ?? []) {
    const fixed = ZONES[name];
    if (fixed !== undefined) return fixed;
    const standard = SEASONAL[name];
    if (standard !== undefined) return standard + (isUsSummer(day) ? 60 : 0);
  }
  return null;
}

/** US daylight saving time by the rules since 2007 (second Sunday of March to first of November), before that April to October. */
function isUsSummer({ year, month, day }: { year: number; month: number; day: number }): boolean {
  const sunday = (m: number, nth: number): number => {
    const first = new Date(Date.UTC(year, m - 1, 1)).getUTCDay();
    return 1 + ((7 - first) % 7) + (nth - 1) * 7;
  };
  const [startMonth, startDay, endMonth, endDay] =
    year >= 2007
      ? [3, sunday(3, 2), 11, sunday(11, 1)]
      : [4, sunday(4, 1), 10, 31 - new Date(Date.UTC(year, 9, 31)).getUTCDay()];
  const at = month * 100 + day;
  return at >= startMonth * 100 + startDay && at < endMonth * 100 + endDay;
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
