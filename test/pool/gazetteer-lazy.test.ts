import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

test('the gazetteer is read for the first dateline and not before', async () => {
  // A thread begins with nothing loaded.
  const thread = new Worker(new URL('./gazetteer-lazy-thread.ts', import.meta.url));
  const [{ without, before, dateline, after }] = (await once(thread, 'message')) as [Record<string, unknown>];
  expect(without).toEqual([null, null]);
  expect(before).toBe(false);
  expect(dateline).not.toBeNull();
  expect(after).toBe(true);
});
