import { Article } from '../model/article.ts';
import { iso, type Reader } from './database.ts';
import { storable } from './outcome-row.ts';
import type { Quarantined } from './store.ts';
import { RejectReason } from '../model/reject.ts';

export async function selectArticles(
  database: Reader,
  filter: { limit: number; agency?: string; after?: string },
): Promise<Article[]> {
  const { limit, agency = null, after = null } = filter;
  const rows = await database.query<{ record: unknown }>(
    `select record || jsonb_strip_nulls(jsonb_build_object('storyId', story_id)) as record
     from copydesk.records left join copydesk.story_articles m on m.article_id = records.id
     where ($2::text is null or agency = $2) and ($3::text is null or id > $3)
     order by ${after === null ? 'changed_at desc, id' : 'id'} limit $1::int`,
    [limit, storableOrNull(agency), storableOrNull(after)],
  );
  return rows.map(({ record }) => articleOf(record));
}

export async function selectRevisions(database: Reader, articleId: string): Promise<Article[]> {
  const rows = await database.query<{ record: unknown }>(
    'select record from copydesk.revisions where article_id = $1::text order by revision',
    [storable(articleId)],
  );
  return rows.map(({ record }) => articleOf(record));
}

/** `jsonb` forgets the order of keys, the schema has it. A record of an older schema is given as it was written. */
export function articleOf(record: unknown): Article {
  const read = Article.safeParse(record);
  return read.success ? read.data : (record as Article);
}

export async function selectRejects(
  database: Reader,
  filter: { limit: number; reason?: string; after?: string },
): Promise<Quarantined[]> {
  const { limit, reason = null, after = null } = filter;
  const rows = await database.query<{
    page_id: string;
    url: string | null;
    source: string | null;
    reason: string;
    detail: string;
    at: string;
  }>(
    `select page_id, q.url, p.source, reason, detail, ${iso('at')} as at
     from copydesk.quarantine q join copydesk.pages p on p.id = q.page_id
     where ($2::text is null or reason = $2) and ($3::text is null or page_id > $3)
     order by ${after === null ? 'q.at desc, page_id' : 'page_id'} limit $1::int`,
    [limit, storableOrNull(reason), storableOrNull(after)],
  );
  return rows.map((row) => ({
    pageId: row.page_id,
    url: row.url,
    source: row.source,
    reason: RejectReason.parse(row.reason),
    detail: row.detail,
    at: row.at,
  }));
}

function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text);
}
