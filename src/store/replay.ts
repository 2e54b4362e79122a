import { RejectReason } from '../model/reject.ts';
import type { Removal } from '../model/trace.ts';
import type { Database } from './database.ts';
import { HOST } from './desk/host.ts';
import { storable } from './outcome-row.ts';
import { TRACE_COLUMNS, traceOf, type TraceColumns } from './packed-trace.ts';

/** Which pages are to be looked at again; all that are given hold. */
export interface ReplayFilter {
  /** Stored at this instant or later; ISO 8601. */
  readonly since?: string;
  /** Host of the pages' URLs, and its subdomains. */
  readonly outlet?: string;
  /** A rule that has cut from them. */
  readonly rule?: string;
}

/** A page that has its bytes, and what became of it. */
export interface CleanedPage {
  readonly id: string;
  readonly outcome: 'article' | 'rejected';
  readonly reason: RejectReason | null;
  /** Of the record but for how it came about; null for a reject. */
  readonly recordDigest: string | null;
  readonly removals: readonly Removal[];
}

interface Row extends TraceColumns {
  readonly id: string;
  readonly outcome: 'article' | 'rejected';
  readonly reason: string | null;
  readonly record_digest: string | null;
}

const FROM = 'copydesk.pages p join copydesk.outcomes o on o.page_id = p.id';

/** In SQL after the parameters $1 to $4: since, outlet, rule, and what a subdomain of the outlet ends with. */
const WHERE = `p.body is not null and ($1::timestamptz is null or p.stored_at >= $1::timestamptz)
  and ($2::text is null or ${HOST} = $2::text or right(${HOST}, length($4::text)) = $4::text)
  and ($3::text is null or o.cuts ? $3::text)`;

function parametersOf({ since, outlet, rule }: ReplayFilter): (string | null)[] {
  const text = (value: string | undefined) => (value === undefined ? null : storable(value));
  return [since ?? null, text(outlet), text(rule), outlet === undefined ? null : storable(`.${outlet}`)];
}

export async function countCleaned(database: Database, filter: ReplayFilter): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select count(*)::int as count from ${FROM} where ${WHERE}`,
    parametersOf(filter),
  );
  return row?.count ?? 0;
}

/** Up to `limit` of them in the order of intake, after the page `after`. */
export async function selectCleaned(
  database: Database,
  filter: ReplayFilter & { readonly limit: number; readonly after?: string },
): Promise<CleanedPage[]> {
  const rows = await database.query<Row>(
    `select p.id, o.outcome, o.reason, o.record_digest, ${TRACE_COLUMNS} from ${FROM}
     where ${WHERE} and p.seq > coalesce((select seq from copydesk.pages where id = $5::text), 0) order by p.seq limit $6::int`,
    [...parametersOf(filter), filter.after === undefined ? null : storable(filter.after), filter.limit],
  );
  return rows.map(({ id, outcome, reason, record_digest: recordDigest, ...columns }) => ({
    id,
    outcome,
    reason: reason === null ? null : RejectReason.parse(reason),
    recordDigest,
    removals: traceOf(id, columns).removals,
  }));
}
