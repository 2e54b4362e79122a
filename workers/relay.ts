import { setTimeout as sleep } from 'node:timers/promises';
import type { Events } from '../src/observe/events.ts';
import type { Queues } from '../src/queue/queues.ts';
import type { Store } from '../src/store/store.ts';
import { blame } from './blame.ts';

export interface RelayParts {
  readonly store: Pick<Store, 'outbox' | 'markSent'>;
  readonly queues: Pick<Queues, 'addArticles' | 'hasRoom'>;
  readonly events: Pick<Events, 'relayed' | 'outage' | 'queueError'>;
}

/** Rows sent in one go. */
const BATCH = 500;
/** Pause with nothing to send, in ms. */
const IDLE = 1000;
/** Pause where later stages are behind by the high-water mark, or a service is away, in ms. */
const HELD_BACK = 5000;

/**
 * Sends the outbox to queue `articles` until `signal` aborts. A row is marked only after its message is queued, so a
 * crash in between sends it again under the same job id. Nobody needs to empty the queue: above the high-water mark
 * the rows stay in the outbox.
 */
export async function relayOutbox(parts: RelayParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pause = await relayOnce(parts).catch((error: unknown) => {
      blame(parts.events, error);
      return HELD_BACK;
    });
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
}

/** Sends one batch; answers how long to wait before the next, in ms. */
export async function relayOnce({ store, queues, events }: RelayParts): Promise<number> {
  if (!(await queues.hasRoom('articles'))) return HELD_BACK;
  const rows = await store.outbox(BATCH);
  if (rows.length === 0) return IDLE;
  await queues.addArticles(rows);
  await store.markSent(rows.map(({ id }) => id));
  events.relayed(rows.length);
  return rows.length < BATCH ? IDLE : 0;
}
