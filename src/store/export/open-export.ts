import type { Article } from '../../model/article.ts';
import { iso, type Database } from '../database.ts';
import { indexArticles, indexWords } from '../desk/index-articles.ts';
import { faulting } from '../faults.ts';
import { articleOf } from '../records.ts';
import type { ExportedArticle, ExportRange, ExportStore, WithdrawnArticle } from './export-store.ts';
import { FROM, instant, whereOf } from './record-filter.ts';

/** Articles made searchable in one go. */
const INDEXED = 500;

/** SQL of a record with what the store alone knows: its revision and its story. */
const withStory = (record: string, revision: string, articleId: string): string =>
  `jsonb_set(${record}, '{revision}', to_jsonb(${revision})) || jsonb_strip_nulls(jsonb_build_object('storyId', (select m.story_id from copydesk.story_articles m where m.article_id = ${articleId})))`;

export function openExport(database: Database): ExportStore {
  return {
    identity: () => faulting('name the store', () => selectIdentity(database)),
    horizon: () => faulting('find what is settled', () => selectHorizon(database)),
    count: (range) => faulting('count articles', () => count(database, range)),
    articles: (range) => faulting('read articles', () => selectArticles(database, range)),
    withdrawn: (range) => faulting('read articles withdrawn', () => selectWithdrawn(database, range)),
    ofPages: (ids) => faulting('read articles of pages', () => selectOfPages(database, ids)),
  };
}

/** The moment the schema was made, to the microsecond. */
async function selectIdentity(database: Database): Promise<string> {
  const [row] = await database.query<{ made: string }>(
    'select (extract(epoch from applied_at) * 1000000)::bigint::text as made from copydesk.migrations where version = 1',
  );
  return `s-${Number(row?.made ?? 0).toString(36)}`;
}

/** A change bears the time at which its transaction began; the oldest that is under way bounds what is settled. */
async function selectHorizon(database: Database): Promise<string> {
  const [row] = await database.query<{ horizon: string }>(
    `select (extract(epoch from least(clock_timestamp(), min(xact_start))) * 1000000)::bigint::text as horizon
     from pg_catalog.pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return row!.horizon;
}

async function count(database: Database, range: ExportRange): Promise<number> {
  await makeSearchable(database, range);
  const { sql, parameters } = whereOf(range);
  const [row] = await database.query<{ count: number }>(
    `select count(*)::int as count from ${FROM} where ${sql}`,
    parameters,
  );
  return row?.count ?? 0;
}

async function selectArticles(
  database: Database,
  range: Parameters<ExportStore['articles']>[0],
): Promise<ExportedArticle[]> {
  await makeSearchable(database, range);
  const { sql, parameters } = whereOf(range);
  const rows = await database.query<{ record: unknown; id: string; changed: string }>(
    `select ${withStory('a.record', 'a.revision', 'a.id')} as record, a.id,
       (extract(epoch from a.changed_at) * 1000000)::bigint::text as changed
     from ${FROM} where ${sql} order by ${range.newestFirst === true ? 'a.changed_at desc, a.id' : 'a.changed_at, a.id desc'} limit $${parameters.push(range.limit)}::int`,
    parameters,
  );
  return rows.map(({ record, id, changed }) => ({ article: articleOf(record), place: [changed, id] }));
}

/** Where words are asked for, those of all articles must be indexed. */
async function makeSearchable(database: Database, { filter }: ExportRange): Promise<void> {
  if (filter.search === undefined) return;
  while ((await indexArticles(database, INDEXED)) > 0);
  while ((await indexWords(database, INDEXED)) > 0);
}

async function selectWithdrawn(
  database: Database,
  { since, before }: { readonly since: string; readonly before: string },
): Promise<WithdrawnArticle[]> {
  return database.query<WithdrawnArticle & Record<string, unknown>>(
    `select o.article_id as id, ${iso('max(o.at)')} as at from copydesk.outbox o
     where o.change = 'withdrawn' and o.at >= ${instant('$1')} and o.at < ${instant('$2')}
       and not exists (select from copydesk.articles a where a.id = o.article_id)
     group by o.article_id order by max(o.at), o.article_id`,
    [since, before],
  );
}

async function selectOfPages(database: Database, ids: readonly string[]): Promise<Map<string, Article>> {
  const rows = await database.query<{ page_id: string; record: unknown }>(
    `select s.page_id, ${withStory("coalesce(c.record || jsonb_build_object('id', s.article_id), o.record)", 's.revision', 's.article_id')} as record
     from copydesk.states s join copydesk.outcomes o on o.page_id = s.page_id
       left join copydesk.corrections c on c.page_id = s.page_id
     where s.article_id in (select article_id from copydesk.outcomes where page_id = any ($1::text[])) and s.page_id = any ($1::text[])
     order by s.revision`,
    [ids],
  );
  return new Map(rows.map(({ page_id: id, record }) => [id, articleOf(record)]));
}
