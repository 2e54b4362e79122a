import { isBareDateline, isCountryOrState } from '../../places/places.ts';
import { areUntagged, OPENS_TEXT } from './belief.ts';
import { readHead } from './head.ts';
import type { Found } from './found.ts';

/** Such a dateline is no longer. */
const WINDOW = 90;
const DATED_COLON = /\d\s?:\s(?=\p{Lu})/u;
const FIRST_DASH = /\s?(?:—|–|--+|―)\s?|\s[-_]\s?|\s[?\uFFFD]\s(?=\p{Lu})/u;
const PLACE_COLON = /^(\p{Lu}{2}[\p{Lu} .'’-]{1,30}(?:, \p{Lu}[\p{L}. ]{1,20})?):\s+(?=["“'‘]?\p{Lu})/u;
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
  const named = PLACE_COLON.exec(window);
  if (named) return readColon(text, named[1] ?? '', named[0].length);
  if (!dash || dash.index < 3) return null;
  const head = readHead(window.slice(0, dash.index));
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
