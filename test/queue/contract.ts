import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { ArticleJob } from '../../src/model/job.ts';
import type { PageTask, PageWorker, PageWorkerOptions } from '../../src/queue/page-worker.ts';
import { Requeue, Unrecoverable } from '../../src/queue/page-worker.ts';
import type { Queues } from '../../src/queue/queues.ts';
import type { QueueSettings } from '../../src/queue/topology.ts';

/** What every backend must do alike. `open` gives fresh, empty queues; `close` takes away what they stand on. */
export interface QueueHarness {
  open(settings?: { highWater?: number; attempts?: number }): Promise<Queues>;
  close(): Promise<void>;
}

/** Settings of a queue, to which each backend adds its server. */
export const NO_SERVER: QueueSettings = {
  databaseUrl: null,
  databaseCa: null,
  redisUrl: null,
  redisCa: null,
  queuePrefix: 'copydesk',
  attempts: 5,
  retrySeconds: 0.05,
  highWater: 10_000,
};

const ID = (n: number) => `p-${n.toString(16).padStart(32, '0')}`;

export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string | (() => string),
  limit = 15_000,
): Promise<void> {
  for (const end = Date.now() + limit; !(await condition());) {
    if (Date.now() > end)
      throw new Error(`waited ${limit} ms in vain until ${typeof what === 'string' ? what : what()}`);
    await sleep(50);
  }
}

