import type { Dateline, Place } from '../../model/article.ts';
import { findDateline } from './grammar.ts';
import type { Found } from './found.ts';
import { standaloneCode } from '../../places/places.ts';
import { resolvePlace } from '../../places/resolve.ts';
import type { RawPlace } from '../../places/raw-place.ts';
import { countryName, readQualifier, regionName } from '../../places/qualifier.ts';
import { repairEntities } from '../../text/text.ts';

export interface DatelineRead {
  readonly dateline: Dateline;
  /** Number of the paragraph it was read from, 0 or 1. */
  readonly paragraph: number;
  /** That paragraph without the dateline; '' where the dateline stood alone. */
  readonly rest: string;
  /** Text cut before the dateline (`AM EST`), or ''. */
  readonly lead: string;
}

/** Paragraphs that are looked at: the opening ones for a dateline, the others for more of its kind. */
export const DATELINE_PARAGRAPHS = 12;

/**
 * Reads the dateline of a story from its first two paragraphs; null where it has none. A second paragraph's dateline is
 * the story's where a summary stands above it, and one of several in a round-up, whose introduction has none.
 */
export function readDateline(paragraphs: readonly string[]): DatelineRead | null {
  for (let index = 0; index < 2 && index < paragraphs.length; index += 1) {
    const { text, damage } = repairSpaces(paragraphs[index] ?? '');
    const found = findDateline(text) ?? alone(text, paragraphs[index + 1] ?? '');
    if (!found) continue;
    if ((index > 0 || isColon(text, found)) && hasOthers(paragraphs.slice(index + 1), found)) return null;
    return {
      dateline: toDateline(text, found, damage),
      paragraph: index,
      rest: text.slice(found.end).trimStart(),
      lead: found.head.glue,
    };
  }
  return null;
}

/** Whether a text opens with the dateline of an agency, tag and all. */
export function hasTaggedDateline(text: string): boolean {
  return findDateline(repairSpaces(text).text)?.tag?.kind === 'agency';
}

/** `LONDON —` on a line of its own, the story below it. */
function alone(text: string, next: string): Found | null {
  if (text.length > LONGEST_ALONE || !/[-–—]$/.test(text)) return null;
  const found = findDateline(`${text} ${next.slice(0, LONGEST_ALONE)}`);
  return found && found.end <= text.length + 1 ? { ...found, end: text.length } : null;
}
const LONGEST_ALONE = 60;

/** A place before a colon alone, or in ordinary case, also heads the entries of lists and the words of a speaker: there others follow. */
function isColon(text: string, found: Found): boolean {
  return found.tag === null && (found.head.places[0]?.caps === false || /:\s*$/.test(text.slice(0, found.end)));
}

function hasOthers(paragraphs: readonly string[], found: Found): boolean {
  return paragraphs.slice(0, DATELINE_PARAGRAPHS).some((paragraph) => {
    const { text } = repairSpaces(paragraph);
    if (found.tag === null && isLabelled(text, found)) return true;
    const other = findDateline(text);
    return other !== null && (other.tag !== null) === (found.tag !== null);
  });
}

/** `FRANCE: Trains stood still`, whatever the word is. */
function isLabelled(text: string, { head }: Found): boolean {
  return (head.places[0]?.caps === false ? CITY_LABEL : CAPS_LABEL).test(text);
}
const CAPS_LABEL = /^\p{Lu}{2}[\p{Lu}\d .'’-]{1,30}:\s/u;
const CITY_LABEL = /^\p{Lu}\p{Ll}{2,15}(?: \p{Lu}\p{Ll}{2,15}){0,2}(?::| [-–—])\s/u;

/** Undoes double spaces and entities that were left in the text, in the part a dateline can stand in. */
function repairSpaces(text: string): { text: string; damage: string[] } {
  const start = text.slice(0, 240);
  const damage: string[] = [];
  if (/&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8});/i.test(start)) damage.push('entities');
  if (/\s{2}|\u00a0/.test(start.trim())) damage.push('spaces');
  if (damage.length === 0) return { text: text.trimStart(), damage };
  return { text: repairEntities(text).replace(/\s+/g, ' ').trimStart(), damage };
}

