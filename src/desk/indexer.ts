import { setTimeout as sleep } from 'node:timers/promises';
import type { Queues } from '../queue/queues.ts';
import type { Store } from '../store/store.ts';

/** Rows written in one go, and articles whose words are read in one go. */
const ROWS = 50;
const WORDS = 10;
/** Pause where nothing is to be done, in ms. */
const IDLE = 500;
/** Pause after a failure, in ms. */
const AFTER_FAILURE = 5000;
/**
 * While pages are being cleaned, the pause after a step is this many times the step: the embedded database does one thing
 * at a time, so a fiftieth of its time is what cleaning may lose; a server has cores to spare.
 */
const STEP_BACK = { embedded: 50, postgres: 5, redis: 5 };

/** Keeps the desk's lists and its search up to date, behind the cleaning of pages. Ends when told to. */
export async function keepIndexed(
  { desk }: Pick<Store, 'desk'>,
  queues: Pick<Queues, 'counts' | 'kind'>,
  signal: AbortSignal,
): Promise<void> {
  // True where words were indexed that are not settled yet.
  const words = { unsettled: true };
  while (!signal.aborted) {
    const pause = await step(desk, queues, words).catch(() => AFTER_FAILURE);
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
}

/** Does a little; answers how long to pause. */
async function step(
  desk: Store['desk'],
  queues: Pick<Queues, 'counts' | 'kind'>,
  words: { unsettled: boolean },
): Promise<number> {
  const { waiting, active } = await queues.counts('pages');
  const busy = waiting + active > 0;
  const begun = performance.now();
  const rows = await desk.indexArticles(ROWS);
  const read = rows < ROWS && !busy ? await desk.indexWords(WORDS) : 0;
  if (read > 0) words.unsettled = true;
  if (rows + read === 0) {
    if (words.unsettled && !busy) {
      await desk.settleWords();
      words.unsettled = false;
    }
    return IDLE;
  }
  return busy ? (performance.now() - begun) * STEP_BACK[queues.kind] : 0;
}
