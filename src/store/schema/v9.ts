/**
 * Version 9: one story, many outlets. An article is in one story at most; the keys of the texts that speak for a story are
 * kept once a story and day, in partitions that are dropped whole (src/store/stories).
 */
export const V9 = `
create table copydesk.stories (
  id text primary key,
  -- Short, for the keys, of which a story has fifty.
  number integer generated always as identity unique,
  kind text not null check (kind in ('wire', 'press-release', 'local')),
  first_seen timestamptz not null default now()
);
create index stories_first_seen on copydesk.stories (first_seen);

create table copydesk.story_articles (
  article_id text primary key,
  story_id text not null references copydesk.stories (id),
  -- How it came to its story: first, item-id, original-url, copy, part.
  match text not null,
  -- Share of the shorter text that stands in the longer.
  containment real not null,
  -- The copy it was compared with, if any.
  matched_with text,
  words integer not null,
  -- Whether later texts are found by it.
  speaks boolean not null,
  seen_at timestamptz not null default now()
);
create index story_articles_story on copydesk.story_articles (story_id);

create table copydesk.story_keys (
  day date not null,
  key bigint not null,
  story integer not null,
  -- Null for a shingle of the text, else the kind of sure sign.
  sign text,
  primary key (key, story, day)
) partition by range (day);
`;
