import type { PageWorker } from '../../src/queue/page-worker.ts';
import type { Queues } from '../../src/queue/queues.ts';
import type { Config } from '../../src/config.ts';

/** A worker of queue `pages` whose work is nothing, so that only queue and server are measured; `onDone` is called for each job. */
export function openIdleWorker(
  queues: Queues,
  { lockSeconds, stalledSeconds }: Config,
  concurrency: number,
  onDone: () => void,
): PageWorker {
  return queues.openPageWorker({
    process: async () => onDone(),
    async abandoned() {},
    faulted() {},
    stalled() {},
    concurrency,
    lockSeconds,
    stalledSeconds,
  });
}
