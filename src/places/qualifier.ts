import { COUNTRIES, HISTORIC_COUNTRIES } from './countries.ts';
import { CANADIAN_PROVINCES, OTHER_REGIONS, US_STATES } from './states.ts';
import { STANDALONE_US, STANDALONE_WORLD } from './standalone.ts';
import { remember } from './gazetteer/remember.ts';
import type { RegionRow } from './states.ts';

/** What a dateline's qualifier (`Calif.`, `Lebanon`, `Ont.`, `England`) says of the city before it. */
export interface Qualifier {
  /** ISO 3166-1 alpha-2, or null where only several countries of today can be meant (`Yugoslavia`). */
  readonly country: string | null;
  /** ISO 3166-2, or null. */
  readonly region: string | null;
  /** The form of AP's datelines: `Calif.`, `Lebanon`. */
  readonly ap: string;
  /** Countries of today that a vanished one covered. */
  readonly historic?: readonly string[];
  /** The other reading of an ambiguous name: `Georgia` is a country first and a state second. */
  readonly or?: Qualifier;
}

const UPPER_CODE = /^[A-Z]{2}$/;
let forms: Map<string, Qualifier> | undefined;
let foreignForms: Map<string, Qualifier> | undefined;

/** Lower case, without accents, full stops and spaces: `N. H.` and `N.H.` are one form. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[.\s]/g, '')
    .toLowerCase();
}

function addRegion(map: Map<string, Qualifier>, row: RegionRow): void {
  const [code, ap, name, also] = row;
  const value: Qualifier = { country: code.slice(0, 2), region: code, ap };
  for (const form of [ap, name, ...also.split('|')]) {
    const key = fold(form);
    if (key === '' || map.get(key) === value) continue;
    const other = map.get(key);
    map.set(key, other ? { ...other, or: value } : value);
  }
}

function build(): Map<string, Qualifier> {
  const map = new Map<string, Qualifier>();
  for (const row of COUNTRIES) {
    const [ap = '', ...also] = row.slice(3).split('|');
    const country = row.slice(0, 2);
    map.set(fold(ap), { country, region: null, ap });
    // An island or region that stands in a country's place keeps its own name: `GAZA CITY, Gaza Strip`.
    for (const form of also) map.set(fold(form), { country, region: null, ap: KEEPS_ITS_NAME.has(form) ? form : ap });
  }
  for (const [name, historic] of Object.entries(HISTORIC_COUNTRIES))
    map.set(fold(name), { country: null, region: null, ap: name, historic });
  for (const rows of [US_STATES, CANADIAN_PROVINCES, OTHER_REGIONS]) for (const row of rows) addRegion(map, row);
  return map;
}

const KEEPS_ITS_NAME: ReadonlySet<string> = new Set([
  'Gaza Strip',
  'West Bank',
  'Tibet',
  'Crete',
  'Okinawa',
  'Chechnya',
  'Zanzibar',
  'Tahiti',
  'Galapagos Islands',
]);

/** Cities of AP's lists: most datelines'. Where one is a country's name too, it is so in English, and no other language need be loaded. */
const STANDS_ALONE: ReadonlySet<string> = new Set([...Object.keys(STANDALONE_WORLD), ...Object.keys(STANDALONE_US)]);

/** Country names in the languages of the Spanish, Portuguese, French, German and Italian services, from ICU. */
function buildForeign(): Map<string, Qualifier> {
  const map = new Map<string, Qualifier>();
  const qualifiers = COUNTRIES.map((row): Qualifier & { readonly country: string } => ({
    country: row.slice(0, 2),
    region: null,
    ap: row.slice(3).split('|')[0] ?? '',
  }));
  for (const language of ['es', 'pt', 'fr', 'de', 'it']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const qualifier of qualifiers) {
      const name = names.of(qualifier.country);
      const key = name === undefined ? '' : fold(name);
      if (key !== '' && !map.has(key)) map.set(key, qualifier);
    }
  }
  return map;
}

/** Reads what stands after a city; null where it is not a state, province, country or known region. */
export const readQualifier: (text: string) => Qualifier | null = remember((text) => {
  forms ??= build();
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > 40) return null;
  if (UPPER_CODE.test(trimmed)) {
    const state =
      US_STATES.find((row) => row[0] === `US-${trimmed}`) ??
      CANADIAN_PROVINCES.find((row) => row[0] === `CA-${trimmed}`);
    if (state) return { country: state[0].slice(0, 2), region: state[0], ap: state[1] };
  }
  const key = fold(trimmed);
  const found = forms.get(key);
  if (found || STANDS_ALONE.has(trimmed.toUpperCase())) return found ?? null;
  foreignForms ??= buildForeign();
  return foreignForms.get(key) ?? null;
});

/** AP's name of a country, for the canonical form; null for an unknown code. */
export function countryName(code: string): string | null {
  const row = COUNTRIES.find((r) => r.startsWith(`${code}:`));
  return row ? (row.slice(3).split('|')[0] ?? null) : null;
}

/** AP's dateline form of a state or province (`US-CA` → `Calif.`), or null. */
export function regionName(code: string): string | null {
  for (const rows of [US_STATES, CANADIAN_PROVINCES]) {
    const row = rows.find((r) => r[0] === code);
    if (row) return row[1];
  }
  return code.startsWith('GB-') ? (OTHER_REGIONS.find((r) => r[0] === code)?.[1] ?? null) : null;
}
