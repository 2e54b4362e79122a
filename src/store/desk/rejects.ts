import { RejectReason } from '../../model/reject.ts';
import { type Database, type Reader, iso } from '../database.ts';
import { storable } from '../outcome-row.ts';
import type { GroupKey, PageInfo, RejectGroup } from './desk-store.ts';
import { HOST } from './host.ts';
import { PAGE_INFO, pageInfoOf, type PageInfoRow } from './pages.ts';

/** Rejects that groups are made of: the newest. */
const REJECTS = 50_000;

export async function selectRejectGroups(database: Reader, limit: number): Promise<RejectGroup[]> {
  const rows = await database.query<Omit<RejectGroup, 'reason'> & { reason: string }>(
    `with newest as materialized (
       select page_id, reason, detail, at from copydesk.outcomes where reason is not null order by at desc limit ${REJECTS}
     ),
     grouped as (
       select o.reason, ${HOST} as host, count(*)::int as count, min(p.stored_at) as first, max(o.at) as last,
         (array_agg(left(o.detail, 300) order by o.at desc, o.page_id))[1] as detail
       from newest o join copydesk.pages p on p.id = o.page_id group by 1, 2
     )
     select g.reason, g.host, g.count, ${iso('g.first')} as first, ${iso('g.last')} as last, g.detail,
       case when r.at is null then 'open' when r.at >= g.last then 'resolved' else 'returned' end as state
     from grouped g left join copydesk.resolved r using (reason, host)
     order by g.last desc, g.reason, g.host limit $1::int`,
    [limit],
  );
  return rows.map((row) => Object.assign(row, { reason: RejectReason.parse(row.reason) }));
}

export async function selectRejectsOf(
  database: Reader,
  { reason, host }: GroupKey,
  limit: number,
  after?: string,
): Promise<PageInfo[]> {
  const rows = await database.query<PageInfoRow>(
    `${PAGE_INFO} where o.reason = $1::text and ${HOST} = $2::text and ($4::text is null or p.id > $4::text)
     order by ${after === undefined ? 'o.at desc, p.id' : 'p.id'} limit $3::int`,
    [storable(reason), storable(host), limit, after === undefined ? null : storable(after)],
  );
  return rows.map(pageInfoOf);
}

export async function selectPagesOf(database: Reader, { reason, host }: GroupKey, limit: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `select p.id from copydesk.outcomes o join copydesk.pages p on p.id = o.page_id
     where o.reason = $1::text and ${HOST} = $2::text and p.body is not null order by o.at desc limit $3::int`,
    [storable(reason), storable(host), limit],
  );
  return rows.map(({ id }) => id);
}

export async function resolveGroup(database: Database, { reason, host }: GroupKey): Promise<void> {
  await database.query(
    `insert into copydesk.resolved (reason, host) values ($1::text, $2::text)
     on conflict (reason, host) do update set at = excluded.at`,
    [storable(reason), storable(host)],
  );
}

export async function reopenGroup(database: Database, { reason, host }: GroupKey): Promise<void> {
  await database.query('delete from copydesk.resolved where reason = $1::text and host = $2::text', [
    storable(reason),
    storable(host),
  ]);
}
