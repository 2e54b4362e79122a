/**
 * `npm run rules:proof [-- --write --json]`: takes each rule away, and each alternative of its pattern, and asks whether anything
 * notices: a fixture that comes out otherwise, an example or a phrase that is no longer cut. What nothing notices is named; exit 1
 * where there is more of it than is known. `--write` writes phrases for what has none: read them before they are committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { classKeyOf } from '../../../src/rules/element-class.ts';
import type { Rule } from '../../../src/rules/rule.ts';
import { BUILT_IN_RULES, MAX_TEXT } from '../../../src/rules/rule-set.ts';
import { mutantsOf, type Mutant } from './alternatives.ts';
import { isMissed, readEvidence } from './evidence.ts';
import { phrasesBy } from './phrases.ts';

/** Alternatives that others of their pattern cover whole; the number may fall and not rise. */
const COVERED = 189;

const PHRASES = join(import.meta.dirname, 'phrases.json');
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});

/** By rule, what it cuts by one of its alternatives alone. */
const phrases = JSON.parse(readFileSync(PHRASES, 'utf8')) as Record<string, string[]>;
if (values.write) {
  for (const rule of BUILT_IN_RULES) phrases[rule.id] = writePhrases(rule);
  const known = Object.fromEntries(BUILT_IN_RULES.map(({ id }) => [id, phrases[id]]));
  writeFileSync(PHRASES, `${JSON.stringify(known, null, 1)}\n`);
}

const evidence = readEvidence(join(import.meta.dirname, '..', '..', '..', 'fixtures'));
const rules = BUILT_IN_RULES.filter(({ id }) => !isMissed(id, evidence)).map(({ id }) => id);
const lost = BUILT_IN_RULES.flatMap((rule) =>
  (phrases[rule.id] ?? []).filter((phrase) => !rule.pattern.test(phrase)).map((phrase) => ({ rule: rule.id, phrase })),
);
const alternatives = BUILT_IN_RULES.flatMap((rule) =>
  unnoticed(rule).map(({ without }) => ({ rule: rule.id, without })),
);
const all = BUILT_IN_RULES.reduce((sum, { pattern }) => sum + mutantsOf(pattern).length, 0);
const failed = rules.length > 0 || lost.length > 0 || alternatives.length > COVERED;

if (values.json) process.stdout.write(`${JSON.stringify({ rules, lost, alternatives, all })}\n`);
else {
  for (const id of rules) console.log(`rule ${id}: no fixture comes out otherwise without it; make one that does`);
  for (const { rule, phrase } of lost)
    console.log(`rule ${rule}: cuts ${JSON.stringify(phrase)} no more; mend the pattern or the phrase`);
  if (alternatives.length > COVERED)
    for (const { rule, without } of alternatives)
      console.log(`rule ${rule}: nothing needs ${without}; give an example, or take it out`);
  console.log(
    `${BUILT_IN_RULES.length - rules.length} of ${BUILT_IN_RULES.length} rules and ${all - alternatives.length} of ${all} alternatives are proved; ${alternatives.length} are covered by others (${COVERED} known)`,
  );
}
process.exitCode = failed ? 1 : 0;

/** Alternatives of a rule without which all its examples and phrases are still cut. */
function unnoticed({ id, on, pattern, cut }: Rule): Mutant[] {
  const examples = [...cut.map((example) => (on === 'class' ? classKeyOf(example) : example)), ...(phrases[id] ?? [])];
  return mutantsOf(pattern).filter((mutant) => examples.every((example) => mutant.pattern.test(example)));
}

/** The phrases that still hold and are needed, and one for each alternative that has none. */
function writePhrases(rule: Rule): string[] {
  const kept = (phrases[rule.id] ?? []).filter((phrase) => rule.pattern.test(phrase));
  phrases[rule.id] = kept;
  for (const { start, pattern } of unnoticed(rule)) {
    const phrase = phrasesBy(rule.pattern, start).find(
      (text) => text.length < MAX_TEXT && rule.pattern.test(text) && !pattern.test(text),
    );
    if (phrase !== undefined && !kept.includes(phrase)) kept.push(phrase);
  }
  return kept;
}
