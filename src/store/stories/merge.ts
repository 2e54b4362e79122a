import type { Session } from '../database.ts';
import type { Merge } from './place.ts';

/** Makes stories part of older ones, under the lock of the stories. Answers the articles that have another story now. */
export async function mergeStories(session: Session, merges: readonly Merge[]): Promise<string[]> {
  if (merges.length === 0) return [];
  const given = [merges.map(({ storyId }) => storyId), merges.map(({ into }) => into)];
  const moved = await session.query<{ article_id: string }>(
    `update copydesk.story_articles s set story_id = m.into_id from unnest($1::text[], $2::text[]) as m (id, into_id)
     where s.story_id = m.id returning s.article_id`,
    given,
  );
  await session.query(
    `update copydesk.merged_stories s set into_id = m.into_id from unnest($1::text[], $2::text[]) as m (id, into_id)
     where s.into_id = m.id`,
    given,
  );
  await session.query(
    `with gone as (delete from copydesk.stories where id = any ($1::text[]) returning id, number)
     insert into copydesk.merged_stories (id, number, into_id)
     select gone.id, number, m.into_id from gone join unnest($1::text[], $2::text[]) as m (id, into_id) using (id)`,
    given,
  );
  return moved.map(({ article_id }) => article_id);
}

/** Tells later stages that what the story says of these articles has changed, their records being as before. */
export async function announceStories(session: Session, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return;
  await session.query(
    `insert into copydesk.outbox (article_id, revision, content_hash, record_digest, change)
     select id, revision, content_hash, record_digest, 'story' from copydesk.articles where id = any ($1::text[]) order by id`,
    [articleIds],
  );
}
