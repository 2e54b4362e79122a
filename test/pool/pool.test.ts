import { afterEach, expect, test } from 'vitest';
import { newPage, type Page } from '../../src/model/page.ts';
import { CleanPool, type PoolSettings } from '../../src/pool/pool.ts';

const MISBEHAVING = new URL('./misbehaving-thread.ts', import.meta.url);
const SETTINGS: PoolSettings = { threads: 2, threadMemoryMb: 64, timeLimitSeconds: 1, pageLimitMb: 1 };
const CONTEXT = { cleanedAt: null };
const PROSE = 'The council met on Tuesday to talk about the bridge, which has been closed since the storm. '.repeat(6);

const page = (order: string, n = 0): Page =>
  newPage({
    url: `https://outlet.example/${order}/${n}`,
    bytes: Buffer.from(`<html><body><!-- ${order} --><article><h1>Bridge ${n}</h1><p>${PROSE}</p><p>${PROSE}</p></article></body></html>`),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });

let pool: CleanPool;
let replaced: string[];
function open(settings: Partial<PoolSettings> = {}): CleanPool {
  replaced = [];
  return (pool = new CleanPool({ ...SETTINGS, ...settings }, (reason) => replaced.push(reason), MISBEHAVING));
}
afterEach(() => pool[Symbol.asyncDispose]());

test('a page that hangs is rejected by its limit, its thread replaced, and the others go on', async () => {
  open();
  const begun = Date.now();
  const [hung, ...others] = await Promise.all([page('hang'), ...Array.from({ length: 6 }, (_, n) => page('fine', n))].map((one) => pool.clean(one, CONTEXT)));
  expect(hung).toMatchObject({ outcome: 'rejected', reject: { reason: 'timeout', detail: 'not done after 1 s' } });
  expect(others.map(({ outcome }) => outcome)).toEqual(Array(6).fill('article'));
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect(replaced).toEqual(['timeout']);
  expect((await pool.clean(page('fine', 7), CONTEXT)).outcome).toBe('article');
});

test('a page that takes too much memory is rejected, and the others go on', async () => {
  open({ timeLimitSeconds: 20 });
  const [burst, ...others] = await Promise.all([page('burst'), ...Array.from({ length: 6 }, (_, n) => page('fine', n))].map((one) => pool.clean(one, CONTEXT)));
  expect(burst).toMatchObject({ outcome: 'rejected', reject: { reason: 'out-of-memory' } });
  expect(others.map(({ outcome }) => outcome)).toEqual(Array(6).fill('article'));
  expect(replaced).toEqual(['out-of-memory']);
});

test('the time limit counts from the start of the page, not from its place in the line', async () => {
  open({ threads: 1, timeLimitSeconds: 0.5 });
  const outcomes = await Promise.all(Array.from({ length: 12 }, (_, n) => pool.clean(page('slow', n), CONTEXT)));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(12).fill('article'));
});

test('a thread that dies or throws is a fault, and the next page is cleaned', async () => {
  open({ threads: 1 });
  await expect(pool.clean(page('exit'), CONTEXT)).rejects.toThrow(/exited/);
  await expect(pool.clean(page('throw'), CONTEXT)).rejects.toThrow('the page said so');
  expect(replaced).toEqual(['crash']);
  expect((await pool.clean(page('fine'), CONTEXT)).outcome).toBe('article');
});

test('a page over the size limit never reaches a thread', async () => {
  open({ pageLimitMb: 0.0001 });
  expect(await pool.clean(page('hang'), CONTEXT)).toMatchObject({ outcome: 'rejected', reject: { reason: 'too-large' } });
});
