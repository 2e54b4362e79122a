import { expect, test } from 'vitest';
import { InHand } from '../../src/desk/in-hand.ts';

test('a dear answer is kept for a while, by its price, and forgotten with a change', async () => {
  const inHand = new InHand();
  let reads = 0;
  const read = () =>
    inHand.once('facets', () => new Promise<number>((resolve) => setTimeout(() => resolve(++reads), 20)), 50);
  expect(await read()).toBe(1);
  expect(await read()).toBe(1);
  inHand.forget();
  expect(await read()).toBe(2);
});

test('what is being read is read once for all who ask, and anew once it is answered, failed or changed', async () => {
  const inHand = new InHand();
  let reads = 0;
  const read = () => inHand.once('/articles', () => Promise.resolve(++reads));
  expect(await Promise.all([read(), read(), inHand.once('/rejects', () => Promise.resolve('other'))])).toEqual([
    1,
    1,
    'other',
  ]);
  expect(await read()).toBe(2);
  const before = read();
  inHand.forget();
  expect(await Promise.all([before, read(), read()])).toEqual([3, 4, 4]);
  await expect(inHand.once('/articles', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await read()).toBe(5);
});
