import { DelayedError, UnrecoverableError, WaitingError, type Job, type Worker } from 'bullmq';
import type { Backend } from './backend.ts';
import { Suspects } from './suspects.ts';

/** One job as the processor sees it. */
export interface PageTask {
  readonly jobId: string;
  readonly data: unknown;
  /** Number of this try, from 1. */
  readonly attempt: number;
  /** True where a fault now would be the last. */
  readonly lastAttempt: boolean;
  /** ISO 8601 instant the job was queued. */
  readonly queuedAt: string;
}

export interface PageWorkerOptions {
  /** Brings a page to its outcome. Throwing is a fault: tried again, until `lastAttempt`. */
  readonly process: (task: PageTask) => Promise<void>;
  /** Hears of jobs that ended without `process`: stalled too often, their worker having died each time. */
  readonly abandoned: (task: PageTask, error: Error) => Promise<void>;
  readonly faulted: (task: PageTask, error: Error) => void;
  readonly stalled: (jobId: string) => void;
  /** Pages in hand at a time; one alone where it was in hand when a worker died. */
  readonly concurrency: number;
  readonly lockSeconds: number;
  readonly stalledSeconds: number;
}

/** Thrown by `process` where another try would end the same: the job fails at once. */
export class Unrecoverable extends UnrecoverableError {}

/** Thrown by `process` where the job must neither end nor count as tried: it waits again, `afterMs` from now. */
export class Requeue extends Error {
  override readonly name = 'Requeue';
  readonly afterMs: number;

  constructor(message: string, options: ErrorOptions & { readonly afterMs?: number }) {
    super(message, options);
    this.afterMs = options.afterMs ?? 0;
  }
}

export interface PageWorker {
  /** Stops taking jobs and waits up to `deadline` ms for those in hand; may be called again. True where all were finished. */
  drain(deadline: number): Promise<boolean>;
}

/** Times a job may be found without its worker before it is given up. */
export const STALLS_ALLOWED = 3;

/** Pause after BullMQ failed to fetch or finish a job, in ms; its own default of 15 s is long for a restarted server. */
const RETRY_DELAY = 2000;

export function openPageWorker(
  backend: Backend,
  options: PageWorkerOptions,
  onError: (error: Error) => void,
): PageWorker {
  // Nothing is returned from the processor: BullMQ keeps return values in its event stream.
  const work = (job: Job, token: string | undefined): Promise<void> =>
    suspects.work(job.stalledCounter, () => processOrGiveBack(job, token, options));
  const worker = backend.worker('pages', work, {
    concurrency: 1,
    lockDuration: options.lockSeconds * 1000,
    stalledInterval: options.stalledSeconds * 1000,
    maxStalledCount: STALLS_ALLOWED,
    runRetryDelay: RETRY_DELAY,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  });
  const suspects = new Suspects(options.concurrency, (jobs) => {
    worker.concurrency = jobs;
  });
  worker.on('error', onError);
  worker.on('stalled', options.stalled);
  worker.on('failed', (job, error) => {
    if (job === undefined) return;
    // BullMQ has counted the try that has just failed.
    const task = { ...taskOf(job), attempt: Math.max(1, job.attemptsMade) };
    if (/stalled more than allowable limit|started more than allowable limit/.test(error.message))
      void options.abandoned(task, error).catch(onError);
    else options.faulted(task, error);
  });
  return { drain: (deadline) => drain(worker, deadline) };
}

async function processOrGiveBack(job: Job, token: string | undefined, { process }: PageWorkerOptions): Promise<void> {
  try {
    await process(taskOf(job));
  } catch (error) {
    if (!(error instanceof Requeue)) throw error;
    if (error.afterMs === 0) {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    await job.moveToDelayed(Date.now() + error.afterMs, token);
    throw new DelayedError();
  }
}

function taskOf(job: Job): PageTask {
  const attempts = Math.max(1, job.opts.attempts ?? 1);
  return {
    jobId: job.id ?? '',
    data: job.data,
    attempt: job.attemptsMade + 1,
    lastAttempt: job.attemptsMade + 1 >= attempts,
    queuedAt: new Date(job.timestamp).toISOString(),
  };
}

async function drain(worker: Worker, deadline: number): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), deadline);
  const finished = await Promise.race([worker.close().then(() => true as const), late.promise]);
  clearTimeout(timer);
  return finished;
}
