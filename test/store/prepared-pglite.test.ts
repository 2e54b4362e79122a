import { expect, test } from 'vitest';
import { openOwn } from './template.ts';

test('a row of statements lets the process hear of other things between them', async () => {
  await using database = await openOwn();
  const count = () => database.query('select count(*) from generate_series(1, 5000)');
  await count();
  let done = 0;
  const row = Array.from({ length: 200 }, () => count().then(() => done++));
  const heard = new Promise<number>((resolve) => setTimeout(() => resolve(done), 0));
  expect(await heard).toBeLessThan(100);
  await Promise.all(row);
});