export function queueContract(harness: QueueHarness): void {
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await harness.close();
  });

  async function openQueues(settings?: { highWater?: number; attempts?: number }): Promise<Queues> {
    const queues = await harness.open(settings);
    open.push(() => queues[Symbol.asyncDispose]());
    return queues;
  }

  function work(queues: Queues, options: Partial<PageWorkerOptions>): PageWorker {
    const worker = queues.openPageWorker({
      process: async () => {},
      abandoned: async () => {},
      faulted: () => {},
      stalled: () => {},
      concurrency: 4,
      lockSeconds: 30,
      stalledSeconds: 5,
      ...options,
    });
    open.push(() => worker.drain(5000));
    return worker;
  }

  test('pages for later are worked behind fresh ones that come after them', async () => {
    const queues = await openQueues();
    await queues.addPages([ID(1), ID(2)], 'later');
    await queues.addPages([ID(3), ID(4)]);
    expect(await queues.counts('pages')).toMatchObject({ waiting: 4, active: 0 });
    const worked: string[] = [];
    work(queues, { concurrency: 1, process: async ({ jobId }) => void worked.push(jobId) });
    await until(() => worked.length === 4, 'all pages are worked');
    expect([worked.slice(0, 2).sort(), worked.slice(2).sort()]).toEqual([
      [ID(3), ID(4)],
      [ID(1), ID(2)],
    ]);
  });

  test('every page queued is worked once, with its id', async () => {
    const queues = await openQueues();
    const ids = Array.from({ length: 450 }, (_, n) => ID(n));
    await queues.addPages(ids);
    expect(await queues.counts('pages')).toMatchObject({ waiting: 450, active: 0 });
    const seen: unknown[] = [];
    work(queues, { process: async (task) => void seen.push(task.data) });
    await until(() => seen.length >= 450, 'all pages were worked');
    await until(async () => (await queues.counts('pages')).active === 0, 'none is active');
    expect(seen.map((data) => (data as { pageId: string }).pageId).sort()).toEqual(ids);
    expect(await queues.counts('pages')).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
  });

  test('a page queued twice waits once', async () => {
    const queues = await openQueues();
    await queues.addPages([ID(1), ID(2), ID(1)]);
    await queues.addPages([ID(2)]);
    expect((await queues.counts('pages')).waiting).toBe(2);
  });

  test('an idle worker wakes for a new page', async () => {
    const queues = await openQueues();
    let at = 0;
    work(queues, { process: async () => void (at = Date.now()) });
    await sleep(500);
    const queued = Date.now();
    await queues.addPages([ID(7)]);
    await until(() => at > 0, 'the page was worked');
    expect(at - queued).toBeLessThan(2000);
  });

  test('a fault is tried again and the last try is marked', async () => {
    const queues = await openQueues({ attempts: 3 });
    const tries: PageTask[] = [];
    const faults: number[] = [];
    await queues.addPages([ID(3)]);
    work(queues, {
      process: async (task) => {
        tries.push(task);
        throw new Error('no luck');
      },
      faulted: ({ attempt }) => void faults.push(attempt),
    });
    await until(() => tries.length === 3 && faults.length === 3, 'three tries failed');
    expect(faults).toEqual([1, 2, 3]);
    expect(tries.map(({ attempt, lastAttempt }) => [attempt, lastAttempt])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    await until(
      async () => Object.values(await queues.counts('pages')).every((count) => count === 0),
      'nothing is left behind',
    );
  });

  test('a job given back waits again and has lost no try', async () => {
    const queues = await openQueues({ attempts: 2 });
    const tries: PageTask[] = [];
    await queues.addPages([ID(5)]);
    work(queues, {
      process: async (task) => {
        tries.push(task);
        if (tries.length < 4) throw new Requeue('stopping', { afterMs: tries.length === 2 ? 100 : 0 });
      },
    });
    await until(() => tries.length === 4, 'the job was taken four times');
    expect(tries.map(({ attempt, lastAttempt }) => [attempt, lastAttempt])).toEqual(Array(4).fill([1, false]));
  });

  test('an unrecoverable fault is not tried again', async () => {
    const queues = await openQueues({ attempts: 3 });
    let tries = 0;
    let faults = 0;
    await queues.addPages([ID(4)]);
    work(queues, {
      process: async () => {
        tries++;
        throw new Unrecoverable('never');
      },
      faulted: () => void faults++,
    });
    await until(() => faults === 1, 'the job failed');
    await sleep(300);
    expect(tries).toBe(1);
  });

  test('a producer waits at the high-water mark and goes on below it', async () => {
    const queues = await openQueues({ highWater: 10 });
    await queues.addPages(Array.from({ length: 12 }, (_, n) => ID(n)));
    let room = false;
    const waiting = queues.waitForRoom().then(() => (room = true));
    await sleep(400);
    expect(room).toBe(false);
    work(queues, {});
    await waiting;
    expect((await queues.counts('pages')).waiting).toBeLessThan(10);
  });

  test('a producer that waits can be stopped', async () => {
    const queues = await openQueues({ highWater: 1 });
    await queues.addPages([ID(1), ID(2)]);
    await expect(queues.waitForRoom(AbortSignal.timeout(200))).rejects.toThrow();
  });

  test('without a limit of memory nothing of it is full', async () => {
    expect(await (await openQueues()).memoryFill()).toBe(0);
  });

  test('the age of the oldest waiting page is told', async () => {
    const queues = await openQueues();
    expect(await queues.oldestWaitingSeconds('pages')).toBe(0);
    await queues.addPages([ID(1)]);
    await sleep(1100);
    await queues.addPages([ID(2)]);
    expect(await queues.oldestWaitingSeconds('pages')).toBeGreaterThan(1);
  });

  test('a worker that stops finishes what it has in hand', async () => {
    const queues = await openQueues();
    let started = 0;
    let finished = 0;
    await queues.addPages(Array.from({ length: 20 }, (_, n) => ID(n)));
    const worker = work(queues, {
      process: async () => {
        started++;
        await sleep(150);
        finished++;
      },
    });
    await until(() => started > 0, 'work began');
    expect(await worker.drain(5000)).toBe(true);
    expect(finished).toBe(started);
    const { waiting, active } = await queues.counts('pages');
    expect([waiting + finished, active]).toEqual([20, 0]);
  });

  test('a message for later stages is queued once, and again where the revision is announced anew', async () => {
    const queues = await openQueues();
    const message: ArticleJob = {
      articleId: `a-${'0'.repeat(32)}`,
      storyId: null,
      copy: null,
      change: 'revised',
      revision: 2,
      contentHash: 'f'.repeat(64),
      sequence: 7,
    };
    await queues.addArticles([message]);
    await queues.addArticles([message]);
    expect((await queues.counts('articles')).waiting).toBe(1);
    await queues.addArticles([{ ...message, sequence: 8 }]);
    expect((await queues.counts('articles')).waiting).toBe(2);
  });

  test('it answers when asked if it is there', async () => {
    const queues = await openQueues();
    expect(await queues.ready()).toBe(true);
  });
}
