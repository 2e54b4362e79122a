import { hash } from 'node:crypto';
import { copySketchOf } from '../stories/copy.ts';
import type { Article } from '../model/article.ts';
import { articleIdOf } from '../model/article-id.ts';
import type { Outcome } from '../model/outcome.ts';
import type { ArticleSummary, OutcomeRow, PreparedOutcome } from '../model/prepared-outcome.ts';
import type { Dictionary } from '../model/packed-page.ts';
import { isSamePage, normalUrl } from '../model/page-url.ts';
import { FAILED_TRY } from '../model/failed-try.ts';
import { compressTrace, packTrace, type PackedTrace } from './packed-trace.ts';

/**
 * Encodes an outcome; equal outcomes, times of cleaning apart, have rows of equal `digest`. Its trace is packed by the
 * traces of the dictionary that the page was packed by, where there are any.
 */
export function prepareOutcome(outcome: Outcome, dictionary?: Dictionary): PreparedOutcome {
  const { trace } = outcome;
  const { failedRecipe } = outcome;
  const common = {
    pageId: trace.pageId,
    cut: trace.removals.length,
    ...(failedRecipe !== undefined && { failedRecipe }),
  };
  const grouped = packTrace(trace);
  const traceJson = storableJson(grouped);
  const shared = {
    page_id: trace.pageId,
    outcome: outcome.outcome,
    cuts: countByRule(grouped.removals),
    ...(dictionary?.traces !== undefined && { packed_by: dictionary.id }),
  };
  if (outcome.outcome === 'rejected') {
    const { reject, withdraws } = outcome;
    const { reason, detail } = reject;
    const taken = withdraws === undefined ? {} : { withdraws };
    const told = tellTrace(['rejected', reason, storable(detail)], traceJson, Object.values(taken), dictionary);
    const columns = {
      ...shared,
      trace_size: told.packed.byteLength,
      reason,
      detail,
      failed: FAILED_TRY.has(reason),
      ...taken,
      digest: told.digest,
    };
    return { ...common, outcome: 'rejected', reject, ...taken, row: rowOf(columns, EMPTY, told.packed) };
  }
  const { article } = outcome;
  // A record without what only says how it came about: the same story, read again, is not sent on again.
  const { revision, pageId, provenance, ...seen } = article;
  const { cleanedAt: _cleanedAt, ...how } = provenance;
  const about = storableJson({ revision, pageId, provenance }).slice(0, -1);
  const record = Buffer.from(about + storableJson(seen));
  const seenAt = Buffer.byteLength(about);
  const recordDigest = digest(record.subarray(seenAt));
  // The brace that opens the second object becomes the comma that makes one of both.
  record[seenAt] = COMMA;
  const told = tellTrace(['article', article.id, pageId, recordDigest, storableJson(how)], traceJson, [], dictionary);
  const columns = {
    ...shared,
    trace_size: told.packed.byteLength,
    article_id: article.id,
    ...claimOf(article),
    content_hash: article.contentHash,
    record_digest: recordDigest,
    digest: told.digest,
  };
  return {
    ...common,
    outcome: 'article',
    article: summaryOf(article),
    copy: copySketchOf(article, trace.removals.map(textOf)),
    row: rowOf(columns, record, told.packed),
  };
}

function textOf({ text }: { readonly text: string }): string {
  return text;
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

/** One buffer, made to measure: whatever else lies in a buffer goes along from thread to thread. */
function rowOf(columns: object, record: Uint8Array, trace: Uint8Array): OutcomeRow {
  const columnsJson = Buffer.from(storableJson({ ...columns, record_size: record.byteLength }));
  const recordAt = columnsJson.byteLength;
  const traceAt = recordAt + record.byteLength;
  const bytes = new Uint8Array(traceAt + trace.byteLength);
  bytes.set(columnsJson);
  bytes.set(record, recordAt);
  bytes.set(trace, traceAt);
  return { bytes, recordAt, traceAt };
}

const EMPTY = new Uint8Array();
const COMMA = 0x2c;

/** JSON of the columns that the record and the trace stand beside. */
export function columnsOf({ bytes, recordAt }: OutcomeRow): Uint8Array {
  return bytes.subarray(0, recordAt);
}

/** The record of an article's row. */
export function recordOf({ bytes, recordAt, traceAt }: OutcomeRow): object {
  return JSON.parse(Buffer.from(bytes.subarray(recordAt, traceAt)).toString()) as object;
}

/** The packed trace of a row. */
export function traceIn({ bytes, traceAt }: OutcomeRow): Uint8Array {
  return bytes.subarray(traceAt);
}

/** PostgreSQL's text holds no NUL, and UTF-8 no half of a surrogate pair: both become U+FFFD. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** JSON that `jsonb` takes. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes('\\u') || !/\\u(?:0000|d[89a-f])/i.test(json)) return json;
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? storable(each) : each));
}

function countByRule(groups: PackedTrace['removals']): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, cuts } of groups) {
    const name = storable(rule);
    counts.set(name, (counts.get(name) ?? 0) + cuts.length);
  }
  return Object.fromEntries(counts);
}

/**
 * The digest of an outcome, of its trace with what stands before and behind it, and its trace packed: the trace becomes bytes
 * once for both. The parts are set apart by NUL, which none of them holds.
 */
function tellTrace(
  before: readonly string[],
  traceJson: string,
  behind: readonly string[],
  dictionary: Dictionary | undefined,
): { readonly digest: string; readonly packed: Uint8Array } {
  const head = `${before.join('\0')}\0`;
  const tail = behind.map((part) => `\0${part}`).join('');
  const bytes = Buffer.from(head + traceJson + tail);
  const trace = bytes.subarray(Buffer.byteLength(head), bytes.byteLength - Buffer.byteLength(tail));
  return { digest: digest(bytes), packed: compressTrace(trace, dictionary?.traces) };
}

function digest(bytes: Uint8Array): string {
  return hash('sha256', bytes).slice(0, 32);
}
