import type { Candidate } from '../../stories/choose.ts';
import { Comparable } from '../../stories/compare.ts';
import type { CopySketch } from '../../model/copy-sketch.ts';
import type { Session } from '../database.ts';
import { dayBefore, openDay, putKeys, sharingStories } from './keys.ts';
import { LONGEST_SPEAKING } from './longest.ts';
import { announceStories, mergeStories } from './merge.ts';
import { concernedByCorrections, type Corrected, type CorrectedCopy, leaveStories, putPlaces } from './members.ts';
import { Arrival, Batch, ownStory } from './place.ts';
import type { StoryWindow } from './window.ts';

/** An article whose newest state has just been written. */
export interface ChangedArticle {
  readonly articleId: string;
  /** Null for what is matched with nothing. */
  readonly copy: CopySketch | null;
}

/** Key of the advisory lock under which articles get their stories: two copies that come at once must see each other. */
const LOCK = 'pg_advisory_xact_lock(1129271386)';

/**
 * Gives each article its story, in the transaction that wrote it. One that changes is matched anew, but for the first of a
 * story that others have joined: a story keeps its id.
 */
export async function assignStories(
  session: Session,
  changed: readonly ChangedArticle[],
  gone: readonly string[],
  window: StoryWindow,
): Promise<void> {
  const articles = changed.flatMap(({ articleId, copy }) => (copy === null ? [] : [{ articleId, copy }]));
  const leaving = [...gone, ...changed.flatMap(({ articleId, copy }) => (copy === null ? [articleId] : []))];
  if (articles.length === 0 && leaving.length === 0) return;
  await session.query(`select ${LOCK}`, [], 'often');
  const left = leaving.length === 0 ? [] : await leaveStories(session, leaving);
  const changes = articles.length === 0 ? { came: [], left, moved: [] } : await place(session, articles, left, window);
  const given = new Set(articles.map(({ articleId }) => articleId));
  const concerned = new Set([...changes.moved, ...(await concernedByCorrections(session, changes))]);
  // The articles of the commit have messages of their own.
  await announceStories(
    session,
    [...concerned].filter((id) => !given.has(id)),
  );
}

interface Placing extends Corrected {
  /** Articles whose story has become part of another. */
  readonly moved: readonly string[];
}

async function place(
  session: Session,
  articles: readonly { readonly articleId: string; readonly copy: CopySketch }[],
  left: readonly CorrectedCopy[],
  window: StoryWindow,
): Promise<Placing> {
  const day = await openDay(session, window);
  const now = Date.parse(day);
  const ids = articles.map(({ articleId }) => articleId);
  const batch = new Batch(
    articles.map(({ articleId, copy }) => new Arrival(articleId, copy, timeOf(copy, now))),
    await ledStories(session, ids),
  );
  const { sharing, common } = await sharingStories(
    session,
    articles.map(({ articleId, copy }) => ({ articleId, keys: copy.keys, sure: copy.sure })),
    dayBefore(day, window.matchDays),
  );
  batch.know(sharing, await copiesOf(session, [...new Set(sharing.map(({ storyId }) => storyId))], now));
  const { placed, merges } = batch.place();
  const corrected = await putPlaces(session, placed);
  const moved = await mergeStories(session, merges);
  await putKeys(
    session,
    day,
    placed.flatMap(({ article: { articleId, copy }, storyId, speaks }) =>
      speaks ? [{ articleId, storyId, keys: copy.keys.filter((key) => !common.has(key)), sure: copy.sure }] : [],
    ),
  );
  return { came: corrected.came, left: [...left, ...corrected.left], moved };
}

function timeOf({ at }: CopySketch, now: number): number {
  const time = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(time) ? now : time;
}

async function copiesOf(session: Session, storyIds: readonly string[], now: number): Promise<Candidate[]> {
  if (storyIds.length === 0) return [];
  const rows = await session.query<{ story_id: string; article_id: string; body: string; at: string | null }>(
    `select s.story_id, s.article_id, o.record -> 'body' ->> 'text' as body, o.record -> 'published' ->> 'at' as at
     from (
       -- Copies, and texts that came otherwise: those of a story that became part of this one are another text.
       ${LONGEST_SPEAKING}
     ) s join copydesk.articles a on a.id = s.article_id join copydesk.outcomes o on o.page_id = a.page_id
     order by s.story_id, s.copied, s.words desc, s.article_id`,
    [storyIds],
    'often',
  );
  return rows.map(({ story_id, article_id, body, at }) => ({
    storyId: story_id,
    articleId: article_id,
    body: new Comparable(body),
    at: Number.isNaN(Date.parse(at ?? '')) ? now : Date.parse(at ?? ''),
  }));
}

/** Those of the articles that are the first of a story with others in it, each with the story's age. */
async function ledStories(session: Session, articleIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await session.query<{ article_id: string; age: number }>(
    `select article_id, s.number as age from unnest($1::text[], $2::text[]) as g (article_id, story_id)
       join copydesk.stories s on s.id = g.story_id
     where exists (select from copydesk.story_articles s where s.story_id = g.story_id and s.article_id <> g.article_id)`,
    [articleIds, articleIds.map(ownStory)],
    'often',
  );
  return new Map(rows.map(({ article_id, age }) => [article_id, age]));
}
