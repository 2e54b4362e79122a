import { type Reader, type Parameter, iso } from '../database.ts';
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
import { has, readWords, type ReadWords } from './words.ts';

/** Values shown of one facet. */
const VALUES = 12;
/** Points on the map: the busiest. */
const POINTS = 300;

/** Common words are found among so many of the newest; only the index finds rare ones fast. */
const NEWEST = 500;

/** How sure the reading is, in words: from these on. */
const BANDS = `case when confidence >= 0.8 then 'high' when confidence >= 0.5 then 'fair' else 'low' end`;
const DAY = `(at at time zone 'UTC')::date`;

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

/** What narrows the rows: conditions, and the words, which only the index finds fast. */
interface Where {
  readonly sql: string;
  readonly parameters: Parameter[];
  readonly bind: (value: Parameter) => string;
}

function whereOf(filter: ArticleFilter): Where {
  const parameters: Parameter[] = [];
  const bind = (value: Parameter): string => `$${parameters.push(value)}`;
  const text = (value: string): string => `${bind(storable(value))}::text`;
  const conditions: string[] = [];
  for (const facet of FACETS) {
    const value = filter[facet];
    if (value === undefined) continue;
    if (facet === 'flag') conditions.push(value === 'none' ? "flags = '{}'" : `${text(value)} = any (flags)`);
    else if (facet !== 'day')
      conditions.push(value === 'none' ? `${COLUMNS[facet]} is null` : `${COLUMNS[facet]} = ${text(value)}`);
    else if (isDay(value)) {
      const day = `(${text(value)}::date)::timestamp at time zone 'UTC'`;
      conditions.push(`at >= ${day} and at < ${day} + interval '1 day'`);
    } else conditions.push('false');
  }
  return { sql: conditions.length === 0 ? 'true' : conditions.join(' and '), parameters, bind };
}

/** The words of a filter as the dictionaries read them; null where it asks for none. */
async function wordsOf(database: Reader, { q = '' }: ArticleFilter): Promise<ReadWords[] | null> {
  return q.trim() === '' ? null : readWords(database, q);
}

/** SQL: the rows with the words, by the index, one look for each way to read them. */
function rowsWith(words: readonly ReadWords[] | null, { bind }: Where, more = 'true'): string {
  const conditions = words === null ? ['true'] : words.length === 0 ? ['false'] : words.map((read) => has(read, bind));
  return `(${conditions.map((one) => `select * from copydesk.search where ${one} and ${more}`).join(' union all ')}) s`;
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
  database: Reader,
  filter: ArticleFilter,
  limit: number,
  after?: string,
): Promise<ArticlePage> {
  const words = await wordsOf(database, filter);
  const [at, id] = after === undefined ? [] : after.split('_');
  const order = 'order by at desc, article_id desc';
  const select = (rowsOf: (where: Where, from: string) => string) => {
    const where = whereOf(filter);
    const from =
      at !== undefined && id !== undefined && /^\d{1,17}$/.test(at)
        ? `(at, article_id) < (timestamptz 'epoch' + ${where.bind(at)}::bigint * interval '1 microsecond', ${where.bind(storable(id))}::text)`
        : 'true';
    const text = `select ${LINE} as line, (extract(epoch from at) * 1000000)::bigint::text || '_' || article_id as key
       from ${rowsOf(where, from)} and ${where.sql} ${order} limit ${where.bind(limit + 1)}::int`;
    return database.query<LineRow>(text, where.parameters);
  };
  const newest = ({ bind }: Where, from: string): string => {
    const any = (words ?? []).map((read) => `(${has(read, bind)})`).join(' or ');
    return `(select * from copydesk.search where ${from} ${order} limit ${NEWEST}) newest where (${any || 'false'})`;
  };
  let rows = words === null ? [] : await select(newest);
  if (rows.length <= limit) rows = await select((where, from) => `${rowsWith(words, where, from)} where true`);
  return {
    articles: rows.slice(0, limit).map(({ line }) => line),
    next: rows.length > limit ? (rows[limit - 1]?.key ?? null) : null,
  };
}

/** Columns that are counted by in one pass over the rows; `flag` is a list and stands apart. */
const COUNTED = ['agency', 'host', 'country', 'language', 'type', 'day', 'confidence'] as const;

/** Of what a row counts, by which of its columns stand for all values. */
const OF = `case when grouping(latitude) = 0 then 'point' ${COUNTED.map((one) => `when grouping(${one}) = 0 then '${one}'`).join(' ')} else 'total' end`;
const VALUE = `case ${COUNTED.map((one) => `when grouping(${one}) = 0 then ${one}${one === 'day' ? '::text' : ''}`).join(' ')} end`;

interface CountRow {
  readonly of: Facet | 'total' | 'point';
  readonly count: number;
  /** The facet's value; of a point its country. */
  readonly value: string | null;
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** All facets, the number of hits and the points of the map, in one pass over the rows and one over their flags. */
export async function selectFacets(database: Reader, filter: ArticleFilter): Promise<ArticleFacets> {
  const words = await wordsOf(database, filter);
  const where = whereOf(filter);
  const rows = await database.query<CountRow>(
    `with hit as materialized (
       select agency, host, country, language, type, ${DAY} as day, ${BANDS} as confidence, flags, place, latitude, longitude
       from ${rowsWith(words, where)} where ${where.sql} order by at desc limit ${FACETS_OVER + 1}
     ),
     counted as (
       select ${OF} as of, ${VALUE} as value, place, latitude, longitude, count(*)::int as count from hit
       group by grouping sets ((), ${COUNTED.map((one) => `(${one})`).join(', ')}, (place, country, latitude, longitude))
       union all select 'flag', flag, null, null, null, count(*)::int from hit, unnest(flags) flag where flags <> '{}' group by flag
     ),
     ranked as (
       select *, row_number() over (
         partition by of order by case when of = 'day' then value end desc nulls last, count desc, value nulls last, place) as rank
       from counted where of <> 'point' or latitude is not null
     )
     select of, value, place, latitude, longitude, count from ranked
     where rank <= case of when 'point' then ${POINTS} else ${VALUES} end order by of, rank`,
    where.parameters,
  );
  const total = rows.find(({ of }) => of === 'total')?.count ?? 0;
  const valuesOf = (facet: Facet): FacetValue[] =>
    rows.flatMap(({ of, value, count }) => (of === facet ? [{ value, count }] : []));
  return {
    total: Math.min(total, FACETS_OVER),
    complete: total <= FACETS_OVER,
    facets: Object.fromEntries(FACETS.map((facet) => [facet, valuesOf(facet)])) as Record<Facet, FacetValue[]>,
    points: rows.flatMap(({ of, value: country, place, latitude, longitude, count }): DatelinePoint[] =>
      of === 'point' ? [{ place, country, latitude, longitude, count }] : [],
    ),
  };
}
