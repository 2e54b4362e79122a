import { isBareDateline, isCountryOrState, standaloneCode } from '../../places/places.ts';
import { areUntagged, OPENS_TEXT } from './belief.ts';
import { readHead } from './head.ts';
import type { Found } from './found.ts';

/** Such a dateline is no longer. */
const WINDOW = 90;
const DATED_COLON = /\d\s?:\s(?=\p{Lu})/u;
const FIRST_DASH = /\s?(?:—|–|--+|―)\s?|\s[-_]\s?|\s[?\uFFFD]\s(?=\p{Lu})/u;
const PLACE_COLON = /^(\p{Lu}{2}[\p{Lu} .'’-]{1,30}(?:, \p{Lu}[\p{L}. ]{1,20})?):\s+(?=["“'‘]?\p{Lu})/u;
/** `New Delhi: The bank said`, `Washington - The ships`: a city that stands alone, and the word behind it. */
const CITY = /^(\p{Lu}\p{Ll}{2,15}(?: \p{Lu}\p{Ll}{2,15}){0,2})(?::| [-–—]) (?=["“'‘]?\p{Lu})/u;
const DATE_IN_BRACKETS = / \((\p{L}{3,9}\.? \d{1,2},? \d{4})\)$/u;
/** A colon behind a place opens a story only before a sentence; a label, a score or an answer is shorter. */
const SENTENCE = 80;

/**
 * Datelines without a tag: `BETHLEHEM, Pa. —`, `FORT COLLINS —`, `Beirut, Lebanon —`, `GOLD COAST, December 30:`, `KIEV:`.
 * Strict, the place must be known; where a tag was read before, any place will do.
 */
export function readUntagged(text: string, tagged = false): Found | null {
  const window = text.slice(0, WINDOW);
  const colon = DATED_COLON.exec(window);
  const dash = FIRST_DASH.exec(window);
  if (colon && (!dash || dash.index > colon.index)) return readDatedColon(text, colon);
  const city = CITY.exec(window);
  if (city) return readCity(text, city[1] ?? '', city[0].length);
  const named = PLACE_COLON.exec(window);
  if (named) return readColon(text, named[1] ?? '', named[0].length);
  if (!dash || dash.index < 3) return null;
  // `WASHINGTON (January 24, 2017) —`
  const head = readHead(window.slice(0, dash.index).replace(DATE_IN_BRACKETS, ', $1'));
  if (!head?.places[0] || head.glue !== '') return null;
  const end = dash.index + dash[0].length;
  const mark = dash[0].trim();
  if (!OPENS_TEXT.test(text.slice(end, end + 10)) || !(tagged || areUntagged(head, mark))) return null;
  const broken = mark === '?' || mark === '\uFFFD';
  return { head, tag: null, tagText: '', end, damage: broken ? [...head.damage, 'dash-broken'] : head.damage };
}

/** `GOLD COAST (Australia), December 30: Rain fell`: place and date before a colon. */
function readDatedColon(text: string, colon: RegExpExecArray): Found | null {
  const head = readHead(text.slice(0, colon.index + 1));
  if (!head?.places[0] || head.date === null || head.glue !== '') return null;
  if (!/\p{L}/u.test(head.date) || !areUntagged(head, '—')) return null;
  return { head, tag: null, tagText: '', end: colon.index + colon[0].length, damage: head.damage };
}

/**
 * A stand-alone city in ordinary case, as German and Indian agencies print it, before a sentence: no list's entry, and no
 * city with something said of it between two dashes.
 */
function readCity(text: string, city: string, end: number): Found | null {
  const sentence = text.slice(end, end + SENTENCE);
  if (sentence.length < SENTENCE || / [-–—] /.test(sentence) || standaloneCode(city) === null) return null;
  const head = readHead(city);
  return head && head.places.length === 1 && head.glue === ''
    ? { head, tag: null, tagText: '', end, damage: head.damage }
    : null;
}

/** `SHANGHAI: Thousands walked`, `STORRS, Conn.: A player scored`, as Asian and some older papers have it. */
function readColon(text: string, headText: string, end: number): Found | null {
  if (text.length - end < SENTENCE) return null;
  const head = readHead(headText);
  const first = head?.places[0];
  if (!head || !first || head.places.length > 1 || head.date !== null || head.glue !== '' || !first.caps) return null;
  // A country or a state before a colon heads an entry of a list.
  if (first.qualifier === null && (isCountryOrState(first.city) || !isBareDateline(first.city))) return null;
  return first.qualifierText !== null && first.qualifier === null
    ? null
    : { head, tag: null, tagText: '', end, damage: head.damage };
}
