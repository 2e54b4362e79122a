import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import type { Pending } from './batcher.ts';
import type { Database } from './database.ts';
import { kindOf, sqlState, StoreFault, withoutConflict } from './faults.ts';
import { insertPages } from './pages.ts';
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
export async function commitBatch(database: Database, batch: readonly PendingCommit[]): Promise<void> {
  try {
    const answers = await write(
      database,
      batch.map(({ item }) => item),
    );
    for (const pending of batch) settle(pending, answers);
  } catch (error) {
    if (batch.length === 1 || kindOf(error) !== 'refused') {
      for (const pending of batch) pending.reject(new StoreFault('commit an outcome', error));
      return;
    }
    for (const pending of batch) await commitBatch(database, [pending]);
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

async function write(database: Database, items: readonly CommitItem[]): Promise<Map<string, Written>> {
  const call = () => withoutConflict(() => callCommit(database, items));
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

/** The JSON goes as bytes: PGlite takes long texts four times as slowly. */
function callCommit(database: Database, items: readonly CommitItem[]): Promise<Written[]> {
  const articleIds = new Set(
    items.flatMap(({ outcome }) => (outcome.outcome === 'article' ? [outcome.article.id] : [])),
  );
  return database.query<Written>(
    `select page_id, outcome, revision, changed, kept, change, withdrawn from copydesk.commit_outcomes($1::text[], $2::text[], convert_from($3::bytea, 'UTF8')::jsonb)`,
    [items.map(({ page }) => page.id), [...articleIds], jsonList(items.map(({ outcome }) => outcome.row))],
  );
}
