import type { Outcome } from '../model/outcome.ts';
import type { CleanPool } from '../pool/pool.ts';
import type { Queues } from '../queue/queues.ts';
import { columnsOf, prepareOutcome } from '../store/outcome-row.ts';
import type { CleanedPage, ReplayFilter } from '../store/replay.ts';
import type { Store } from '../store/store.ts';
import type { ReplayTally } from './replay-tally.ts';

/** Pages read from the store in one go. */
const STEP = 100;

export interface ReplayParts {
  readonly store: Pick<Store, 'cleaned' | 'getPage'>;
  readonly pool: Pick<CleanPool, 'clean' | 'threads'>;
  /** Where changed pages are queued; null where nothing is to be done. */
  readonly queues: Pick<Queues, 'addPages' | 'waitForRoom'> | null;
}

/**
 * Cleans pages of the store with today's rules and counts what would be otherwise. Pages of which something would are
 * queued behind the fresh ones; the worker that takes them makes the change, by the way every page goes.
 */
export async function replay(
  { store, pool, queues }: ReplayParts,
  filter: ReplayFilter,
  tally: ReplayTally,
  signal?: AbortSignal,
): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const pages = await store.cleaned({ ...filter, limit: STEP, ...(after === undefined ? {} : { after }) });
    after = pages.at(-1)?.id;
    if (after === undefined || signal?.aborted) return;
    const changed: string[] = [];
    const left = pages.values();
    const work = async (): Promise<void> => {
      for (const page of left) if (!signal?.aborted && (await look(page, store, pool, tally))) changed.push(page.id);
    };
    await Promise.all(Array.from({ length: pool.threads }, work));
    if (queues === null || changed.length === 0) continue;
    await queues.waitForRoom(signal);
    await queues.addPages(changed, 'later');
  }
}

/** Whether a page's record or reason would be another. */
async function look(
  before: CleanedPage,
  store: ReplayParts['store'],
  pool: ReplayParts['pool'],
  tally: ReplayTally,
): Promise<boolean> {
  const page = await store.getPage(before.id);
  if (page === null || page === 'pruned') return false;
  const after = await pool.clean(page, { cleanedAt: null });
  const changed = isOther(before, after);
  tally.add({ before, after, changed });
  return changed;
}

function isOther(before: CleanedPage, after: Outcome): boolean {
  if (before.outcome !== after.outcome) return true;
  if (after.outcome === 'rejected') return before.reason !== after.reject.reason;
  const columns = JSON.parse(Buffer.from(columnsOf(prepareOutcome(after).row)).toString()) as { record_digest: string };
  return columns.record_digest !== before.recordDigest;
}
