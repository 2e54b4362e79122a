import packageFile from '../package.json' with { type: 'json' };
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from './config.ts';
import { maskCredentials } from './model/mask.ts';
import { SettingError } from './config.ts';
import { createEvents, type Events } from './observe/events.ts';
import { openLog, type Log } from './observe/log.ts';
import { createMetrics, type Metrics } from './observe/metrics.ts';
import { openQueues, type Queues } from './queue/queues.ts';
import { openStore } from './store/open.ts';
import { openPglite } from './store/pglite.ts';
import { openPostgres } from './store/postgres.ts';
import type { Store } from './store/store.ts';

/** What a process of copydesk stands on. Closing it closes everything, in reverse. */
export interface Runtime extends AsyncDisposable {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly events: Events;
  readonly store: Store;
  readonly queues: Queues;
  /** Where the records are, for people: a folder or a masked URL. */
  readonly place: string;
}

/** Opens log, store and queues in this order. Throws `ServiceUnavailable` or `SettingError`, one line each, where it cannot. */
export async function openRuntime(config: Config): Promise<Runtime> {
  await using opened = new AsyncDisposableStack();
  const log = openLog(config.logLevel);
  const backend = config.redisUrl !== null ? 'redis' : config.databaseUrl !== null ? 'postgres' : 'embedded';
  const metrics = opened.use(createMetrics({ version: packageFile.version, backend }));
  const events = createEvents(log, metrics);
  const embedded = config.databaseUrl === null ? opened.use(await openPglite(config.dataFolder)) : null;
  const database = embedded ?? opened.use(openPostgres({
    url: config.databaseUrl ?? '', ca: readCa('DATABASE_CA', config.databaseCa), onError: (error) => events.outage('store', error),
  }));
  const store = opened.use(await openStore(database));
  const queues = opened.use(await openQueues(config, embedded?.pglite ?? null, (error) => events.queueError(error)));
  const resources = opened.move();
  return {
    config, log, metrics, events, store, queues,
    place: config.databaseUrl === null ? `${resolve(config.dataFolder)} (embedded PostgreSQL)` : maskCredentials(config.databaseUrl),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

function readCa(variable: string, path: string | null): string | null {
  if (path === null) return null;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new SettingError(`${variable} is "${path}", which cannot be read (${(error as NodeJS.ErrnoException).code}); expected the path of a PEM file`);
  }
}
