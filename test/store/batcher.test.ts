import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Batcher, type BatchLimits } from '../../src/store/batcher.ts';

function recorded(limits: Partial<BatchLimits> = {}, during: (batch: string[]) => Promise<void> = async () => {}) {
  const batches: string[][] = [];
  const batcher = new Batcher<string, string>({ items: 3, weight: 100, waitMs: 5, ...limits }, async (batch) => {
    const items = batch.map(({ item }) => item);
    batches.push(items);
    await during(items);
    for (const { item, resolve } of batch) resolve(`done ${item}`);
  });
  return { batches, add: (item: string, weight = 1, key = item) => batcher.add(item, key, weight), batcher };
}

describe('batcher', () => {
  test('gathers what comes within the wait', async () => {
    const { batches, add } = recorded({ waitMs: 20 });
    const first = add('a');
    await sleep(2);
    expect(await Promise.all([first, add('b')])).toEqual(['done a', 'done b']);
    expect(batches).toEqual([['a', 'b']]);
  });

  test('waits longer where batches take long and items come together, and no longer where they come alone', async () => {
    const { batches, add } = recorded({ items: 9, waitMs: 0, patience: 10, longestMs: 10_000 }, () => sleep(10));
    await Promise.all([add('a'), add('b')]);
    const third = add('c');
    await sleep(30);
    await Promise.all([third, add('d')]);
    const begun = performance.now();
    // These waited for a batch of two; after one that came alone nobody does.
    await add('e');
    expect(performance.now() - begun).toBeGreaterThan(90);
    await add('f');
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(batches).toEqual([['a', 'b'], ['c', 'd'], ['e'], ['f']]);
  });

  test('waits no longer than it may', async () => {
    const { add } = recorded({ items: 9, waitMs: 0, patience: 1000, longestMs: 40 }, () => sleep(10));
    await Promise.all([add('a'), add('b')]);
    const begun = performance.now();
    await add('c');
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test('does not wait when the batch is full by number or weight, and goes on with the rest', async () => {
    const byNumber = recorded({ waitMs: 10_000 });
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((item) => byNumber.add(item)));
    expect(byNumber.batches).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    const byWeight = recorded({ waitMs: 20 });
    await Promise.all([byWeight.add('heavy', 500), byWeight.add('light')]);
    expect(byWeight.batches).toEqual([['heavy'], ['light']]);
  });

  test('runs one batch at a time; what comes meanwhile is the next', async () => {
    let running = 0;
    const { batches, add } = recorded({ items: 50, waitMs: 0 }, async () => {
      expect(++running).toBe(1);
      await sleep(10);
      running--;
    });
    const all = [add('a')];
    await sleep(4);
    all.push(add('b'), add('c'));
    await Promise.all(all);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  test('never puts two items of one key in a batch, and keeps their order', async () => {
    const { batches, add } = recorded({ items: 50 });
    await Promise.all([add('x1', 1, 'x'), add('x2', 1, 'x'), add('y', 1, 'y'), add('x3', 1, 'x')]);
    expect(batches).toEqual([['x1', 'y'], ['x2'], ['x3']]);
  });

  test('a run that throws rejects its own batch and not the next', async () => {
    const { add } = recorded({ items: 2 }, async (batch) => {
      if (batch.includes('bad')) throw new Error('no');
    });
    const settled = await Promise.allSettled(['a', 'bad', 'c', 'd'].map((item) => add(item)));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled']);
  });

  test('is idle when all is done', async () => {
    const { batches, add, batcher } = recorded({ waitMs: 10 }, () => sleep(5));
    await batcher.idle();
    const items = ['a', 'b', 'c', 'd'].map((item) => add(item));
    await batcher.idle();
    expect(batches.flat()).toEqual(['a', 'b', 'c', 'd']);
    await Promise.all(items);
  });
});
