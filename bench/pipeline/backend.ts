/** One backend, by the settings of the environment, as `bench/pipeline.ts` starts it; prints its figures as JSON. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { feedPages } from '../../src/feed.ts';
import type { Page } from '../../src/model/page.ts';
import { openRuntime, type Runtime } from '../../src/runtime.ts';
import { startCleaning } from '../../workers/clean.ts';
import { cpuSeconds } from '../measure.ts';
import { openIdleWorker } from './idle-worker.ts';
import { manyPages } from './many.ts';
import { sizesOf } from './sizes.ts';

/** Jobs of the measure without pages. */
const EMPTY_JOBS = 2000;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pages: { type: 'string', default: '2000' },
    stage: { type: 'string', default: 'feed' },
  },
});
const count = Number(values.pages);
const config = readConfig();
await using runtime = await openRuntime(config);
const stages: Record<string, () => Promise<object>> = {
  feed: measureFeed,
  work: measureWork,
  together: measureTogether,
  jobs: () => measureEmptyJobs(runtime),
};
console.log(JSON.stringify(await stages[values.stage]!()));

async function measureFeed(): Promise<object> {
  const before = await sizesOf(config);
  const { page } = await manyPages(values.corpus, count);
  // The first pages bring BullMQ's scripts into Redis and the statements into the connections.
  const first = Math.floor(count / 10);
  await feed(runtime, page, 0, first);
  const warm = await sizesOf(config);
  const fed = await timed(() => feed(runtime, page, first, count));
  const after = await sizesOf(config);
  return {
    feed: rateOf(fed, count - first),
    before,
    redisBytesPerQueuedPage: warm.redis === null ? null : (after.redis! - warm.redis) / (count - first),
  };
}

/** Works off what was fed; this process never holds the pages of the measure, so that its memory is a worker's. */
async function measureWork(): Promise<object> {
  const curve: Point[] = [];
  let steady = { seconds: 0, cpu: 0 };
  const worked = await timed(async () => {
    steady = await work(runtime, count, curve);
  });
  return { work: rateOf(worked), steady: rateOf(steady, count / 2), curve, after: await sizesOf(config) };
}

/** Feed and work at the same time, in one process, other pages than before. */
async function measureTogether(): Promise<object> {
  const { page } = await manyPages(values.corpus, count);
  return rateOf(await timed(() => Promise.all([feed(runtime, page, count, count * 2), work(runtime, count, [])])));
}

function rateOf({ seconds, cpu }: { seconds: number; cpu: number }, pages = count): object {
  return { pagesPerSecond: pages / seconds, cpuMsPerPage: (cpu * 1000) / pages };
}

async function timed(run: () => Promise<unknown>): Promise<{ seconds: number; cpu: number }> {
  const begun = performance.now();
  const cpu = cpuSeconds();
  await run();
  return { seconds: (performance.now() - begun) / 1000, cpu: cpuSeconds() - cpu };
}

async function feed(parts: Runtime, page: (n: number) => Page, from: number, to: number): Promise<void> {
  async function* pages() {
    for (let n = from; n < to; n++) yield page(n);
  }
  await feedPages(parts, pages(), {});
}

/** How far the work was after so many pages. */
interface Point {
  readonly pages: number;
  readonly megabytes: number;
  readonly ms: number;
  readonly rssMb: number;
}

/** Answers what the second half of the pages took: by then the threads' code is compiled. */
async function work(parts: Runtime, pages: number, samples: Point[]): Promise<{ seconds: number; cpu: number }> {
  let done = 0;
  let bytes = 0;
  let begun = 0;
  let cpu = 0;
  const start = performance.now();
  const step = Math.max(1, Math.floor(pages / 20));
  const finished = Promise.withResolvers<void>();
  const cleaning = await startCleaning(parts, {
    onOutcome({ size = 0 }) {
      done++;
      bytes += size;
      if (done % step === 0)
        samples.push({
          pages: done,
          megabytes: bytes / 1e6,
          ms: performance.now() - start,
          rssMb: process.memoryUsage.rss() / 1e6,
        });
      if (done === Math.floor(pages / 2)) {
        begun = performance.now();
        cpu = cpuSeconds();
      }
      if (done === pages) finished.resolve();
    },
  });
  await finished.promise;
  const second = { seconds: (performance.now() - begun) / 1000, cpu: cpuSeconds() - cpu };
  await cleaning.stop(10_000);
  return second;
}

/** Jobs a second through queue and worker where the work is nothing: what the queue itself can do. */
async function measureEmptyJobs({ queues, config }: Runtime): Promise<{ add: number; process: number }> {
  const ids = Array.from({ length: EMPTY_JOBS }, (_, n) => `p-${String(n).padStart(32, '0')}`);
  const added = await timed(() => queues.addPages(ids));
  let done = 0;
  const processed = await timed(async () => {
    const worker = openIdleWorker(queues, config, config.threads + 6, () => done++);
    while (done < EMPTY_JOBS) await sleep(5);
    await worker.drain(5000);
  });
  return { add: EMPTY_JOBS / added.seconds, process: EMPTY_JOBS / processed.seconds };
}
