import { hash } from 'node:crypto';
import packageJson from '../../../package.json' with { type: 'json' };
import { BODY_CLASS } from '../../rules/classes.ts';
import { CONSENT_BUTTON, CONSENT_WORDS, FORM_TITLE, WRITERS } from '../../rules/refusal-proof.ts';
import { REFUSALS } from '../../rules/refusals.ts';
import type { Rule } from '../../rules/rule.ts';
import { BUILT_IN_RULES } from '../../rules/rule-set.ts';
import { AGENCIES } from '../../wire/agencies.ts';
import { OUTLET_TAGS, STATIONS } from '../../wire/stations.ts';

/** Version of the program, from package.json. */
export const PROGRAM_VERSION: string = packageJson.version;

/**
 * The first 12 hex digits of SHA-256 over what decides a record: the rules without their examples, the other tables, and
 * the program's version for everything that is code. The same on every machine.
 */
export function rulesVersionOf(rules: readonly Rule[], tables: readonly unknown[], programVersion: string): string {
  const deciding = rules.map(({ id, reason, on, pattern, hosts }) => ({ id, reason, on, pattern, hosts }));
  const asData = (_: string, value: unknown) => (value instanceof RegExp ? String(value) : value);
  return hash('sha256', JSON.stringify([programVersion, deciding, tables], asData)).slice(0, 12);
}

/** Version of the rules that come with the program: two records that differ here were read by other rules. */
export const RULES_VERSION = rulesVersionOf(
  BUILT_IN_RULES,
  [
    BODY_CLASS,
    REFUSALS.map(({ id, reason, on, pattern, under }) => ({ id, reason, on, pattern, under })),
    FORM_TITLE,
    CONSENT_BUTTON,
    CONSENT_WORDS,
    WRITERS,
    AGENCIES,
    OUTLET_TAGS,
    STATIONS.callsign.pattern,
    STATIONS.brand.pattern,
  ],
  PROGRAM_VERSION,
);
