import { ALIASES, FORMER_PARTS } from './gazetteer/aliases.ts';
import { foldName } from './gazetteer/fold.ts';
import { findPlaces } from './gazetteer/load.ts';
import { remember } from './gazetteer/remember.ts';
import type { GazetteerPlace } from './gazetteer/load.ts';
import { SPECIAL_PLACES, STANDALONE_US, STANDALONE_WORLD } from './standalone.ts';
import { readQualifier } from './qualifier.ts';
import type { Qualifier } from './qualifier.ts';

/** A bare place counts as known from this many people on: below, its name may as well be a word of a headline. */
const KNOWN_FROM = 10_000;
/** A bare name is taken for its most populous bearer where that one has this many times the people of the next. */
const DOMINANCE = 3;
/** A large seat or capital in an agency's dateline needs to outweigh its namesakes less. */
const LARGE = { population: 300_000, dominance: 2 };
/** A bare name of a smaller place is left unresolved: too many of them are words. */
const BARE_FROM = 15_000;

/** Where the place is looked for: country, region, or both null for anywhere. */
interface Scope {
  readonly country: string | null;
  readonly region: string | null;
}

const ANYWHERE: Scope = { country: null, region: null };

function scopeOf(code: string | undefined): Scope {
  if (code === undefined) return ANYWHERE;
  return code.length > 2 ? { country: code.slice(0, 2), region: code } : { country: code, region: null };
}

/** The scope a stand-alone city has by AP's lists, or null. */
function standalone(city: string): Scope | null {
  const code = standaloneCode(city);
  return code === null ? null : scopeOf(code);
}

const STANDALONE = new Map(
  Object.entries({ ...STANDALONE_WORLD, ...STANDALONE_US }).map(([name, code]) => [foldName(name), code]),
);
STANDALONE.set('new york city', 'US-NY');
for (const form of ['washington d c', 'washington dc']) STANDALONE.set(form, 'US-DC');

/** Country or ISO 3166-2 region of a city that stands alone in AP's datelines (`ST LOUIS` as well as `ST. LOUIS`), or null. */
export const standaloneCode: (city: string) => string | null = remember(
  (city) => STANDALONE.get(foldName(city)) ?? null,
);

/**
 * True where a name (with its qualifier, where there is one) is a place's: on a stand-alone list, a state or country, or in
 * the gazetteer; without a qualifier only a place of some size counts.
 */
export function isKnownPlace(city: string, qualifier: Qualifier | null): boolean {
  const key = city.toUpperCase();
  if (standalone(key) || SPECIAL_PLACES.has(key) || (qualifier === null && readQualifier(city) !== null)) return true;
  if (qualifier === null)
    return (
      key in ALIASES ||
      findPlaces(city).some((p) => (p.primary ? p.population >= KNOWN_FROM : p.population >= 50_000 && p.rank > 0))
    );
  return candidates(city, qualifier).places.length > 0;
}

/** True where a name is a country's or a state's, whatever town may bear it too. */
export function isCountryOrState(name: string): boolean {
  return standaloneCode(name) === null && readQualifier(name) !== null;
}

/** Towns whose names are common words of headings: alone before a dash they are the word (`MOBILE — The app is out`). */
const WORDS: ReadonlySet<string> = new Set(
  (
    'mobile reading orange surprise normal nice bath split hope commerce independence liberty paradise enterprise pearl summit union eden bend cork hull deal bury rugby best lens tours male bar sale pets ' +
    'essen halle man corona temple sandy opportunity plant police bell rush live show sport house home page media video photo star sun moon rainbow crystal diamond ruby price sanity banner harvest ' +
    'lead battle march may august easter christmas hero winner golden silver green brown white black gray blue red buffet cars music art health market review weather opinion money travel faith culture'
  ).split(' '),
);

