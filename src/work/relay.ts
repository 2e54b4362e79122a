import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { Events } from '../observe/events.ts';
import type { Queues } from '../queue/queues.ts';
import type { Store } from '../store/store.ts';
import { reportFailure } from './report-failure.ts';

export interface RelayParts {
  readonly config: Pick<Config, 'highWater'>;
  readonly store: Pick<Store, 'outbox' | 'markSent' | 'relayTo'>;
  readonly queues: Pick<Queues, 'addArticles' | 'laterStages'>;
  readonly events: Pick<Events, 'relayed' | 'sentAgain' | 'outage' | 'queueError'>;
}

/** Rows sent in one go. */
const BATCH = 500;
/** Messages there may be beyond the high-water mark: batches of fifty workers that all saw room at once. */
const BEYOND = 50 * BATCH;
/** Pause with nothing to send, in ms. */
const IDLE = 1000;
/** Pause where later stages are behind by the high-water mark, or a service is away, in ms. */
const HELD_BACK = 5000;

/** One look at the outbox: how long to wait before the next, in ms, and the last batch that had been sent before it. */
export interface Round {
  readonly pause: number;
  readonly batch: number;
}

/**
 * Sends the outbox to queue `articles` until `signal` aborts. A row is marked only after its message is queued, so a
 * crash in between sends it again under the same job id. A marked row is sent again where Redis may have forgotten its
 * message: the queue is in another memory than before, and was not seen empty since. Nobody needs to empty the queue:
 * above the high-water mark the rows stay in the outbox.
 */
export async function relayOutbox(parts: RelayParts, signal: AbortSignal): Promise<void> {
  let batch = 0;
  while (!signal.aborted) {
    const round: Round = await relayOnce(parts, batch).catch((error: unknown) => {
      reportFailure(parts.events, error);
      return { pause: HELD_BACK, batch };
    });
    batch = round.batch;
    await sleep(round.pause, undefined, { signal }).catch(() => {});
  }
}

/** Sends one batch. `before` is the batch of the round before: with no message left in the queue, all up to it were taken. */
export async function relayOnce({ config, store, queues, events }: RelayParts, before: number): Promise<Round> {
  const { room, untaken, memory } = await queues.laterStages();
  const { batch, again } = await store.relayTo(memory, untaken === 0 ? before : 0, config.highWater + BEYOND);
  if (again > 0) events.sentAgain(again);
  if (!room) return { pause: HELD_BACK, batch };
  const rows = await store.outbox(BATCH);
  if (rows.length === 0) return { pause: IDLE, batch };
  await queues.addArticles(rows);
  await store.markSent(
    rows.map(({ sequence }) => sequence),
    memory,
  );
  events.relayed(rows.length);
  return { pause: rows.length < BATCH ? IDLE : 0, batch };
}
