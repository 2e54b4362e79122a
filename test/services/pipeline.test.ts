import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { feedPages } from '../../src/feed.ts';
import { openRuntime } from '../../src/runtime.ts';
import { until } from '../queue/contract.ts';
import { expectedOutcomes, madeUpPages, start, storedOutcomes, withStore, type Running } from '../crash/processes.ts';
import { startPostgres, startRedis, type Server } from './servers.ts';

const PAGES = 150;
const LIMIT = 150_000;

let redis: Server;
let postgres: Server;
let settings: NodeJS.ProcessEnv;
let running: Running[];

beforeAll(async () => {
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
});
afterAll(() => Promise.all([redis, postgres].map((server) => server?.stop())));

beforeEach(async () => {
  running = [];
  settings = {
    REDIS_URL: redis.url,
    DATABASE_URL: postgres.url,
    COPYDESK_LOCK_SECONDS: '2',
    COPYDESK_STALLED_SECONDS: '1',
    COPYDESK_STUCK_SECONDS: '5',
  };
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('drop schema if exists copydesk cascade');
  await client.end();
  await flush();
});
afterEach(async () => {
  for (const one of running) {
    one.process.kill('SIGKILL');
    await one.exit;
  }
});

async function flush(): Promise<void> {
  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
}

async function feed(): Promise<void> {
  await using runtime = await openRuntime(readConfig({ ...settings, COPYDESK_LOG_LEVEL: 'fatal' }));
  await feedPages(
    runtime,
    (async function* () {
      yield* madeUpPages(PAGES);
    })(),
    {},
  );
}

function worker(): Running {
  const one = start(['workers/clean.ts'], settings);
  running.push(one);
  return one;
}

/** Waits until no page is without an outcome, then compares all there is with what an undisturbed run leaves. */
async function endsAsUndisturbed(): Promise<void> {
  await withStore(settings, async (store) => {
    let last: unknown;
    const none = async () => {
      last = await store.counts().catch((error: unknown) => error);
      return (last as { waiting?: number }).waiting === 0;
    };
    await until(
      none,
      () => `every page has its outcome: ${JSON.stringify(last)} ${running.map((one) => one.tail()).join('\n')}`,
      LIMIT - 60_000,
    );
    expect(await storedOutcomes(store)).toEqual(expectedOutcomes(PAGES));
  });
}

describe('queue in Redis, records in PostgreSQL', () => {
  test(
    'a worker killed in the middle: the other takes its pages, each has exactly one outcome',
    { timeout: LIMIT },
    async () => {
      await feed();
      const killed = worker();
      // The other takes what there is where it starts first.
      await killed.outcomes(1);
      const other = worker();
      await killed.outcomes(20);
      killed.process.kill('SIGKILL');
      await endsAsUndisturbed();
      other.process.kill('SIGTERM');
      expect((await other.exit).code).toBe(0);
    },
  );

  test(
    'Redis and PostgreSQL restart in the middle: the worker waits, says so, and goes on by itself',
    { timeout: LIMIT },
    async () => {
      await feed();
      const one = worker();
      await one.outcomes(20);
      await redis.restart(500);
      await postgres.restart(500);
      await endsAsUndisturbed();
      one.process.kill('SIGTERM');
      const { code, stderr } = await one.exit;
      expect(code, stderr.slice(-2000)).toBe(0);
      expect(stderr).not.toContain('gave-up');
      const complaints = stderr.match(/"level":"(?:warn|error)"/g)?.length ?? 0;
      expect(complaints).toBeGreaterThan(0);
      expect(complaints).toBeLessThan(100);
    },
  );

  test(
    'Redis is flushed in the middle: the pages it lost are queued again by themselves',
    { timeout: LIMIT },
    async () => {
      await feed();
      const one = worker();
      await one.outcomes(20);
      await flush();
      await endsAsUndisturbed();
    },
  );

  test('readiness tells an outage of PostgreSQL and its end; the process stays alive', { timeout: LIMIT }, async () => {
    const one = worker();
    let address = '';
    one.process.stderr?.on('data', (chunk) => (address ||= /listen on (http:\S+?)"/.exec(String(chunk))?.[1] ?? ''));
    await until(() => address !== '', 'the worker listens', 60_000);
    const ready = async () =>
      (await fetch(`${address}/readyz`)).json() as Promise<{ ready: boolean; reasons: string[] }>;
    await until(async () => (await ready()).ready, 'the worker is ready');
    const restarted = postgres.restart(4000);
    await sleep(1000);
    await until(async () => (await ready()).reasons.includes('the store is away'), 'the outage is told');
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    await restarted;
    await until(async () => (await ready()).ready, 'the worker is ready again', 30_000);
  });

  test('a producer that cannot reach Redis is told so in one line', { timeout: LIMIT }, async () => {
    const { code, stderr } = await start(['src/cli.ts', 'feed', 'fixtures/pages'], {
      ...settings,
      REDIS_URL: 'redis://someone:hunter2@127.0.0.1:1',
    }).exit;
    expect(code).toBe(3);
    expect(stderr.trim().split('\n').at(-1)).toMatch(
      /^copydesk: the queue at redis:\/\/\*\*\*@127\.0\.0\.1:1 cannot be reached \(.*ECONNREFUSED.*\); start the server, or correct REDIS_URL$/,
    );
    expect(stderr).not.toContain('hunter2');
  });
});

describe('queue and records in PostgreSQL', () => {
  beforeEach(async () => {
    delete settings['REDIS_URL'];
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query('drop schema if exists bullmq cascade');
    await client.end();
  });

  test(
    'a worker is killed and PostgreSQL restarts: the other worker goes on by itself',
    { timeout: LIMIT },
    async () => {
      await feed();
      const killed = worker();
      await killed.outcomes(1);
      const other = worker();
      await killed.outcomes(10);
      killed.process.kill('SIGKILL');
      await other.outcomes(10);
      await postgres.restart(500);
      await endsAsUndisturbed();
      other.process.kill('SIGTERM');
      const { code, stderr } = await other.exit;
      expect(code, stderr.slice(-2000)).toBe(0);
      expect(stderr).not.toContain('gave-up');
    },
  );
});
