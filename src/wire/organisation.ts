import { AGENCIES } from './agencies.ts';
import { STATIONS } from './stations.ts';
import type { Agency } from './agencies.ts';
import { isBrand, isListedOutlet } from './tag.ts';
import { overLines } from '../text/over-lines.ts';

/** An organisation named in a byline or credit. */
export interface Organisation {
  /** The whitelist's name, or the outlet's as printed. */
  readonly name: string;
  readonly agency: Agency | null;
}

const BY_NAME = new Map<string, Agency>();
for (const agency of AGENCIES)
  for (const name of [agency.name, ...agency.names, ...(agency.tags ?? []).filter((tag) => tag.length > 3)])
    if (!BY_NAME.has(fold(name))) BY_NAME.set(fold(name), agency);
/** Names that are common words or other things' initials count only as printed. */
const EXACT_ONLY = new Set([
  'pa',
  'cp',
  'up',
  'tt',
  'pc',
  'pl',
  'mena',
  'petra',
  'trend',
  'metro',
  'ticker',
  'ara',
  'tap',
  'pap',
  'bang',
  'spa',
  'mia',
  'sana',
  'ctk',
  'sta',
  'uni',
  'app',
  'aa',
  'pna',
  'novum',
  'fox',
  'abc',
  'nbc',
  'cbs',
  'bbc',
  'variety',
  'stacker',
  'talker',
  'billboard',
  'newswire',
  'newsource',
  'belga',
  'cox news service',
]);

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[.’'\s]+/g, ' ')
    .trim();
}

/** The agency of a name as bylines, credits and structured data write it, or null. */
export function agencyByName(text: string): Agency | null {
  const key = fold(text);
  const agency = BY_NAME.get(key) ?? null;
  if (agency && EXACT_ONLY.has(key)) {
    const printed = text.trim().replace(/^The\s+/, '');
    return [agency.name, ...agency.names, ...(agency.tags ?? [])].includes(printed) || /^[A-Z]{2,5}$/.test(printed)
      ? agency
      : null;
  }
  return agency;
}

/** Agencies and networks go by the whitelist's name; a member of a network of newsrooms keeps its own. */
export function printedName(printed: string, agency: Agency): string {
  return agency.kind === 'agency' || agency.kind === 'network' ? agency.name : printed;
}

/** Words that only an outlet's name has, in capitals as printed. */
const OUTLET_WORDS = (
  'News Times Tribune Herald Post Gazette Journal Press Daily Independent Sun Chronicle Newsroom Media Network Radio TV Magazine Today Desk Wire Bureau ' +
  'Team Newspaper Newspapers Courier Register Dispatch Sentinel Examiner Observer Record Republic Globe Bee Enquirer Inquirer Advocate Beacon Ledger ' +
  'Leader Eagle Mercury Telegraph Standard Mirror Review Monitor Bulletin Democrat Republican Gannett Staff Agencies Hearst Scripps Broadcasting ' +
  'Communications Publishing Mail Citizen Star Digest'
).split(' ');
const OUTLET_WORD = new RegExp(String.raw`\b(?:${OUTLET_WORDS.join('|')}|Reporter-?[A-Z]\w+|\.com|\.org|\.net)\b`);

