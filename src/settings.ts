import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** One setting: an environment variable, what it must be, and one sentence for the table of settings. */
interface Setting<S extends z.ZodType = z.ZodType, Absent = unknown> {
  readonly variable: string;
  /** What it must be where it is set: made when it is, since to make all takes .01 s, and few are set. */
  readonly schema: () => S;
  /** What it is where it is not set. */
  readonly absent: Absent;
  /** What was expected, for the message when it is wrong. */
  readonly expected: string;
  readonly description: string;
  /** Default as shown in documents. */
  readonly shown: string;
}

function setting<S extends z.ZodType, Absent>(
  variable: string,
  schema: () => S,
  absent: Absent,
  expected: string,
  shown: string,
  description: string,
): Setting<S, Absent> {
  return { variable, schema, absent, expected, description, shown };
}

/** A whole number or a decimal in plain digits: `1e3`, `0x10` and blanks are typing errors, not numbers. */
const number = () =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number);
const whole = (min: number, max: number) => () => number().pipe(z.int().min(min).max(max));
const amount = (min: number, max: number) => () => number().pipe(z.number().min(min).max(max));
const words = () => z.string().min(1);
const url =
  (...schemes: string[]) =>
  () =>
    z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)));
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every setting there is. Seconds and megabytes stand in the names. */
export const SETTINGS = {
  databaseUrl: setting(
    'DATABASE_URL',
    url('postgres', 'postgresql'),
    null,
    'a URL such as postgres://user:password@host:5432/database',
    'not set: PostgreSQL inside the process',
    'PostgreSQL server for pages and records, and without REDIS_URL for the queue. Add `?sslmode=verify-full` for TLS.',
  ),
  databaseCa: setting(
    'DATABASE_CA',
    words,
    null,
    'the path of a PEM file',
    'not set',
    'Certificate authority of the PostgreSQL server. Turns on TLS with verification.',
  ),
  redisUrl: setting(
    'REDIS_URL',
    url('redis', 'rediss'),
    null,
    'a URL such as redis://user:password@host:6379/0, or rediss:// for TLS',
    'not set',
    'Redis or Valkey server for the queue; requires DATABASE_URL for the records. Use `rediss://` for TLS.',
  ),
  redisCa: setting(
    'REDIS_CA',
    words,
    null,
    'the path of a PEM file',
    'not set',
    'Certificate authority of the Redis server, for `rediss://`.',
  ),
  dataFolder: setting(
    'COPYDESK_DATA',
    words,
    '.copydesk',
    'a folder',
    '.copydesk',
    'Folder of the embedded database, for one process at a time; unused with DATABASE_URL.',
  ),
  queuePrefix: setting(
    'COPYDESK_QUEUE_PREFIX',
    () => z.string().regex(/^[a-z][a-z0-9_]{0,30}$/),
    'copydesk',
    'lower-case letters, digits and _, a letter first',
    'copydesk',
    'Prefix of the keys in Redis, so that several installations can share a server.',
  ),
  threads: setting(
    'COPYDESK_THREADS',
    whole(1, 256),
    availableParallelism(),
    'a whole number from 1 to 256',
    'one per core',
    'Threads that clean pages, in each worker process.',
  ),
  threadMemoryMb: setting(
    'COPYDESK_THREAD_MEMORY_MB',
    whole(32, 65_536),
    512,
    'a whole number from 32 to 65536',
    '512',
    'Heap limit of each thread. A page that needs more is rejected as `out-of-memory`.',
  ),
  timeLimitSeconds: setting(
    'COPYDESK_TIME_LIMIT_SECONDS',
    amount(0.05, 3600),
    10,
    'a number of seconds from 0.05 to 3600',
    '10',
    'Time limit for cleaning a page. A page that takes longer is rejected as `timeout`.',
  ),
  pageLimitMb: setting(
    'COPYDESK_PAGE_LIMIT_MB',
    amount(0.001, 1024),
    10,
    'a number of megabytes from 0.001 to 1024',
    '10',
    'Size limit of a page. A larger file is reported and skipped; a job with a larger page is rejected as `too-large`.',
  ),
  highWater: setting(
    'COPYDESK_HIGH_WATER',
    whole(1, 10_000_000),
    10_000,
    'a whole number from 1 to 10000000',
    '10000',
    'Number of waiting jobs above which producers pause. With Redis they also pause above 70 % of `maxmemory`.',
  ),
  attempts: setting(
    'COPYDESK_ATTEMPTS',
    whole(1, 100),
    5,
    'a whole number from 1 to 100',
    '5',
    'Number of tries for a page that meets faults; after that it is quarantined as `gave-up`. Outages do not count.',
  ),
  retrySeconds: setting(
    'COPYDESK_RETRY_SECONDS',
    amount(0.01, 3600),
    1,
    'a number of seconds from 0.01 to 3600',
    '1',
    'Delay before the second try; it doubles with each further try, with jitter.',
  ),
  lockSeconds: setting(
    'COPYDESK_LOCK_SECONDS',
    amount(1, 3600),
    30,
    'a number of seconds from 1 to 3600',
    '30',
    'How long a lock on a job lasts; workers renew it at half this time.',
  ),
  stalledSeconds: setting(
    'COPYDESK_STALLED_SECONDS',
    amount(0.5, 600),
    5,
    'a number of seconds from 0.5 to 600',
    '5',
    'How often workers look for jobs whose worker died, and for pages that the queue lost.',
  ),
  drainSeconds: setting(
    'COPYDESK_DRAIN_SECONDS',
    amount(0, 3600),
    25,
    'a number of seconds from 0 to 3600',
    '25',
    'How long a stopped worker may take to finish the pages in hand; keep `stop_grace_period` above it.',
  ),
  stuckSeconds: setting(
    'COPYDESK_STUCK_SECONDS',
    amount(1, 86_400),
    60,
    'a number of seconds from 1 to 86400',
    '60',
    'A worker that finishes no page for this long while pages wait reports that it is not ready.',
  ),
  healthHost: setting(
    'COPYDESK_HEALTH_HOST',
    words,
    '127.0.0.1',
    'an address or host name',
    '127.0.0.1',
    'Address on which workers serve `/healthz`, `/readyz` and `/metrics`.',
  ),
  healthPort: setting(
    'COPYDESK_HEALTH_PORT',
    whole(0, 65_535),
    9464,
    'a port from 0 to 65535',
    '9464',
    'Its port; 0 takes a free port and prints it.',
  ),
  deskHost: setting(
    'COPYDESK_DESK_HOST',
    words,
    '127.0.0.1',
    'an address or host name',
    '127.0.0.1',
    'Address on which the desk listens. Beyond loopback, COPYDESK_TOKENS or `--open` is required.',
  ),
  deskPort: setting(
    'COPYDESK_DESK_PORT',
    whole(0, 65_535),
    9465,
    'a port from 0 to 65535',
    '9465',
    'Its port; 0 takes a free port and prints it.',
  ),
  tokens: setting(
    'COPYDESK_TOKENS',
    () =>
      z
        .string()
        .transform((list) =>
          list
            .split(',')
            .map((entry) => entry.trim())
            .filter(Boolean)
            .map((entry) => ({ role: entry.slice(0, entry.indexOf(':')), value: entry.slice(entry.indexOf(':') + 1) })),
        )
        .pipe(
          z.array(
            z.strictObject({
              role: z.enum(['send', 'read', 'edit']),
              value: z.string().regex(/^[\x21-\x2b\x2d-\x7e]{16,500}$/),
            }),
          ),
        ),
    [],
    'a list such as read:TOKEN,edit:TOKEN with roles send, read or edit and tokens of 16 characters and more',
    'not set: loopback only, without tokens',
    'Tokens for the desk: `send:TOKEN,read:TOKEN,edit:TOKEN`. `send` may post pages, `read` may see everything, `edit` may do both and make corrections.',
  ),
  logLevel: setting(
    'COPYDESK_LOG_LEVEL',
    () => z.enum(LEVELS),
    'info',
    `one of ${LEVELS.join(', ')}`,
    'info',
    'Lowest level to log, as JSON lines on standard error.',
  ),
  storyMatchDays: setting(
    'COPYDESK_STORY_MATCH_DAYS',
    whole(1, 365),
    7,
    'a whole number from 1 to 365',
    '7',
    'Number of days that a story stays open: a text is matched with stories that grew within them.',
  ),
  storyKeepDays: setting(
    'COPYDESK_STORY_KEEP_DAYS',
    whole(1, 3650),
    30,
    'a whole number from 1 to 3650, no less than COPYDESK_STORY_MATCH_DAYS',
    '30',
    'Number of days that keys for finding stories are kept, about 2 KB per article; then their tables are dropped.',
  ),
  owners: setting(
    'COPYDESK_OWNERS',
    words,
    null,
    'the path of a JSON file such as {"Cobham Media": ["alderpost.example", "fairhaven.example"]}',
    'not set',
    'JSON file of owners with the hosts of each: their copies of a story have one vote. Else an owner is a registrable domain, or whom the page’s copyright line names.',
  ),
  rules: setting(
    'COPYDESK_RULES',
    () =>
      z.string().transform((list) =>
        list
          .split(',')
          .map((path) => path.trim())
          .filter(Boolean),
      ),
    [],
    'paths of JSON files, separated by commas',
    'not set',
    'JSON files, folders or globs with your own rules. They are tried on their examples at start-up and used after the built-in rules.',
  ),
} as const;
