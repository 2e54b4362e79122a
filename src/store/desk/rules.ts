import { type Reader, iso } from '../database.ts';
import { storable } from '../outcome-row.ts';
import { TRACE_COLUMNS, traceOf, type TraceColumns } from '../packed-trace.ts';
import type { RuleCut, RuleUse } from './desk-store.ts';
import { HOST } from './host.ts';

const NEWEST = (limit: string) => `select o.page_id, o.cuts, o.at from copydesk.outcomes o
  where o.at >= now() - interval '1 day' order by o.at desc limit ${limit}`;

/** Outlets named of one rule. */
const HOSTS = 5;

export async function selectRuleUse(
  database: Reader,
  limit: number,
): Promise<{ readonly pages: number; readonly rules: RuleUse[] }> {
  const rows = await database.query<{ rule: string | null; removals: number; pages: number; hosts: string[] }>(
    `with newest as materialized (
       select n.cuts, ${HOST} as host from (${NEWEST('$1::int')}) n join copydesk.pages p on p.id = n.page_id
     ),
     by_host as (
       select key as rule, host, sum(value::int)::int as removals, count(*)::int as pages
       from newest, jsonb_each_text(cuts) group by key, host
     )
     select null as rule, 0 as removals, count(*)::int as pages, '[]'::json as hosts from newest
     union all
     select rule, sum(removals)::int, sum(pages)::int,
       to_json((array_agg(host order by removals desc, host))[1:${HOSTS}])
     from by_host group by rule`,
    [limit],
  );
  return {
    pages: rows.find(({ rule }) => rule === null)?.pages ?? 0,
    rules: rows.flatMap(({ rule, ...use }) => (rule === null ? [] : [{ rule, ...use }])),
  };
}

/** Cuts of one page that are shown: other pages say more. */
const OF_A_PAGE = 3;

/** Outcomes of the last day that are looked through for one rule. */
const LOOKED_AT = 5000;

/** Letters of a cut text that are shown. */
const SHOWN = 300;

interface CutRow extends TraceColumns {
  readonly pageId: string;
  readonly url: string | null;
  readonly at: string;
}

/** Up to `limit` texts that a rule cut in the last day, the newest pages first. */
export async function selectCutsOf(database: Reader, rule: string, limit: number): Promise<RuleCut[]> {
  const rows = await database.query<CutRow>(
    `with newest as materialized (
       select page_id, at from (${NEWEST(String(LOOKED_AT))}) n where cuts ? $1::text limit $2::int
     )
     select n.page_id as "pageId", p.url, ${iso('n.at')} as at, ${TRACE_COLUMNS}
     from newest n join copydesk.outcomes o on o.page_id = n.page_id join copydesk.pages p on p.id = n.page_id
     order by n.at desc, n.page_id`,
    [storable(rule), limit],
  );
  const cuts = rows.flatMap(({ pageId, url, at, ...columns }) =>
    traceOf(pageId, columns)
      .removals.filter((removal) => removal.rule === storable(rule))
      .slice(0, OF_A_PAGE)
      .map(({ text }) => ({ pageId, url, at, text: text.slice(0, SHOWN).toWellFormed() })),
  );
  return cuts.slice(0, limit);
}
