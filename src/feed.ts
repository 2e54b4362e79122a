import { setImmediate as breathe } from 'node:timers/promises';
import { isProblem, type IntakeProblem } from './intake/problem.ts';
import type { PackedPage } from './model/packed-page.ts';
import type { Page } from './model/page.ts';
import type { Queues } from './queue/queues.ts';
import type { Store } from './store/store.ts';

export interface FeedParts {
  readonly store: Pick<Store, 'pack' | 'putPages'>;
  readonly queues: Pick<Queues, 'addPages' | 'waitForRoom'>;
}

export interface FeedHooks {
  /** Called before the pages are queued, so that no outcome comes earlier. */
  readonly onPages?: (pages: readonly PackedPage[], stored: ReadonlySet<string>) => void;
  readonly onProblem?: (problem: IntakeProblem) => void;
}

/** Pages stored and queued in one go: what comes first of a number and a weight in bytes, so that memory stays bounded. */
const BATCH_PAGES = 100;
const BATCH_BYTES = 8_000_000;

/**
 * Where all pages are at hand, they are packed for so many ms before the process hears of anything else: threads that clean
 * beside it have a few pages ahead and wait for the next.
 */
const HELD = 3;

/**
 * Takes pages in: packs and stores them, then queues their ids, a batch at a time and the next being read meanwhile, and
 * waits while the queue is full. A page is acknowledged, by `onPages`, only once it is stored.
 */
export async function feedPages(
  { store, queues }: FeedParts,
  source: AsyncIterable<Page | IntakeProblem>,
  hooks: FeedHooks,
  signal?: AbortSignal,
): Promise<void> {
  let batch: PackedPage[] = [];
  let bytes = 0;
  let storing = Promise.resolve();
  let breathedAt = performance.now();

  async function takeIn(pages: readonly PackedPage[]): Promise<void> {
    await queues.waitForRoom(signal);
    const stored = await store.putPages(pages);
    hooks.onPages?.(pages, stored);
    await queues.addPages([...new Set(pages.map(({ id }) => id))]);
  }
  /** Resolves once the batch before is stored: there are never more than two in memory. */
  async function flush(): Promise<void> {
    await storing;
    if (batch.length === 0) return;
    storing = takeIn(batch);
    // Heard at the next flush.
    storing.catch(() => {});
    batch = [];
    bytes = 0;
  }

  try {
    for await (const item of source) {
      if (signal?.aborted) break;
      if (isProblem(item)) {
        hooks.onProblem?.(item);
        continue;
      }
      batch.push(await store.pack(item));
      bytes += item.bytes.length;
      if (performance.now() - breathedAt >= HELD) {
        await breathe();
        breathedAt = performance.now();
      }
      if (batch.length >= BATCH_PAGES || bytes >= BATCH_BYTES) await flush();
    }
    if (!signal?.aborted) await flush();
    await storing;
  } finally {
    // Where the source fails, the batch on its way is still stored before whoever called closes the store.
    await storing.catch(() => {});
  }
}