/** True where a place in capitals can open a story without tag or qualifier: a stand-alone city, or one of some size whose name is not a common word. */
export function isBareDateline(city: string): boolean {
  const key = foldName(city);
  if (standalone(city.toUpperCase()) || readQualifier(city) !== null) return true;
  if (WORDS.has(key)) return false;
  const from = key.includes(' ') ? KNOWN_FROM : KNOWN_FROM + BARE_FROM / 2;
  return (
    city.toUpperCase() in ALIASES ||
    findPlaces(city).some((p) => p.primary && p.rank > 0 && (p.population >= from || p.rank === 3))
  );
}

interface Candidates {
  readonly places: readonly GazetteerPlace[];
  /** How sure the scope is: 1 as stated, less where it had to be widened. */
  readonly certainty: number;
}

function within(places: readonly GazetteerPlace[], scope: Scope): GazetteerPlace[] {
  return places.filter(
    (p) =>
      (scope.country === null || p.country === scope.country) && (scope.region === null || p.region === scope.region),
  );
}

/** The gazetteer's bearers of a name inside a scope; the country alone where its region is unknown there, then former parts. */
function inScope(city: string, scope: Scope): Candidates {
  const key = city.toUpperCase();
  const alias =
    ALIASES[`${key}|${scope.region ?? scope.country ?? ''}`] ?? (scope.country === null ? ALIASES[key] : undefined);
  if (alias !== undefined) {
    const [name = '', code] = alias.split('|');
    const found = within(findPlaces(name), scopeOf(code));
    if (found.length > 0) return { places: found, certainty: 1 };
  }
  const all = [
    ...findPlaces(city),
    ...(/^(?:al|el)[- ]/i.test(city)
      ? findPlaces(city.replace(/^[ae]l[- ]/i, (article) => (/^a/i.test(article) ? 'el ' : 'al ')))
      : []),
  ]
    // An old name of another town in the state is none of today's (`BEAVER CREEK, Colo.` is not Brush).
    .filter((p) => p.primary || p.country !== 'US' || sharesWord(p.name, city));
  const exact = within(all, scope);
  if (exact.length > 0) return { places: exact, certainty: 1 };
  if (scope.region !== null && scope.country !== 'US' && scope.country !== 'GB' && scope.country !== 'CA') {
    const wider = within(all, { country: scope.country, region: null });
    if (wider.length > 0) return { places: wider, certainty: 0.8 };
  }
  const former = scope.country === null ? [] : (FORMER_PARTS[scope.country] ?? []);
  return { places: all.filter((p) => former.includes(p.country)), certainty: 0.7 };
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(foldName(a).split(' '));
  return foldName(b)
    .split(' ')
    .some((word) => word.length > 3 && words.has(word));
}

export function candidates(city: string, qualifier: Qualifier): Candidates {
  if (qualifier.historic)
    return { places: findPlaces(city).filter((p) => qualifier.historic?.includes(p.country)), certainty: 0.8 };
  const found = inScope(city, qualifier);
  return found.places.length > 0 || !qualifier.or ? found : inScope(city, qualifier.or);
}

/** The primary name before alternates, towns before quarters, then the most people. */
function order(a: GazetteerPlace, b: GazetteerPlace): number {
  return (
    Number(b.primary) - Number(a.primary) ||
    Number(b.rank > 0) - Number(a.rank > 0) ||
    Number(b.rank === 3) - Number(a.rank === 3) ||
    b.population - a.population
  );
}

export interface Choice {
  readonly place: GazetteerPlace;
  readonly confidence: number;
}

/** The one place of a qualified name. */
export function choose(found: Candidates): Choice | null {
  const [best, next] = found.places.toSorted(order);
  if (!best) return null;
  const rivals =
    next && next.primary === best.primary && next.rank > 0 && best.population < next.population * 2 && far(best, next);
  // Two towns of a name and about a size in one country (`ZNAMENSKOYE, Russia`): better none than the wrong one.
  if (rivals && best.rank < 2 && best.region !== next.region) return null;
  return { place: best, confidence: (best.primary ? 0.97 : 0.9) * found.certainty * (rivals ? 0.75 : 1) };
}

