import type { DatedAt } from '../../src/model/article.ts';

/** What ends a name in a list of authors, and what is said of a person behind it. */
const BETWEEN_NAMES = /\s*(?:[;|&\n]|,\s*(?:and|&)\s|,(?!\s*(?:Jr|Sr)\b)|\s(?:and|y|et|und)\s)\s*/;
/** Words of titles, degrees, teams and outlets: a part that holds one names no person. */
const NO_PERSON = new Set(
  (
    'associated press reuters afp ap news newsroom newsdesk desk staff team editor editors editorial wire media times tribune post journal herald ' +
    'blog store shop online agency group company center centre university college hospital institute foundation bank contributor writer reporter expert ' +
    'director officer ceo manager professor specialist educator master care school global web admin md phd rd dvm cfp ms bs ma mba rn jd dds'
  ).split(' '),
);

/** Whether a part of an author field is a person's full name, as far as its form tells: two to four words, none of them {@link NO_PERSON}. */
function isFullName(part: string): boolean {
  const words = keyOf(part).split(' ');
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    /^\p{Lu}/u.test(part) &&
    !/[\d@_]|[.](?:com|org)/.test(part) &&
    !/\p{Lu}{2,}[a-z]/u.test(part) &&
    words.every((word) => !NO_PERSON.has(word))
  );
}

/** A name as it is compared: no accents, case, titles, initials or marks. */
function keyOf(name: string): string {
  return name
    .replace(/\(.*\)/, '')
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !/^(?:dr|mr|mrs|ms|by|jr|sr|prof)$/.test(word))
    .join(' ');
}

/**
 * Whether a record names the people a truth names: every full name of the truth is there, and nobody whom the truth does
 * not name. Outlets, agencies, teams and handles among the truth's authors may come out as people or not. Null where
 * nothing is known of the authors.
 */
export function samePeople(authors: readonly string[] | null, found: readonly string[]): boolean | null {
  if (authors === null || authors.length === 0) return null;
  const parts = authors.flatMap((author) => author.split(BETWEEN_NAMES)).filter(Boolean);
  const wanted = parts.filter(isFullName).map(keyOf);
  const whole = authors.map(keyOf);
  const people = found.map(keyOf);
  return (
    wanted.every((name) => people.some((other) => isSame(name, other))) &&
    people.every((name) => [...parts.map(keyOf), ...whole].some((other) => isSame(name, other)))
  );
}

/** Initials and middle names come and go: the first and the last word decide. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [a.split(' '), b.split(' ')];
  return x[0] === y[0] && x.at(-1) === y.at(-1) && x.length > 1 && y.length > 1;
}

const TIME = /[T ](\d{2}):(\d{2})/;
/** Zone at the end of an instant; without one the time is local. */
const ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/;
/** A time told without its zone may be this far from the instant it stands for. */
const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether a date came out right: on the day of the truth, as printed or in UTC; where both tell a time with its zone, at
 * the same minute; where one has no zone, at the same minute of the hour within a day. Null where nothing is known.
 */
export function sameDate(truth: string | null, found: Pick<DatedAt, 'at'> | null): boolean | null {
  if (truth === null) return null;
  if (found === null) return false;
  const { at } = found;
  if (!TIME.test(truth) || / 00:00:00|T00:00:00/.test(truth) || !TIME.test(at))
    return daysOf(truth).some((day) => daysOf(at).includes(day));
  const apart = Math.abs(instantOf(truth) - instantOf(at));
  if (ZONE.test(truth) && ZONE.test(at)) return apart < 60_000;
  return apart < DAY && TIME.exec(truth)![2] === TIME.exec(at)![2];
}

function daysOf(at: string): string[] {
  const printed = at.slice(0, 10);
  return TIME.test(at) && ZONE.test(at) ? [printed, new Date(instantOf(at)).toISOString().slice(0, 10)] : [printed];
}

function instantOf(at: string): number {
  const iso = at.replace(' ', 'T');
  return Date.parse(ZONE.test(iso) ? iso : `${iso}Z`);
}
