import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { clean } from '../../src/pipeline/clean.ts';
import { manyPages } from './many.ts';

interface Order {
  readonly corpus: string | undefined;
  readonly count: number;
}

/** Pages a second that clean() alone reaches on so many threads, each with its own copy of the pages; nothing is sent or stored. */
export async function measureAlone(corpus: string | undefined, threads: number, count: number): Promise<number> {
  const workers = Array.from({ length: threads }, () => new Worker(new URL(import.meta.url), { workerData: { corpus, count: Math.ceil(count / threads) } satisfies Order }));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const begun = performance.now();
  for (const worker of workers) worker.postMessage('go');
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const seconds = (performance.now() - begun) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return count / seconds;
}

if (!isMainThread) {
  const { corpus, count } = workerData as Order;
  const { bases } = await manyPages(corpus, count);
  for (const page of bases) clean(page, { cleanedAt: null });
  parentPort!.postMessage('ready');
  await once(parentPort!, 'message');
  for (let n = 0; n < count; n++) clean(bases[n % bases.length]!, { cleanedAt: null });
  parentPort!.postMessage('done');
  parentPort!.close();
}
