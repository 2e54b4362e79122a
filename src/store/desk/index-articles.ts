import type { Database } from '../database.ts';

/**
 * Takes ids that are due and writes their rows anew; a row whose article is gone goes too. Two statements: the second sees
 * what was committed before the first took the ids, so no change is missed, and whoever changes one of these articles now
 * waits and puts the id back.
 */
export async function indexArticles(database: Database, limit: number): Promise<number> {
  return database.transaction(async (session) => {
    const due = await session.query<{ article_id: string }>(
      `delete from copydesk.search_due where article_id in
         (select article_id from copydesk.search_due order by article_id limit $1::int for update skip locked) returning article_id`,
      [limit],
    );
    if (due.length === 0) return 0;
    await session.query(ROWS, [due.map(({ article_id: id }) => id)]);
    return due.length;
  });
}

const ROWS = `with gone as (
    delete from copydesk.search s where s.article_id = any ($1::text[])
      and not exists (select from copydesk.articles a where a.id = s.article_id)
  )
  insert into copydesk.search as s (article_id, revision, page_id, at, changed_at, headline, summary, agency, host, type, language,
    dateline, place, country, latitude, longitude, words, flags, confidence, corrected)
  select r.id, r.revision, r.page_id,
    least(case when r.published ~ '^[1-9][0-9]{3}-' then r.published::timestamptz else p.seen_at end, now()),
    r.changed_at, r.headline, left(r.record -> 'body' ->> 'text', 220), r.agency, r.record -> 'outlet' ->> 'host',
    r.record ->> 'type', r.record ->> 'language', r.record -> 'dateline' ->> 'canonical',
    place ->> 'name', place ->> 'country', (place ->> 'latitude')::float8, (place ->> 'longitude')::float8,
    (r.record -> 'body' ->> 'words')::int,
    array(select jsonb_array_elements_text(r.record -> 'quality' -> 'flags')),
    (r.record -> 'quality' ->> 'confidence')::float8,
    r.record -> 'quality' -> 'flags' ? 'corrected'
  from copydesk.records r join copydesk.pages p on p.id = r.page_id
    left join lateral (select r.record -> 'dateline' -> 'places' -> 0 as place) d on true
  where r.id = any ($1::text[])
  on conflict (article_id) do update set revision = excluded.revision, page_id = excluded.page_id, at = excluded.at,
    changed_at = excluded.changed_at, headline = excluded.headline, summary = excluded.summary, agency = excluded.agency,
    host = excluded.host, type = excluded.type, language = excluded.language, dateline = excluded.dateline, place = excluded.place,
    country = excluded.country, latitude = excluded.latitude, longitude = excluded.longitude, words = excluded.words,
    flags = excluded.flags, confidence = excluded.confidence, corrected = excluded.corrected, lexemes = null`;

/** Dictionaries by language; of all others the words are indexed as they are. */
export const DICTIONARIES: Readonly<Record<string, string>> = {
  en: 'english',
  es: 'spanish',
  fr: 'french',
  de: 'german',
  pt: 'portuguese',
  it: 'italian',
};

const DICTIONARY = `(case left(s.language, 2) ${Object.entries(DICTIONARIES)
  .map(([language, dictionary]) => `when '${language}' then '${dictionary}'`)
  .join(' ')} else 'simple' end)::regconfig`;

export async function indexWords(database: Database, limit: number): Promise<number> {
  const done = await database.query<{ article_id: string }>(
    `update copydesk.search s set lexemes =
       setweight(to_tsvector(${DICTIONARY}, s.headline || ' ' || coalesce(s.dateline, '')), 'A') ||
       setweight(to_tsvector(${DICTIONARY}, left(r.record -> 'body' ->> 'text', 100000)), 'D')
     from copydesk.records r where r.id = s.article_id and s.article_id in
       (select article_id from copydesk.search where lexemes is null limit $1::int for update skip locked)
     returning s.article_id`,
    [limit],
  );
  return done.length;
}

/**
 * Puts the words indexed last where a search finds them at once: PostgreSQL first keeps them in a list, which every search
 * reads through until it is put away. A server does so by itself after a while, the embedded database never.
 */
export async function settleWords(database: Database): Promise<void> {
  await database.query("select gin_clean_pending_list('copydesk.search_lexemes')::text");
}
