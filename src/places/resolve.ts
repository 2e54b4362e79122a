import type { Place } from '../model/article.ts';
import { detached } from '../text/detached.ts';
import { ALIASES } from './gazetteer/aliases.ts';
import { foldName } from './gazetteer/fold.ts';
import type { GazetteerPlace } from './gazetteer/load.ts';
import { ordinaryPlaceName } from './place-name.ts';
import { candidates, choose, chooseBare, type Choice } from './places.ts';
import { readQualifier, type Qualifier } from './qualifier.ts';
import type { RawPlace } from './raw-place.ts';
import { MOVING_STARTS, SPECIAL_PLACES, SPECIAL_WORDS } from './standalone.ts';
import { overLines } from '../text/over-lines.ts';

/** What remains of `CALLAO NAVAL BASE` or `JABALYA REFUGEE CAMP` when the words for what it is are taken off. */
const TAIL_WORDS = new RegExp(
  overLines`
    \s+(?:
      AIR FORCE
      | AIR
      | NAVAL
      | NAVY
      | ARMY
      | MILITARY
      | MARINE(?: CORPS)?
      | COAST GUARD
      | REFUGEE
      | NATIONAL
      | STATE
      | INTERNATIONAL
      | REGIONAL
      | PROVING
    )?\s*(?:
      BASE|CAMP|GARRISON|AIRPORT|STATION|ISLAND|TOWNSHIP|TWP\.?|VILLAGE|PARK|PRISON|BORDER
      |CROSSING|REGION|DISTRICT|GROUND|CHECKPOINT|PASS
    )$
  `,
  'i',
);

function isMoving(key: string): boolean {
  return MOVING_STARTS.some((start) => key.startsWith(start));
}

function isSpecial(key: string): boolean {
  return (
    SPECIAL_PLACES.has(key) ||
    SPECIAL_WORDS.some((word) => key.endsWith(` ${word}`)) ||
    /^(?:(?:INSIDE|NEAR|OFF|OUTSIDE|ALONG|OVER|AT THE|IN THE) |(?:STATEWIDE|NATIONWIDE|WORLDWIDE)$)/.test(key)
  );
}

const resolvedLately = new Map<string, Place>();

/** Resolves one place of a dateline. What the gazetteer does not know keeps the country its qualifier names. */
export function resolvePlace(raw: RawPlace, tagged = true): Place {
  const key = `${tagged ? '+' : '-'}${raw.text}`;
  let place = resolvedLately.get(key);
  if (!place) {
    if (resolvedLately.size >= 500) resolvedLately.clear();
    resolvedLately.set(
      detached(key),
      (place = lookUp({ ...raw, text: detached(raw.text), city: detached(raw.city) }, tagged)),
    );
  }
  return { ...place };
}

/** How a place is looked up, in order; the first that knows it decides. What none knows keeps its qualifier's country. */
const LOOK_UPS: readonly ((raw: RawPlace, tagged: boolean) => Place | null)[] = [
  asSpecial,
  asTown,
  asCountryOrState,
  asMoving,
  asPartOfTown,
];

function lookUp(raw: RawPlace, tagged: boolean): Place {
  for (const look of LOOK_UPS) {
    const place = look(raw, tagged);
    if (place) return place;
  }
  return unresolved(raw, kindOf(raw));
}

function kindOf({ city }: RawPlace): Place['kind'] {
  const key = city.toUpperCase();
  return isMoving(key) ? 'moving' : isSpecial(key) ? 'special' : 'city';
}

/** `UNITED NATIONS`, `VATICAN CITY`: on a list of their own, where no qualifier says otherwise. */
function asSpecial(raw: RawPlace): Place | null {
  const special = SPECIAL_PLACES.get(raw.city.toUpperCase());
  const { qualifier } = raw;
  const fits =
    qualifier === null ||
    (qualifier.country === special?.country &&
      (qualifier.region === null || special.region === null || qualifier.region === special.region));
  return special && fits ? { ...unresolved(raw, 'special'), ...special, confidence: 0.95 } : null;
}

/** The country or state that the name itself is: `California[U.S.]` is the state; `GEORGIA, Vt.` and `MEXICO, Mo.` are towns. */
function countryOrStateOf({ city, qualifier }: RawPlace): Qualifier | null {
  const named = readQualifier(city);
  const qualified = qualifier?.region === null && named?.region && named.country === qualifier.country;
  return qualifier === null || qualified ? named : null;
}

function asTown(raw: RawPlace, tagged: boolean): Place | null {
  const own = countryOrStateOf(raw);
  const kind = kindOf(raw);
  if (kind === 'moving' || (own && raw.qualifier)) return null;
  const choice = raw.qualifier ? choose(candidates(raw.city, raw.qualifier)) : chooseBare(raw.city, tagged);
  if (!choice || (own !== null && !choice.place.primary)) return null;
  const isTown =
    raw.city.toUpperCase() in ALIASES || kind === 'city' || (choice.place.primary && raw.qualifier !== null);
  return resolved(raw, isTown ? 'city' : kind, choice);
}

/** A state or country in a city's place (`NEW JERSEY (WABC)`). */
function asCountryOrState(raw: RawPlace): Place | null {
  const own = countryOrStateOf(raw);
  return (
    own && {
      ...unresolved(raw, 'special'),
      name: ordinaryPlaceName(raw.city),
      country: own.country,
      region: own.region,
      confidence: 0.8,
    }
  );
}

function asMoving(raw: RawPlace): Place | null {
  return kindOf(raw) === 'moving' ? { ...unresolved(raw, 'moving'), confidence: 0.8 } : null;
}

/** `NEAR MOSUL, Iraq`, `CALLAO NAVAL BASE, Peru`: at the town, less surely. */
function asPartOfTown(raw: RawPlace): Place | null {
  const key = raw.city.toUpperCase();
  const core = key.replace(TAIL_WORDS, '').replace(/^(?:NEAR|OUTSIDE|DOWNTOWN|INSIDE) /, '');
  const near = core !== key && core !== '' && raw.qualifier ? choose(candidates(core, raw.qualifier)) : null;
  return (
    near && {
      ...resolved(raw, 'special', { ...near, confidence: near.confidence * 0.7 }),
      name: ordinaryPlaceName(raw.city),
    }
  );
}

function resolved(raw: RawPlace, kind: Place['kind'], { place, confidence }: Choice): Place {
  return {
    text: raw.text,
    name: displayName(raw.city, place),
    kind,
    region: place.region,
    country: place.country,
    latitude: place.latitude,
    longitude: place.longitude,
    geonamesId: place.geonamesId,
    confidence: Math.round(confidence * 100) / 100,
  };
}

/** GeoNames' name where it is the printed one with its accents (`São Paulo`), else the printed one in ordinary case (`Oporto`). */
function displayName(city: string, place: GazetteerPlace): string {
  return place.primary && foldName(place.name) === foldName(city) && /^[\p{ASCII}\u00c0-\u017f]+$/u.test(place.name)
    ? place.name
    : ordinaryPlaceName(city);
}

function unresolved(raw: RawPlace, kind: Place['kind']): Place {
  const historic = raw.qualifier?.historic;
  return {
    text: raw.text,
    name: ordinaryPlaceName(raw.city),
    kind,
    region: raw.qualifier?.region ?? null,
    country: raw.qualifier?.country ?? (historic?.length === 1 ? (historic[0] ?? null) : null),
    latitude: null,
    longitude: null,
    geonamesId: null,
    confidence: raw.qualifier?.country ? 0.5 : 0.3,
  };
}
