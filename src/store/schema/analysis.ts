import { HOST } from '../desk/host.ts';

/**
 * What analysts read by SQL: a schema of views alone, whose columns are a promise (docs/sql.md) where the tables' are
 * none. Made anew at the end of every migration. They stand on tables and not on the views of `copydesk`.
 */
export const ANALYSIS_VIEWS = ['articles', 'removals_by_rule', 'rejects_by_day', 'outlets'] as const;

/** Before a migration: a table that a view stands on could not be changed. */
export const DROP_ANALYSIS = ANALYSIS_VIEWS.map((name) => `drop view if exists copydesk_analysis.${name};`)
  .toReversed()
  .join('\n');

/** A date with a time zone, or a day alone; of a time without a zone the day alone is sure, and that of UTC is taken. */
const PUBLISHED_AT = `case when a.published ~ '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}(T.*)?$' then
  (case when a.published ~ '(Z|[+-][0-9]{2}:[0-9]{2})$' then a.published else a.published || case when a.published ~ 'T' then 'Z' else 'T00:00:00Z' end end)::timestamptz end`;

export const ANALYSIS = `
do $schema$ begin
  if not exists (select from pg_catalog.pg_namespace where nspname = 'copydesk_analysis') then create schema copydesk_analysis; end if;
end $schema$;

create view copydesk_analysis.articles as
  select a.id, a.revision, r.record ->> 'headline' as headline, r.record ->> 'type' as type,
    a.agency, (r.record -> 'attribution' ->> 'confidence')::float8 as agency_confidence,
    (select string_agg(b ->> 'text', '; ') from jsonb_array_elements(r.record -> 'bylines') b) as byline,
    array(select person ->> 'name' from jsonb_array_elements(r.record -> 'bylines') b, jsonb_array_elements(b -> 'people') person) as people,
    r.record -> 'dateline' ->> 'canonical' as dateline,
    r.record #>> '{dateline,places,0,name}' as place,
    r.record #>> '{dateline,places,0,region}' as region,
    r.record #>> '{dateline,places,0,country}' as country,
    (r.record #>> '{dateline,places,0,latitude}')::float8 as latitude,
    (r.record #>> '{dateline,places,0,longitude}')::float8 as longitude,
    (r.record #>> '{dateline,places,0,geonamesId}')::int as geonames_id,
    coalesce(jsonb_array_length(r.record -> 'dateline' -> 'places'), 0) as places,
    a.published, ${PUBLISHED_AT} as published_at, p.seen_at as first_seen_at, a.changed_at,
    r.record ->> 'language' as language,
    (r.record -> 'body' ->> 'words')::int as words,
    jsonb_array_length(r.record -> 'body' -> 'paragraphs') as paragraphs,
    jsonb_array_length(r.record -> 'captions') as captions,
    (select count(*) from jsonb_array_elements(r.record -> 'notes') n where n.value ->> 'kind' = 'correction')::int as corrections,
    (select coalesce(sum(value::int), 0) from jsonb_each_text(o.cuts))::int as removals,
    (r.record -> 'quality' ->> 'confidence')::float8 as confidence,
    array(select jsonb_array_elements_text(r.record -> 'quality' -> 'flags')) as flags,
    r.record -> 'outlet' ->> 'host' as outlet, r.record -> 'outlet' ->> 'name' as outlet_name,
    p.url, a.canonical_url, r.record ->> 'itemId' as item_id, a.page_id, a.content_hash,
    r.record -> 'body' ->> 'text' as text
  from copydesk.articles a join copydesk.outcomes o on o.page_id = a.page_id join copydesk.pages p on p.id = a.page_id
    left join copydesk.corrections c on c.page_id = a.page_id
    cross join lateral (select coalesce(c.record, o.record) as record) r;

create view copydesk_analysis.removals_by_rule as
  select key as rule, sum(value::int)::int as removals, count(*)::int as pages,
    count(distinct ${HOST})::int as outlets, max(o.at) as last_at
  from copydesk.outcomes o join copydesk.pages p on p.id = o.page_id, jsonb_each_text(o.cuts) group by key;

create view copydesk_analysis.rejects_by_day as
  select (o.at at time zone 'UTC')::date as day, o.reason, ${HOST} as outlet, count(*)::int as rejects
  from copydesk.outcomes o join copydesk.pages p on p.id = o.page_id where o.reason is not null group by 1, 2, 3;

create view copydesk_analysis.outlets as
  select outlet, count(*)::int as pages,
    (count(*) filter (where outcome = 'article'))::int as articles,
    (count(*) filter (where outcome = 'rejected'))::int as rejects,
    (count(*) filter (where outcome is null))::int as waiting,
    (count(*) filter (where agency is not null))::int as wire,
    min(seen_at) as first_seen_at, max(seen_at) as last_seen_at
  from (
    select ${HOST} as outlet, p.seen_at, o.outcome, o.record ->> 'agency' as agency
    from copydesk.pages p left join copydesk.outcomes o on o.page_id = p.id
  ) page group by outlet;
`;
