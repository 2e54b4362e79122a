import { AGENCIES, type Agency } from './agencies.ts';

/** Texts as alternatives of a pattern, the longest first, so that none is cut short by its own beginning. */
export function oneOf(texts: Iterable<string>): string {
  const sorted = [...new Set(texts)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `(?:${sorted.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})`;
}

/** What stands in the brackets of a dateline, of every agency. */
export const TAGS: readonly string[] = AGENCIES.flatMap(({ tags = [] }) => tags).concat(
  AGENCIES.flatMap(({ tags = [] }) => tags.slice(0, 1).flatMap(inCapitals)),
);

/** Names in bylines, credit and copyright lines, of the agencies asked for. */
export function namesOf(asked: (agency: Agency) => boolean): string[] {
  const agencies = AGENCIES.filter(asked);
  return agencies.flatMap(({ names }) => names).concat(agencies.flatMap(({ name }) => inCapitals(name)));
}

/**
 * What agencies sign with, by their codes: `AP`, `Associated Press`, `ASSOCIATED PRESS`, all without an article. Fewer than
 * all names, for patterns that hold them several times.
 */
export function signaturesOf(...codes: readonly string[]): string[] {
  const agencies = AGENCIES.filter(({ code }) => codes.includes(code));
  const printed = agencies.filter(({ code, names }) => names.includes(code)).map(({ code }) => code);
  return printed.concat(agencies.flatMap(({ name }) => inCapitals(name.replace(/^The /, ''))));
}

/** `Reuters` and `REUTERS`; short ones are other words in capitals, long ones are never printed so. */
function inCapitals(name: string): string[] {
  return name.length > 3 && name.length <= 20 ? [name, name.toUpperCase()] : [name];
}
