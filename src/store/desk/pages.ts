import type { Article } from '../../model/article.ts';
import { RejectReason } from '../../model/reject.ts';
import { type Reader, iso } from '../database.ts';
import { storable } from '../outcome-row.ts';
import { articleOf, selectRevisions } from '../records.ts';
import { selectCorrections } from './corrections.ts';
import type { ArticleHistory, ArticleSighting, PageInfo } from './desk-store.ts';

export interface PageInfoRow {
  readonly id: string;
  readonly url: string | null;
  readonly content_type: string | null;
  readonly fetched_at: string | null;
  readonly seen_at: string;
  readonly stored_at: string;
  readonly cleaned_at: string | null;
  readonly bytes: number;
  readonly kept: boolean;
  readonly outcome: 'article' | 'rejected' | null;
  readonly article_id: string | null;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly rules_version: string | null;
}

export const PAGE_INFO = `select p.id, p.url, p.content_type, p.fetched_at, ${iso('p.seen_at')} as seen_at,
    ${iso('p.stored_at')} as stored_at, ${iso('o.at')} as cleaned_at, p.bytes, p.body is not null as kept, o.outcome, o.article_id,
    o.reason, o.detail, o.record -> 'provenance' ->> 'rulesVersion' as rules_version
  from copydesk.pages p left join copydesk.outcomes o on o.page_id = p.id`;

export function pageInfoOf(row: PageInfoRow): PageInfo {
  return {
    id: row.id,
    url: row.url,
    contentType: row.content_type,
    fetchedAt: row.fetched_at,
    seenAt: row.seen_at,
    storedAt: row.stored_at,
    cleanedAt: row.cleaned_at,
    bytes: row.bytes,
    kept: row.kept,
    outcome: row.outcome ?? 'waiting',
    articleId: row.article_id,
    reason: row.reason === null ? null : RejectReason.parse(row.reason),
    detail: row.detail,
    rulesVersion: row.rules_version,
  };
}

export async function selectPageInfo(database: Reader, id: string): Promise<PageInfo | null> {
  const [row] = await database.query<PageInfoRow>(`${PAGE_INFO} where p.id = $1::text`, [storable(id)]);
  return row === undefined ? null : pageInfoOf(row);
}

/** Sightings shown of one article: its newest. */
const SIGHTINGS = 200;

export async function selectHistory(database: Reader, articleId: string): Promise<ArticleHistory> {
  const id = [storable(articleId)];
  const revisions = await selectRevisions(database, articleId);
  const sightings = await database.query<ArticleSighting>(
    `select s.page_id as "pageId", p.url, ${iso('s.seen_at')} as "seenAt", ${iso('p.stored_at')} as "storedAt",
       ${iso('o.at')} as "cleanedAt", s.revision, s.first
     from copydesk.states s join copydesk.pages p on p.id = s.page_id join copydesk.outcomes o on o.page_id = s.page_id
     where s.article_id = $1::text order by s.seen_at desc, s.page_id limit ${SIGHTINGS}`,
    id,
  );
  const announced = await database.query<{ revision: number; sentAt: string | null }>(
    `select revision, ${iso('sent_at')} as "sentAt" from copydesk.outbox where article_id = $1::text order by id`,
    id,
  );
  return { revisions, sightings, announced, corrections: await selectCorrections(database, articleId) };
}

export async function selectRecords(database: Reader, ids: readonly string[]): Promise<Article[]> {
  const rows = await database.query<{ record: unknown }>(
    'select record from copydesk.records where id = any ($1::text[]) order by array_position($1::text[], id)',
    [ids.map(storable)],
  );
  return rows.map(({ record }) => articleOf(record));
}

export async function selectNewestPages(database: Reader, limit: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    'select id from copydesk.pages where body is not null order by seq desc limit $1::int',
    [limit],
  );
  return rows.map(({ id }) => id);
}
