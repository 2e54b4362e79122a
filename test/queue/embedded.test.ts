import { afterAll, describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import type { EmbeddedDatabase } from '../../src/store/pglite.ts';
import { openOwn } from '../store/template.ts';
import { NO_SERVER, queueContract, until } from './contract.ts';

describe('the queue embedded in PGlite', () => {
  let database: EmbeddedDatabase | null = null;
  afterAll(() => database?.[Symbol.asyncDispose]());
  queueContract({
    async open(settings) {
      database ??= await openOwn();
      return openQueues(
        {
          ...NO_SERVER,
          ...settings,
        },
        database.pglite,
        (error) => {
          throw error;
        },
      );
    },
    async close() {
      await database?.script('truncate bullmq.job, bullmq.event, bullmq.meta cascade');
    },
  });
});

test('jobs that a process died with wait for no lock at the next start, and count as stalled', async () => {
  await using database = await openOwn();
  const open = () => openQueues(NO_SERVER, database.pglite, () => {});
  const started: string[] = [];
  const abandoned: string[] = [];
  /** A worker that never finishes a page: as good as a process that is killed with it in hand. */
  const work = (queues: Queues) =>
    queues.openPageWorker({
      process: (task) => {
        started.push(task.jobId);
        return new Promise(() => {});
      },
      abandoned: async ({ jobId }) => void abandoned.push(jobId),
      faulted: () => {},
      stalled: () => {},
      concurrency: 1,
      lockSeconds: 30,
      stalledSeconds: 5,
    });
  const id = `p-${'1'.repeat(32)}`;
  await using first = await open();
  await first.addPages([id]);
  for (let start = 1; start <= 4; start++) {
    const queues = start === 1 ? first : await open();
    if (start > 1) expect(await queues.counts('pages'), `start ${start}`).toMatchObject({ waiting: 1, active: 0 });
    void work(queues);
    await until(() => started.length === start, `start ${start}`, 5000);
  }
  // The fourth death is one too many.
  void work(await open());
  await until(() => abandoned.length === 1, 'it is given up', 5000);
  expect([started.length, abandoned]).toEqual([4, [id]]);
});

test('of many pages in hand at each death, the one that kills the process is given up and no other', async () => {
  await using database = await openOwn();
  const ids = Array.from({ length: 60 }, (_, n) => `p-${String(n).padStart(32, '0')}`);
  const killer = ids[25]!;
  const done = new Set<string>();
  const abandoned: string[] = [];
  await using feed = await openQueues(NO_SERVER, database.pglite, () => {});
  await feed.addPages(ids);
  /** Works until the killer is worked: from then on nothing of this process ends. */
  const live = async (): Promise<void> => {
    const queues = await openQueues(NO_SERVER, database.pglite, () => {});
    const dead = Promise.withResolvers<never>();
    let died = false;
    queues.openPageWorker({
      async process({ jobId }) {
        await sleep(5);
        if (jobId === killer) died = true;
        if (died) await dead.promise;
        done.add(jobId);
      },
      abandoned: async ({ jobId }) => void abandoned.push(jobId),
      faulted: () => {},
      stalled: () => {},
      concurrency: 20,
      lockSeconds: 30,
      stalledSeconds: 5,
    });
    await until(() => died || abandoned.length > 0, 'the process dies, or the killer is given up', 15_000);
    await sleep(50);
  };
  for (let start = 1; start <= 8 && abandoned.length === 0; start++) await live();
  await until(() => done.size === ids.length - 1, 'all others are done', 5000);
  expect(abandoned).toEqual([killer]);
});
