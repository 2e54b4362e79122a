import { hash } from 'node:crypto';
import { copySketchOf } from '../stories/copy.ts';
import { articleIdOf, type Article } from '../model/article.ts';
import type { Outcome } from '../model/outcome.ts';
import type { ArticleSummary, PreparedOutcome } from '../model/prepared-outcome.ts';
import { isSamePage, normalUrl } from '../model/page-url.ts';
import { FAILED_TRY } from '../model/reject.ts';
import type { Removal, Trace } from '../model/trace.ts';

/** Encodes an outcome; equal outcomes, times of cleaning apart, have rows of equal `digest`. */
export function prepareOutcome(outcome: Outcome): PreparedOutcome {
  const { trace } = outcome;
  const { failedRecipe } = outcome;
  const common = {
    pageId: trace.pageId,
    cut: trace.removals.length,
    ...(failedRecipe !== undefined && { failedRecipe }),
  };
  const packed = storableJson(packTrace(trace));
  const shared = {
    page_id: trace.pageId,
    outcome: outcome.outcome,
    trace: new Raw(packed),
    cuts: new Raw(storableJson(countByRule(trace.removals))),
  };
  if (outcome.outcome === 'rejected') {
    const { reason, detail } = outcome.reject;
    return {
      ...common,
      outcome: 'rejected',
      reject: outcome.reject,
      row: rowOf({
        ...shared,
        reason,
        detail,
        failed: new Raw(String(FAILED_TRY.has(reason))),
        digest: digest('rejected', reason, storable(detail), packed),
      }),
    };
  }
  const { article } = outcome;
  // A record without what only says how it came about: the same story, read again, is not sent on again.
  const { revision, pageId, provenance, ...seen } = article;
  const { cleanedAt: _cleanedAt, ...how } = provenance;
  const seenJson = storableJson(seen);
  const recordDigest = digest(seenJson);
  const row = rowOf({
    ...shared,
    article_id: article.id,
    ...claimOf(article),
    content_hash: article.contentHash,
    record: new Raw(`${storableJson({ revision, pageId, provenance }).slice(0, -1)},${seenJson.slice(1)}`),
    record_digest: recordDigest,
    digest: digest('article', article.id, pageId, recordDigest, storableJson(how), packed),
  });
  return { ...common, outcome: 'article', article: summaryOf(article), copy: copySketchOf(article), row };
}

/** Columns of a page that names another URL than its own as canonical: the article it claims, and the one by its own URL. */
function claimOf({ id, url, canonicalUrl }: Article): Readonly<Record<string, string>> {
  const own = url === null ? null : normalUrl(url);
  if (own === null || canonicalUrl.startsWith('urn:') || isSamePage(own, canonicalUrl)) return {};
  return { claim: id, claim_url: canonicalUrl, own_id: articleIdOf(own), own_url: own };
}

function summaryOf(article: Article): ArticleSummary {
  const { id, headline, dateline, agency, body } = article;
  const ownId = claimOf(article)['own_id'] ?? null;
  return { id, ownId, headline, dateline: dateline?.canonical ?? null, agency, words: body.words };
}

/** A value that is JSON already. */
class Raw {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

function rowOf(columns: Readonly<Record<string, string | Raw>>): Uint8Array {
  const entries = Object.entries(columns).map(
    ([name, value]) => `"${name}":${value instanceof Raw ? value.json : storableJson(value)}`,
  );
  return Buffer.from(`{${entries.join(',')}}`);
}

/** PostgreSQL's text holds no NUL, and UTF-8 no half of a surrogate pair: both become U+FFFD. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** JSON that `jsonb` takes. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])/i.test(json)) return json;
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? storable(each) : each));
}

/** Removals as the table keeps them: one entry a rule, and in it [place in the trace, block, text]. */
export interface PackedTrace {
  readonly notes: readonly string[];
  readonly removals: readonly {
    step: Removal['step'];
    rule: string;
    reason: string;
    cuts: [number, number, string][];
  }[];
}

/** Groups removals by rule: names and reasons are most of their bytes, and a page has a hundred. */
export function packTrace({ notes, removals }: Trace): PackedTrace {
  const groups = new Map<string, PackedTrace['removals'][number]>();
  for (const [place, { step, rule, reason, text, block }] of removals.entries()) {
    const key = `${step}\n${rule}\n${reason}`;
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { step, rule, reason, cuts: [] }));
    group.cuts.push([place, block, text]);
  }
  return { notes, removals: [...groups.values()] };
}

/** The reverse of {@link packTrace}, in the order the removals were made. */
export function unpackTrace(pageId: string, stored: PackedTrace): Trace {
  const removals = stored.removals.flatMap(({ step, rule, reason, cuts }) =>
    cuts.map(([place, block, text]) => ({ place, removal: { step, rule, reason, text, block } })),
  );
  removals.sort((a, b) => a.place - b.place);
  return { pageId, notes: [...stored.notes], removals: removals.map(({ removal }) => removal) };
}

function countByRule(removals: readonly Removal[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of removals) counts.set(storable(rule), (counts.get(storable(rule)) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** The parts are set apart by NUL, which none of them holds. */
function digest(...parts: readonly string[]): string {
  return hash('sha256', parts.join('\0')).slice(0, 32);
}
