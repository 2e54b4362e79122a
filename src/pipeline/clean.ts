import { createHash } from 'node:crypto';
import * as cheerio from 'cheerio';
import { Article } from '../model/article.ts';
import type { Explained, Outcome } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';

/** What `clean` takes besides the page: nothing is read from the clock or the environment. */
export interface CleanContext {
  /** ISO 8601 instant written into the record's provenance, or null. */
  readonly cleanedAt: string | null;
}

/** Makes an article record or a reject of a page. Pure; never throws on any input. */
export function clean(page: Page, context: CleanContext): Outcome {
  const { blocks: _, ...outcome } = explain(page, context);
  return outcome;
}

/** {@link clean} with the fate of every block. */
export function explain(page: Page, context: CleanContext): Explained {
  const trace = { pageId: page.id, notes: [], removals: [] };
  const $ = cheerio.load(new TextDecoder().decode(page.bytes), { xml: { xmlMode: false } });
  const paragraphs = $('p').map((_, p) => $(p).text().trim()).get().filter(Boolean).map((text) => ({ kind: 'paragraph' as const, text }));
  if (paragraphs.length === 0) return { outcome: 'rejected', reject: { reason: 'no-story', detail: 'no paragraph' }, trace, blocks: [] };
  const canonicalUrl = $('link[rel=canonical]').attr('href') ?? page.url ?? `urn:copydesk:${page.id}`;
  const text = paragraphs.map((p) => p.text).join('\n\n');
  const article = Article.parse({
    id: `a-${createHash('sha256').update(canonicalUrl).digest('hex').slice(0, 32)}`,
    revision: 1,
    contentHash: createHash('sha256').update(text).digest('hex'),
    pageId: page.id,
    url: page.url,
    canonicalUrl,
    outlet: { host: null, name: null },
    agency: null,
    attribution: { agencies: [], station: null, pressRelease: false, confidence: 0, evidence: [] },
    itemId: null,
    type: 'story',
    headline: $('h1').first().text().trim(),
    bylines: [],
    dateline: null,
    published: null,
    updated: null,
    language: null,
    body: { paragraphs, text, words: text.split(/\s+/).length },
    captions: [],
    notes: [],
    quality: { flags: [], confidence: 0 },
    provenance: { fetchedAt: page.fetchedAt, cleanedAt: context.cleanedAt, charset: 'utf-8', bytes: page.bytes.length, rulesVersion: '0', programVersion: '0' },
  });
  return { outcome: 'article', article, trace, blocks: [] };
}
