import type { Source } from '../../model/article.ts';
import { personKey, type Draft } from './drafted.ts';

/** A candidate with what it names. */
export interface ReadCandidate extends Draft {
  readonly text: string;
  readonly source: Source;
}

type Person = Draft['people'][number];

/** Where structured data names writers, the surest first. */
const DECLARING: readonly Source[] = ['json-ld', 'microdata', 'meta', 'open-graph'];

/**
 * Whom the lines of a page and its structured data agree on. Lines beside a story name others too: labels in a byline's
 * box, writers of teasers, reviewers. In this order:
 *
 * 1. A line that names a declared writer is the byline; other lines name nobody.
 * 2. Where no line does, one that says that it is a byline outweighs the declared account of whoever put the story there.
 * 3. Several such lines of different people are teasers': the declared writers count.
 * 4. Where nobody is declared, lines that say so count, and lines of bare names only where there are no others.
 */
export function agreed(candidates: readonly ReadCandidate[]): readonly ReadCandidate[] {
  const declared = declaredPeople(candidates);
  const lines = candidates.filter(({ source }) => source === 'text').map((line) => named(line, declared));
  const structured = candidates.filter(({ source }) => source !== 'text');
  const onlyDeclared = structured.map((one) => withPeople(one, (person) => declared.has(keyOf(person))));
  const naming = lines.filter(({ people }) => people.some((person) => declared.has(keyOf(person))));
  if (naming.length > 0) {
    const own = new Set(naming.flatMap((line) => (isSigned(line) || isNamesAlone(line) ? line.people.map(keyOf) : [])));
    return [
      ...lines.map((line) => withPeople(line, (person) => declared.has(keyOf(person)) || own.has(keyOf(person)))),
      ...onlyDeclared,
    ];
  }
  const signed = lines.filter((line) => line.people.length > 0 && isSigned(line));
  if (declared.size === 0)
    return signed.length > 0
      ? [...lines.map((line) => withPeople(line, () => isSigned(line))), ...structured]
      : candidates;
  const signers = new Set(signed.map(({ people }) => people.map(keyOf).join()));
  return signers.size === 1
    ? [...lines.map((line) => withPeople(line, () => isSigned(line))), ...structured.map(withoutPeople)]
    : [...lines.map(withoutPeople), ...onlyDeclared];
}

/** People of the surest structured data that names any, and those named beside them elsewhere. */
function declaredPeople(candidates: readonly ReadCandidate[]): ReadonlyMap<string, Person> {
  const all = new Map<string, Person>();
  for (const source of DECLARING) {
    const people = candidates.filter((one) => one.source === source).flatMap((one) => one.people);
    if (all.size > 0 && !people.some((person) => all.has(keyOf(person)))) continue;
    for (const person of people) if (!all.has(keyOf(person))) all.set(keyOf(person), person);
  }
  return all;
}

function named(line: ReadCandidate, declared: ReadonlyMap<string, Person>): ReadCandidate {
  return { ...line, people: line.people.map((person) => asDeclared(person, declared)) };
}

/** `Dave Roe Globe` of a declared Dave Roe is he. */
function asDeclared(person: Person, declared: ReadonlyMap<string, Person>): Person {
  const key = keyOf(person);
  if (declared.has(key)) return person;
  for (const [other, { name }] of declared) if (key.startsWith(`${other} `)) return { name, role: person.role };
  return person;
}

/** A line that says that it is a byline, or gives its people a role or an agency. */
function isSigned({ signed, people, organisations }: ReadCandidate): boolean {
  return signed || people.some(({ role }) => role !== null) || organisations.some(({ agency }) => agency !== null);
}

/** `Ann Poe, Jo Roe & Lee Low`, one of them declared. */
function isNamesAlone({ people, organisations, unknown }: ReadCandidate): boolean {
  return people.length > 1 && organisations.length === 0 && unknown === 0;
}

function withPeople(one: ReadCandidate, counts: (person: Person) => boolean): ReadCandidate {
  return { ...one, people: one.people.filter(counts) };
}

function withoutPeople(one: ReadCandidate): ReadCandidate {
  return { ...one, people: [] };
}

function keyOf({ name }: Person): string {
  return personKey(name);
}
