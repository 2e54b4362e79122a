import { isKnownPlace } from '../../places/places.ts';
import { agencyOfTag, readTag } from '../tag.ts';
import { isDateline, OPENS_TEXT } from './belief.ts';
import { leadingDateLength } from './date.ts';
import { mayBeOfEast, readEastern } from './east.ts';
import type { Found } from './found.ts';
import { readHead } from './head.ts';
import { readSeparator, separatorDamage } from './separator.ts';
import { readUntagged } from './untagged.ts';

/** A dateline is looked for in this many characters from a paragraph's start; glue included. */
const WINDOW = 220;

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
    const rest = text.slice(separator.end, separator.end + 40);
    if (!isDateline({ head, tag, content, separator, rest })) continue;
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
  if (mayBeOfEast(text)) {
    const found = readEastern(text);
    if (found) return found;
  }
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
