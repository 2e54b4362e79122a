import packageFile from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';
import { createEvents, type Events } from './observe/events.ts';
import { openLog, type Log } from './observe/log.ts';
import { createMetrics, type Metrics } from './observe/metrics.ts';
import { openRecords, readCa } from './open-records.ts';
import { openRules } from './open-rules.ts';
import { openQueues, type Queues } from './queue/queues.ts';
import type { Recipe } from './rules/recipe.ts';
import type { Rule } from './rules/rule.ts';
import type { Store } from './store/store.ts';

/** What a process of copydesk stands on. Closing it closes everything, in reverse. */
export interface Runtime extends AsyncDisposable {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly events: Events;
  readonly store: Store;
  readonly queues: Queues;
  /** Rules of the user's own, for the threads that clean. */
  readonly userRules: readonly (Rule | Recipe)[];
  /** Where the records are, for people: a folder or a masked URL. */
  readonly place: string;
}

/** Reads the user's rules and opens log, store and queues, in this order. Throws `ServiceUnavailable` or `SettingError`, one line each, where it cannot. */
export async function openRuntime(config: Config): Promise<Runtime> {
  const userRules = await openRules(config.rules);
  await using opened = new AsyncDisposableStack();
  const log = openLog(config.logLevel);
  const backend = config.redisUrl !== null ? 'redis' : config.databaseUrl !== null ? 'postgres' : 'embedded';
  const metrics = opened.use(createMetrics({ version: packageFile.version, backend }));
  const events = createEvents(log, metrics);
  const { store, pglite, place } = opened.use(
    await openRecords(config, (error) => events.outage('store', error), { writes: true }),
  );
  const certificates = {
    databaseCa: readCa('DATABASE_CA', config.databaseCa),
    redisCa: readCa('REDIS_CA', config.redisCa),
  };
  const queues = opened.use(
    await openQueues({ ...config, ...certificates }, pglite, (error) => events.queueError(error)),
  );
  const resources = opened.move();
  return {
    config,
    log,
    metrics,
    events,
    store,
    queues,
    userRules,
    place,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
