import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { maskCredentials } from './text/mask.ts';

/** One setting: an environment variable, what it must be, and one sentence for the table of settings. */
interface Setting<S extends z.ZodType = z.ZodType> {
  readonly variable: string;
  readonly schema: S;
  /** What was expected, for the message when it is wrong. */
  readonly expected: string;
  readonly description: string;
  /** Default as shown in documents. */
  readonly shown: string;
}

function setting<S extends z.ZodType>(
  variable: string,
  schema: S,
  expected: string,
  shown: string,
  description: string,
): Setting<S> {
  return { variable, schema, expected, description, shown };
}

/** A whole number or a decimal in plain digits: `1e3`, `0x10` and blanks are typing errors, not numbers. */
const number = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number);
const whole = (min: number, max: number) => number.pipe(z.int().min(min).max(max));
const amount = (min: number, max: number) => number.pipe(z.number().min(min).max(max));
const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)));
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every setting there is. Seconds and megabytes stand in the names. */
export const SETTINGS = {
  databaseUrl: setting(
    'DATABASE_URL',
    url('postgres', 'postgresql').nullable().default(null),
    'a URL such as postgres://user:password@host:5432/database',
    'not set: PostgreSQL inside the process',
    'PostgreSQL that keeps the pages and records; without REDIS_URL the queue too. `?sslmode=verify-full` for TLS.',
  ),
  databaseCa: setting(
    'DATABASE_CA',
    z.string().min(1).nullable().default(null),
    'the path of a PEM file',
    'not set',
    'Certificate authority of the PostgreSQL server; turns TLS on, with the certificate verified.',
  ),
  redisUrl: setting(
    'REDIS_URL',
    url('redis', 'rediss').nullable().default(null),
    'a URL such as redis://user:password@host:6379/0, or rediss:// for TLS',
    'not set',
    'Redis (or Valkey) that keeps the queue; needs DATABASE_URL for the records. `rediss://` for TLS.',
  ),
  redisCa: setting(
    'REDIS_CA',
    z.string().min(1).nullable().default(null),
    'the path of a PEM file',
    'not set',
    'Certificate authority of the Redis server, for `rediss://`.',
  ),
  dataFolder: setting(
    'COPYDESK_DATA',
    z.string().min(1).default('.copydesk'),
    'a folder',
    '.copydesk',
    'Folder of the embedded database; unused with DATABASE_URL. One process at a time.',
  ),
  queuePrefix: setting(
    'COPYDESK_QUEUE_PREFIX',
    z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,30}$/)
      .default('copydesk'),
    'lower-case letters, digits and _, a letter first',
    'copydesk',
    'Prefix of the keys in Redis, so that several installations can share one.',
  ),
  threads: setting(
    'COPYDESK_THREADS',
    whole(1, 256).default(() => availableParallelism()),
    'a whole number from 1 to 256',
    'one a core',
    'Threads that clean pages, in each worker process.',
  ),
  threadMemoryMb: setting(
    'COPYDESK_THREAD_MEMORY_MB',
    whole(32, 65_536).default(512),
    'a whole number from 32 to 65536',
    '512',
    'Heap limit of one thread; a page that needs more is rejected as `out-of-memory`.',
  ),
  timeLimitSeconds: setting(
    'COPYDESK_TIME_LIMIT_SECONDS',
    amount(0.05, 3600).default(10),
    'a number of seconds from 0.05 to 3600',
    '10',
    'Longest time one page may be cleaned; a page that takes longer is rejected as `timeout`.',
  ),
  pageLimitMb: setting(
    'COPYDESK_PAGE_LIMIT_MB',
    amount(0.001, 1024).default(10),
    'a number of megabytes from 0.001 to 1024',
    '10',
    'Largest page taken in; a larger file is named and left out, a job with a larger page is rejected as `too-large`.',
  ),
  highWater: setting(
    'COPYDESK_HIGH_WATER',
    whole(1, 10_000_000).default(10_000),
    'a whole number from 1 to 10000000',
    '10000',
    'Waiting jobs above which a producer waits. With Redis it also waits above 70 % of `maxmemory`.',
  ),
  attempts: setting(
    'COPYDESK_ATTEMPTS',
    whole(1, 100).default(5),
    'a whole number from 1 to 100',
    '5',
    'Tries a page gets when a fault comes in between; then it is quarantined as `gave-up`. An outage costs no try.',
  ),
  retrySeconds: setting(
    'COPYDESK_RETRY_SECONDS',
    amount(0.01, 3600).default(1),
    'a number of seconds from 0.01 to 3600',
    '1',
    'Wait before the second try; each further one doubles it, with jitter.',
  ),
  lockSeconds: setting(
    'COPYDESK_LOCK_SECONDS',
    amount(1, 3600).default(30),
    'a number of seconds from 1 to 3600',
    '30',
    'How long a worker holds a job without renewing its lock; renewed at half.',
  ),
  stalledSeconds: setting(
    'COPYDESK_STALLED_SECONDS',
    amount(0.5, 600).default(5),
    'a number of seconds from 0.5 to 600',
    '5',
    'How often workers look for jobs whose worker died, and for pages the queue lost.',
  ),
  drainSeconds: setting(
    'COPYDESK_DRAIN_SECONDS',
    amount(0, 3600).default(25),
    'a number of seconds from 0 to 3600',
    '25',
    'Time a stopped worker takes to finish the pages in hand; keep `stop_grace_period` above it.',
  ),
  stuckSeconds: setting(
    'COPYDESK_STUCK_SECONDS',
    amount(1, 86_400).default(60),
    'a number of seconds from 1 to 86400',
    '60',
    'A worker with pages waiting that finishes none for this long is not ready.',
  ),
  healthHost: setting(
    'COPYDESK_HEALTH_HOST',
    z.string().min(1).default('127.0.0.1'),
    'an address or host name',
    '127.0.0.1',
    'Where `/healthz`, `/readyz` and `/metrics` of a worker listen; loopback unless set.',
  ),
  healthPort: setting(
    'COPYDESK_HEALTH_PORT',
    whole(0, 65_535).default(9464),
    'a port from 0 to 65535',
    '9464',
    'Port of the same; 0 takes a free port and says which.',
  ),
  deskHost: setting(
    'COPYDESK_DESK_HOST',
    z.string().min(1).default('127.0.0.1'),
    'an address or host name',
    '127.0.0.1',
    'Where the desk listens. Beyond loopback it requires COPYDESK_TOKENS or `--open`.',
  ),
  deskPort: setting(
    'COPYDESK_DESK_PORT',
    whole(0, 65_535).default(9465),
    'a port from 0 to 65535',
    '9465',
    'Port of the same; 0 takes a free port and says which.',
  ),
  tokens: setting(
    'COPYDESK_TOKENS',
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
      )
      .default([]),
    'a list such as read:TOKEN,edit:TOKEN with roles send, read or edit and tokens of 16 characters and more',
    'not set: no token is asked for, on loopback only',
    'Who may use the desk: `send:TOKEN,read:TOKEN,edit:TOKEN`. `send` posts pages, `read` sees everything, `edit` does both and puts things right.',
  ),
  logLevel: setting(
    'COPYDESK_LOG_LEVEL',
    z.enum(LEVELS).default('info'),
    `one of ${LEVELS.join(', ')}`,
    'info',
    'Least level that is logged, as JSON lines on standard error.',
  ),
  storyMatchDays: setting(
    'COPYDESK_STORY_MATCH_DAYS',
    whole(1, 365).default(7),
    'a whole number from 1 to 365',
    '7',
    'Days for which a story is open: a text is matched with the stories that grew within them.',
  ),
  storyKeepDays: setting(
    'COPYDESK_STORY_KEEP_DAYS',
    whole(1, 3650).default(30),
    'a whole number from 1 to 3650, no less than COPYDESK_STORY_MATCH_DAYS',
    '30',
    'Days for which the keys that find a story are kept, some 2 KB an article; then their tables are dropped whole.',
  ),
  owners: setting(
    'COPYDESK_OWNERS',
    z.string().min(1).nullable().default(null),
    'the path of a JSON file such as {"Cobham Media": ["alderpost.example", "fairhaven.example"]}',
    'not set',
    'JSON file of owners with the hosts of each: their copies of a story have one vote. Else an owner is a registrable domain, or whom the page’s copyright line names.',
  ),
  rules: setting(
    'COPYDESK_RULES',
    z
      .string()
      .transform((list) =>
        list
          .split(',')
          .map((path) => path.trim())
          .filter(Boolean),
      )
      .default([]),
    'paths of JSON files, separated by commas',
    'not set',
    'Files, folders or globs of JSON with rules of your own, used beside the built-in ones and tried on their examples at the start.',
  ),
} as const;

