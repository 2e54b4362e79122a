/**
 * Version 7: sightings. A page is seen again and again, and an outlet may go back to a state it had before, so the states
 * of an article are its sightings in the order of time, each run of equal content hashes one revision. Which sighting
 * begins one is kept, so that a commit looks at the neighbours of what it brings and not at all there is. The outbox is
 * a list of messages, one for each change of an article as a whole, its end included.
 */
export const V7 = `
create table copydesk.sightings (
  page_id text not null references copydesk.pages (id) on delete cascade,
  -- When the page showed this: its fetch where that is known and past, else when it came in.
  seen_at timestamptz not null,
  -- Null until it has its place among the states of an article: before the page is cleaned, and where it is refused.
  article_id text,
  -- True where the state is another than at the sighting before: a revision begins.
  first boolean not null default false,
  primary key (page_id, seen_at)
);
insert into copydesk.sightings (page_id, seen_at, article_id, first)
  select p.id, p.seen_at, s.article_id, coalesce(s.first, false) from copydesk.pages p left join copydesk.states s on s.page_id = p.id;
create index sightings_states on copydesk.sightings (article_id, seen_at, page_id) where article_id is not null;
create index sightings_revisions on copydesk.sightings (article_id, seen_at, page_id) where first;
create index sightings_unplaced on copydesk.sightings (page_id) where article_id is null;
comment on column copydesk.pages.seen_at is 'The first sighting that came in.';

drop view copydesk.revisions;
drop view copydesk.states;
create view copydesk.states as
  select s.article_id, s.page_id, o.content_hash, o.record_digest, s.seen_at, s.first,
    (sum(s.first::int) over (partition by s.article_id order by s.seen_at, s.page_id))::int as revision
  from copydesk.sightings s join copydesk.outcomes o using (page_id) where s.article_id is not null;
create view copydesk.revisions as
  select s.article_id, s.revision, s.page_id, s.content_hash, s.seen_at, o.at as cleaned_at,
    jsonb_set(o.record, '{revision}', to_jsonb(s.revision)) as record
  from copydesk.states s join copydesk.outcomes o using (page_id) where s.first;

-- When the newest revision began.
alter table copydesk.articles add column seen_at timestamptz;
update copydesk.articles a set seen_at = (select max(s.seen_at) from copydesk.sightings s where s.article_id = a.id and s.first);
alter table copydesk.articles alter column seen_at set not null;

-- What became of the article: new, revised, withdrawn. The ids of one article's messages grow.
alter table copydesk.outbox add column change text;
update copydesk.outbox set change = case when revision = 1 then 'new' else 'revised' end;
alter table copydesk.outbox alter column change set not null,
  add check (change in ('new', 'revised', 'withdrawn')),
  drop constraint outbox_article_id_revision_key;
create index outbox_article on copydesk.outbox (article_id, id);
`;
