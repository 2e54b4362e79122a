import { expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { Suspects } from '../../src/queue/suspects.ts';

/** What was in hand together with each page, and every concurrency that was set. */
function watched(full = 8) {
  const inHand = new Set<string>();
  const beside = new Map<string, string[]>();
  const set: number[] = [];
  const suspects = new Suspects(full, (jobs) => void set.push(jobs));
  const work = (name: string, stalls: number, ms = 10) =>
    suspects.work(stalls, async () => {
      for (const other of inHand)
        for (const [a, b] of [
          [name, other],
          [other, name],
        ] as const)
          note(a, b);
      inHand.add(name);
      await sleep(ms);
      inHand.delete(name);
    });
  const note = (a: string, b: string) => beside.set(a, [...(beside.get(a) ?? []), b]);
  return { suspects, work, beside, set };
}

test('fresh pages are worked together, as many as may be', async () => {
  const { work, beside, set } = watched();
  await Promise.all(['a', 'b', 'c'].map((name) => work(name, 0)));
  expect(beside.get('a')).toEqual(['b', 'c']);
  expect(new Set(set)).toEqual(new Set([8]));
});

test('a page that was in hand at a death is worked alone, after what is in hand and before what comes', async () => {
  const { work, beside, set } = watched();
  await Promise.all([work('fresh', 0, 30), work('suspect', 1), work('other suspect', 2), work('late', 0)]);
  expect(beside.size).toBe(0);
  expect(set).toEqual([8, 1, 1, 8]);
});

test('none is fetched beside it until a fresh page shows that no other suspect is next', async () => {
  const { work, set } = watched();
  await work('suspect', 1);
  expect(set).toEqual([1]);
  await work('fresh', 0);
  expect(set).toEqual([1, 8]);
});

test('what a page throws is its own, and the next is worked all the same', async () => {
  const { suspects, work } = watched();
  const broken = suspects.work(1, () => Promise.reject(new Error('this page')));
  const next = work('next', 1);
  await expect(broken).rejects.toThrow('this page');
  await next;
});
