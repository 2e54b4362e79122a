import { Redis, type RedisOptions } from 'ioredis';

/** Who uses a connection: a producer fails fast and says so, a worker waits until the server is back. */
export type RedisRole = 'producer' | 'worker';

/** How long a server may take to accept a connection, and to answer a producer's command, in ms. */
const CONNECT_TIMEOUT = 10_000;
const COMMAND_TIMEOUT = 10_000;
/** Without traffic, the system asks after this many ms whether the other side is still there: a lost host closes nothing. */
const KEEP_ALIVE = 30_000;
/** Longest pause between two tries to connect, in ms; the first takes 200 ms, each next one twice as long. */
const LONGEST_PAUSE = 3000;

/** What ioredis is told of a connection, beside its address. `ca` is the certificate authority to trust, in PEM. */
export function redisOptions(role: RedisRole, ca: string | null): Omit<RedisOptions, 'replyMapping'> {
  return {
    connectTimeout: CONNECT_TIMEOUT,
    keepAlive: KEEP_ALIVE,
    retryStrategy: (times) => Math.min(100 * 2 ** times, LONGEST_PAUSE),
    // After a failover the old primary takes no writes: connect again, to whom the name stands for now, and send it again.
    reconnectOnError: (error) => (error.message.includes('READONLY') ? 2 : false),
    // Workers wait in blocking commands, which no timeout may end; BullMQ demands null of them.
    ...(role === 'producer'
      ? { maxRetriesPerRequest: 1, commandTimeout: COMMAND_TIMEOUT }
      : { maxRetriesPerRequest: null }),
    ...(ca === null ? {} : { tls: { ca } }),
  };
}

/** Opens a connection, which goes on trying until it is closed by `disconnect`. */
export function connectRedis(url: string, role: RedisRole, ca: string | null): Redis {
  return new Redis(url, redisOptions(role, ca));
}