const IN_PLACE = / in \p{Lu}[\p{L}.' -]{2,25}$/u;
/** What sections are called, and no outlet: `World News`, `Social Media`. */
const SECTION_ALONE = new RegExp(
  overLines`
    ^(?:
      today
      | e-?mail
      | (?:in|the|top|more|latest|breaking)?\s?(?:local|world|national|international|us|uk|social|sports?|business)?\s?
        (?:news|media)
    )$
  `,
  'i',
);

/** Whether a part of a byline is what a section is called. */
export function isSectionAlone(text: string): boolean {
  return SECTION_ALONE.test(text);
}

/** Reads an organisation: a whitelisted agency, a station, or a name with an outlet's word in it; null for anything else. */
export function readOrganisation(text: string): Organisation | null {
  const trimmed = text
    .trim()
    .replace(/^[©(]\s*|[).:]+$/g, '')
    .trim();
  if (trimmed.length < 2 || trimmed.length > 60) return null;
  // `Associated Press in Valencia`
  const agency = agencyByName(trimmed) ?? agencyByName(trimmed.replace(IN_PLACE, ''));
  if (agency) return { name: printedName(trimmed.replace(IN_PLACE, ''), agency), agency };
  if (isSectionAlone(trimmed)) return null;
  if (
    STATIONS.callsign.pattern.test(trimmed.toUpperCase()) &&
    /^[A-Z][a-zA-Z]{2,3}$/.test(trimmed) &&
    trimmed === trimmed.toUpperCase()
  )
    return { name: trimmed, agency: null };
  if (isBrand(trimmed) || isListedOutlet(trimmed)) return { name: trimmed, agency: null };
  return OUTLET_WORD.test(trimmed) &&
    /^[\p{Lu}\d][^\s:<]*(?: (?:[\p{Lu}\d(&][^\s:<]*|of|the|and|for|in|at|staff))*$/u.test(trimmed) &&
    trimmed.split(' ').length <= 6
    ? { name: trimmed, agency: null }
    : null;
}

/** Names that may stand right behind a person's without a divider, longest first. */
const TRAILING_NAMES: readonly string[] = AGENCIES.filter((a) => a.kind !== 'press-release' && a.kind !== 'matte')
  .flatMap((a) => a.names)
  .filter(
    (name) => name.length > 3 || ['AP', 'AFP', 'CNN', 'UPI', 'AAP', 'PTI', 'EFE', 'dpa', 'Ap', 'Afp'].includes(name),
  )
  .toSorted((a, b) => b.length - a.length);

/** {@link TRAILING_NAMES} by the last letter, each with its small letters. */
const TRAILING_BY_END: ReadonlyMap<string, readonly { name: string; lower: string }[]> = Map.groupBy(
  TRAILING_NAMES.map((name) => ({ name, lower: name.toLowerCase() })),
  ({ lower }) => lower.slice(-1),
);

/** The longest word of each agency's names that are ASCII letters alone, and what stations and outlets have in theirs: see {@link mayNameOrganisation}. */
const TELLING_WORDS: ReadonlySet<string> = new Set([
  ...AGENCIES.flatMap(({ name, names, tags = [] }) => [[name], names, tags].flat()).map((name) =>
    name
      .toLowerCase()
      .split(/[^a-z]+/)
      .reduce((a, b) => (b.length > a.length ? b : a)),
  ),
  ...OUTLET_WORDS.map((word) => word.toLowerCase()),
  ...['reporter', 'com', 'org', 'net', 'now', 'radio'],
]);
/** Capitals or digits of a station, words glued together or to an address, letters that are not ASCII. */
const UNUSUAL = /[A-Z]{3}|[a-z][A-Z]|[^ -/:-?A-~]|http|www/;

/**
 * False for a line that surely names no organisation anywhere in it. A name that is found in it ({@link agencyByName},
 * {@link cutTrailingAgency}, an outlet's word, a station's brand) stands there with all its words, between characters that
 * are not letters, unless the line is glued together; a callsign or a brand without any of these words has three capitals
 * or a digit. `also` are other words that the line must not hold.
 */
export function mayNameOrganisation(line: string, also: ReadonlySet<string>): boolean {
  return (
    UNUSUAL.test(line) ||
    line
      .toLowerCase()
      .split(NO_LETTERS)
      .some((word) => TELLING_WORDS.has(word) || also.has(word))
  );
}
const NO_LETTERS = /[^a-z]+/;

/** Cuts an agency's name off a token's end: `DAVID PITT Associated Press`, `Rudi Keller Missouri Independent`, `Jay Deshmukh Afp`. */
export function cutTrailingAgency(token: string): { rest: string; agency: Agency; name: string } | null {
  const lower = token.toLowerCase();
  for (const { name, lower: end } of TRAILING_BY_END.get(lower.slice(-1)) ?? []) {
    if (!lower.endsWith(end)) continue;
    // `Join the conversation` names nobody: a name is printed as such, in capitals, or in a line that has no capitals at all.
    const tail = token.slice(token.length - name.length);
    if (tail !== name && tail !== name.toUpperCase() && token !== lower && !/^(?:Ap|Afp|ap|afp)$/.test(tail)) continue;
    const rest = token.slice(0, token.length - name.length);
    if (rest !== '' && !/[\s(/]$/.test(rest)) continue;
    const agency = agencyByName(name);
    if (agency)
      return {
        rest: rest.replace(/\s+(?:The|the|for|For|of|via|Via)\s*$/, '').replace(/[\s(/]+$/, ''),
        agency,
        name: printedName(name, agency),
      };
  }
  return null;
}
