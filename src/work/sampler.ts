import type { Progress } from '../observe/progress.ts';
import type { Runtime } from '../runtime.ts';
import { QUEUES, type QueueName } from '../queue/topology.ts';
import { reportFailure } from './report-failure.ts';
import { catchUpStories, sweep } from './sweep.ts';

/** Looks between two sweeps for lost pages. */
const SWEEP_EACH = 3;

/** Share of the time between two sweeps after which the next is due: timers are not exact. */
const DUE = 0.9;

/** Share of the time between two looks for articles that still need their story. */
const CATCH_UP = 0.5;

/** Looks at queue and store now and then: gauges, progress, and pages the queue lost. */
export class Sampler implements Disposable {
  readonly #runtime: Pick<Runtime, 'queues' | 'store' | 'events' | 'metrics'>;
  readonly #progress: Progress;
  readonly #every: number;
  readonly #timer: NodeJS.Timeout;
  #looks = 0;
  #busy = false;

  /** `every`: pause between two looks, in ms. */
  constructor(runtime: Pick<Runtime, 'queues' | 'store' | 'events' | 'metrics'>, progress: Progress, every: number) {
    this.#runtime = runtime;
    this.#progress = progress;
    this.#every = every;
    this.#timer = setInterval(() => void this.#look(), every);
  }

  async #look(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const { queues, store, events, metrics } = this.#runtime;
    try {
      const pages = await queues.counts('pages');
      for (const queue of Object.keys(QUEUES) as QueueName[]) {
        const counts = queue === 'pages' ? pages : await queues.counts(queue);
        if (queue === 'pages') this.#progress.sampled(counts.waiting, counts.active);
        for (const [state, count] of Object.entries(counts)) metrics.queueJobs.set({ queue, state }, count);
        metrics.oldestWaiting.set({ queue }, counts.waiting === 0 ? 0 : await queues.oldestWaitingSeconds(queue));
      }
      metrics.redisMemory.set(await queues.memoryFill());
      events.recovered('queue');
      if (++this.#looks % SWEEP_EACH === 0) {
        metrics.outboxRows.set((await store.backlog()).outbox);
        await sweep(this.#runtime, Math.round(SWEEP_EACH * this.#every * DUE), pages);
        await catchUpStories(this.#runtime, this.#every * CATCH_UP);
      }
    } catch (error) {
      reportFailure(events, error);
    } finally {
      this.#busy = false;
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
