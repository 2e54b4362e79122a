import { beforeAll, describe, expect, it } from 'vitest';
import { attacksOn, slowLength, type Attack } from './attacks.ts';
import { BOUNDS, UNBOUNDED } from './bounds.ts';
import { allPatterns, builtLate, type Pattern } from './patterns.ts';
import { check, keyOf, knownVerdicts, type Verdict } from './recheck.ts';

/** CPU time one use of a pattern may take at the longest text it is used on, in ms. A linear pattern needs far less. */
const BOUNDED_MS = 5;
const UNBOUNDED_MS = 60;

/** Patterns that are built while pages are read, each with why it is no danger. */
const BUILT_LATE: Readonly<Record<string, string>> = {
  'src/intake/url.ts': 'the name is one of two of our own',
  'src/text/mojibake.ts': 'by a table of ours, once at load',
  'src/rules/classes.ts': 'by a table of ours, once at load',
  'src/text/opening-index.ts': 'the start of a pattern of ours that was measured; it is read, and never run',
  'src/text/pattern-openings.ts': 'a class of characters or some alternatives, out of a pattern that was measured',
  'src/model/surely.ts': 'by the shape of the article’s schema, once at load',
  'src/rules/texts.ts': 'by a table of ours, once at load',
  'src/rules/user/rule-file.ts': 'by a user’s file, which is measured before it is taken',
};

// Patterns that modules build are seen as they load: before anything else here loads them.
const patterns = await allPatterns();
const verdicts = new Map(knownVerdicts());
let used: ReadonlyMap<string, number>;

beforeAll(async () => {
  const { usedLengths } = await import('./used-lengths.ts');
  used = usedLengths();
}, 180_000);

function lengthUsed({ source, flags }: Pattern): number {
  return Math.max(used.get(`${source}/${flags}`) ?? 0, used.get(`${source}/${flags}y`) ?? 0);
}

/** The length at which a pattern is tried: what its file is held to, or where it is seen on more, as much as a page may bring. */
function lengthTried(pattern: Pattern): number {
  const bound = BOUNDS[pattern.file] ?? UNBOUNDED;
  return lengthUsed(pattern) > bound ? UNBOUNDED : bound;
}

function slowest(pattern: Pattern, attacks: readonly Attack[]): string[] {
  const regexp = new RegExp(pattern.source, pattern.flags);
  const longest = lengthTried(pattern);
  return attacks.flatMap((attack) => {
    const slow = slowLength(regexp, attack, longest, longest === UNBOUNDED ? UNBOUNDED_MS : BOUNDED_MS);
    return slow === null
      ? []
      : [
          `${slow.ms.toFixed(0)} ms at ${slow.length} of ${longest} characters of ${JSON.stringify([attack.before.slice(-30), attack.pumps.map((pump) => pump.slice(0, 20)), attack.after])}`,
        ];
  });
}

describe.each([...Map.groupBy(patterns, ({ file }) => file)])('patterns of %s', (_, ofFile) => {
  it.each(ofFile.map((pattern) => [`${pattern.at} ${keyOf(pattern).slice(0, 90)}`, pattern] as const))(
    '%s',
    { timeout: 120_000 },
    (_name, pattern) => {
      let verdict: Verdict | undefined = verdicts.get(keyOf(pattern));
      verdict ??= check(pattern);
      // Where recheck found it linear, the common attacks only make sure; where not, its own attack must not hurt at the length in use.
      expect(
        slowest(pattern, [
          ...(verdict.attack ? [verdict.attack] : []),
          ...attacksOn(new RegExp(pattern.source, pattern.flags)),
        ]),
      ).toEqual([]);
    },
  );
});

it('every pattern is known: those built while pages are read are listed, and enough were seen in use', () => {
  expect(builtLate().filter((late) => BUILT_LATE[late.split(':')[0]!] === undefined)).toEqual([]);
  expect(patterns.length).toBeGreaterThan(400);
  expect(patterns.filter((pattern) => lengthUsed(pattern) > 0).length).toBeGreaterThan(200);
});
