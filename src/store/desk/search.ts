import { type Database, type Parameter, iso } from '../database.ts';
import { storable } from '../outcome-row.ts';
import {
  FACETS,
  FACETS_OVER,
  type ArticleFacets,
  type ArticleFilter,
  type ArticleLine,
  type ArticlePage,
  type DatelinePoint,
  type Facet,
  type FacetValue,
} from './desk-store.ts';
import { DICTIONARIES } from './index-articles.ts';

/** Values shown of one facet. */
const VALUES = 12;
/** Points on the map: the busiest. */
const POINTS = 300;

/** Common words are found among so many of the newest; only the index finds rare ones fast. */
const NEWEST = 500;

/** How sure the reading is, in words: from these on. */
const BANDS = `case when confidence >= 0.8 then 'high' when confidence >= 0.5 then 'fair' else 'low' end`;
const DAY = `to_char(at at time zone 'UTC', 'YYYY-MM-DD')`;

/** What each facet groups by; `flag` is a list and stands apart. */
const COLUMNS: Readonly<Record<Exclude<Facet, 'flag'>, string>> = {
  agency: 'agency',
  host: 'host',
  country: 'country',
  language: 'language',
  type: 'type',
  day: DAY,
  confidence: BANDS,
};

/**
 * The words asked for, by the dictionary that indexed each row. The index is asked in all dictionaries at once; that alone
 * would let through what `-word` leaves out, since another dictionary knows it by another form.
 */
export function holds(words: string): string {
  const asked = (dictionary: string) => `(select websearch_to_tsquery('${dictionary}', ${words}))`;
  const any = [...Object.values(DICTIONARIES), 'simple'].map(asked).join(' || ');
  const own = Object.entries(DICTIONARIES).map(
    ([language, dictionary]) => `when '${language}' then ${asked(dictionary)}`,
  );
  return `lexemes @@ (${any}) and lexemes @@ (case left(language, 2) ${own.join(' ')} else ${asked('simple')} end)`;
}

interface Where {
  readonly sql: string;
  readonly parameters: Parameter[];
}

function whereOf(filter: ArticleFilter): Where {
  const parameters: Parameter[] = [];
  const bind = (value: string): string => `$${parameters.push(storable(value))}::text`;
  const conditions: string[] = [];
  if (filter.q !== undefined && filter.q.trim() !== '') conditions.push(holds(bind(filter.q)));
  for (const facet of FACETS) {
    const value = filter[facet];
    if (value === undefined) continue;
    if (facet === 'flag') conditions.push(value === 'none' ? "flags = '{}'" : `${bind(value)} = any (flags)`);
    else if (facet === 'day' && isDay(value)) {
      const day = `(${bind(value)}::date)::timestamp at time zone 'UTC'`;
      conditions.push(`at >= ${day} and at < ${day} + interval '1 day'`);
    } else conditions.push(value === 'none' ? `${COLUMNS[facet]} is null` : `${COLUMNS[facet]} = ${bind(value)}`);
  }
  return { sql: conditions.length === 0 ? 'true' : conditions.join(' and '), parameters };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

interface LineRow {
  readonly line: ArticleLine;
  readonly key: string;
}

/** Columns of a list, as JSON: one value for each driver to read. */
const LINE = `json_build_object('id', article_id, 'revision', revision, 'pageId', page_id, 'at', ${iso('at')}, 'headline', headline,
  'summary', summary, 'agency', agency, 'host', host, 'type', type, 'language', language, 'dateline', dateline, 'words', words,
  'flags', flags, 'confidence', confidence, 'corrected', corrected)`;

/** Newest first. `after` is the `next` of the answer before: instant and id, which no new article moves. */
export async function findArticles(
  database: Database,
  filter: ArticleFilter,
  limit: number,
  after?: string,
): Promise<ArticlePage> {
  const { sql, parameters } = whereOf(filter);
  const [at, id] = after === undefined ? [] : after.split('_');
  const from =
    at !== undefined && id !== undefined && /^\d{1,17}$/.test(at)
      ? `and (at, article_id) < (timestamptz 'epoch' + $${parameters.push(at)}::bigint * interval '1 microsecond', $${parameters.push(storable(id))}::text)`
      : '';
  const take = `limit $${parameters.push(limit + 1)}::int`;
  const order = 'order by at desc, article_id desc';
  const select = (rows: string) =>
    database.query<LineRow>(
      `select ${LINE} as line, (extract(epoch from at) * 1000000)::bigint::text || '_' || article_id as key
       from ${rows} where ${sql} ${order} ${take}`,
      parameters,
    );
  const newest = `(select * from copydesk.search where true ${from} ${order} limit ${NEWEST}) newest`;
  let rows = filter.q === undefined ? [] : await select(newest);
  if (rows.length <= limit) rows = await select(`(select * from copydesk.search where true ${from}) whole`);
  return {
    articles: rows.slice(0, limit).map(({ line }) => line),
    next: rows.length > limit ? (rows[limit - 1]?.key ?? null) : null,
  };
}

interface FacetRow {
  readonly facet: string;
  readonly value: string | null;
  readonly count: number;
  readonly place: DatelinePoint | null;
}

/** All facets, the number of hits and the points of the map, over one reading of the table. */
export async function selectFacets(database: Database, filter: ArticleFilter): Promise<ArticleFacets> {
  const { sql, parameters } = whereOf(filter);
  const group = (facet: string, column: string, from = 'hit') =>
    `(select '${facet}' as facet, ${column} as value, count(*)::int as count, null::json as place from ${from}
      group by 2 order by ${facet === 'day' ? '2' : '3'} desc nulls last, 2 limit ${VALUES})`;
  const rows = await database.query<FacetRow>(
    `with hit as materialized (
       select agency, host, country, language, type, ${DAY} as day, ${BANDS} as confidence, flags, place, latitude, longitude
       from copydesk.search where ${sql} order by search.at desc limit ${FACETS_OVER + 1}
     )
     select 'total' as facet, null as value, count(*)::int as count, null::json as place from hit
     union all ${FACETS.map((facet) => (facet === 'flag' ? group(facet, 'flag', 'hit, unnest(flags) flag') : group(facet, facet))).join(' union all ')}
     union all (select 'point', null, count(*)::int, json_build_object('place', place, 'country', country, 'latitude', latitude, 'longitude', longitude)
       from hit where latitude is not null group by place, country, latitude, longitude order by 3 desc limit ${POINTS})`,
    parameters,
  );
  const total = rows.find(({ facet }) => facet === 'total')?.count ?? 0;
  const values = (facet: Facet): FacetValue[] =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
  return {
    total: Math.min(total, FACETS_OVER),
    complete: total <= FACETS_OVER,
    facets: Object.fromEntries(FACETS.map((facet) => [facet, values(facet)])) as Record<Facet, FacetValue[]>,
    points: rows.flatMap(({ place, count }) => (place === null ? [] : [{ ...place, count }])),
  };
}
