import { type Database, type Reader, type Session, iso } from '../database.ts';
import { storable, storableJson } from '../outcome-row.ts';
import { articleOf } from '../records.ts';
import type { Correction, GivenCorrection } from './desk-store.ts';

/** Keeps what a person made of a page, in the place of what they made before; the article has changed then. */
export async function saveCorrection(database: Database, given: GivenCorrection): Promise<void> {
  const { pageId, marks, record, note } = given;
  await database.transaction(async (session) => {
    await lock(session, pageId, record.id);
    await session.query(
      `insert into copydesk.corrections (page_id, marks, record, note) values ($1::text, $2::jsonb, $3::jsonb, $4::text)
       on conflict (page_id) do update set marks = excluded.marks, record = excluded.record, note = excluded.note, at = excluded.at`,
      [pageId, storableJson(marks), storableJson(record), storable(note)],
    );
    await tell(session, pageId);
  });
}

/** Takes a correction back: what `clean` made of the page is read again. */
export async function withdrawCorrection(database: Database, pageId: string): Promise<void> {
  await database.transaction(async (session) => {
    const [article] = await session.query<{ article_id: string | null }>(
      'select article_id from copydesk.outcomes where page_id = $1::text',
      [storable(pageId)],
    );
    await lock(session, pageId, article?.article_id ?? pageId);
    await session.query('delete from copydesk.corrections where page_id = $1::text', [storable(pageId)]);
    await tell(session, pageId);
  });
}

/** The locks of a commit, in its order: page and article change by one hand at a time. */
async function lock(session: Session, ...ids: string[]): Promise<void> {
  await session.query(
    `select pg_advisory_xact_lock(1129271385, key) from (select distinct hashtext(id) as key from unnest($1::text[]) id order by 1) keys`,
    [ids.map(storable)],
  );
}

/** Lists, exports and later stages learn of the article as if a page of it had changed. */
async function tell(session: Session, pageId: string): Promise<void> {
  const id = [storable(pageId)];
  await session.query('update copydesk.articles set changed_at = now() where page_id = $1::text', id);
  await session.query(
    `insert into copydesk.outbox (article_id, revision, content_hash, record_digest, change)
     select id, revision, content_hash, record_digest, 'revised' from copydesk.articles where page_id = $1::text`,
    id,
  );
}

interface CorrectionRow {
  readonly pageId: string;
  readonly marks: Correction['marks'];
  readonly note: string;
  readonly at: string;
  readonly record: unknown;
  readonly before: unknown;
}

const CORRECTION = `select c.page_id as "pageId", c.marks, c.note, ${iso('c.at')} as at, c.record, o.record as before
  from copydesk.corrections c join copydesk.outcomes o on o.page_id = c.page_id`;

function correctionOf({ record, before, ...row }: CorrectionRow): Correction {
  return { ...row, record: articleOf(record), before: before === null ? null : articleOf(before) };
}

export async function selectCorrection(database: Reader, pageId: string): Promise<Correction | null> {
  const [row] = await database.query<CorrectionRow>(`${CORRECTION} where c.page_id = $1::text`, [storable(pageId)]);
  return row === undefined ? null : correctionOf(row);
}

/** Corrections of an article's pages, the last first. */
export async function selectCorrections(database: Reader, articleId: string): Promise<Correction[]> {
  const rows = await database.query<CorrectionRow>(
    `${CORRECTION} where o.article_id = $1::text order by c.at desc, c.page_id limit 100`,
    [storable(articleId)],
  );
  return rows.map(correctionOf);
}
