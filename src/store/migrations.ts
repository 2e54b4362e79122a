import type { Database, Session } from './database.ts';
import { ANALYSIS, DROP_ANALYSIS } from './schema/analysis.ts';
import { FUNCTIONS } from './schema/functions.ts';
import { V1 } from './schema/v1.ts';
import { V2 } from './schema/v2.ts';
import { V3 } from './schema/v3.ts';
import { V4 } from './schema/v4.ts';
import { V5 } from './schema/v5.ts';
import { V6 } from './schema/v6.ts';
import { V7 } from './schema/v7.ts';
import { V8 } from './schema/v8.ts';
import { V9 } from './schema/v9.ts';
import { V10 } from './schema/v10.ts';
import { V11 } from './schema/v11.ts';
import { V13 } from './schema/v13.ts';
import { V16 } from './schema/v16.ts';
import { V17 } from './schema/v17.ts';
import { V18 } from './schema/v18.ts';
import { V19 } from './schema/v19.ts';
import { V21 } from './schema/v21.ts';
import { V22 } from './schema/v22.ts';
import { V24 } from './schema/v24.ts';
import { V25 } from './schema/v25.ts';
import { V26 } from './schema/v26.ts';

/** One step of the schema. Once released it never changes; its number is its place in the list, from 1. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  { name: 'tables', sql: V1 },
  { name: 'messages that were sent', sql: V2 },
  { name: 'cheaper storage of records and traces', sql: V3 },
  { name: 'pages whose bytes were deleted', sql: V4 },
  { name: 'what the desk reads', sql: V5 },
  { name: 'tries that failed beside an outcome', sql: V6 },
  { name: 'sightings, and messages that say what changed', sql: V7 },
  { name: 'one sweep for all workers', sql: V8 },
  { name: 'stories', sql: V9 },
  { name: 'canonical URLs that several pages claim', sql: V10 },
  { name: 'where pages were read', sql: V11 },
  // They are made with the functions.
  { name: 'views for analysts', sql: 'select 1' },
  { name: 'corrections', sql: V13 },
  // Functions alone.
  { name: 'commits planned once', sql: 'select 1' },
  { name: 'views for analysts read what was corrected', sql: 'select 1' },
  { name: 'when articles were withdrawn', sql: V16 },
  { name: 'traces packed by who cleans', sql: V17 },
  { name: 'stories that are one', sql: V18 },
  { name: 'owners of copies', sql: V19 },
  // Functions alone.
  { name: 'commits planned by index', sql: 'select 1' },
  { name: 'pages packed by another of their host', sql: V21 },
  { name: 'articles that a refused page takes back', sql: V22 },
  // Functions alone.
  { name: 'claims judged by what a commit brings', sql: 'select 1' },
  { name: 'traces packed by another of their host', sql: V24 },
  { name: 'narrower rows of messages and keys', sql: V25 },
  { name: 'the longest copies of a story by index', sql: V26 },
];

/** The advisory lock under which the schema changes; its key is the letters `COPY` read as a number. */
const LOCK = 'pg_advisory_xact_lock(1129271385)';

/** The database was brought forward by a newer copydesk; this one would not understand its rows. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';

  constructor(found: number, known: number) {
    super(
      `the database has schema version ${found}, this copydesk knows up to ${known}; run the newer copydesk, or give this one another database`,
    );
  }
}

/**
 * Brings the schema up to date, all of it in one transaction. Of processes that start at once one does it and the others
 * wait. Answers the version.
 */
export async function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<number> {
  if ((await versionOf(database)) === migrations.length) return migrations.length;
  return database.transaction(async (session) => {
    await session.script(`set local statement_timeout = 0; select ${LOCK}`);
    const found = await versionOf(session);
    if (found > migrations.length) throw new SchemaTooNew(found, migrations.length);
    if (found === 0) await session.script(MIGRATIONS_TABLE);
    await session.script(DROP_ANALYSIS);
    for (const [index, { name, sql }] of migrations.entries()) {
      if (index < found) continue;
      await session.script(sql);
      await session.query('insert into copydesk.migrations (version, name) values ($1::int, $2::text)', [
        index + 1,
        name,
      ]);
    }
    if (migrations.length >= MIGRATIONS.length) for (const made of [...FUNCTIONS, ANALYSIS]) await session.script(made);
    return migrations.length;
  });
}

const MIGRATIONS_TABLE = `
create schema if not exists copydesk;
create table if not exists copydesk.migrations (version integer primary key, name text not null, applied_at timestamptz not null default now());
`;

/**
 * 0 for a database that has never seen copydesk. The catalogue is read as a table: a session's memory of what exists may
 * be older than the lock it has just waited for.
 */
async function versionOf(session: Session): Promise<number> {
  const [table] = await session.query<{ there: boolean }>(
    "select exists (select from pg_catalog.pg_tables where schemaname = 'copydesk' and tablename = 'migrations') as there",
  );
  if (!table?.there) return 0;
  const [row] = await session.query<{ version: number }>(
    'select coalesce(max(version), 0)::int as version from copydesk.migrations',
  );
  return row?.version ?? 0;
}
