import type { SureKind } from '../../model/copy-sketch.ts';
import { COMMON_KEY, SHARED_KEYS } from '../../stories/sketch.ts';
import { COMPARED_STORIES } from '../../stories/choose.ts';
import { bigints, integers } from '../binary-array.ts';
import type { Session } from '../database.ts';
import type { StoryWindow } from './window.ts';

/** Keys of one article, as the tables name its story. */
export interface KeysOfArticle {
  readonly articleId: string;
  readonly keys: Float64Array;
  readonly sure: readonly { readonly kind: SureKind; readonly key: number }[];
}

/** A story that shares keys with an article, or a sure sign. */
export interface SharingStory {
  readonly articleId: string;
  readonly storyId: string;
  /** The older the story, the less. */
  readonly age: number;
  readonly shared: number;
  readonly sure: SureKind | null;
}

/** A regular expression of PostgreSQL: the day a partition ends with, in the words of its bounds. */
const UNTIL = "$$TO [(]'([0-9-]+)'[)]$$";

/**
 * Makes the partition of today's keys and drops those older than the window keeps. Answers the day, `2026-11-29`. A
 * partition is as long as the window in which texts are matched: a look-up meets two, and pays for each. Whoever calls it
 * holds the lock of the stories.
 */
export async function openDay(session: Session, { matchDays, keepDays }: StoryWindow): Promise<string> {
  const [now] = await session.query<{ day: string; last: string | null }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as day,
       (select max(substring(pg_get_expr(c.relpartbound, c.oid) from ${UNTIL})) from pg_inherits i
          join pg_class c on c.oid = i.inhrelid where i.inhparent = 'copydesk.story_keys'::regclass) as last`,
    [],
    'often',
  );
  const { day, last } = now!;
  if (last !== null && last > day) return day;
  await session.script(
    `create table copydesk.story_keys_${day.replaceAll('-', '')} partition of copydesk.story_keys
     for values from ('${day}') to ('${dayBefore(day, -matchDays)}')`,
  );
  const old = await session.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'copydesk.story_keys'::regclass
       and substring(pg_get_expr(c.relpartbound, c.oid) from ${UNTIL}) <= $1::text`,
    [dayBefore(day, keepDays)],
  );
  for (const { name } of old) await session.script(`drop table copydesk.${name}`);
  return day;
}

export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** What the keys of a batch led to. */
export interface Sharing {
  readonly sharing: readonly SharingStory[];
  /** Keys of the batch that say nothing, since many stories have them: nobody need keep them once more. */
  readonly common: ReadonlySet<number>;
}

/** The stories that share keys enough with each article, those with the most first. Keys that many stories have are passed over. */
export async function sharingStories(
  session: Session,
  articles: readonly KeysOfArticle[],
  since: string,
): Promise<Sharing> {
  const flat = flatten(articles.map(({ keys, sure }) => [keys, sure.map(({ key }) => key)]));
  if (flat.keys.length === 0) return { sharing: [], common: new Set() };
  const rows = await session.query<Shared>(
    // One scan for all keys of the batch: a join costs three times as much a key and partition.
    `with met as materialized (
       select key, story, sign from copydesk.story_keys where key = any ($2::bigint[]) and day >= $3::date
     ),
     common as materialized (select key from met where sign is null group by key having count(*) > ${COMMON_KEY}),
     shared as (
       select article, story, count(distinct key)::int as shared, min(sign) as sure
       from met join unnest($1::int[], $2::bigint[]) as g (article, key) using (key)
       where sign is not null or key not in (select key from common) group by article, story
       having count(distinct key) >= ${SHARED_KEYS} or min(sign) is not null
     ),
     ranked as (
       select *, row_number() over (partition by article order by sure nulls last, shared desc, story) as place from shared
     )
     select article, story, shared, sure, null::float8 as key from ranked where place <= ${COMPARED_STORIES}
     union all select null, null, null, null, key::float8 from common`,
    [integers(flat.places), bigints(flat.keys), since],
    'often',
  );
  const shared = rows.filter(({ key }) => key === null).sort((a, b) => a.article - b.article || b.shared - a.shared);
  const stories = await storiesOf(session, [...new Set(shared.map(({ story }) => story))]);
  const sharing = new Map<string, SharingStory>();
  for (const { article, story, shared: count, sure } of shared) {
    const known = stories.get(story);
    if (known === undefined) continue;
    const { articleId } = articles[article]!;
    const place = `${articleId} ${known.id}`;
    const before = sharing.get(place);
    if (before && (before.sure !== null || sure === null)) continue;
    sharing.set(place, { articleId, storyId: known.id, age: known.age, shared: count, sure });
  }
  return { sharing: [...sharing.values()], common: new Set(rows.flatMap(({ key }) => (key === null ? [] : [key]))) };
}

