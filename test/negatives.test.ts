import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { newPage } from '../src/model/page.ts';
import { clean } from '../src/pipeline/clean.ts';

/**
 * Made-up pages of news sites that are no stories: fronts, tags, authors, searches, errors, galleries, players, walls,
 * teasers, forms. Each is refused, or comes out as a record that says it may be no story. The half `shown` was there
 * when the checks were written; the half `kept`, of other templates, proves them and is not for writing rules from.
 */
const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'negatives');
const DOUBTFUL = 0.5;

const Head = z.strictObject({ url: z.string(), kind: z.string() });

interface Negative {
  readonly name: string;
  readonly kind: string;
  /** Confidence, or the reason it is refused for. */
  readonly found: number | string;
}

function read(half: string): Negative[] {
  return readdirSync(join(FOLDER, half))
    .sort()
    .map((name) => {
      const html = readFileSync(join(FOLDER, half, name), 'utf8');
      const { url, kind } = Head.parse(JSON.parse(html.slice('<!-- '.length, html.indexOf(' -->'))));
      const made = clean(newPage({ url, bytes: Buffer.from(html), contentType: null, fetchedAt: null }), {
        cleanedAt: null,
      });
      return { name, kind, found: made.outcome === 'article' ? made.article.quality.confidence : made.reject.reason };
    });
}

const passing = (pages: readonly Negative[]): Negative[] =>
  pages.filter(({ found }) => typeof found === 'number' && found >= DOUBTFUL);

describe('pages that are no stories', () => {
  const shown = read('shown');
  const kept = read('kept');

  it('are many, and of many kinds', () => {
    expect(shown.length + kept.length).toBeGreaterThanOrEqual(80);
    expect(new Set([...shown, ...kept].map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(15);
  });

  test.for(shown)('shown/$name is refused or doubtful', ({ found }) => {
    expect(passing([{ name: '', kind: '', found }])).toEqual([]);
  });

  it('of templates that no rule was written on: 95 in 100 at least', () => {
    expect(passing(kept).length).toBeLessThanOrEqual(0.05 * kept.length);
  });

  it('are refused by the right name where a name is', () => {
    const names: Record<string, string> = {
      'error page': 'error-page',
      'search page': 'search-page',
      'consent wall': 'consent-wall',
      'bot check': 'consent-wall',
      'paywall teaser': 'paywall-teaser',
      login: 'form-page',
    };
    const wrong = shown.filter(({ kind, found }) => kind in names && found !== names[kind]);
    expect(wrong).toEqual([]);
  });
});
