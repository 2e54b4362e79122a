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

test('statements that wait together have each its own answer, in order', async () => {
  await using database = await openOwn();
  await database.script('create table public.seen (n int primary key)');
  const insert = (n: number) =>
    database.query<{ n: number }>(
      'insert into public.seen select g from generate_series($1::int, $1::int + 1) g returning n',
      [n],
    );
  const answers = await Promise.all([...Array.from({ length: 40 }, (_, n) => insert(n * 2)), database.query('select')]);
  expect(answers.slice(0, 40)).toEqual(Array.from({ length: 40 }, (_, n) => [{ n: n * 2 }, { n: n * 2 + 1 }]));
  expect(answers[40]).toEqual([{}]);
});

test('of statements that wait together those go through that can', async () => {
  await using database = await openOwn();
  await database.script('create table public.seen (n int primary key)');
  const insert = (n: number) => database.query('insert into public.seen values ($1::int)', [n]);
  const given = [1, 2, 2, 3, 3, 4];
  const answers = await Promise.allSettled(given.map(insert));
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(answers[2]).toMatchObject({ reason: { code: '23505' } });
  expect(await database.query('select n from public.seen order by n')).toEqual([1, 2, 3, 4].map((n) => ({ n })));
});
