import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQueues } from '../../src/queue/queues.ts';
import { NO_SERVER, queueContract } from '../queue/contract.ts';
import { startPostgres, startRedis, type Server } from './servers.ts';

const fail = (error: Error) => {
  throw error;
};

describe('the queue in Redis', () => {
  let server: Server;
  beforeAll(async () => void (server = await startRedis()));
  afterAll(() => server.stop());
  queueContract({
    // A prefix of its own for each test, in place of a flush.
    open: (settings) =>
      openQueues(
        {
          ...NO_SERVER,
          redisUrl: server.url,
          queuePrefix: `t${randomUUID().replaceAll('-', '').slice(0, 20)}`,
          ...settings,
        },
        null,
        fail,
      ),
    close: async () => {},
  });

  test('a producer is held back before Redis is full, and goes on when there is room', async () => {
    await using queues = await openQueues({ ...NO_SERVER, redisUrl: server.url, queuePrefix: 'full' }, null, fail);
    const client = new Redis(server.url);
    const used = Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
    await client.config('SET', 'maxmemory', Math.round(used * 1.2));
    let room = false;
    const waiting = queues.waitForRoom().then(() => (room = true));
    await sleep(500);
    expect(room).toBe(false);
    expect(await queues.memoryFill()).toBeGreaterThan(0.7);
    await client.config('SET', 'maxmemory', 0);
    await waiting;
    expect(await queues.memoryFill()).toBe(0);
    client.disconnect();
  });

  test('a failover holds a producer up and loses it nothing', async () => {
    const errors: Error[] = [];
    await using queues = await openQueues(
      { ...NO_SERVER, redisUrl: server.url, queuePrefix: 'failover' },
      null,
      (error) => errors.push(error),
    );
    const client = new Redis(server.url);
    // What a primary is after another one has taken its place: it answers, and takes no writes.
    await client.replicaof('127.0.0.1', 1);
    let added = false;
    const adding = queues.addPages(['p-1']).then(() => (added = true));
    await sleep(500);
    expect(added).toBe(false);
    await client.replicaof('NO', 'ONE');
    await adding;
    expect((await queues.counts('pages')).waiting).toBe(1);
    client.disconnect();
  });

  test('closing ends every connection', async () => {
    const client = new Redis(server.url, { connectionName: 'watch' });
    const clients = async () => ((await client.client('LIST')) as string).trim().split('\n').length;
    const before = await clients();
    {
      await using queues = await openQueues({ ...NO_SERVER, redisUrl: server.url, queuePrefix: 'closing' }, null, fail);
      const worker = queues.openPageWorker({
        process: async () => {},
        abandoned: async () => {},
        faulted: () => {},
        stalled: () => {},
        concurrency: 1,
        lockSeconds: 30,
        stalledSeconds: 30,
      });
      await expect.poll(clients).toBe(before + 3);
      expect(await worker.drain(10_000)).toBe(true);
    }
    await expect.poll(clients).toBe(before);
    client.disconnect();
  });
});

describe('the queue in PostgreSQL', () => {
  let server: Server;
  beforeAll(async () => void (server = await startPostgres()));
  afterAll(() => server.stop());
  queueContract({
    open: (settings) => openQueues({ ...NO_SERVER, databaseUrl: server.url, ...settings }, null, fail),
    async close() {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query('truncate bullmq.job, bullmq.event, bullmq.meta cascade');
      await client.end();
    },
  });
});
