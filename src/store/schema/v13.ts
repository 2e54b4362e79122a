/**
 * Version 13: corrections. What a person made of a page stands beside what `clean` made of it and is what everybody reads;
 * cleaning the page again, with whatever rules, leaves it as it is.
 */
export const V13 = `
create table copydesk.corrections (
  page_id text primary key references copydesk.pages (id) on delete cascade,
  -- [{"block": n, "fate": "kept" | "cut", "text"}]
  marks jsonb not null,
  record jsonb not null,
  note text not null,
  at timestamptz not null default now()
);

create or replace view copydesk.revisions as
  select s.article_id, s.revision, s.page_id, s.content_hash, s.seen_at, o.at as cleaned_at,
    jsonb_set(coalesce(c.record || jsonb_build_object('id', s.article_id), o.record), '{revision}', to_jsonb(s.revision)) as record
  from copydesk.states s join copydesk.outcomes o on o.page_id = s.page_id
    left join copydesk.corrections c on c.page_id = s.page_id
  where s.first;

create or replace view copydesk.records as
  select a.id, a.revision, a.agency, a.headline, a.published, a.canonical_url, a.page_id, a.content_hash, a.changed_at,
    jsonb_set(coalesce(c.record || jsonb_build_object('id', a.id), o.record), '{revision}', to_jsonb(a.revision)) as record
  from copydesk.articles a join copydesk.outcomes o on o.page_id = a.page_id
    left join copydesk.corrections c on c.page_id = a.page_id;
`;
