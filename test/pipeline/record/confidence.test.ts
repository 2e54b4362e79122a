import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { newPage, type Page } from '../../../src/model/page.ts';
import { clean, explain } from '../../../src/pipeline/clean.ts';
import { judgeSigns } from '../../../src/pipeline/record/confidence/confidence.ts';
import {
  SIGNS,
  type Fitted,
  type SignName,
  type Signs,
  type Weights,
} from '../../../src/pipeline/record/confidence/signs.ts';
import { FITTED } from '../../../src/pipeline/record/confidence/weights.ts';

const NAMES = Object.keys(SIGNS) as SignName[];
const NO_SIGNS = Object.fromEntries(NAMES.map((name) => [name, null])) as Signs;

describe('the weights', () => {
  it.each([
    ['story', FITTED.story],
    ['text', FITTED.text],
  ] satisfies [string, Weights][])('%s: each sign has one finite weight and a mean', (_, { usual, of }) => {
    expect(of.length).toBeGreaterThan(5);
    expect(new Set(of.map(({ sign }) => sign)).size).toBe(of.length);
    expect(usual).toBeGreaterThan(0);
    for (const { weight, mean } of of) expect([weight, mean].every(Number.isFinite)).toBe(true);
  });

  it('weigh every sign but two, which only tell by flags what is amiss', () => {
    const weighed = new Set([...FITTED.story.of, ...FITTED.text.of].map(({ sign }) => sign));
    expect(NAMES.filter((name) => !weighed.has(name))).toEqual(['readingsDiffer', 'descriptionElsewhere']);
  });

  it('leave a part that no sign shows', () => {
    expect(FITTED.unseen).toBeGreaterThanOrEqual(0.95);
    expect(FITTED.unseen).toBeLessThanOrEqual(1);
  });
});

describe('judging by signs', () => {
  const by: Fitted = {
    story: { usual: 2, of: [{ sign: 'undated', weight: -4, mean: 0.25 }] },
    text: { usual: 3, of: [{ sign: 'gap', weight: -2, mean: 0 }] },
    unseen: 1,
  };

  it('takes a sign that a page cannot show for its mean', () => {
    const { value, reasons } = judgeSigns(NO_SIGNS, by);
    expect(value).toBe(Math.floor((100 / (1 + Math.exp(-2)) / 0.95) * (1 / (1 + Math.exp(-3)))) / 100);
    expect(reasons).toEqual([]);
  });

  it('leaves no doubt of the story in a text that is one by .95', () => {
    const { value, story } = judgeSigns(NO_SIGNS, { ...by, story: { usual: 3.2, of: [] } });
    expect(story).toBeCloseTo(0.961, 3);
    expect(value).toBe(0.95);
  });

  it('tells what moved it, the strongest first', () => {
    const judged = judgeSigns({ ...NO_SIGNS, undated: 1, gap: 0.5 }, by);
    expect(judged.reasons.map(({ sign, part }) => [sign, Number(part.toFixed(2))])).toEqual([
      ['undated', -3],
      ['gap', -1],
    ]);
    expect(judged.story).toBeCloseTo(1 / (1 + Math.exp(1)), 5);
    expect(judged.text).toBeCloseTo(1 / (1 + Math.exp(-2)), 5);
  });

  it('claims no more than signs can show', () => {
    const sure = { story: { usual: 50, of: [] }, text: { usual: 50, of: [] } };
    expect(judgeSigns(NO_SIGNS, { ...sure, unseen: 0.96 }).value).toBe(0.96);
    expect(judgeSigns(NO_SIGNS, { ...sure, story: { usual: -50, of: [] }, unseen: 1 }).value).toBe(0.01);
  });
});

const FIXTURES = join(import.meta.dirname, '..', '..', '..', 'fixtures');

function pageOf(folder: string): Page {
  const { url } = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')) as { url: string };
  return newPage({ url, bytes: readFileSync(join(folder, 'page.html')), contentType: null, fetchedAt: null });
}

describe('on made-up stories', () => {
  const stories = ['pages', 'gold']
    .flatMap((set) => readdirSync(join(FIXTURES, set)).map((name) => join(FIXTURES, set, name)))
    .filter((folder) => existsSync(join(folder, 'page.html')))
    .filter((folder) => readFileSync(join(folder, 'truth.json'), 'utf8').includes('"outcome": "article"'));

  it('looked at some', () => {
    expect(stories.length).toBeGreaterThan(40);
  });

  it.each(stories.map((folder) => [folder.slice(FIXTURES.length + 1), folder]))(
    '%s: every sign is from 0 to 1 or absent, and the trace tells the confidence',
    (_, folder) => {
      const made = explain(pageOf(folder), { cleanedAt: null });
      if (made.outcome === 'rejected') expect.fail(made.reject.detail);
      for (const [name, value] of Object.entries(made.signs ?? {}))
        if (value !== null) {
          expect(value, name).toBeGreaterThanOrEqual(0);
          expect(value, name).toBeLessThanOrEqual(1);
        }
      expect(made.article.quality.flags).not.toContain('may-be-no-story');
      expect(made.trace.notes.at(-1)).toContain(`confidence ${made.article.quality.confidence.toFixed(2)}: story `);
    },
  );
});

test('a shop’s page is no story to be sure of, and its flags say so', () => {
  const products = Array.from(
    { length: 12 },
    (_, i) =>
      `<div class="tile"><a href="/products/lamp-${i}">Harbour lamp no. ${i}</a><span>$${20 + i}.00</span><button>Add to cart</button></div>`,
  ).join('');
  const html = `<html lang="en"><head><title>Lamps | Quay Supply</title><meta property="og:type" content="website"></head><body>
    <h1>Lamps</h1><p>Our lamps bring the warm light of the harbour into your home, and every one of them is made by hand.</p>
    <div>${products}</div><div><p>Shipping is free on orders over $50, and you can return your lamp within thirty days if you do not love it.</p></div></body></html>`;
  const made = clean(
    newPage({
      url: 'https://quay.example/collections/lamps',
      bytes: Buffer.from(html),
      contentType: null,
      fetchedAt: null,
    }),
    { cleanedAt: null },
  );
  if (made.outcome === 'rejected') return expect.fail(made.reject.detail);
  expect(made.article.quality.confidence).toBeLessThan(0.3);
  expect(made.article.quality.flags).toContain('may-be-no-story');
});
