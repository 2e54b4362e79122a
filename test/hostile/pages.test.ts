import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CleanPool } from '../../src/pool/pool.ts';
import { CPU_MS, expectOutcome, pageOf, type HostilePage } from './case.ts';
import { DATA_CASES } from './data-cases.ts';
import { MARKUP_CASES } from './markup-cases.ts';
import { DATELINE_CASES, TEXT_CASES } from './text-cases.ts';

/** Limits of the worker by default, but for the wall's clock: these suites run on busy machines. */
const LIMITS = { threads: 1, threadMemoryMb: 512, timeLimitSeconds: 60, pageLimitMb: 10 };

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'hostile');

/** `expected.json` beside a hostile `page.html`: `holds` and `lacks` are searched in the whole record, `fields` are equal. */
const Expectation = z.strictObject({
  about: z.string(),
  contentType: z.string().optional(),
  outcome: z.string(),
  fields: z.record(z.string(), z.unknown()).default({}),
  holds: z.array(z.string()).default([]),
  lacks: z.array(z.string()).default([]),
});

const FILES = readdirSync(FOLDER)
  .filter((name) => existsSync(join(FOLDER, name, 'page.html')))
  .sort()
  .map((name): HostilePage => {
    const { about, contentType, outcome, fields, holds, lacks } = Expectation.parse(
      JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8')),
    );
    return {
      name: about,
      make: () => readFileSync(join(FOLDER, name, 'page.html')),
      expect: outcome as HostilePage['expect'],
      ...(contentType === undefined ? {} : { contentType }),
      check(article) {
        expect(article).toMatchObject(fields);
        const text = JSON.stringify(article);
        for (const held of holds) expect(text).toContain(JSON.stringify(held).slice(1, -1));
        for (const lacking of lacks) expect(text).not.toContain(JSON.stringify(lacking).slice(1, -1));
      },
    };
  });

let pool: CleanPool;
beforeAll(() => {
  pool = new CleanPool(LIMITS, () => {}, new URL('./timed-thread.ts', import.meta.url));
});
afterAll(() => pool[Symbol.asyncDispose]());

describe.each([
  ['made by fixtures/hostile', FILES],
  ['of hostile markup', MARKUP_CASES],
  ['of hostile data', DATA_CASES],
  ['of hostile text', TEXT_CASES],
  ['of bait for datelines', DATELINE_CASES],
])('a page %s', (_, cases) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', { timeout: 90_000 }, async (_name, hostile) => {
    const outcome = await pool.clean(pageOf(hostile), { cleanedAt: null });
    expectOutcome(outcome, hostile.expect);
    if (outcome.outcome === 'article') hostile.check?.(outcome.article);
    expect((outcome as { cpuMs?: number }).cpuMs ?? 0).toBeLessThan(CPU_MS);
  });
});

it('tells of at least 60 hostile pages, and nothing of them stayed behind', () => {
  expect(FILES.length + MARKUP_CASES.length + DATA_CASES.length + TEXT_CASES.length).toBeGreaterThanOrEqual(110);
  expect(DATELINE_CASES.length).toBeGreaterThanOrEqual(50);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
