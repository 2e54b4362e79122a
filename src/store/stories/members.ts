import type { Session } from '../database.ts';
import { storable } from '../outcome-row.ts';
import type { Placed } from './place.ts';

/** A copy that carries a correction and came to a story or left it, so that others may lack it now or no longer. */
export interface CorrectedCopy {
  readonly articleId: string;
  readonly storyId: string;
}

/** Corrected copies that came to their stories, and that left them or carry no correction any more. */
export interface Corrected {
  readonly came: readonly CorrectedCopy[];
  readonly left: readonly CorrectedCopy[];
}

interface Before {
  readonly articleId: string;
  readonly storyId: string;
  readonly corrected: boolean;
}

/** Writes the places of articles, and takes away stories nobody is left in. */
export async function putPlaces(session: Session, placed: readonly Placed[]): Promise<Corrected> {
  await session.query(
    // A story that was part of another comes back where its first article is alone again.
    `with given as (select distinct on (id) * from unnest($1::text[], $2::text[]) as g (id, kind)),
     back as (delete from copydesk.merged_stories m using given g where m.id = g.id)
     insert into copydesk.stories (id, kind) select id, kind from given on conflict do nothing`,
    [placed.map(({ storyId }) => storyId), placed.map(({ article }) => article.copy.kind)],
    'often',
  );
  const rows = await session.query<Before>(
    `with given as (
       select * from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[])
         as g (article_id, story_id, match, containment, matched_with, words, speaks, corrected, holder)
     ), written as (
       insert into copydesk.story_articles as s (article_id, story_id, match, containment, matched_with, words, speaks, corrected, holder)
       select article_id, story_id, match, containment, nullif(matched_with, ''), words, speaks::boolean, corrected::boolean, nullif(holder, '') from given
       on conflict (article_id) do update set story_id = excluded.story_id, match = excluded.match, containment = excluded.containment,
         matched_with = excluded.matched_with, words = excluded.words, speaks = excluded.speaks, corrected = excluded.corrected, holder = excluded.holder
     )
     select s.article_id as "articleId", s.story_id as "storyId", s.corrected from copydesk.story_articles s join given using (article_id)`,
    [
      placed.map(({ article }) => article.articleId),
      placed.map(({ storyId }) => storyId),
      placed.map(({ kind }) => kind),
      placed.map(({ containment }) => containment),
      placed.map(({ matchedWith }) => matchedWith ?? ''),
      placed.map(({ article }) => article.copy.words),
      placed.map(({ speaks }) => `${speaks}`),
      placed.map(({ article }) => `${article.copy.corrected}`),
      placed.map(({ article }) => storable(article.copy.holder ?? '')),
    ],
    'often',
  );
  const before = new Map(rows.map((row) => [row.articleId, row]));
  const now = new Map(placed.map(({ article, storyId }) => [article.articleId, { storyId, copy: article.copy }]));
  await dropEmpty(
    session,
    rows.flatMap(({ articleId, storyId }) => (now.get(articleId)!.storyId === storyId ? [] : [storyId])),
  );
  const stays = ({ articleId, storyId, corrected }: Before): boolean =>
    corrected && now.get(articleId)!.copy.corrected && now.get(articleId)!.storyId === storyId;
  return {
    came: [...now].flatMap(([articleId, { storyId, copy }]) => {
      const was = before.get(articleId);
      return copy.corrected && !(was && stays(was)) ? [{ articleId, storyId }] : [];
    }),
    left: rows.filter((row) => row.corrected && !stays(row)),
  };
}

/** Takes articles out of their stories. Answers those that carried a correction. */
export async function leaveStories(session: Session, articleIds: readonly string[]): Promise<CorrectedCopy[]> {
  const left = await session.query<Before>(
    `delete from copydesk.story_articles where article_id = any ($1::text[])
     returning article_id as "articleId", story_id as "storyId", corrected`,
    [articleIds],
  );
  await dropEmpty(
    session,
    left.map(({ storyId }) => storyId),
  );
  return left.filter(({ corrected }) => corrected);
}

/** Keys of a story that is gone lead nowhere; they go with their partition. */
async function dropEmpty(session: Session, storyIds: readonly string[]): Promise<void> {
  if (storyIds.length === 0) return;
  await session.query(
    `delete from copydesk.stories s where id = any ($1::text[])
       and not exists (select from copydesk.story_articles a where a.story_id = s.id)`,
    [storyIds],
  );
}

/** The articles that lack a correction since now, or no longer do, because of copies that came to their stories or left them. */
export async function concernedByCorrections(session: Session, { came, left }: Corrected): Promise<string[]> {
  if (came.length + left.length === 0) return [];
  const members = await session.query<Before>(
    `select article_id as "articleId", story_id as "storyId", corrected from copydesk.story_articles where story_id = any ($1::text[])`,
    [[...new Set([...came, ...left].map(({ storyId }) => storyId))]],
  );
  const fresh = new Set(came.map(({ articleId }) => articleId));
  const lost = new Set(left.map(({ storyId }) => storyId));
  return [...Map.groupBy(members, ({ storyId }) => storyId)].flatMap(([storyId, copies]) => {
    const isCorrected = copies.some(({ corrected }) => corrected);
    const wasCorrected =
      lost.has(storyId) || copies.some(({ articleId, corrected }) => corrected && !fresh.has(articleId));
    return isCorrected === wasCorrected
      ? []
      : copies.flatMap(({ articleId, corrected }) => (corrected ? [] : [articleId]));
  });
}
