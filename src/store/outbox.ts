import type { Database } from './database.ts';
import type { OutboxRow } from './store.ts';

/** A sender that died lets go of its rows after this. Sending a batch takes well under a second. */
const LEASE = "interval '30 seconds'";

export async function leaseOutbox(database: Database, limit: number): Promise<OutboxRow[]> {
  const rows = await database.query<{ id: string; article_id: string; revision: number; content_hash: string }>(
    `with taken as (
       update copydesk.outbox set leased_until = now() + ${LEASE}
       where id in (
         select id from copydesk.outbox where sent_at is null and (leased_until is null or leased_until < now())
         order by id limit $1::int for update skip locked
       )
       returning id, article_id, revision, content_hash
     )
     select id::text, article_id, revision, content_hash from taken order by taken.id`,
    [limit],
  );
  return rows.map((row) => ({ id: Number(row.id), articleId: row.article_id, revision: row.revision, contentHash: row.content_hash }));
}

/** A revision announced anew in the meantime has another id and stays unsent. */
export async function markOutboxSent(database: Database, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await database.query('update copydesk.outbox set sent_at = now(), leased_until = null where id = any ($1::bigint[]) and sent_at is null', [ids]);
}