type Settings = typeof SETTINGS;

/** All settings, read and checked. */
export type Config = { readonly [K in keyof Settings]: z.infer<Settings[K]['schema']> };

/** A setting that is missing or wrong; the message has one line a problem and no secret. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** Reads the settings of an environment; `.env` of the current folder is read where `environment` is not given. */
export function readConfig(environment: NodeJS.ProcessEnv = processEnvironment()): Config {
  const problems: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [key, { variable, schema, expected }] of Object.entries(SETTINGS)) {
    const given = environment[variable]?.trim() || undefined;
    const read = schema.safeParse(given);
    if (read.success) config[key] = read.data;
    else problems.push(`${variable} is ${JSON.stringify(shown(variable, given ?? ''))}; expected ${expected}`);
  }
  const known = new Set<string>(Object.values(SETTINGS).map((one) => one.variable));
  for (const name of Object.keys(environment)) {
    if (name.startsWith('COPYDESK_') && !known.has(name))
      problems.push(`${name} is no setting of copydesk; .env.example lists them all`);
  }
  if (config['redisUrl'] && config['databaseUrl'] === null) {
    problems.push(
      'REDIS_URL is set but DATABASE_URL is not; with the queue in Redis the records need PostgreSQL: set DATABASE_URL too',
    );
  }
  const [match, keep] = [Number(config['storyMatchDays']), Number(config['storyKeepDays'])];
  if (keep < match)
    problems.push(
      `COPYDESK_STORY_KEEP_DAYS is ${keep}, less than COPYDESK_STORY_MATCH_DAYS, ${match}: keys would be gone while they are needed`,
    );
  if (problems.length > 0) throw new SettingError(problems.join('\n'));
  return config as Config;
}

/** A value as it may be shown: credentials masked, and nothing at all of a connection string that is none. */
function shown(variable: string, given: string): string {
  if (variable === 'COPYDESK_TOKENS') return '***';
  if (!variable.endsWith('_URL')) return given.slice(0, 100);
  return /^[a-z]+:\/\//.test(given) && URL.canParse(given) ? maskCredentials(given) : '***';
}

function processEnvironment(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new SettingError(`.env cannot be read: ${(error as Error).message}`);
  }
  return process.env;
}

/** Whether this runs in continuous integration, where no fixture may be written. */
export function isCi(): boolean {
  return Boolean(process.env['CI']) && process.env['CI'] !== 'false';
}

/** Whether npm or npx started this process: those do not pass SIGTERM on. */
export function isUnderNpm(): boolean {
  return Boolean(process.env['npm_command']);
}
