import { createHash } from 'node:crypto';
import type { Article } from '../model/article.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Removal, Trace } from '../model/trace.ts';

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
  readonly removals: readonly { step: Removal['step']; rule: string; reason: string; cuts: [number, number, string][] }[];
}

/** Groups removals by rule: names and reasons are most of their bytes, and a page has a hundred. */
export function packTrace(trace: Trace): PackedTrace {
  const groups = Map.groupBy(trace.removals.map((removal, place) => ({ ...removal, place })), ({ step, rule, reason }) => `${step}\n${rule}\n${reason}`);
  return {
    notes: trace.notes,
    removals: [...groups.values()].flatMap(([first, ...rest]) => {
      if (first === undefined) return [];
      const cuts = [first, ...rest].map(({ place, block, text }): [number, number, string] => [place, block, text]);
      return { step: first.step, rule: first.rule, reason: first.reason, cuts };
    }),
  };
}

/** The reverse of {@link packTrace}, in the order the removals were made. */
export function unpackTrace(pageId: string, stored: PackedTrace): Trace {
  const removals = stored.removals.flatMap(({ step, rule, reason, cuts }) => cuts.map(([place, block, text]) => ({ place, removal: { step, rule, reason, text, block } })));
  removals.sort((a, b) => a.place - b.place);
  return { pageId, notes: [...stored.notes], removals: removals.map(({ removal }) => removal) };
}

/** One row of `copydesk.outcomes`, as `commit_outcomes` takes it. */
export function outcomeRow(pageId: string, outcome: Outcome): Record<string, unknown> {
  const common = { page_id: pageId, outcome: outcome.outcome, trace: packTrace(outcome.trace), cuts: countByRule(outcome.trace.removals) };
  const traceParts = [outcome.trace.notes, outcome.trace.removals];
  if (outcome.outcome === 'rejected') {
    const { reason, detail } = outcome.reject;
    return { ...common, reason, detail, digest: digest('rejected', reason, detail, ...traceParts) };
  }
  const { article } = outcome;
  const { cleanedAt: _cleanedAt, ...provenance } = article.provenance;
  const recordDigest = digest(seenByLaterStages(article));
  return {
    ...common,
    article_id: article.id,
    content_hash: article.contentHash,
    record: article,
    record_digest: recordDigest,
    digest: digest('article', article.id, article.pageId, recordDigest, provenance, ...traceParts),
  };
}

/** A record without what only says how it came about: the same story, read again, is not sent on again. */
function seenByLaterStages(article: Article): object {
  const { revision: _revision, pageId: _pageId, provenance: _provenance, ...record } = article;
  return record;
}

function countByRule(removals: readonly Removal[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of removals) counts.set(storable(rule), (counts.get(storable(rule)) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function digest(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
