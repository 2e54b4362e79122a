/**
 * Version 18: stories that turn out to be one, articles whose story is still to be found, and what a message tells of a
 * copy. Keys are looked up by the key alone, in partitions as long as the window, so that a look-up meets two at most.
 */
export const V18 = `
-- A primary key of three columns cost as much to write as the rows; a key that stands there twice does no harm.
alter table copydesk.story_keys drop constraint story_keys_pkey;
create index story_keys_key on copydesk.story_keys (key);

-- A story that became part of an older one. Its number still stands at its keys.
create table copydesk.merged_stories (
  id text primary key,
  number integer not null unique,
  into_id text not null references copydesk.stories (id) on delete cascade,
  merged_at timestamptz not null default now()
);
create index merged_stories_into on copydesk.merged_stories (into_id);

-- Whether the copy carries a correction.
alter table copydesk.story_articles add column corrected boolean not null default false;
update copydesk.story_articles s set corrected = true from copydesk.articles a join copydesk.outcomes o on o.page_id = a.page_id
  where a.id = s.article_id and o.record -> 'notes' @> '[{"kind": "correction"}]';

-- Articles whose story is to be found, the oldest first: those of before version 9, and those whose newest state came
-- without their page being cleaned.
create table copydesk.story_due (
  article_id text primary key,
  due_at timestamptz not null default now()
);
create index story_due_at on copydesk.story_due (due_at, article_id);
insert into copydesk.story_due (article_id, due_at)
  select id, seen_at from copydesk.articles a where not exists (select from copydesk.story_articles s where s.article_id = a.id);

-- story: the record is as before, what its story says of it is not.
alter table copydesk.outbox drop constraint outbox_change_check,
  add constraint outbox_change_check check (change in ('new', 'revised', 'withdrawn', 'story'));
`;
