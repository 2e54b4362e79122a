import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { shapeOf } from '../../dev/shape.ts';
import { Article } from '../../src/model/article.ts';
import { soundArticle } from '../../src/model/sound-article.ts';
import { surely } from '../../src/model/surely.ts';
import { FIXTURES } from '../export/articles.ts';

// Fixtures are without what changes with the clock.
const records = FIXTURES.map((record) => ({
  ...record,
  provenance: { ...record.provenance, cleanedAt: null, source: null },
}));
const isArticle = surely(shapeOf(Article));

test('the shape is that of the schema: `npx vitest -u` renews it', async () => {
  await expect(`${JSON.stringify(shapeOf(Article), null, 1)}\n`).toMatchFileSnapshot(
    '../../src/model/article-shape.json',
  );
});

test('every record of the fixtures is surely one', () => {
  expect(records.length).toBeGreaterThan(50);
  for (const record of records) expect(isArticle(record)).toBe(true);
});

/** What stands in the place of a value, or beside it. */
const OTHERS: readonly unknown[] = [
  '',
  'x',
  'XX',
  null,
  true,
  0,
  -1,
  1,
  1.5,
  181,
  Number.NaN,
  Infinity,
  2 ** 53,
  [],
  [''],
  [null],
  {},
  { x: 1 },
  '2026-02-30',
  '2026-02-28',
  '2026-02-28T10:00:00Z',
  '2026-02-28T10:00',
  '2026-02-28T25:00:00Z',
  'paragraph',
  'AP',
  'json-ld',
  () => 0,
  1n,
];

/** All places of a record, as lists of keys. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, own]) => placesIn(own, [...path, key]))];
}

function changed(record: Article, path: readonly string[], how: 'set' | 'add' | 'drop', other: unknown): unknown {
  if (path.length === 0 && how === 'set') return other;
  const whole: unknown = structuredClone(record);
  let at = whole as Record<string, unknown>;
  const last = how === 'add' ? path.length : path.length - 1;
  for (const key of path.slice(0, last)) at = at[key] as Record<string, unknown>;
  if (typeof at !== 'object' || at === null || (how === 'add' && Array.isArray(at))) return whole;
  if (how === 'add') at['added'] = other;
  else if (how === 'drop') delete at[path[last]!];
  else at[path[last]!] = other;
  return whole;
}

test('of changed records it takes those that the schema takes as they stand', () => {
  let taken = 0;
  let refused = 0;
  const change = fc.constantFrom(...records).chain((record) =>
    fc.record({
      record: fc.constant(record),
      path: fc.constantFrom(...placesIn(record)),
      how: fc.constantFrom('set' as const, 'set' as const, 'add' as const, 'drop' as const),
      other: fc.constantFrom(...OTHERS),
    }),
  );
  fc.assert(
    fc.property(change, ({ record, path, how, other }) => {
      const value = changed(record, path, how, other);
      const parsed = Article.safeParse(value);
      const sure = isArticle(value);
      if (sure) taken++;
      else refused++;
      expect(sure).toBe(parsed.success);
      if (sure) expect(parsed.data).toEqual(value);
    }),
    { numRuns: 3000, seed: 3 },
  );
  expect(taken).toBeGreaterThan(200);
  expect(refused).toBeGreaterThan(1000);
});

test('a property that is there and undefined is left to the schema', () => {
  const rows = { ...records[0], storyId: undefined };
  expect(isArticle(rows)).toBe(false);
  expect(Article.safeParse(rows).success).toBe(true);
});

test('a record that is not sound by its shape is what the schema says of it', () => {
  const [record] = records;
  expect(soundArticle({ ...record!, revision: 0 })).toEqual({
    unsound: `revision: ${Article.safeParse({ ...record, revision: 0 }).error!.issues[0]!.message}`,
  });
  expect(soundArticle({ ...record!, extra: 1 } as typeof record & {})).toEqual({
    unsound: ': Unrecognized key: "extra"',
  });
  const undefinedKey = Object.assign({}, record, { storyId: undefined });
  expect(soundArticle(undefinedKey)).toEqual({ article: undefinedKey });
  expect(soundArticle(record!)).toEqual({ article: record });
});

test('a schema that says more than a shape can has none', () => {
  expect(() => shapeOf(z.string().transform(Number))).toThrow('no shape for pipe');
  expect(() => shapeOf(z.object({}))).toThrow('no shape for object');
  expect(() => shapeOf(z.string().refine(() => true))).toThrow('no shape for the check custom');
  expect(() => shapeOf(z.number().multipleOf(2))).toThrow('no shape for the check multiple_of');
  expect(() => shapeOf(z.int32())).toThrow('no shape for the check number_format');
  expect(() => shapeOf(z.string().default('x'))).toThrow('no shape for default');
  expect(() => shapeOf(z.string().regex(/x/g))).toThrow('no shape for the check string_format');
});
