import type { Organisation } from '../organisation.ts';
import { ordinaryCase } from '../person-name.ts';

/** What a line names. */
export interface Draft {
  people: { name: string; role: string | null }[];
  organisations: Organisation[];
  /** Parts that are nothing known. */
  unknown: number;
  /** Whether the line says that it is a byline. */
  signed: boolean;
}

/** Takes an organisation down, once. */
export function addOrganisation(out: Draft, organisation: Organisation): void {
  if (!out.organisations.some((o) => o.name.toLowerCase() === organisation.name.toLowerCase()))
    out.organisations.push(organisation);
}

/** Takes a person down, once, the name in ordinary case. */
export function addPerson(out: Draft, name: string): void {
  const repaired = ordinaryCase(name);
  if (!out.people.some((person) => personKey(person.name) === personKey(repaired)))
    out.people.push({ name: repaired, role: null });
}

/** What names are the same by: letters alone, accents and case aside. */
export function personKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]|[^\p{L} ]/gu, '')
    .toLowerCase();
}
