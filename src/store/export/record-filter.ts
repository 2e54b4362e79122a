import type { Parameter } from '../database.ts';
import { holds } from '../desk/words.ts';
import { storable } from '../outcome-row.ts';
import type { ExportRange } from './export-store.ts';

/** When the story came out, or was first seen where its page does not say; a date later than now is a wrong clock. */
const AT = `least(case when a.published ~ '^[1-9][0-9]{3}-' then a.published::timestamptz else p.seen_at end, now())`;

/** An instant given in microseconds of Unix time. */
export const instant = (parameter: string) => `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`;

export interface Where {
  readonly sql: string;
  readonly parameters: Parameter[];
}

/** The condition of a range over `records a` and `pages p`. */
export function whereOf({ filter, after, before }: ExportRange): Where {
  const parameters: Parameter[] = [];
  const bind = (value: string): string => `$${parameters.push(storable(value))}::text`;
  const conditions: string[] = [];
  const { agency, outlet, country, since, until, search } = filter;
  if (agency !== undefined) conditions.push(`a.agency = ${bind(agency)}`);
  if (outlet !== undefined) {
    const host = "a.record -> 'outlet' ->> 'host'";
    conditions.push(`(${host} = ${bind(outlet)} or right(${host}, ${outlet.length + 1}) = ${bind(`.${outlet}`)})`);
  }
  if (country !== undefined)
    conditions.push(`a.record -> 'dateline' -> 'places' @> ${bind(JSON.stringify([{ country }]))}::jsonb`);
  if (since !== undefined) conditions.push(`${AT} >= ${bind(since)}::timestamptz`);
  if (until !== undefined) conditions.push(`${AT} < ${bind(until)}::timestamptz`);
  if (search !== undefined)
    conditions.push(`a.id in (select article_id from copydesk.search where ${holds(bind(search))})`);
  if (before !== undefined) conditions.push(`a.changed_at < ${instant(bind(before))}`);
  if (after !== undefined) {
    const at = instant(bind(after[0]));
    // The index has the newest first and ids upwards: read from its end, ids go downwards.
    conditions.push(`a.changed_at >= ${at} and (a.changed_at > ${at} or a.id < ${bind(after[1])})`);
  }
  return { sql: conditions.length === 0 ? 'true' : conditions.join(' and '), parameters };
}

/** The view has what a person corrected. */
export const FROM = 'copydesk.records a join copydesk.pages p on p.id = a.page_id';
