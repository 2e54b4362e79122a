import { AGENCIES } from '../wire/agencies.ts';

const NAMES: ReadonlyMap<string, string> = new Map(AGENCIES.map(({ code, name }) => [code, name]));

/** An agency's name; its code where it has left the list. */
export function agencyName(code: string): string {
  return NAMES.get(code) ?? code;
}
