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
  const flat = flatten(articles);
  if (flat.keys.length === 0) return [];
  return session.query<SharingStory>(
    `with given as (select * from unnest($1::text[], $2::bigint[], $3::boolean[]) as g (article_id, key, sure)),
     met as (
       select g.article_id, k.story_id, k.key, k.sign, count(*) over (partition by g.article_id, k.key) as stories
       from given g join copydesk.story_keys k on k.key = g.key and (k.sign is not null) = g.sure where k.day >= $4::date
     ),
     shared as (
       select article_id, story_id, count(distinct key)::int as shared, min(sign) as sure,
         row_number() over (partition by article_id order by min(sign) nulls last, count(distinct key) desc, story_id) as place
       from met where stories <= ${COMMON_KEY} or sign is not null group by article_id, story_id
       having count(distinct key) >= ${SHARED_KEYS} or min(sign) is not null
     )
     select article_id as "articleId", story_id as "storyId", shared, sure from shared where place <= ${COMPARED_STORIES}
     order by article_id, place`,
    [flat.articleIds, flat.keys, flat.sure, since],
  );
}

/** Keeps the keys by which later texts find the story. */
export async function putKeys(
  session: Session,
  day: string,
  stories: readonly (KeysOfArticle & { readonly storyId: string })[],
): Promise<void> {
  const rows = stories.flatMap(({ storyId, keys, sure }) => [
    ...Array.from(keys, (key) => ({ storyId, key, sign: '' })),
    ...sure.map(({ kind, key }) => ({ storyId, key, sign: kind as string })),
  ]);
  if (rows.length === 0) return;
  await session.query(
    `insert into copydesk.story_keys (day, key, story_id, sign)
     select $1::date, key, story_id, nullif(sign, '') from unnest($2::bigint[], $3::text[], $4::text[]) as g (key, story_id, sign)
     on conflict do nothing`,
    [day, rows.map(({ key }) => key), rows.map(({ storyId }) => storyId), rows.map(({ sign }) => sign)],
  );
}

function flatten(articles: readonly KeysOfArticle[]) {
  const articleIds: string[] = [];
  const keys: number[] = [];
  const sure: string[] = [];
  for (const { articleId, keys: own, sure: signs } of articles) {
    const all = [...Array.from(own), ...signs.map(({ key }) => key)];
    keys.push(...all);
    articleIds.push(...all.map(() => articleId));
    sure.push(...all.map((_, i) => `${i >= own.length}`));
  }
  return { articleIds, keys, sure };
}
