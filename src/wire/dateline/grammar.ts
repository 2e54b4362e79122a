import { leadingDateLength } from './date.ts';
import { readHead } from './head.ts';
import type { Head } from './head.ts';
import { isBareDateline, isKnownPlace, standaloneCode } from '../../places/places.ts';
import { agencyOfTag, isListedOutlet, readTag } from '../tag.ts';
import type { Tag } from '../tag.ts';

/** A dateline as the grammar finds it at the start of a paragraph. */
export interface Found {
  readonly head: Head;
  readonly tag: Tag | null;
  /** The tag as printed with its brackets: `(AP)`, `/PRNewswire/`; '' where there is none. */
  readonly tagText: string;
  /** Where the story's text begins. */
  readonly end: number;
  readonly damage: readonly string[];
}

/** A dateline is looked for in so many characters from a paragraph's start; glue included. */
export const WINDOW = 220;

const DASHES = '—–―‒−-_';
const MIXED_CASE = new Set([
  'dpa',
  'EFE',
  'CNN',
  'ANI',
  'PTI',
  'IANS',
  'ANSA',
  'CBS',
  'NBC',
  'AFP',
  'Europa Press',
  'Lusa',
  'UNI',
  'NNN',
  'Anadolu',
]);
/** Agencies that write no dash after their tag: its absence is no damage. */
const NO_DASH = new Set(['PTI', 'IANS', 'CNN', 'ANI', 'AFP']);

interface Separator {
  readonly end: number;
  readonly kind: 'dash' | 'mark' | 'broken' | 'none';
}

/** Reads the separator after a tag: any dash, `.-`, `- –`, `:`, `/.`, or `?` where a charset lost the dash. */
function readSeparator(text: string, from: number): Separator {
  let i = from;
  let kind: Separator['kind'] = 'none';
  for (; i < text.length && i < from + 8; i += 1) {
    const c = text.charAt(i);
    if (c === ' ') continue;
    if (DASHES.includes(c)) kind = 'dash';
    else if ((c === '.' || c === ':' || c === ',' || c === "'" || c === '*' || c === '•') && kind !== 'dash')
      kind = c === ',' || c === "'" ? kind : 'mark';
    else if ((c === '?' || c === '\uFFFD') && kind === 'none' && i > from && text.charAt(i - 1) === ' ')
      kind = 'broken';
    else break;
  }
  return { end: i, kind };
}

const OPENS_TEXT = /^[\s"“”'‘’«¿¡(\[]*[\p{Lu}\p{N}$€£]/u;

function accepts(head: Head, tag: Tag, content: string, separator: Separator, rest: string): boolean {
  const first = head.places[0];
  const dashed = separator.kind === 'dash';
  const agency = tag.agencies[0]?.code;
  if (!first) {
    if (tag.kind === 'agency')
      return separator.kind === 'none' ? OPENS_TEXT.test(rest) : rest !== '' || head.date !== null;
    return dashed && rest !== '' && head.date === null && (tag.kind === 'station' || isListedOutlet(content));
  }
  const anchored = first.qualifier !== null || head.date !== null;
  const known = (): boolean => anchored || isKnownPlace(first.city, first.qualifier);
  if (tag.kind === 'agency') {
    if (separator.kind !== 'none')
      return first.caps || anchored || (agency !== undefined && MIXED_CASE.has(agency) && dashed) || known();
    // Without a dash a name in ordinary case may be anybody's: `Jordan (Reuters) Smith`.
    if (!first.caps && head.date === null && !(agency !== undefined && MIXED_CASE.has(agency))) return false;
    return OPENS_TEXT.test(rest) ? known() : rest.trim() === '' && known();
  }
  if (!dashed) return false;
  if (tag.kind === 'station' || isListedOutlet(content)) return first.caps || known();
  return first.caps && known() && rest !== '';
}

/** Tags in round brackets: `BAGHDAD (AP) —`, `LAS VEGAS--(BUSINESS WIRE)--`, `(CNN)President`. */
function readBracketed(text: string, window: string): Found | null {
  let open = nextBracket(window, 0);
  for (let tries = 0; open >= 0 && tries < 4; tries += 1, open = nextBracket(window, open + 1)) {
    const close = window.indexOf(window.charAt(open) === '(' ? ')' : ']', open);
    if (close < 0 || close - open > 48) continue;
    const content = window.slice(open + 1, close);
    const tag = readTag(content);
    if (!tag) continue;
    const head = readHead(window.slice(0, open).replace(/[\s—–_-]+$/, ''));
    if (!head) continue;
    // `TOPEKA [Kan.] --`: square brackets hold countries and states more often than tags.
    if (window.charAt(open) === '[' && tag.kind !== 'agency') continue;
    const separator = readSeparator(text, close + 1);
    if (!accepts(head, tag, content, separator, text.slice(separator.end, separator.end + 40))) continue;
    // `(ANSA) - ROMA, 01 LUG - `, `(CBS/AP) LONDON - `: the agency stands before the place.
    const place =
      head.places.length === 0 && head.date === null
        ? readUntagged(text.slice(separator.end, separator.end + WINDOW), tag.agencies[0]?.code === 'ANSA')
        : null;
    if (place) return { ...place, tag, tagText: window.slice(open, close + 1), end: separator.end + place.end };
    const dated =
      tag.agencies[0]?.kind === 'press-release'
        ? /^\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}\s?--\s?/u.exec(text.slice(separator.end, separator.end + 30))
        : null;
    if (dated)
      return {
        head: { ...head, date: head.date ?? dated[0].replace(/[\s-]+$/, '') },
        tag,
        tagText: window.slice(open, close + 1),
        end: separator.end + dated[0].length,
        damage: head.damage,
      };
    return {
      head,
      tag,
      tagText: window.slice(open, close + 1),
      end: separator.end,
      damage: [...head.damage, ...separatorDamage(separator, tag)],
    };
  }
  return null;
}