function toDateline(text: string, found: Found, damage: readonly string[]): Dateline {
  const places = found.head.places.map((raw) => resolvePlace(raw, found.tag !== null));
  const stops = found.head.places.some(
    (place) =>
      place.qualifierText !== null &&
      place.qualifier?.ap.endsWith('.') === true &&
      place.qualifier.ap !== place.qualifierText &&
      `${place.qualifierText}.` === place.qualifier.ap,
  );
  return {
    text: printed(text, found),
    canonical: canonical(found, places),
    places,
    agency: found.tag?.agencies[0]?.code ?? null,
    station: found.tag?.station ?? null,
    date: found.head.date,
    damage: [...new Set([...damage, ...found.damage, ...(stops ? ['stop-missing'] : [])])],
  };
}

/** The dateline as printed, without glue, spaces and dash tidied. */
function printed(text: string, found: Found): string {
  const whole = text.slice(0, found.end).trim();
  const cut =
    found.head.glue === ''
      ? whole
      : whole.slice(whole.indexOf(found.head.glue) + found.head.glue.length).replace(/^[\s,.:–—-]+/, '');
  const tidied = /\s\s|[^\S ]/.test(cut) ? cut.replace(/\s+/g, ' ') : cut;
  // Only the last characters can be the dash; a lost one was written as a question mark.
  const from = Math.max(0, tidied.length - 8);
  return (
    tidied.slice(0, from) +
    tidied
      .slice(from)
      .replace(/\s*[?\uFFFD]$/, ' —')
      .replace(/\s*(?:[—–―‒−]|--+|\s-|\s_|(?<=\))[-_])\s*$/, (dash) => ` ${dash.trim()}`)
  );
}

/** AP's present style: `BAGHDAD (AP) —`, `SONORA, Calif. (AP) —`; stand-alone cities lose their country, others gain it. */
function canonical(found: Found, places: readonly Place[]): string {
  const names = found.head.places.map((raw, index) => canonicalPlace(raw, places[index]));
  const printedTag = found.tagText.replace(/^[(/[]\s*|\s*[)/\]]$/g, '');
  const code = found.tag?.agencies[0]?.code;
  const tag = code?.toLowerCase() === printedTag.toLowerCase() ? code : printedTag;
  return [names.join('/'), tag === '' ? '' : `(${tag})`, '—'].filter(Boolean).join(' ');
}

function canonicalPlace(raw: RawPlace, place: Place | undefined): string {
  const printedCity = raw.caps ? raw.city : raw.city.toUpperCase();
  const city = /^NEW YORK CITY$/.test(printedCity)
    ? 'NEW YORK'
    : printedCity.replace(/^WASHINGTON,? D\.?C\.?$/, 'WASHINGTON');
  const home = standaloneCode(city);
  const { qualifier } = raw;
  if (
    home !== null &&
    (qualifier === null ||
      home === qualifier.region ||
      home === qualifier.country ||
      qualifier.historic?.includes(home) === true ||
      (qualifier.country === 'US' && qualifier.region === null && home.startsWith('US')))
  )
    return city;
  if (
    readQualifier(raw.city) !== null &&
    (qualifier === null || qualifier.country === place?.country) &&
    place?.geonamesId === null
  )
    return city;
  const name = qualifierOf(raw, place);
  return name === null ? city : `${city}, ${name}`;
}

/** Which qualifier AP would write: the state in the United States and Canada, the country elsewhere, islands as printed. */
function qualifierOf(raw: RawPlace, place: Place | undefined): string | null {
  const { qualifier } = raw;
  if (qualifier) {
    const country = qualifier.country;
    // Indian and Australian states are for agencies at home; AP names the country.
    if (qualifier.region !== null && (country === 'IN' || country === 'AU')) return countryName(country);
    if (qualifier.region === null && (country === 'US' || country === 'CA') && place?.region)
      return regionName(place.region) ?? qualifier.ap;
    return qualifier.ap;
  }
  if (raw.qualifierText !== null && place?.country === null) return raw.qualifierText;
  if (place === undefined || place.kind !== 'city') return null;
  return (
    (place.region ? regionName(place.region) : null) ??
    (place.country && place.country !== 'US' ? countryName(place.country) : null)
  );
}
