import type { RecordFilter } from '../store/export/export-store.ts';
import { AGENCIES } from '../wire/agencies.ts';
import { clip } from './terminal.ts';
import { UsageError } from './usage.ts';

/** The filters that `records` and `export` share, as they are given. */
export interface FilterOptions {
  readonly agency?: string;
  readonly outlet?: string;
  readonly country?: string;
  readonly since?: string;
  readonly until?: string;
  readonly search?: string;
}

const NAMES = ['agency', 'outlet', 'country', 'since', 'until', 'search'] as const;

/** Checks the filters and puts them into one form. */
export function filterOf(options: FilterOptions): RecordFilter {
  const { agency, country, outlet, since, until } = options;
  const filter: Record<string, string> = {};
  for (const name of NAMES) {
    const value = options[name]?.trim();
    if (value === undefined) continue;
    if (value === '') throw new UsageError(`--${name} is empty; leave it out, or say what to look for`);
    filter[name] = value;
  }
  if (agency !== undefined) filter['agency'] = codeOf(agency);
  if (country !== undefined) {
    if (!/^[a-z]{2}$/i.test(country.trim()))
      throw new UsageError(
        `--country ${country} is not a two-letter country code; give one such as US or IQ (ISO 3166-1)`,
      );
    filter['country'] = country.trim().toUpperCase();
  }
  if (outlet !== undefined) {
    const host = /^https?:\/\//i.test(outlet) ? URL.parse(outlet)?.hostname : outlet.trim().toLowerCase();
    if (host === undefined || !/^[^\s/:@]+$/.test(host))
      throw new UsageError(`--outlet ${outlet} is not a host name; give one such as outlet.example`);
    filter['outlet'] = host;
  }
  if (since !== undefined) filter['since'] = instantOf('since', since);
  if (until !== undefined) filter['until'] = instantOf('until', until);
  return filter;
}

/** The agency's code as the whitelist writes it. */
function codeOf(given: string): string {
  const codes = AGENCIES.map(({ code }) => code);
  const code = codes.find((one) => one.toLowerCase() === given.trim().toLowerCase());
  if (code !== undefined) return code;
  throw new UsageError(`the agency "${clip(given, 40)}" is not known; choose one of ${codes.sort(byName).join(', ')}`);
}

const byName = (one: string, other: string): number => (one.toLowerCase() < other.toLowerCase() ? -1 : 1);

/** A day (from its beginning, UTC) or an instant, as an instant. */
export function instantOf(option: string, text: string): string {
  const given = text.trim();
  const at = /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(given) ? new Date(given) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime()))
    throw new UsageError(
      `--${option} ${text} is not a date; give a day such as 2026-11-17, or an instant such as 2026-11-17T06:00:00Z`,
    );
  return at.toISOString();
}
