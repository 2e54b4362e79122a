import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { SettingError, type Config } from './config.ts';
import { maskCredentials } from './text/mask.ts';
import { readOwners } from './open-owners.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

/** The store by itself, for commands that need no queue. Closing it closes the database. */
export interface Records extends AsyncDisposable {
  readonly store: Store;
  /** The database inside this process, which the queue shares; null where it is a server. */
  readonly pglite: PGlite | null;
  /** Where the records are, for people: a folder or a masked URL. */
  readonly place: string;
}

/**
 * Opens the store of the settings; only the driver that is needed is loaded. `onError` hears of connections that break
 * while idle. `writes`: pages are to be taken in or cleaned, which needs room on the disk. Throws `ServiceUnavailable` or `SettingError`, one line each, where it cannot.
 */
export async function openRecords(
  config: Config,
  onError: (error: Error) => void = () => {},
  { writes = false } = {},
): Promise<Records> {
  await using opened = new AsyncDisposableStack();
  const { databaseUrl, databaseCa, dataFolder, storyMatchDays, storyKeepDays } = config;
  const owners = readOwners(config.owners);
  let pglite: PGlite | null = null;
  let database;
  if (databaseUrl === null) {
    const { openPglite } = await import('./store/pglite.ts');
    const embedded = opened.use(await openPglite(dataFolder, { writes }));
    pglite = embedded.pglite;
    database = embedded;
  } else {
    const { openPostgres } = await import('./store/postgres.ts');
    database = opened.use(openPostgres({ url: databaseUrl, ca: readCa('DATABASE_CA', databaseCa), onError }));
  }
  const store = opened.use(await openStore(database, { matchDays: storyMatchDays, keepDays: storyKeepDays, owners }));
  const resources = opened.move();
  return {
    store,
    pglite,
    place: databaseUrl === null ? `${resolve(dataFolder)} (embedded PostgreSQL)` : maskCredentials(databaseUrl),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** The PEM file a setting names; a `SettingError` where it cannot be read. */
export function readCa(variable: string, path: string | null): string | null {
  if (path === null) return null;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new SettingError(
      `${variable} is "${path}", which cannot be read (${(error as NodeJS.ErrnoException).code}); expected the path of a PEM file`,
    );
  }
}
