import type { Events } from '../observe/events.ts';
import type { QueueCounts, Queues } from '../queue/queues.ts';
import type { Store } from '../store/store.ts';

export interface SweepParts {
  readonly store: Pick<Store, 'sweep'>;
  readonly queues: Pick<Queues, 'addPages'>;
  readonly events: Pick<Events, 'requeued'>;
}

/** Pages looked at in one sweep: the oldest that wait. */
const LOOKED_AT = 1000;

/**
 * Finds pages the queue lost (flushed, restored from an older copy, or the producer died before it queued them) and
 * queues them again. A page is suspect once it waited at two sweeps in a row; queuing one that is queued already changes
 * nothing. However many workers call this, there is one sweep in `everyMs`. `counts` are those of queue `pages`, read
 * just before.
 */
export async function sweep(
  { store, queues, events }: SweepParts,
  everyMs: number,
  counts: QueueCounts,
): Promise<void> {
  const missing = await store.sweep(everyMs, LOOKED_AT);
  if (missing.length === 0) return;
  await queues.addPages(missing);
  // With jobs in the queue the pages may have been among them; with none they were certainly lost.
  if (counts.waiting + counts.active + counts.delayed === 0) events.requeued(missing.length);
}

export interface CatchUpParts {
  readonly store: { readonly stories: Pick<Store['stories'], 'findDue'> };
}

/** Articles in one go: they hold the lock under which all commits find their stories. */
const DUE = 20;

/** Gives articles their stories that were stored before there were any, for `ms` milliseconds at most: pages come first. */
export async function catchUpStories({ store }: CatchUpParts, ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until && (await store.stories.findDue(DUE)) === DUE);
}
