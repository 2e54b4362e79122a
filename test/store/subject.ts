import type { Database } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';

/** What a test of the contract works with: a store without rows, and the database under it. */
export interface Subject {
  readonly store: Store;
  readonly database: Database;
}

export function emptyTables(database: Database): Promise<void> {
  return database.script('truncate copydesk.pages, copydesk.waiting, copydesk.outcomes, copydesk.articles, copydesk.outbox');
}

/** The same database for a second store; closing that store leaves it open. */
export function shared(database: Database): Database {
  return {
    kind: database.kind,
    query: database.query.bind(database),
    script: database.script.bind(database),
    transaction: database.transaction.bind(database),
    [Symbol.asyncDispose]: async () => {},
  };
}
