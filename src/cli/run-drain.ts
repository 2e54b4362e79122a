import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from '../runtime.ts';
import { waitOutOutage } from '../work/outage-wait.ts';
import type { RunTally } from './run-tally.ts';

/** Waits of a run for its last pages, in ms. */
export interface DrainTimes {
  /** Between two looks at the tally. */
  readonly look: number;
  /** Without an outcome for this long, the store is asked what became of the pages. */
  readonly ask: number;
  /** With nothing in the queue either, pages without an outcome are queued again, at most so often. */
  readonly requeue: number;
  /** With nothing in the queue for this long, the run ends without them. */
  readonly giveUp: number;
}

const TIMES: DrainTimes = { look: 100, ask: 2000, requeue: 10_000, giveUp: 60_000 };

/** Pages asked for in one statement. */
const BATCH = 1000;

export interface DrainParts {
  readonly queues: Pick<Runtime['queues'], 'counts' | 'addPages'>;
  readonly store: Pick<Runtime['store'], 'withoutOutcome'>;
  readonly events: Pick<Runtime['events'], 'outage' | 'recovered' | 'requeued'>;
}

/**
 * Waits until every page of the run has its outcome, by this process or another; the store alone says that another did
 * it. Pages that are in no queue though they have no outcome are queued again. What is left at the end is in
 * `tally.open`.
 */
export async function drain(
  { queues, store, events }: DrainParts,
  tally: RunTally,
  signal: AbortSignal,
  times: DrainTimes = TIMES,
): Promise<void> {
  let done = -1;
  let moved = performance.now();
  let asked = moved;
  let queued = moved;
  while (tally.open.size > 0 && !signal.aborted) {
    await sleep(tally.open.size < 100 ? times.look / 5 : times.look);
    const now = performance.now();
    if (tally.done !== done) {
      done = tally.done;
      moved = asked = queued = now;
      continue;
    }
    if (now - asked < times.ask) continue;
    asked = now;
    const counts = await waitOutOutage('queue', () => queues.counts('pages'), events, signal);
    const without = await openPages();
    for (const id of [...tally.open.keys()]) if (!without.has(id)) tally.settledElsewhere(id);
    // Jobs in the queue may be others' or these: their outcomes will tell.
    if (counts.waiting + counts.active + counts.delayed > 0) moved = queued = performance.now();
    else if (performance.now() - moved > times.giveUp) return;
    else if (performance.now() - queued > times.requeue && tally.open.size > 0) {
      const lost = [...tally.open.keys()];
      await waitOutOutage('queue', () => queues.addPages(lost), events, signal);
      events.requeued(lost.length);
      queued = performance.now();
    }
  }

  /** Those of the run's open pages that have no outcome in the store. */
  async function openPages(): Promise<Set<string>> {
    const ids = [...tally.open.keys()];
    const found = new Set<string>();
    for (let start = 0; start < ids.length; start += BATCH) {
      const some = ids.slice(start, start + BATCH);
      for (const id of await waitOutOutage('store', () => store.withoutOutcome(some), events, signal)) found.add(id);
    }
    return found;
  }
}
