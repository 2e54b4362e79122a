import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  Worker,
  type BackendFactory,
  type Processor,
  type QueueOptions,
  type WorkerOptions,
} from 'bullmq';
import type { Redis } from 'ioredis';
import type { PGlite } from '@electric-sql/pglite';
import { postgresConnection } from '../postgres-connection.ts';
import { PglitePool, pglitePool } from './pglite-pool.ts';
import { connectRedis, type RedisRole } from './redis-connection.ts';
import { EVENTS_KEPT, jobOptions, type QueueName, type QueueSettings } from './topology.ts';

export type BackendKind = 'embedded' | 'postgres' | 'redis';

/** Where the queues live: the one place that knows the three backends apart. */
export interface Backend {
  readonly kind: BackendKind;
  queue(name: QueueName): Queue;
  worker(name: QueueName, process: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
  close(): Promise<void>;
}

/** Connections of one BullMQ object to PostgreSQL, its LISTEN connection apart. */
const POSTGRES_CONNECTIONS = { queue: 2, worker: 4 };

/** Chooses the backend by the settings; `pglite` is the store's own instance, for the embedded one. */
export async function openBackend(settings: QueueSettings, pglite: PGlite | null): Promise<Backend> {
  if (settings.redisUrl !== null) return redis(settings, settings.redisUrl);
  if (settings.databaseUrl !== null) return postgres(settings, settings.databaseUrl);
  if (pglite === null) throw new Error('the embedded queue needs the PGlite instance of the store');
  return embedded(settings, await pglitePool(pglite));
}

/** BullMQ's types follow the connection of one backend; the three meet here, behind the plain names. */
function plain(
  kind: BackendKind,
  settings: QueueSettings,
  factory: unknown,
  connections: { queue: unknown; worker: unknown },
  close = async () => {},
): Backend {
  const backend = factory as BackendFactory<any, any>;
  const prefix = settings.queuePrefix;
  return {
    kind,
    queue: (name) =>
      new Queue(
        name,
        {
          connection: connections.queue as QueueOptions['connection'],
          prefix,
          defaultJobOptions: jobOptions(name, settings),
          streams: { events: { maxLen: EVENTS_KEPT } },
        },
        backend,
      ),
    worker: (name, process, options) =>
      new Worker(
        name,
        process,
        { ...options, connection: connections.worker as WorkerOptions['connection'], prefix },
        backend,
      ),
    close,
  };
}

function embedded(settings: QueueSettings, pool: PglitePool): Backend {
  return plain('embedded', settings, createPostgresBackend, { queue: pool, worker: pool }, () => pool.end());
}

function postgres(settings: QueueSettings, url: string): Backend {
  const connection = (max: number) => ({
    ...postgresConnection(url, settings.databaseCa),
    max,
    migrate: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'copydesk',
  });
  return plain('postgres', settings, createPostgresBackend, {
    queue: connection(POSTGRES_CONNECTIONS.queue),
    worker: connection(POSTGRES_CONNECTIONS.worker),
  });
}

/** The queues share one connection; a worker has one of its own, and BullMQ makes another from it to wait for jobs. */
function redis(settings: QueueSettings, url: string): Backend {
  const open: Redis[] = [];
  const connect = (role: RedisRole): Redis => {
    const connection = connectRedis(url, role, settings.redisCa);
    open.push(connection);
    return connection;
  };
  const producer = connect('producer');
  const connections = {
    queue: producer,
    get worker() {
      return connect('worker');
    },
  };
  // BullMQ closes no connection that it was given.
  return plain('redis', settings, createRedisBackend, connections, async () => {
    for (const connection of open) connection.disconnect();
  });
}
