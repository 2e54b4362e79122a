import type { Database } from './database.ts';
import { refusedFor } from './pages.ts';

/** Pages, and the bytes they take as they are stored. */
export interface Pruned {
  readonly pages: number;
  readonly bytes: number;
}

interface Sum {
  readonly pages: number;
  readonly bytes: string;
}

/** Pages stored before `$1` that still have bytes nobody waits for. */
const OLD = `select p.id, octet_length(p.body) as bytes from copydesk.pages p
  where p.body is not null and p.stored_at < $1::timestamptz and exists (select from copydesk.outcomes o where o.page_id = p.id)
    and not exists (select from copydesk.waiting w where w.seq = p.seq)`;
const SUM = 'count(*)::int as pages, coalesce(sum(bytes), 0)::text as bytes';

/** What {@link pruneBatch} would delete in all. */
export async function selectPrunable(database: Database, before: string): Promise<Pruned> {
  return read(await database.query<Sum>(`select ${SUM} from (${OLD}) old`, [before]));
}

/** Deletes the bytes of up to `limit` pages, the oldest first; none are left where it answers fewer. */
export async function pruneBatch(database: Database, before: string, limit: number): Promise<Pruned> {
  const pruned = read(
    await database.query<Sum>(
      `with old as (${OLD} order by p.stored_at limit $2::int for no key update of p skip locked),
      pruned as (update copydesk.pages p set body = null from old where p.id = old.id returning old.bytes)
    select ${SUM} from pruned`,
      [before, limit],
    ),
  );
  // A server frees the space by itself; the database inside this process has nobody else to do it.
  if (pruned.pages < limit && database.kind === 'embedded') await database.query('vacuum copydesk.pages');
  return pruned;
}

/** How many pages of those that `pageIds` answers have lost their bytes. */
export async function countPruned(
  database: Database,
  { reason, since }: { reason?: string; since?: string },
): Promise<number> {
  const [row] = await database.query<{ pages: number }>(
    `select count(*)::int as pages from copydesk.pages p where p.body is null
       and ${refusedFor('$1::text')}
       and ($2::timestamptz is null or p.stored_at >= $2::timestamptz)`,
    [reason ?? null, since ?? null],
  );
  return row?.pages ?? 0;
}

function read([row]: readonly Sum[]): Pruned {
  return { pages: row?.pages ?? 0, bytes: Number(row?.bytes ?? 0) };
}
