import type { SureKind } from '../../model/copy-sketch.ts';
import { COMMON_KEY, SHARED_KEYS } from '../../stories/sketch.ts';
import { COMPARED_STORIES } from '../../stories/choose.ts';
import type { Session } from '../database.ts';
import type { StoryWindow } from './window.ts';

/** Keys of one article, as the tables name its story. */
export interface KeysOfArticle {
  readonly articleId: string;
  readonly keys: ArrayLike<number>;
  readonly sure: readonly { readonly kind: SureKind; readonly key: number }[];
}

/** A story that shares keys with an article, or a sure sign. */
export interface SharingStory {
  readonly articleId: string;
  readonly storyId: string;
  readonly shared: number;
  readonly sure: SureKind | null;
}

/**
 * Makes the partition of today's keys and drops those older than the window keeps. Answers the day, `2026-11-29`. Whoever
 * calls it holds the lock of the stories.
 */
export async function openDay(session: Session, { keepDays }: StoryWindow): Promise<string> {
  const [now] = await session.query<{ day: string; there: boolean }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as day,
       to_regclass('copydesk.story_keys_' || to_char(now() at time zone 'UTC', 'YYYYMMDD')) is not null as there`,
  );
  const { day, there } = now!;
  if (there) return day;
  const name = (of: string): string => `copydesk.story_keys_${of.replaceAll('-', '')}`;
  await session.script(
    `create table ${name(day)} partition of copydesk.story_keys for values from ('${day}') to (date '${day}' + 1)`,
  );
  const old = await session.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'copydesk.story_keys'::regclass and c.relname < $1::text`,
    [`story_keys_${dayBefore(day, keepDays).replaceAll('-', '')}`],
  );
  for (const { name: table } of old) await session.script(`drop table copydesk.${table}`);
  return day;
}

export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** The stories that share keys enough with each article, those with the most first. Keys that many stories have are passed over. */
export async function sharingStories(
  session: Session,
  articles: readonly KeysOfArticle[],
  since: string,
): Promise<SharingStory[]> {
  const flat = flatten(
    articles.map(({ articleId, keys, sure }) => ({
      articleId,
      sure,
      keys: [...Array.from(keys), ...sure.map(({ key }) => key)],
    })),
  );
  if (flat.keys.length === 0) return [];
  const rows = await session.query<Omit<SharingStory, 'articleId'> & { article: number }>(
    `with given as (select * from unnest($1::int[], $2::bigint[]) as g (article, key)),
     met as (
       select g.article, k.story, k.key, k.sign, count(*) over (partition by g.article, k.key) as stories
       from given g join copydesk.story_keys k on k.key = g.key where k.day >= $3::date
     ),
     shared as (
       select article, story, count(distinct key)::int as shared, min(sign) as sure,
         row_number() over (partition by article order by min(sign) nulls last, count(distinct key) desc, story) as place
       from met where stories <= ${COMMON_KEY} or sign is not null group by article, story
       having count(distinct key) >= ${SHARED_KEYS} or min(sign) is not null
     )
     select article, s.id as "storyId", shared, sure from shared join copydesk.stories s on s.number = story
     where place <= ${COMPARED_STORIES} order by article, place`,
    [flat.articles, flat.keys, since],
  );
  return rows.map(({ article, storyId, shared, sure }) => ({
    articleId: articles[article]!.articleId,
    storyId,
    shared,
    sure,
  }));
}

/** Keeps the keys by which later texts find the story. */
export async function putKeys(
  session: Session,
  day: string,
  stories: readonly (KeysOfArticle & { readonly storyId: string })[],
): Promise<void> {
  if (stories.length === 0) return;
  const flat = flatten(stories);
  await session.query(
    `insert into copydesk.story_keys (day, key, story)
     select $1::date, key, s.number from unnest($2::int[], $3::bigint[]) as g (place, key)
       join unnest($4::text[]) with ordinality as t (id, place) on t.place = g.place + 1 join copydesk.stories s on s.id = t.id
     on conflict do nothing`,
    [day, flat.articles, flat.keys, stories.map(({ storyId }) => storyId)],
  );
  const signs = stories.flatMap(({ storyId, sure }) => sure.map(({ kind, key }) => ({ storyId, kind, key })));
  if (signs.length === 0) return;
  await session.query(
    `insert into copydesk.story_keys (day, key, story, sign)
     select $1::date, key, s.number, sign from unnest($2::bigint[], $3::text[], $4::text[]) as g (key, id, sign) join copydesk.stories s using (id)
     on conflict do nothing`,
    [day, signs.map(({ key }) => key), signs.map(({ storyId }) => storyId), signs.map(({ kind }) => kind)],
  );
}

/** Keys with the places of their articles: for each a number alone, since a batch has some thousands. */
function flatten(articles: readonly KeysOfArticle[]): { articles: number[]; keys: number[] } {
  const places: number[] = [];
  const keys: number[] = [];
  articles.forEach(({ keys: own }, place) => {
    for (const key of Array.from(own)) {
      places.push(place);
      keys.push(key);
    }
  });
  return { articles: places, keys };
}