function far(a: GazetteerPlace, b: GazetteerPlace): boolean {
  return Math.abs(a.latitude - b.latitude) + Math.abs(a.longitude - b.longitude) > 0.3;
}

const BARE_FORMS: Readonly<Record<string, string>> = {
  'new york city': 'New York City',
  'washington d c': 'Washington',
  'washington dc': 'Washington',
};

/** A bare name with its bearers, as the policies below judge it. */
interface Bare {
  readonly city: string;
  readonly key: string;
  readonly tagged: boolean;
  readonly found: Candidates;
  /** Bearers by their primary name that are towns. */
  readonly primaries: readonly GazetteerPlace[];
}

/** How a bare name comes to its one place, in order; the first that answers decides, with null for none. */
const BARE_POLICIES: readonly ((bare: Bare) => Choice | null | undefined)[] = [byAlias, byForeignName, byWeight];

/** The one place of a bare name: the stand-alone lists first, then a bearer that outweighs all others; else none. */
export function chooseBare(city: string, tagged: boolean): Choice | null {
  const key = city.toUpperCase();
  const home = standalone(key);
  if (home) {
    const choice = choose(inScope(BARE_FORMS[foldName(city)] ?? city, home));
    return choice && { ...choice, confidence: 0.97 };
  }
  const found = inScope(city, ANYWHERE);
  const bare = { city, key, tagged, found, primaries: found.places.filter((p) => p.primary && p.rank > 0) };
  for (const policy of BARE_POLICIES) {
    const choice = policy(bare);
    if (choice !== undefined) return choice;
  }
  return null;
}

function byAlias({ key, found }: Bare): Choice | null | undefined {
  if (ALIASES[key] === undefined) return undefined;
  const choice = choose(found);
  return choice && { ...choice, confidence: 0.9 };
}

/** `LONDRES`, `MOSCÚ`: a capital in the service's own language, rather than a hamlet of that name. */
function byForeignName({ tagged, found, primaries }: Bare): Choice | undefined {
  if (!tagged || primaries.some((p) => p.population >= 50_000)) return undefined;
  const foreign = found.places.find((p) => !p.primary && p.rank === 3 && p.population >= 1_000_000);
  return foreign && { place: foreign, confidence: 0.8 };
}

/** The most populous bearer, where it outweighs the next; for an agency a capital does without. */
function byWeight({ tagged, found, primaries }: Bare): Choice | null {
  const pool = (primaries.length > 0 ? primaries : found.places).toSorted((a, b) => b.population - a.population);
  // An agency's bare dateline that is on no list is a capital's rather than a namesake's: AP would name the state of the others.
  const capital = tagged ? pool.find((p) => p.rank === 3 && p.population >= 50_000) : undefined;
  const best = capital ?? pool[0];
  if (!best) return null;
  const next = pool.find((p) => p !== best && far(p, best));
  if (!capital && !outweighs(best, next, tagged)) return null;
  if (best.primary && isOvershadowed(best, found.places)) return null;
  const certain = capital || (best.population >= 100_000 && (!next || best.population >= next.population * 10));
  return { place: best, confidence: (certain ? 0.9 : 0.7) * (best.primary ? 1 : 0.9) };
}

function outweighs(best: GazetteerPlace, next: GazetteerPlace | undefined, tagged: boolean): boolean {
  const dominance = tagged && best.rank >= 2 && best.population >= LARGE.population ? LARGE.dominance : DOMINANCE;
  if (next && best.population < next.population * dominance) return false;
  return best.population >= BARE_FROM || best.rank >= 2;
}

/** A large city that bears the name as an alternate (`MADRAS`, `SAIGON`) may be meant rather than a hamlet called so. */
function isOvershadowed(best: GazetteerPlace, places: readonly GazetteerPlace[]): boolean {
  return (
    best.population < 100_000 &&
    places.some((p) => !p.primary && far(p, best) && p.population > best.population * 5 && p.population > 500_000)
  );
}
