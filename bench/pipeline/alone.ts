import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { clean } from '../../src/pipeline/clean.ts';
import { cpuSeconds } from '../measure.ts';
import { manyPages } from './many.ts';

/** Pages that each thread cleans beforehand, so that its code is compiled. */
const WARM_UP = 600;

export interface Alone {
  readonly pagesPerSecond: number;
  readonly cpuMsPerPage: number;
}

interface Order {
  readonly corpus: string | undefined;
  readonly count: number;
}

/** Pages a second that clean() alone reaches on so many threads, each with its own copy of the pages; nothing is sent or stored. */
export async function measureAlone(corpus: string | undefined, threads: number, count: number): Promise<Alone> {
  const workers = Array.from(
    { length: threads },
    () =>
      new Worker(new URL(import.meta.url), {
        workerData: { corpus, count: Math.ceil(count / threads) } satisfies Order,
      }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const begun = performance.now();
  const cpu = cpuSeconds();
  for (const worker of workers) worker.postMessage('go');
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const seconds = (performance.now() - begun) / 1000;
  const spent = cpuSeconds() - cpu;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { pagesPerSecond: count / seconds, cpuMsPerPage: (spent * 1000) / count };
}

if (!isMainThread) {
  const { corpus, count } = workerData as Order;
  const { bases } = await manyPages(corpus, count);
  for (let n = 0; n < WARM_UP; n++) clean(bases[n % bases.length]!, { cleanedAt: null });
  parentPort!.postMessage('ready');
  await once(parentPort!, 'message');
  for (let n = 0; n < count; n++) clean(bases[n % bases.length]!, { cleanedAt: null });
  parentPort!.postMessage('done');
  parentPort!.close();
}
