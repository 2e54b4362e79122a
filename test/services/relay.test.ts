import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openRuntime, type Runtime } from '../../src/runtime.ts';
import { relayOnce, type Round } from '../../src/work/relay.ts';
import { until } from '../queue/contract.ts';
import { articleOf, samplePage } from '../store/sample.ts';
import { startPostgres, startRedis, type Server } from './servers.ts';

const MESSAGES = 30;

let redis: Server;
let postgres: Server;
let runtime: Runtime;
const workers: Worker[] = [];

beforeAll(async () => {
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
});
afterAll(() => Promise.all([redis, postgres].map((server) => server?.stop())));

beforeEach(async () => {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('drop schema if exists copydesk cascade');
  await client.end();
  await withRedis((one) => one.flushall());
  runtime = await open();
  await announce('first', MESSAGES);
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.close();
  await runtime[Symbol.asyncDispose]();
});

const open = () =>
  openRuntime(readConfig({ REDIS_URL: redis.url, DATABASE_URL: postgres.url, COPYDESK_LOG_LEVEL: 'silent' }));

async function withRedis<T>(use: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(redis.url, { maxRetriesPerRequest: null });
  client.on('error', () => {});
  try {
    return await use(client);
  } finally {
    client.disconnect();
  }
}

async function announce(name: string, count: number): Promise<void> {
  const pages = Array.from({ length: count }, (_, n) => samplePage(`${name}-${n}`));
  await runtime.store.putPages(pages);
  await Promise.all(pages.map((page) => runtime.store.commit(page, articleOf(page))));
}

/** Rounds of the relay until it has nothing to send; patient with a server that comes back. */
async function relay(before = 0, one = runtime): Promise<number> {
  for (let batch = before, quiet = 0; ; await sleep(50)) {
    const round: Round | null = await relayOnce(one, batch).catch(() => null);
    if (round === null) continue;
    quiet = (await one.store.backlog()).outbox === 0 ? quiet + 1 : 0;
    batch = round.batch;
    if (quiet > 1) return batch;
  }
}

const waiting = async (): Promise<number> => (await runtime.queues.counts('articles')).waiting;

/** A later stage; gives the articles it is told of. */
function take(): string[] {
  const taken: string[] = [];
  const worker = new Worker('articles', async (job) => void taken.push((job.data as { articleId: string }).articleId), {
    prefix: 'copydesk',
    connection: { url: redis.url, maxRetriesPerRequest: null },
  });
  // A job that was flushed while it was worked cannot be finished; BullMQ says so.
  worker.on('error', () => {});
  workers.push(worker);
  return taken;
}

test('Redis is flushed: messages that nobody had taken come again, once', async () => {
  await relay();
  expect(await waiting()).toBe(MESSAGES);
  await withRedis((client) => client.flushall());
  await relay();
  expect(await waiting()).toBe(MESSAGES);
  const taken = take();
  await until(() => taken.length >= MESSAGES, 'all were taken');
  expect(new Set(taken).size).toBe(MESSAGES);
});

test('Redis is flushed between the message and its mark: it comes again', async () => {
  const { batch } = await relayOnce(runtime, 0);
  const lossy = {
    ...runtime,
    store: {
      ...runtime.store,
      async markSent(...given: Parameters<Runtime['store']['markSent']>) {
        await withRedis((client) => client.flushall());
        await using other = await open();
        await relayOnce(other, 0);
        await runtime.store.markSent(...given);
      },
    },
  };
  await announce('second', 5);
  await relayOnce(lossy, batch);
  // What was in hand comes again when its lease has ended.
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('update copydesk.outbox set leased_until = null');
  await client.end();
  await relay();
  expect(await waiting()).toBe(MESSAGES + 5);
});

test('Redis restarts from an older state, with its key: what it forgot comes again, what it kept stays once', async () => {
  await relay();
  await announce('second', 5);
  await relay();
  await withRedis(async (client) => {
    // As if the last messages had not reached the disk: they are taken out, and then it restarts.
    const ids = await client.lrange('copydesk:articles:wait', 0, 4);
    for (const id of ids)
      await client.pipeline().lrem('copydesk:articles:wait', 0, id).del(`copydesk:articles:${id}`).exec();
    expect(ids).toHaveLength(5);
    expect(await waiting()).toBe(MESSAGES);
    await sleep(1500);
  });
  await redis.restart();
  await relay();
  expect(await waiting()).toBe(MESSAGES + 5);
});

test('messages that were taken are not sent again, whatever Redis forgets', async () => {
  const batch = await relay();
  const taken = take();
  await until(() => taken.length === MESSAGES, 'all were taken');
  await until(async () => (await runtime.queues.laterStages()).untaken === 0, 'all are done with');
  await relay(batch);
  await withRedis((client) => client.flushall());
  await relay();
  expect(await waiting()).toBe(0);
  await sleep(500);
  expect(taken).toHaveLength(MESSAGES);
});

test('two relays at once, and flushes at any moment: no message is missing', async () => {
  await announce('more', 300);
  await using other = await open();
  const taken = take();
  const flushes = (async () => {
    for (let n = 0; n < 5; n++) {
      await sleep(60 + n * 40);
      await withRedis((client) => client.flushall());
    }
  })();
  const both = [runtime, other].map(async (one) => {
    let batch = 0;
    for (const end = Date.now() + 4000; Date.now() < end; await sleep(10)) {
      const round = await relayOnce(one, batch).catch(() => null);
      batch = round?.batch ?? batch;
    }
  });
  await Promise.all([flushes, ...both]);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('update copydesk.outbox set leased_until = null');
  await client.end();
  await relay();
  await until(
    () => new Set(taken).size === MESSAGES + 300,
    () => `all were taken: ${new Set(taken).size}`,
  );
});