function nextBracket(window: string, from: number): number {
  const round = window.indexOf('(', from);
  const square = window.indexOf('[', from);
  return round < 0 ? square : square < 0 ? round : Math.min(round, square);
}

function separatorDamage(separator: Separator, tag: Tag): string[] {
  if (separator.kind === 'broken') return ['dash-broken'];
  return separator.kind === 'none' && !NO_DASH.has(tag.agencies[0]?.code ?? '') ? ['dash-lost'] : [];
}

/** Tags between slashes: `CITY, May 7, 2024 /PRNewswire/ --`, `MOSCOW, January 21. /TASS/.`, `NEW YORK, NY / ACCESSWIRE / May 7, 2024 /`. */
function readSlashed(text: string, window: string): Found | null {
  const slashed = /\/\s?([A-Z][\w. -]{1,30}?)\s?\//.exec(window);
  const tag = slashed ? agencyOfTag(slashed[1] ?? '') : null;
  if (!slashed || !tag) return null;
  let end = slashed.index + slashed[0].length;
  let headText = window.slice(0, slashed.index).replace(/[\s—–_-]+$/, '');
  const dated = leadingDateLength(text.slice(end, end + 40));
  if (dated > 0) {
    headText = `${headText}, ${text.slice(end, end + dated).trim()}`;
    end += dated;
    const closing = /^\s*\//.exec(text.slice(end, end + 4));
    if (closing) end += closing[0].length;
  }
  const head = readHead(headText.replace(/\.$/, (stop) => (/\d\.$/.test(headText) ? '' : stop)));
  if (!head || head.places.length === 0) return null;
  const separator = readSeparator(text, end);
  return {
    head,
    tag: { kind: 'agency', agencies: [tag], station: null },
    tagText: slashed[0].replace(/\s/g, ''),
    end: separator.end,
    damage: head.damage,
  };
}

const BARE_TAG =
  /(?:^|\s)(AAP|AFP|AP|CNN|UPI|PTI|CP|EFE|DPA|ANSA|TASS|NZPA|Reuters|REUTERS|Xinhua)\s+(?:--?|[—–])(?=\s|\p{Lu}|$)/u;

