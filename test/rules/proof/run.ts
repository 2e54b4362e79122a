/**
 * `npm run rules:proof [-- --write --json]`: takes each rule and each sign of a table away, and each alternative of its pattern, and
 * asks whether anything notices: a fixture that comes out otherwise, an example or a phrase that is no longer met. What nothing
 * notices is named; exit 1 where there is more of it than is known. `--write` writes phrases for what has none: read them before
 * they are committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { classKeyOf } from '../../../src/rules/element-class.ts';
import { BUILT_IN_RULES, MAX_TEXT } from '../../../src/rules/rule-set.ts';
import { allRows } from '../../signs/tables.ts';
import { mutantsOf, type Mutant } from './alternatives.ts';
import { isMissed, readEvidence } from './evidence.ts';
import { phrasesBy } from './phrases.ts';
import { isNeeded, witnessesOf } from './witnesses.ts';

/** Alternatives that others of their pattern cover whole; the number may fall and not rise. */
const COVERED = 142;

/** A rule or a sign: what is proved. */
interface Subject {
  readonly id: string;
  readonly pattern: RegExp;
  /** Texts it must match, and texts it must not. */
  readonly examples: readonly string[];
  readonly others: readonly string[];
}

const FIXTURES = join(import.meta.dirname, '..', '..', '..', 'fixtures');
const PHRASES = join(import.meta.dirname, 'phrases.json');
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});

const signs = await allRows();
const subjects: readonly Subject[] = [
  ...BUILT_IN_RULES.map(({ id, on, pattern, cut, keep }) => {
    const asRead = on === 'class' ? classKeyOf : (example: string) => example;
    return { id, pattern, examples: cut.map(asRead), others: keep.map(asRead) };
  }),
  ...signs.map(({ id, pattern, meets, passes }) => ({ id, pattern, examples: meets, others: passes })),
];

/** By rule or sign, what it matches by one of its alternatives alone. */
const phrases = JSON.parse(readFileSync(PHRASES, 'utf8')) as Record<string, string[]>;
const mutants = new Map<Subject, Mutant[]>();
const shared = new Set<string>();
for (const subject of subjects) mutants.set(subject, mutantsOf(subject.pattern, shared));
if (values.write) {
  for (const subject of subjects) phrases[subject.id] = writePhrases(subject);
  const known = subjects.map(({ id }) => [id, phrases[id] ?? []] as const).filter(([, own]) => own.length > 0);
  writeFileSync(PHRASES, `${JSON.stringify(Object.fromEntries(known), null, 1)}\n`);
}

const evidence = readEvidence(FIXTURES);
const witnesses = witnessesOf(
  FIXTURES,
  evidence,
  signs.map(({ pattern }) => pattern),
);
const idle = [
  ...BUILT_IN_RULES.filter(({ id }) => !isMissed(id, evidence)),
  ...signs.filter(({ pattern }) => !isNeeded(pattern, witnesses)),
].map(({ id }) => id);
const lost = subjects.flatMap(({ id, pattern }) =>
  (phrases[id] ?? []).filter((phrase) => found(pattern, phrase) === null).map((phrase) => ({ rule: id, phrase })),
);
const alternatives = subjects.flatMap((subject) =>
  unnoticed(subject).map(({ without }) => ({ rule: subject.id, without })),
);
const all = [...mutants.values()].reduce((sum, { length }) => sum + length, 0);
const failed = idle.length > 0 || lost.length > 0 || alternatives.length > COVERED;

if (values.json) process.stdout.write(`${JSON.stringify({ idle, lost, alternatives, all })}\n`);
else {
  for (const id of idle) console.log(`${id}: no fixture comes out otherwise without it; make one that does`);
  for (const { rule, phrase } of lost)
    console.log(`${rule}: no longer matches ${JSON.stringify(phrase)}; mend the pattern or the phrase`);
  if (alternatives.length > COVERED)
    for (const { rule, without } of alternatives)
      console.log(`${rule}: nothing needs ${without}; give an example, or take it out`);
  console.log(
    `${subjects.length - idle.length} of ${subjects.length} rules and signs and ${all - alternatives.length} of ${all} alternatives are proved; ${alternatives.length} are covered by others (${COVERED} known)`,
  );
}
process.exitCode = failed ? 1 : 0;

/** Alternatives of a pattern without which its examples and phrases are still found as they are, and nothing else is. */
function unnoticed(subject: Subject): Mutant[] {
  const examples = [...subject.examples, ...(phrases[subject.id] ?? [])];
  return (mutants.get(subject) ?? []).filter(
    (mutant) =>
      examples.every((example) => found(mutant.pattern, example) === found(subject.pattern, example)) &&
      !subject.others.some((other) => found(mutant.pattern, other) !== null),
  );
}

/** The phrases that still hold and are needed, and one for each alternative that has none. */
function writePhrases(subject: Subject): string[] {
  const { id, pattern } = subject;
  const kept = (phrases[id] ?? []).filter((phrase) => found(pattern, phrase) !== null);
  phrases[id] = kept;
  for (const mutant of unnoticed(subject)) {
    const phrase = phrasesBy(pattern, mutant.start).find(
      (text) =>
        text.length < MAX_TEXT && found(pattern, text) !== null && found(mutant.pattern, text) !== found(pattern, text),
    );
    if (phrase !== undefined && !kept.includes(phrase)) kept.push(phrase);
  }
  return kept;
}

/** What a pattern finds in a text and where, to be compared; null for nothing. One with `g` or `y` begins anew each time. */
function found(pattern: RegExp, text: string): string | null {
  pattern.lastIndex = 0;
  const match = pattern.exec(text);
  return match && `${match.index} ${match.join('\n')}`;
}
