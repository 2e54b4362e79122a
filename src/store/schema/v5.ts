/**
 * Version 5: what the desk reads. `search` has one narrow row an article, so that lists, facets and the map cost no look into the
 * records. It follows from `articles`: a change there leaves the id in `search_due`, in the same transaction, and whoever
 * shows articles brings the row up to date (src/store/desk/index-articles.ts). The words are indexed later still: turning a
 * story into lexemes costs the embedded server 3 ms, as much as a good part of cleaning it.
 */
export const V5 = `
create table copydesk.search_due (article_id text primary key);

create table copydesk.search (
  article_id text primary key,
  revision integer not null,
  page_id text not null,
  -- When the story came out, or was first seen where the page does not say.
  at timestamptz not null,
  changed_at timestamptz not null,
  headline text not null,
  summary text not null,
  agency text,
  host text,
  type text not null,
  language text,
  dateline text,
  place text,
  country text,
  latitude double precision,
  longitude double precision,
  words integer not null,
  flags text[] not null,
  confidence double precision not null,
  corrected boolean not null,
  -- Null until the words are indexed.
  lexemes tsvector
);
alter table copydesk.search alter column lexemes set storage external;
create index search_at on copydesk.search (at desc, article_id desc);
create index search_changed on copydesk.search (changed_at);
create index search_lexemes on copydesk.search using gin (lexemes);
create index search_unread on copydesk.search (article_id) where lexemes is null;

create function copydesk.mark_search_due() returns trigger language plpgsql as $mark$
begin
  insert into copydesk.search_due (article_id) select id from changed on conflict do nothing;
  return null;
end
$mark$;
create trigger search_insert after insert on copydesk.articles referencing new table as changed
  for each statement execute function copydesk.mark_search_due();
create trigger search_update after update on copydesk.articles referencing new table as changed
  for each statement execute function copydesk.mark_search_due();
create trigger search_delete after delete on copydesk.articles referencing old table as changed
  for each statement execute function copydesk.mark_search_due();
insert into copydesk.search_due (article_id) select id from copydesk.articles;

-- Rows come in the order of these times but for the few that are cleaned again, so a summary of each range of blocks finds them.
create index pages_stored on copydesk.pages using brin (stored_at) with (pages_per_range = 16, autosummarize = on);
create index outcomes_at on copydesk.outcomes using brin (at) with (pages_per_range = 16, autosummarize = on);

-- A group of rejects that somebody has dealt with; it comes back with the first reject that is later.
create table copydesk.resolved (
  reason text not null,
  host text not null,
  at timestamptz not null default now(),
  primary key (reason, host)
);
`;
