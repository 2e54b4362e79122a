import type { Byline, Source } from '../../model/article.ts';
import { draft } from './draft.ts';
import { personKey, type Draft } from './drafted.ts';
import { isSentence, LONGEST } from './looks-like.ts';
import { agreed } from './agree.ts';
import { beginsWithGivenName } from '../given-names.ts';

/** Text that may be a byline, and where it was read. */
export interface BylineCandidate {
  readonly text: string;
  readonly source: Source;
  /** Whether it is declared to name an organisation: some declare their writers as such. */
  readonly isOrganisation?: boolean | undefined;
}

const TRUST: readonly Source[] = ['text', 'json-ld', 'microdata', 'meta', 'open-graph', 'time-element', 'url', 'http'];

/**
 * Reads bylines: people with their roles, and the organisation. What stands on the page goes before structured data; a
 * candidate that only repeats people already known adds its organisation to them. Photographers, picture agencies' credits,
 * labels, keywords and addresses give no people; whom page and structured data name differently, {@link agreed} decides.
 */
export function readBylines(candidates: readonly BylineCandidate[]): Byline[] {
  const read = candidates
    .toSorted((a, b) => TRUST.indexOf(a.source) - TRUST.indexOf(b.source))
    .flatMap(({ text: printed, source, isOrganisation }) => {
      const text = printed
        .slice(0, 2 * LONGEST)
        .replace(/\s+/g, ' ')
        .trim();
      return text === '' || text.length > LONGEST || /^https?:/.test(text) || isSentence(text)
        ? []
        : [{ text, source, ...(isOrganisation === true ? draftOfOrganisation(text) : draft(text)) }];
    });
  const bylines: Byline[] = [];
  for (const { text, people, organisations } of agreed(read)) {
    const organisation = mainOf(organisations)?.name ?? null;
    if (people.length > 0 || organisation) merge(bylines, { text, people, organisation });
  }
  return bylines;
}

/** `Ann Poe, Associated Press` is declared an organisation too; without one in it, only a common given name is a person's. */
function draftOfOrganisation(text: string): Draft {
  const read = draft(text);
  return read.organisations.length > 0 || beginsWithGivenName(text) ? read : { ...read, people: [] };
}

function mainOf(organisations: Draft['organisations']): Draft['organisations'][number] | undefined {
  return (
    organisations.find((o) => o.agency?.kind === 'agency') ??
    organisations.find((o) => o.agency !== null) ??
    organisations[0]
  );
}

function merge(bylines: Byline[], next: Byline): void {
  const keys = new Set(next.people.map((person) => personKey(person.name)));
  for (const known of bylines) {
    const shared = known.people.filter((person) => keys.has(personKey(person.name)));
    if (
      next.people.length === 0 &&
      (known.organisation === next.organisation || (known.people.length > 0 && known.organisation === null))
    ) {
      known.organisation ??= next.organisation;
      return;
    }
    if (shared.length > 0 && shared.length === Math.min(keys.size, known.people.length)) {
      const everyone = new Set(bylines.flatMap(({ people }) => people.map(({ name }) => personKey(name))));
      if (keys.size > known.people.length)
        known.people.push(...next.people.filter(({ name }) => !everyone.has(personKey(name))));
      for (const person of known.people)
        person.role ??= next.people.find((p) => personKey(p.name) === personKey(person.name))?.role ?? null;
      known.organisation ??= next.organisation;
      return;
    }
    if (known.people.length === 0 && next.people.length > 0 && next.organisation === known.organisation) {
      known.people.push(...next.people);
      known.text = next.text;
      return;
    }
  }
  bylines.push({ ...next, people: next.people.map((person) => ({ ...person })) });
}
