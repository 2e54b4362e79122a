import { EXIT } from '../exit.ts';
import type { Store } from '../store/store.ts';
import { print, say } from './io.ts';
import { showProgress } from './progress-bar.ts';
import { withStore, type OpenStore } from './stored.ts';
import { UsageError } from './usage.ts';

export interface PruneOptions {
  /** Age such as `30d` or `12h`. */
  readonly olderThan: string;
  /** Says what would be deleted, and deletes nothing. */
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Pages of one statement: some 20 MB, and locks held for less than a second. */
const BATCH = 500;

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR };

/** `copydesk prune`: deletes the bytes of pages that have their outcome and came in longer ago than an age. */
export async function pruneCommand(
  { olderThan, dryRun = false, json = false }: PruneOptions,
  open?: OpenStore,
): Promise<number> {
  const before = new Date(Date.now() - ageOf(olderThan)).toISOString();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return withStore(open, async (store) => {
    const found = await store.prunable(before);
    const { pages, bytes } = dryRun ? found : await prune(store, before, found.pages, stop.signal);
    if (json) await print(`${JSON.stringify({ before, dryRun, pages, bytes })}\n`);
    else {
      const what = `${pages} ${pages === 1 ? 'page' : 'pages'} that came in before ${before} (${(bytes / 1e6).toFixed(1)} MB)`;
      await print(
        dryRun
          ? `the bytes of ${what} would be deleted\n`
          : `the bytes of ${what} are deleted; outcomes, records and traces stay\n`,
      );
    }
    if (!stop.signal.aborted) return EXIT.ok;
    say('copydesk: stopped before the end; the same command goes on');
    return EXIT.stopped;
  });
}

async function prune(
  store: Store,
  before: string,
  taken: number,
  signal: AbortSignal,
): Promise<{ pages: number; bytes: number }> {
  const counted = { taken, done: 0 };
  let bytes = 0;
  using _bar = showProgress(counted, 'pruning');
  while (!signal.aborted) {
    const batch = await store.prune(before, BATCH);
    counted.done += batch.pages;
    counted.taken = Math.max(taken, counted.done);
    bytes += batch.bytes;
    if (batch.pages < BATCH) break;
  }
  return { pages: counted.done, bytes };
}

function ageOf(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  const age = Number(count) * (UNITS[unit] ?? 0);
  if (age === 0)
    throw new UsageError(`--older-than ${text} is not an age; give hours, days or weeks, such as 12h, 30d or 8w`);
  return age;
}
