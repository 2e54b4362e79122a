import { type Reader, iso } from '../database.ts';
import type { Minute, Sender } from './desk-store.ts';

/** The minutes since an instant in which anything happened. */
export function selectMinutes(database: Reader, since: string): Promise<Minute[]> {
  const minute = (column: string) => `(extract(epoch from ${column})::bigint / 60)::int`;
  return database.query<Minute>(
    `select minute, sum(pages)::int as pages, sum(articles)::int as articles, sum(rejects)::int as rejects from (
       select ${minute('stored_at')} as minute, count(*) as pages, 0 as articles, 0 as rejects
         from copydesk.pages where stored_at >= $1::timestamptz group by 1
       union all
       select ${minute('at')}, 0, count(*) filter (where outcome = 'article'), count(*) filter (where outcome = 'rejected')
         from copydesk.outcomes where at >= $1::timestamptz group by 1
     ) happened group by minute order by minute`,
    [since],
  );
}

/** Agencies or outlets of the last eight days, the busiest first. */
export function selectSenders(database: Reader, by: 'agency' | 'host'): Promise<Sender[]> {
  return database.query<Sender>(
    `select ${by} as name, count(*) filter (where changed_at >= now() - interval '1 day')::int as day,
       count(*) filter (where changed_at < now() - interval '1 day')::int as week, ${iso('max(changed_at)')} as last
     from copydesk.search where changed_at >= now() - interval '8 days'
     group by ${by} order by day desc, week desc, name limit 200`,
  );
}

export async function selectServerVersion(database: Reader): Promise<string> {
  const [row] = await database.query<{ version: string }>("select current_setting('server_version') as version");
  return row?.version.split(' ')[0] ?? '';
}
