import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import type { Pending } from './batcher.ts';
import type { Database, Session } from './database.ts';
import { kindOf, sqlState, StoreFault, withoutConflict } from './faults.ts';
import { columnsOf, storable } from './outcome-row.ts';
import { insertPages } from './pages.ts';
import { LOCAL_BY_INDEX } from './schema/functions/by-index.ts';
import { assignStories, type ChangedArticle } from './stories/assign.ts';
import { articlesMoved } from './stories/due.ts';
import type { StoryWindow } from './stories/window.ts';
import type { Committed, CommittedPage } from './store.ts';

/** An outcome on its way to the database. */
export interface CommitItem {
  readonly page: CommittedPage;
  readonly outcome: PreparedOutcome;
}

export type PendingCommit = Pending<CommitItem, Committed>;

/**
 * Commits a batch in one transaction. Where the database refuses one of its values, each goes alone, so that only the
 * bad one fails; where the database is away, all fail and their jobs are tried again.
 */
export async function commitBatch(
  database: Database,
  batch: readonly PendingCommit[],
  window: StoryWindow,
): Promise<void> {
  try {
    const answers = await write(
      database,
      batch.map(({ item }) => item),
      window,
    );
    for (const pending of batch) settle(pending, answers);
  } catch (error) {
    if (batch.length === 1 || kindOf(error) !== 'refused') {
      for (const pending of batch) pending.reject(new StoreFault('commit an outcome', error));
      return;
    }
    for (const pending of batch) await commitBatch(database, [pending], window);
  }
}

function settle(pending: PendingCommit, answers: ReadonlyMap<string, Written>): void {
  const { page } = pending.item;
  const written = answers.get(page.id);
  if (written === undefined) pending.reject(new Error(`no answer for page ${page.id}`));
  else {
    const { page_id: _, ...committed } = written;
    pending.resolve(committed);
  }
}

const OPEN = Buffer.from('[');
const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']');

type Written = Committed & { readonly page_id: string };

/** Foreign key violation: an outcome of a page that is not stored. */
const PAGE_MISSING = '23503';

async function write(
  database: Database,
  items: readonly CommitItem[],
  window: StoryWindow,
): Promise<Map<string, Written>> {
  const call = () => withoutConflict(() => callCommit(database, items, window));
  const rows = await call().catch(async (error: unknown) => {
    if (sqlState(error) !== PAGE_MISSING) throw error;
    await insertPages(
      database,
      items.flatMap(({ page }) => ('bytes' in page || 'packed' in page ? [{ page }] : [])),
    );
    return call();
  });
  return new Map(rows.map((row) => [row.page_id, row]));
}

function jsonList(rows: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([OPEN, ...rows.flatMap((row, index) => (index === 0 ? [row] : [COMMA, row])), CLOSE]);
}

/** Outcomes, articles, messages and the articles' places in stories, all or none. */
function callCommit(database: Database, items: readonly CommitItem[], window: StoryWindow): Promise<Written[]> {
  return database.transaction(async (session) => {
    const rows = await writeOutcomes(session, items);
    // An article that is back may be in a state of before, which a page of another batch shows.
    const moved = await articlesMoved(session);
    const elsewhere = new Set(moved.map(({ articleId }) => articleId));
    const here = changedArticles(items, rows).filter(({ articleId }) => !elsewhere.has(articleId));
    await assignStories(session, [...here, ...moved], withdrawnBy(rows), window);
    return rows;
  }, LOCAL_BY_INDEX);
}

/**
 * Gives the sightings of a page their place by the outcome it has; nothing where it has none. For a page that was seen
 * again and cannot be cleaned again, its bytes being gone.
 */
export async function placeSightings(database: Database, pageId: string): Promise<void> {
  await withoutConflict(() =>
    database.query("select from copydesk.commit_outcomes(array[$1::text], '{}', '[]', '')", [storable(pageId)]),
  );
}

/** The articles whose newest state a page of the batch shows since now. */
function changedArticles(items: readonly CommitItem[], rows: readonly Written[]): ChangedArticle[] {
  const outcomes = new Map(items.map(({ page, outcome }) => [page.id, outcome]));
  const changed = new Map<string, ChangedArticle>();
  const byRevision = rows
    .filter(({ change }) => change === 'new' || change === 'revised')
    .sort((a, b) => (a.revision ?? 0) - (b.revision ?? 0));
  for (const { page_id, articleId } of byRevision) {
    const outcome = outcomes.get(page_id);
    if (outcome?.outcome === 'article' && articleId !== null) changed.set(articleId, { articleId, copy: outcome.copy });
  }
  return [...changed.values()];
}

function withdrawnBy(rows: readonly Written[]): string[] {
  return rows.flatMap(({ withdrawn }) => (withdrawn === null ? [] : [withdrawn]));
}

/** JSON and packed traces go as bytes: PGlite takes long texts four times as slowly, and a server takes bytes as they are. */
function writeOutcomes(session: Session, items: readonly CommitItem[]): Promise<Written[]> {
  const articleIds = new Set(
    items.flatMap(({ outcome }) =>
      outcome.outcome === 'article'
        ? [outcome.article.id, outcome.article.ownId ?? outcome.article.id]
        : (outcome.withdraws ?? []),
    ),
  );
  return session.query<Written>(
    `select page_id, outcome, article_id as "articleId", revision, changed, kept, change, withdrawn from copydesk.commit_outcomes($1::text[], $2::text[], convert_from($3::bytea, 'UTF8')::jsonb, $4::bytea)`,
    [
      items.map(({ page }) => page.id),
      [...articleIds],
      jsonList(items.map(({ outcome }) => columnsOf(outcome.row))),
      Buffer.concat(items.map(({ outcome: { row } }) => row.bytes.subarray(row.recordAt))),
    ],
    'often',
  );
}
