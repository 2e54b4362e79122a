import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/pipeline/clean.ts';
import { fuzz } from './fuzz.ts';
import { pageOf, unstable } from './properties.ts';

/** Pages made in one run of this suite; `npm run fuzz` makes as many as one likes. */
const PAGES = 5000;
/**
 * Share of broken pages' articles whose text may come out otherwise when wrapped as a page: what surrounds a paragraph
 * has a say in what it is, and a page in shreds surrounds it oddly. Sound pages have none.
 */
const UNSTABLE = 0.02;

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures');
const sound = ['pages', 'gold']
  .flatMap((set) => readdirSync(join(FIXTURES, set)).map((name) => join(set, name)))
  .filter((name) => existsSync(join(FIXTURES, name, 'page.html')));

describe('the text of a record, wrapped as the plainest page', () => {
  it.each(sound)('%s: is that text again', (name) => {
    const { url } = JSON.parse(readFileSync(join(FIXTURES, name, 'page.json'), 'utf8')) as { url: string };
    const outcome = clean(pageOf(readFileSync(join(FIXTURES, name, 'page.html')), url), { cleanedAt: null });
    expect(outcome.outcome === 'article' ? unstable(outcome.article) : null).toBeNull();
  });
});

it(`${PAGES} pages made by chance break no promise`, { timeout: 480_000 }, async () => {
  const report = await fuzz({ pages: PAGES, seed: 20_240_305 });
  expect(
    report.failures.map(
      ({ number, seed, done, broken }) => `seed ${seed}, page ${number} (${done.join(', ')}): ${broken.join('; ')}`,
    ),
  ).toEqual([]);
  expect(
    report.unstable.length / report.articles,
    report.unstable.map((one) => `page ${one.number}: ${one.unstable}`).join('\n'),
  ).toBeLessThan(UNSTABLE);
  // Most pages must live through it, or little was looked at; and enough reasons for refusal must come up.
  expect(report.articles).toBeGreaterThan(PAGES * 0.4);
  expect(Object.keys(report.rejects).length).toBeGreaterThanOrEqual(6);
});
