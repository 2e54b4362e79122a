/**
 * Has every pattern of the program checked by recheck and writes down what it found (`verdicts.json`): for those that are
 * not linear, the attack, by which the tests then measure them at the length they are used on. Takes some minutes:
 * `node test/linear/recheck.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { allPatterns, type Pattern } from './patterns.ts';
import type { Attack } from './attacks.ts';

/** What recheck says of one pattern; `unknown` where it came to no end. */
export interface Verdict {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly complexity?: string;
  readonly attack?: Attack;
}

const FILE = join(import.meta.dirname, 'verdicts.json');

/** Longest time recheck takes for one pattern, in ms. */
const PATIENCE = 4000;

export const keyOf = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string => `/${source}/${flags}`;

export function knownVerdicts(): ReadonlyMap<string, Verdict> {
  return new Map(Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Verdict>));
}

export function check({ source, flags }: Pick<Pattern, 'source' | 'flags'>): Verdict {
  const found = checkSync(source, flags, { timeout: PATIENCE });
  if (found.status !== 'vulnerable') return { status: found.status };
  const { pumps, suffix } = found.attack;
  return {
    status: 'vulnerable',
    complexity:
      found.complexity.type === 'polynomial'
        ? `polynomial of degree ${found.complexity.degree}`
        : found.complexity.type,
    attack: {
      before: pumps[0]?.prefix ?? '',
      pumps: pumps.map((one, i) => one.pump + (pumps[i + 1]?.prefix ?? '')),
      after: suffix,
    },
  };
}

if (import.meta.main) {
  const patterns = await allPatterns();
  const before = knownVerdicts();
  const verdicts: Record<string, Verdict> = {};
  for (const pattern of patterns) {
    const key = keyOf(pattern);
    verdicts[key] = before.get(key) ?? check(pattern);
  }
  writeFileSync(
    FILE,
    `${JSON.stringify(Object.fromEntries(Object.entries(verdicts).sort(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`,
  );
  const counts = Object.values(verdicts).reduce<Record<string, number>>(
    (sum, { status }) => ({ ...sum, [status]: (sum[status] ?? 0) + 1 }),
    {},
  );
  console.log(`${patterns.length} patterns: ${JSON.stringify(counts)}`);
}
