import { createHash } from 'node:crypto';
import { Article, type Place } from '../../src/model/article.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import type { RejectReason } from '../../src/model/reject.ts';
import type { Removal } from '../../src/model/trace.ts';

export function samplePage(name: string, more: Partial<Omit<Page, 'id'>> = {}): Page {
  return newPage({
    url: `https://outlet.example/${name}`,
    bytes: Buffer.from(`<html><h1>${name}</h1><p>Harbor pilots voted on Tuesday.</p></html>`),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
    ...more,
  });
}

export function removal(rule: string, text: string, block = 0): Removal {
  return { step: 'strip', rule, reason: `a ${rule}`, text, block };
}

export interface SampleArticle {
  readonly canonicalUrl?: string;
  readonly headline?: string;
  readonly text?: string;
  readonly agency?: string | null;
  readonly removals?: readonly Removal[];
  readonly notes?: readonly string[];
  readonly cleanedAt?: string;
  readonly rulesVersion?: string;
  readonly flags?: readonly string[];
  readonly host?: string;
  readonly language?: string | null;
  /** When it was published. */
  readonly at?: string;
  /** The agency's own id of the item. */
  readonly itemId?: string;
  /** A correction that the text carries. */
  readonly correction?: string;
  /** Places of a dateline. */
  readonly places?: readonly Place[];
}

function datelineOf(places: readonly Place[]) {
  const text = `${places[0]?.text} —`;
  return { text, canonical: text, places: [...places], agency: null, station: null, date: null, damage: [] };
}

/** The outcome of a page as an article; equal `text` gives an equal content hash. */
export function articleOf(page: Page, given: SampleArticle = {}): Outcome {
  const {
    canonicalUrl = page.url ?? `urn:${page.id}`,
    headline = 'Harbor pilots vote',
    text = 'Harbor pilots voted on Tuesday.',
    agency = 'AP',
    removals = [],
    notes = [],
    flags = [],
    language = 'en',
  } = given;
  const article = Article.parse({
    id: `a-${hash(canonicalUrl).slice(0, 32)}`,
    revision: 1,
    contentHash: hash(text),
    pageId: page.id,
    url: page.url,
    canonicalUrl,
    outlet: { host: given.host ?? 'outlet.example', name: null },
    agency,
    attribution: {
      agencies: agency === null ? [] : [agency],
      station: null,
      pressRelease: false,
      confidence: 0.9,
      evidence: [],
    },
    itemId: given.itemId ?? null,
    type: 'story',
    headline,
    bylines: [],
    dateline: given.places === undefined ? null : datelineOf(given.places),
    published: { at: given.at ?? '2026-03-01T10:00:00Z', source: 'json-ld' },
    updated: null,
    language,
    body: {
      paragraphs: text.split('\n\n').map((paragraph) => ({ kind: 'paragraph', text: paragraph })),
      text,
      words: text.split(' ').length,
    },
    captions: [],
    notes: given.correction === undefined ? [] : [{ kind: 'correction', text: given.correction, position: 'tail' }],
    quality: { flags, confidence: 0.9 },
    provenance: {
      fetchedAt: page.fetchedAt,
      cleanedAt: given.cleanedAt ?? null,
      charset: 'utf-8',
      bytes: page.bytes.length,
      rulesVersion: given.rulesVersion ?? '1',
      programVersion: '0.1.0',
      source: page.source,
      original: null,
    },
  });
  return { outcome: 'article', article, trace: { pageId: page.id, notes: [...notes], removals: [...removals] } };
}

export function rejectOf(page: Page, reason: RejectReason = 'no-story', detail = 'no run of prose'): Outcome {
  return {
    outcome: 'rejected',
    reject: { reason, detail },
    trace: { pageId: page.id, notes: ['looked everywhere'], removals: [] },
  };
}

/** The outcome of a page that takes an article back. */
export function takenBack(page: Page, articleTaken: string, reason: RejectReason = 'canceled'): Outcome {
  const refused = rejectOf(page, reason, 'its status says so');
  return refused.outcome === 'rejected' ? { ...refused, withdraws: articleTaken } : refused;
}

export function articleId(outcome: Outcome): string {
  if (outcome.outcome !== 'article') throw new Error('the outcome is no article');
  return outcome.article.id;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
