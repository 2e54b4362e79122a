import { isBareDateline, isKnownPlace, standaloneCode } from '../../places/places.ts';
import { isListedOutlet, type Tag } from '../tag.ts';
import type { Head } from './head.ts';
import type { Separator } from './separator.ts';

/** Agencies that print the city in ordinary case. */
const MIXED_CASE: ReadonlySet<string> = new Set([
  'dpa',
  'EFE',
  'CNN',
  'ANI',
  'PTI',
  'IANS',
  'ANSA',
  'AKI',
  'Adnkronos',
  'askanews',
  'CBS',
  'NBC',
  'AFP',
  'Europa Press',
  'Lusa',
  'UNI',
  'NNN',
  'Anadolu',
]);

/** How a story's text begins: a capital, a digit or a currency, behind quotes and brackets. */
export const OPENS_TEXT = /^[\s"“”'‘’«¿¡(\[]*[\p{Lu}\p{N}$€£]/u;

/** What was read where a dateline may stand. */
export interface Reading {
  readonly head: Head;
  readonly tag: Tag;
  /** The bracket's content as printed. */
  readonly content: string;
  readonly separator: Separator;
  /** The first characters behind the separator. */
  readonly rest: string;
}

/** Whether a head with a tag behind it is a dateline rather than a name with its abbreviation, a caption or a sentence. */
export function isDateline(reading: Reading): boolean {
  if (isAbbreviation(reading)) return false;
  if (reading.head.places.length === 0) return isTagAlone(reading);
  return reading.tag.kind === 'agency' ? isAgencyDateline(reading) : isOutletDateline(reading);
}

/** `(Reuters) -`, `(KTVU) —`: a tag without a place. */
function isTagAlone({ head, tag, content, separator, rest }: Reading): boolean {
  if (tag.kind === 'agency')
    return separator.kind === 'none' ? OPENS_TEXT.test(rest) : rest !== '' || head.date !== null;
  return (
    separator.kind === 'dash' &&
    rest !== '' &&
    head.date === null &&
    (tag.kind === 'station' || isListedOutlet(content))
  );
}

function isAgencyDateline(reading: Reading): boolean {
  const { head, tag, separator, rest } = reading;
  const first = head.places[0]!;
  const mixed = MIXED_CASE.has(tag.agencies[0]?.code ?? '');
  if (separator.kind === 'none') {
    // Without a dash a name in ordinary case may be anybody's: `Jordan (Reuters) Smith`.
    if (!first.caps && head.date === null && !mixed) return false;
    return (OPENS_TEXT.test(rest) || rest.trim() === '') && isPlaceKnown(reading);
  }
  return first.caps || isAnchored(head) || (mixed && separator.kind === 'dash') || isPlaceKnown(reading);
}

function isOutletDateline(reading: Reading): boolean {
  const { head, tag, content, separator, rest } = reading;
  const first = head.places[0]!;
  if (separator.kind !== 'dash') return false;
  if (tag.kind === 'station' || isListedOutlet(content)) return first.caps || isPlaceKnown(reading);
  return first.caps && isPlaceKnown(reading) && rest !== '';
}

/** A state, a country or a date behind the place says that it is one. */
function isAnchored({ places, date }: Head): boolean {
  return (places[0]?.qualifier ?? null) !== null || date !== null;
}

function isPlaceKnown({ head }: Reading): boolean {
  const first = head.places[0]!;
  return isAnchored(head) || isKnownPlace(first.city, first.qualifier);
}

/**
 * `PALESTINIAN AUTHORITY (PA)`, `Advanced Placement (AP)`: the tag is made of the initials of the words before it. A place
 * that is known by that name may be one all the same (`ADDIS ABABA (AA)`).
 */
function isAbbreviation({ head, content }: Reading): boolean {
  const first = head.places[0];
  const letters = content.replace(/[.\s]/g, '').toUpperCase();
  if (!first || head.date !== null || letters.length < 2 || letters.length > 5) return false;
  const initials = (first.text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.charAt(0).toUpperCase()).join('');
  return initials.endsWith(letters) && !isKnownPlace(first.city, first.qualifier);
}

/** Whether the places of a head can open a story without a tag: each in capitals and known, or qualified before a long dash. */
export function areUntagged(head: Head, dash: string): boolean {
  const long = dash !== '-' && dash !== '_';
  // `NEW YORK ? For one night`: a charset lost the dash, or it is a question; only a listed or qualified place is believed.
  if (dash === '?' || dash === '\uFFFD')
    return head.places.every(
      (place) => place.caps && (place.qualifier !== null || standaloneCode(place.city) !== null),
    );
  return head.places.every((place) => {
    if (place.qualifierText !== null && place.qualifier === null) return false;
    const known = (): boolean => isKnownPlace(place.city, place.qualifier);
    // `PALESTINIAN AUTHORITY (PA)` is not a place in Pennsylvania.
    const bracketed = /[()[\]]/.test(place.text);
    // `MARGAO, Dec 30 —`: a date behind it says that it is a place.
    if (place.caps)
      return place.qualifier !== null ? !bracketed || known() : head.date !== null || isBareDateline(place.city);
    return long && place.qualifier !== null && !bracketed && known();
  });
}
