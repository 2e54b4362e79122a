import type { Database } from '../../src/store/database.ts';
import { TRACE_COLUMNS, traceOf, type TraceColumns } from '../../src/store/packed-trace.ts';
import type { Store } from '../../src/store/store.ts';

/** What a test of the contract works with: a store without rows, and the database under it. */
export interface Subject {
  readonly store: Store;
  readonly database: Database;
}

/** Dictionaries, which are for ever, and rows of single-row tables stay, as they were in the beginning. Deleting takes 2 ms where truncating takes 20: tests leave few rows. */
export function emptyTables(database: Database): Promise<void> {
  return database.script(`do $$
    declare name text;
    begin
      set local session_replication_role = replica;
      for name in select tablename from pg_tables where schemaname = 'copydesk' and tablename not in ('migrations', 'relay', 'sweep', 'dictionaries', 'trace_dictionaries') loop
        execute format('delete from copydesk.%I', name);
      end loop;
      update copydesk.relay set memory = null, batch = 0, taken = 0;
      update copydesk.sweep set due = '-infinity';
    end $$`);
}

/** {@link emptyTables}, and the queue's where one was opened; numbers begin at 1 again. */
export async function emptyAll(database: Database): Promise<void> {
  await emptyTables(database);
  await database.script(`do $$
    declare tables text; name text;
    begin
      select string_agg(format('%I.%I', schemaname, tablename), ', ') into tables
        from pg_tables where schemaname = 'bullmq' and tablename <> 'migration';
      if tables is not null then execute 'truncate ' || tables; end if;
      for name in select format('%I.%I', schemaname, sequencename) from pg_sequences loop
        execute 'alter sequence ' || name || ' restart';
      end loop;
    end $$`);
}

/** The same database for a second store; closing that store leaves it open. */
export function shared(database: Database): Database {
  return {
    kind: database.kind,
    ahead: database.ahead,
    hurried: false,
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
    outcomes: 'select jsonb_build_array(page_id, article_id, cuts, digest) as row from copydesk.outcomes t',
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
  // Unpacked: by which trace of its host one is packed depends on who cleaned first.
  const traces = await database.query<{ page_id: string } & TraceColumns>(
    `select page_id, ${TRACE_COLUMNS} from copydesk.outcomes o order by page_id`,
  );
  rows.push(...traces.map(({ page_id, ...columns }) => `traces ${JSON.stringify(traceOf(page_id, columns))}`));
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
