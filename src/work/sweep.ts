import type { Events } from '../observe/events.ts';
import type { Queues } from '../queue/queues.ts';
import type { Store } from '../store/store.ts';

export interface SweepParts {
  readonly store: Pick<Store, 'pagesWithoutOutcome'>;
  readonly queues: Pick<Queues, 'addPages' | 'counts'>;
  readonly events: Pick<Events, 'requeued'>;
}

/** Pages looked at in one sweep: the oldest without an outcome. */
const LOOKED_AT = 1000;

/**
 * Finds pages the queue lost (flushed, restored from an older copy, or the producer died before it queued them) and
 * queues them again. A page is suspect once it had no outcome at two sweeps in a row; queuing one that is queued
 * already changes nothing.
 */
export class Sweeper {
  readonly #parts: SweepParts;
  #suspects: ReadonlySet<string> = new Set();

  constructor(parts: SweepParts) {
    this.#parts = parts;
  }

  async sweep(): Promise<void> {
    const { store, queues, events } = this.#parts;
    const { waiting, active, delayed } = await queues.counts('pages');
    const without = await store.pagesWithoutOutcome(LOOKED_AT);
    const missing = without.filter((id) => this.#suspects.has(id));
    this.#suspects = new Set(without);
    if (missing.length === 0) return;
    await queues.addPages(missing);
    // With jobs in the queue the pages may have been among them; with none they were certainly lost.
    if (waiting + active + delayed === 0) events.requeued(missing.length);
  }
}
