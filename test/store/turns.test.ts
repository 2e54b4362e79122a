import { expect, test } from 'vitest';
import { Turns } from '../../src/store/turns.ts';

test('one at a time; who comes ahead goes first, and the others have their turn in between', async () => {
  const turns = new Turns();
  const order: string[] = [];
  let inside = 0;
  const go = (name: string, ahead = false) =>
    turns.run(async () => {
      expect(++inside).toBe(1);
      await Promise.resolve();
      order.push(name);
      inside--;
    }, ahead);
  const all = [go('first'), go('commit 1'), go('commit 2')];
  for (let n = 1; n <= 10; n++) all.push(go(`look ${n}`, true));
  await Promise.all(all);
  expect(order).toEqual([
    'first',
    ...Array.from({ length: 8 }, (_, n) => `look ${n + 1}`),
    'commit 1',
    'look 9',
    'look 10',
    'commit 2',
  ]);
});

test('it is known for a moment that somebody came ahead', async () => {
  const turns = new Turns();
  await turns.run(() => Promise.resolve());
  expect(turns.hurried).toBe(false);
  await turns.run(() => Promise.resolve(), true);
  expect(turns.hurried).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(turns.hurried).toBe(false);
});

test('work that fails ends its turn', async () => {
  const turns = new Turns();
  await expect(turns.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.run(() => Promise.resolve('next'))).toBe('next');
});