/** An article (its place) and the number of a story; or a common key alone. */
interface Shared {
  readonly article: number;
  readonly story: number;
  readonly shared: number;
  readonly sure: SureKind | null;
  readonly key: number | null;
}

interface NumberedStory {
  readonly number: number;
  readonly id: string;
  readonly age: number;
}

/** Stories by the numbers at their keys. Those of a story that became part of another lead to that one. */
async function storiesOf(session: Session, numbers: readonly number[]): Promise<ReadonlyMap<number, NumberedStory>> {
  if (numbers.length === 0) return new Map();
  const rows = await session.query<NumberedStory>(
    `select number, id, number as age from copydesk.stories where number = any ($1::int[])
     union all select m.number, s.id, s.number from copydesk.merged_stories m join copydesk.stories s on s.id = m.into_id
       where m.number = any ($1::int[])`,
    [numbers],
    'often',
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** Keeps the keys by which later texts find the story, once a story and day. */
export async function putKeys(
  session: Session,
  day: string,
  stories: readonly (KeysOfArticle & { readonly storyId: string })[],
): Promise<void> {
  if (stories.length === 0) return;
  const flat = flatten(stories.map(({ keys }) => [keys]));
  await session.query(
    `insert into copydesk.story_keys (day, key, story)
     select distinct $1::date, key, s.number from unnest($2::int[], $3::bigint[]) as g (place, key)
       join unnest($4::text[]) with ordinality as t (id, place) on t.place = g.place + 1 join copydesk.stories s on s.id = t.id
     -- A story of this transaction has none yet.
     where s.first_seen = now() or ${isNew('g.key')}`,
    [day, integers(flat.places), bigints(flat.keys), stories.map(({ storyId }) => storyId)],
    'often',
  );
  const signs = stories.flatMap(({ storyId, sure }) => sure.map(({ kind, key }) => ({ storyId, kind, key })));
  if (signs.length === 0) return;
  await session.query(
    `insert into copydesk.story_keys (day, key, story, sign)
     select distinct $1::date, key, s.number, sign from unnest($2::bigint[], $3::text[], $4::text[]) as g (key, id, sign) join copydesk.stories s using (id)
     where ${isNew('g.key')}`,
    [day, signs.map(({ key }) => key), signs.map(({ storyId }) => storyId), signs.map(({ kind }) => kind)],
    'often',
  );
}

/** SQL: whether the story `s` has no row of that key for the day `$1`. */
function isNew(key: string): string {
  return `not exists (select from copydesk.story_keys k where k.key = ${key} and k.story = s.number and k.day = $1::date)`;
}

/** The keys of all articles one after the other, each with the place of its article, whose keys come in one list or more. */
function flatten(articles: readonly (readonly ArrayLike<number>[])[]): { places: Int32Array; keys: Float64Array } {
  const total = articles.flat().reduce((sum, { length }) => sum + length, 0);
  const places = new Int32Array(total);
  const keys = new Float64Array(total);
  let from = 0;
  articles.forEach((lists, place) => {
    for (const list of lists) {
      keys.set(list, from);
      places.fill(place, from, from + list.length);
      from += list.length;
    }
  });
  return { places, keys };
}
