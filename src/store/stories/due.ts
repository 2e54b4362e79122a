import type { Database, Session } from '../database.ts';
import { withoutConflict } from '../faults.ts';
import { articleOf } from '../records.ts';
import { TRACE_COLUMNS, traceOf, type TraceColumns } from '../packed-trace.ts';
import { LOCAL_BY_INDEX } from '../schema/functions/by-index.ts';
import { copySketchOf } from '../../stories/copy.ts';
import { assignStories, type ChangedArticle } from './assign.ts';
import { announceStories } from './merge.ts';
import type { StoryWindow } from './window.ts';

/**
 * Gives up to `limit` articles their story that have none yet, the oldest first, and tells later stages. Answers how many
 * there were: fewer than `limit` where none is left.
 */
export async function findDueStories(database: Database, limit: number, window: StoryWindow): Promise<number> {
  return withoutConflict(() =>
    database.transaction(async (session) => {
      const due = await session.query<{ article_id: string }>(
        'select article_id from copydesk.story_due order by due_at, article_id limit $1::int for update skip locked',
        [limit],
      );
      const ids = due.map(({ article_id }) => article_id);
      if (ids.length === 0) return 0;
      await assignStories(session, await takeDue(session, ids), [], window);
      await announceStories(session, ids);
      return ids.length;
    }, LOCAL_BY_INDEX),
  );
}

/** The articles whose newest state has become another in this transaction without their page being of it. */
export async function articlesMoved(session: Session): Promise<ChangedArticle[]> {
  const due = await session.query<{ article_id: string }>(
    'select article_id from copydesk.story_due where due_at = now()',
    [],
    'often',
  );
  return due.length === 0
    ? []
    : takeDue(
        session,
        due.map(({ article_id }) => article_id),
      );
}

async function takeDue(session: Session, articleIds: readonly string[]): Promise<ChangedArticle[]> {
  await session.query('delete from copydesk.story_due where article_id = any ($1::text[])', [articleIds]);
  const rows = await session.query<{ record: unknown } & TraceColumns>(
    `select jsonb_set(o.record, '{revision}', to_jsonb(a.revision)) as record, ${TRACE_COLUMNS}
     from copydesk.articles a join copydesk.outcomes o on o.page_id = a.page_id where a.id = any ($1::text[])
     order by a.seen_at, a.id`,
    [articleIds],
  );
  return rows.map(({ record, ...columns }) => {
    const article = articleOf(record);
    const cut = traceOf(article.pageId, columns).removals.map(({ text }) => text);
    return { articleId: article.id, copy: copySketchOf(article, cut) };
  });
}