/** Tags without brackets: `SYDNEY March 22 AAP -`, `ATLANTA, Feb 19 AP -`, `CNN —`, `Washington CNN —`. */
function readBare(text: string, window: string): Found | null {
  const bare = BARE_TAG.exec(window);
  const code = bare?.[1];
  if (!bare || code === undefined) return null;
  const tag = agencyOfTag(code);
  const headText = window.slice(0, bare.index);
  if (!tag || headText.length > 70) return null;
  const head = readHead(headText);
  if (!head) return null;
  const first = head.places[0];
  const separator = readSeparator(text, bare.index + bare[0].search(/\s+\S+$/) + 1);
  if (!OPENS_TEXT.test(text.slice(separator.end, separator.end + 10)) && separator.end < text.length) return null;
  if (
    !first ? code !== 'CNN' || head.date !== null : !(head.date !== null || isKnownPlace(first.city, first.qualifier))
  )
    return null;
  return {
    head,
    tag: { kind: 'agency', agencies: [tag], station: null },
    tagText: code,
    end: separator.end,
    damage: head.damage,
  };
}

const DATED_COLON = /\d:\s(?=\p{Lu})/u;
const FIRST_DASH = /\s?(?:—|–|--+|―)\s?|\s[-_]\s?|\s[?\uFFFD]\s(?=\p{Lu})/u;

/** Datelines without a tag: `BETHLEHEM, Pa. —`, `FORT COLLINS —`, `Beirut, Lebanon —`. Strict: the place must be known. */
function readUntagged(text: string, tagged = false): Found | null {
  const window = text.slice(0, 90);
  const colon = DATED_COLON.exec(window);
  const dash = FIRST_DASH.exec(window);
  if (colon && (!dash || dash.index > colon.index)) return readDatedColon(text, colon.index + 1);
  if (!dash || dash.index < 3) return null;
  const headText = window.slice(0, dash.index);
  const head = readHead(headText);
  const first = head?.places[0];
  if (!head || !first || head.glue !== '') return null;
  const end = dash.index + dash[0].length;
  if (!OPENS_TEXT.test(text.slice(end, end + 10))) return null;
  if (!tagged && !untaggedPlace(head, dash[0].trim())) return null;
  const broken = dash[0].trim() === '?' || dash[0].trim() === '\uFFFD';
  return { head, tag: null, tagText: '', end, damage: broken ? [...head.damage, 'dash-broken'] : head.damage };
}

/** `GOLD COAST (Australia), December 30: Rain fell`: place and date before a colon. */
function readDatedColon(text: string, colon: number): Found | null {
  const head = readHead(text.slice(0, colon));
  if (
    !head?.places[0] ||
    head.date === null ||
    head.glue !== '' ||
    !/\p{L}/u.test(head.date) ||
    !untaggedPlace(head, '—')
  )
    return null;
  return { head, tag: null, tagText: '', end: colon + 2, damage: head.damage };
}

function untaggedPlace(head: Head, dash: string): boolean {
  const long = dash !== '-' && dash !== '_';
  // `NEW YORK ? For one night`: a charset lost the dash, or it is a question; only a listed or qualified place is believed.
  if (dash === '?' || dash === '\uFFFD')
    return head.places.every(
      (place) => place.caps && (place.qualifier !== null || standaloneCode(place.city) !== null),
    );
  return head.places.every((place) => {
    if (place.qualifierText !== null && place.qualifier === null) return false;
    if (place.caps) return place.qualifier !== null || isBareDateline(place.city);
    return long && place.qualifier !== null && !/[()[\]]/.test(place.text) && isKnownPlace(place.city, place.qualifier);
  });
}

/** `AP - WASHINGTON - Congress`: the agency first, without brackets. */
function readAgencyFirst(text: string): Found | null {
  const first = /^(AP|AFP|UPI|REUTERS|Reuters) ?(?:--?|[—–]) ?(?=\p{Lu}{2})/u.exec(text);
  const tag = first ? agencyOfTag(first[1] ?? '') : null;
  const place = first && tag ? readUntagged(text.slice(first[0].length, first[0].length + WINDOW)) : null;
  return first && tag && place
    ? {
        ...place,
        tag: { kind: 'agency', agencies: [tag], station: null },
        tagText: first[1] ?? '',
        end: first[0].length + place.end,
      }
    : null;
}

/** Finds a dateline at the start of a paragraph, tagged or not; null where the paragraph has none. */
export function findDateline(text: string): Found | null {
  const window = text.slice(0, WINDOW);
  if (!/^[\s"“'‘(\[]*[\p{Lu}\p{N}\p{L}]/u.test(window)) return null;
  return (
    readBracketed(text, window) ??
    readAgencyFirst(text) ??
    (window.includes('/') ? readSlashed(text, window) : null) ??
    readBare(text, window) ??
    readUntagged(text)
  );
}
