import type { Day } from './dates.ts';

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

const OFFSET = /(?:GMT|UTC)?\s?([+-])(\d{2}):?(\d{2})\b/;
/** Hours and minutes, with or without the half of the day, which other words may be glued to (`2:00 PMTags`). */
const CLOCK = /(?<![\d.:])(\d{1,2})([:.])(\d{2})(?::(\d{2}))?(?:\s*([AaPp])\.?\s?[Mm](?![a-z])\.?)?(?!\d)/g;
const FULL_HOUR = /\b(\d{1,2})\s*([AaPp])\.?\s?[Mm](?![a-z])\.?/;
/** `14h30`, `14 h 30`, `19時01分`, `19시 1분`, `19点05分`. */
const OTHER_CLOCK = /(?<!\d)(\d{1,2})\s?(?:[hH]\s?|[時时시點点]\s?)(\d{1,2})(?!\d)/;

/** The time of day that a printed date tells, `16:43:00`, and its offset from UTC in minutes; both null where it tells none. */
export function readTime(value: string, day: Day): { time: string | null; offset: number | null } {
  const found = clockOf(value);
  if (!found || found.hour > 23 || found.minute > 59) return { time: null, offset: null };
  const pad = (n: number): string => String(n).padStart(2, '0');
  return {
    time: `${pad(found.hour)}:${pad(found.minute)}:${found.second}`,
    offset: readZone(value.slice(found.end), day),
  };
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: string;
  readonly end: number;
}

function clockOf(value: string): Clock | null {
  for (const found of value.matchAll(CLOCK)) {
    const end = found.index + found[0].length;
    // `10.12.2014` is a date, and `8.30` without am, pm or a zone is not a time.
    if (found[2] === '.' && found[5] === undefined && !/^\s?(?:Uhr|Hrs|[A-Z]{2,4}T\b)/i.test(value.slice(end, end + 6)))
      continue;
    return {
      hour: inHalf(Number(found[1]), found[5] ?? eastHalf(value, found.index)),
      minute: Number(found[3]),
      second: found[4] ?? '00',
      end,
    };
  }
  const full = FULL_HOUR.exec(value);
  if (full)
    return { hour: inHalf(Number(full[1]), full[2]), minute: 0, second: '00', end: full.index + full[0].length };
  const other = OTHER_CLOCK.exec(value);
  return (
    other && {
      hour: inHalf(Number(other[1]), eastHalf(value, other.index)),
      minute: Number(other[2]),
      second: '00',
      end: other.index + other[0].length,
    }
  );
}

/** `오후`, `下午` and `午後` stand before the hour. */
function eastHalf(value: string, at: number): string | undefined {
  return /(?:오후|下午|午[後后])\s?$/.test(value.slice(Math.max(0, at - 4), at)) ? 'p' : undefined;
}

function inHalf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return /p/i.test(half) ? (hour < 12 ? hour + 12 : hour) : hour === 12 ? 0 : hour;
}

function readZone(rest: string, day: Day): number | null {
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
function isUsSummer({ year, month, day }: Day): boolean {
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

/** Minutes from UTC of an offset's parts: `-`, `06`, `30`. */
export function offsetMinutes(sign: string, hours: string, minutes: string): number {
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
