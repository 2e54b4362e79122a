import type { Database } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';

/** What a test of the contract works with: a store without rows, and the database under it. */
export interface Subject {
  readonly store: Store;
  readonly database: Database;
}

export function emptyTables(database: Database): Promise<void> {
  return database.script(
    `truncate copydesk.pages, copydesk.articles, copydesk.outbox, copydesk.search, copydesk.corrections, copydesk.search_due, copydesk.resolved, copydesk.stories, copydesk.story_articles, copydesk.story_keys, copydesk.story_due, copydesk.merged_stories cascade;
     update copydesk.relay set memory = null, batch = 0, taken = 0; update copydesk.sweep set due = '-infinity'`,
  );
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

/** Sends the outbox as a relay does whose queue has this memory. */
export async function send(store: Store, memory = 'first'): Promise<number[]> {
  await store.relayTo(memory, 0, 1000);
  const ids = (await store.outbox(1000)).map(({ sequence }) => sequence);
  await store.markSent(ids, memory);
  return ids;
}

/** All rows without times of commit, and of the outbox what later stages end with. */
export async function lastingRows(database: Database): Promise<string[]> {
  const statements = {
    articles: "select to_jsonb(t) - 'changed_at' as row from copydesk.articles t",
    revisions: "select to_jsonb(t) - 'cleaned_at' as row from copydesk.revisions t",
    quarantine: "select to_jsonb(t) - 'at' as row from copydesk.quarantine t",
    traces:
      "select jsonb_build_array(page_id, article_id, cuts, encode(packed, 'base64')) as row from copydesk.outcomes t",
    sightings: 'select to_jsonb(t) as row from copydesk.sightings t',
    // The last message of each article there is: how many there were before depends on what a commit held.
    outbox: `select row - 'change' as row from (
        select distinct on (article_id) to_jsonb(t) - 'id' - 'at' - 'sent_at' - 'leased_until' - 'sent_batch' as row
        from copydesk.outbox t order by article_id, id desc
      ) last where row ->> 'change' <> 'withdrawn'`,
  };
  const rows = [];
  for (const [table, statement] of Object.entries(statements)) {
    const found = await database.query<{ row: string }>(`select row::text from (${statement}) s order by 1`);
    rows.push(...found.map(({ row }) => `${table} ${row}`));
  }
  return rows;
}

/** Fisher and Yates with a small linear congruential generator. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const mixed = [...items];
  let random = seed;
  for (let index = mixed.length - 1; index > 0; index--) {
    random = (random * 1103515245 + 12345) % 2147483648;
    const other = random % (index + 1);
    [mixed[index], mixed[other]] = [mixed[other] as T, mixed[index] as T];
  }
  return mixed;
}
