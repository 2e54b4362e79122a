import { type Database, iso } from './database.ts';
import { indexArticles } from './desk/index-articles.ts';

/** What happened in a span of time up to now. */
export interface Span {
  /** Pages stored. */
  readonly pages: number;
  /** Outcomes: pages that became an article, and pages refused by reason, the most first. */
  readonly articles: number;
  readonly rejected: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** An outlet that sent articles in the week before, and none in the last day. */
export interface QuietOutlet {
  readonly host: string;
  /** Articles that changed in the seven days before the last one. */
  readonly week: number;
  /** ISO 8601 instant of the last. */
  readonly last: string;
}

export interface StoreStatus {
  /** Pages without an outcome, and since when the oldest waits (ISO 8601); null where none does. */
  readonly waiting: number;
  readonly oldestWaiting: string | null;
  /** Messages not sent yet. */
  readonly outbox: number;
  /** Outcomes a minute, over the last five minutes. */
  readonly perMinute: number;
  readonly hour: Span;
  readonly day: Span;
  /** Those with the most articles first, at most {@link QUIET_SHOWN}. */
  readonly quiet: readonly QuietOutlet[];
  /** Bytes of the database on the disk. */
  readonly bytes: number;
}

export const QUIET_SHOWN = 20;
/** An outlet with fewer articles in a week is quiet on most days. */
const QUIET_FROM = 3;
const INDEXED = 500;

interface Figures {
  readonly waiting: number;
  readonly oldest: string | null;
  readonly outbox: number;
  readonly done: number;
  readonly hour_pages: number;
  readonly day_pages: number;
  readonly bytes: string;
}

const FIGURES = `select
  (select count(*) from copydesk.waiting)::int as waiting,
  (select ${iso('min(p.stored_at)')} from copydesk.waiting w join copydesk.pages p on p.seq = w.seq
     where w.seq = (select min(seq) from copydesk.waiting)) as oldest,
  (select count(*) from copydesk.outbox where sent_at is null)::int as outbox,
  (select count(*) from copydesk.outcomes o where o.at >= now() - interval '5 minutes')::int as done,
  (select count(*) from copydesk.pages where stored_at >= now() - interval '1 hour')::int as hour_pages,
  (select count(*) from copydesk.pages where stored_at >= now() - interval '1 day')::int as day_pages,
  pg_database_size(current_database())::text as bytes`;

const REASONS = `select reason, count(*)::int as day, (count(*) filter (where o.at >= now() - interval '1 hour'))::int as hour
  from copydesk.outcomes o where o.at >= now() - interval '1 day' group by reason order by day desc, reason`;

const QUIET = `select host, count(*)::int as week, ${iso('max(changed_at)')} as last from copydesk.search
  where changed_at >= now() - interval '8 days' and host is not null
  group by host having max(changed_at) < now() - interval '1 day' and count(*) >= ${QUIET_FROM}
  order by week desc, host limit ${QUIET_SHOWN}`;

/** How the store stands now: counts of the last day, not of all there is. */
export async function selectStatus(database: Database): Promise<StoreStatus> {
  while ((await indexArticles(database, INDEXED)) > 0);
  const [figures] = await database.ahead.query<Figures>(FIGURES);
  const reasons = await database.ahead.query<{ reason: string | null; day: number; hour: number }>(REASONS);
  const span = (of: 'hour' | 'day', pages: number): Span => {
    const refused = reasons.filter((row) => row.reason !== null && row[of] > 0);
    return {
      pages,
      articles: reasons.find(({ reason }) => reason === null)?.[of] ?? 0,
      rejected: refused.reduce((sum, row) => sum + row[of], 0),
      reasons: Object.fromEntries(refused.map((row) => [row.reason, row[of]])),
    };
  };
  return {
    waiting: figures!.waiting,
    oldestWaiting: figures!.oldest,
    outbox: figures!.outbox,
    perMinute: figures!.done / 5,
    hour: span('hour', figures!.hour_pages),
    day: span('day', figures!.day_pages),
    quiet: await database.ahead.query<QuietOutlet>(QUIET),
    bytes: Number(figures!.bytes),
  };
}
