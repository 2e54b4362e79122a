import { RejectReason } from '../model/reject.ts';
import { iso, type Database, type Reader } from './database.ts';
import { storable } from './outcome-row.ts';
import { TRACE_COLUMNS, traceOf, type TraceColumns } from './packed-trace.ts';
import type { Backlog, Counts, RuleCount, StoredTrace } from './store.ts';

interface TraceRow extends TraceColumns {
  readonly page_id: string;
  readonly url: string | null;
  readonly source: string | null;
  readonly outcome: 'article' | 'rejected' | null;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly article_id: string | null;
  readonly revision: number | null;
  readonly headline: string | null;
  readonly claimed: string | null;
  readonly failed_reason: string | null;
  readonly failed_detail: string | null;
  readonly failed_at: string;
}

export async function selectTrace(database: Reader, id: string): Promise<StoredTrace | null> {
  const [row] = await database.query<TraceRow>(
    `select p.id as page_id, p.url, p.source, o.outcome, o.reason, o.detail, ${TRACE_COLUMNS}, o.article_id, o.record ->> 'headline' as headline,
       case when o.article_id = o.own_id then o.claim_url end as claimed, f.reason as failed_reason, f.detail as failed_detail, ${iso('f.at')} as failed_at,
       -- Not a join: as one it would number the states of every article first.
       (select max(s.revision) from copydesk.states s where s.article_id = o.article_id and s.page_id = o.page_id) as revision
     from copydesk.pages p left join copydesk.outcomes o on o.page_id = p.id left join copydesk.failed_tries f on f.page_id = p.id
     where p.id = (${PAGE_BY_ID[id.slice(0, 2)] ?? PAGE_BY_URL})`,
    [storable(id)],
  );
  if (row === undefined) return null;
  return {
    ...traceOf(row.page_id, row),
    url: row.url,
    source: row.source,
    outcome: row.outcome ?? 'waiting',
    article:
      row.article_id === null
        ? null
        : { id: row.article_id, revision: row.revision ?? 1, headline: row.headline ?? '' },
    reject: row.reason === null ? null : { reason: RejectReason.parse(row.reason), detail: row.detail ?? '' },
    claimed: row.claimed,
    failed:
      row.failed_reason === null
        ? null
        : { reason: RejectReason.parse(row.failed_reason), detail: row.failed_detail ?? '', at: row.failed_at },
  };
}

const PAGE_BY_ID: Readonly<Record<string, string>> = {
  'p-': 'select $1::text',
  'a-': 'select page_id from copydesk.articles where id = $1::text',
};

const PAGE_BY_URL = `select id from (
    (select id, 1 as rank from copydesk.pages where url = $1::text
     order by (select max(s.seen_at) from copydesk.sightings s where s.page_id = pages.id) desc, id desc limit 1)
    union all (select page_id, 2 from copydesk.articles where canonical_url = $1::text limit 1)
    union all (select id, 3 from copydesk.pages where source = $1::text order by seen_at desc, id desc limit 1)
  ) found order by rank limit 1`;

/** Sources of the pages that were read from a file, in the order of intake. */
export async function selectSources(database: Database, file: string, limit: number): Promise<string[]> {
  const rows = await database.query<{ source: string }>(
    `select source from copydesk.pages where source = $1::text or source like $2::text order by seq limit $3::int`,
    [storable(file), `${storable(file).replace(/[\\%_]/g, '\\$&')}, %`, limit],
  );
  return rows.map(({ source }) => source);
}

const BACKLOG = `(select count(*) from copydesk.waiting)::int as waiting,
  (select count(*) from copydesk.outbox where sent_at is null)::int as outbox`;

export async function selectBacklog(database: Database): Promise<Backlog> {
  const [row] = await database.query<Backlog>(`select ${BACKLOG}`);
  return row ?? { waiting: 0, outbox: 0 };
}

/** The revisions of an article are numbered without gaps, so their sum is the number of all. */
export async function selectCounts(database: Database): Promise<Counts> {
  const [row] = await database.query<Counts>(`select ${BACKLOG},
    (select count(*) from copydesk.pages)::int as pages,
    (select count(*) from copydesk.articles)::int as articles,
    (select coalesce(sum(revision), 0) from copydesk.articles)::int as revisions,
    (select count(*) from copydesk.outcomes where reason is not null)::int as rejects`);
  return row ?? { pages: 0, articles: 0, revisions: 0, rejects: 0, waiting: 0, outbox: 0 };
}

export function selectRuleCounts(database: Database): Promise<RuleCount[]> {
  return database.query<RuleCount>(
    `select key as rule, sum(value::int)::int as removals, count(*)::int as pages
     from copydesk.outcomes, jsonb_each_text(cuts) group by key order by removals desc, rule`,
  );
}
