import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inOrder } from '../../src/cli/in-order.ts';
import { all } from '../intake/folder.ts';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let i = 0; i < count; i++) yield i;
}

test('results come in the order of the items, with at most so many at work', async () => {
  let running = 0;
  let most = 0;
  const results = await all(
    inOrder(numbers(40), 4, async (i) => {
      most = Math.max(most, ++running);
      await sleep((i * 7) % 5);
      running--;
      return i;
    }),
  );
  expect(results).toEqual(Array.from({ length: 40 }, (_, i) => i));
  expect(most).toBe(4);
});

test('a result does not wait for the next item', async () => {
  const gate = Promise.withResolvers<void>();
  async function* slow(): AsyncGenerator<string> {
    yield 'first';
    await gate.promise;
    yield 'second';
  }
  const results = inOrder(slow(), 4, async (word) => word);
  expect((await results.next()).value).toBe('first');
  gate.resolve();
  expect(await all(results)).toEqual(['second']);
});

test('nothing gives nothing', async () => {
  expect(await all(inOrder(numbers(0), 2, async (i) => i))).toEqual([]);
});
