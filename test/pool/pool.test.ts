import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { packPage } from '../../src/model/packed-page.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import { columnsOf, traceIn } from '../../src/store/outcome-row.ts';
import { madeUpPage } from '../crash/processes.ts';
import { CleanPool, type PoolSettings } from '../../src/pool/pool.ts';

const MISBEHAVING = new URL('./misbehaving-thread.ts', import.meta.url);
const SETTINGS: PoolSettings = { threads: 2, threadMemoryMb: 64, timeLimitSeconds: 2, pageLimitMb: 1 };
const CONTEXT = { cleanedAt: null };
/** A story with an order for the misbehaving thread. */
function page(order: string, n = 0): Page {
  const { url, bytes } = madeUpPage(n);
  return newPage({
    url,
    bytes: Buffer.from(`<!-- ${order} -->${Buffer.from(bytes).toString()}`),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
}

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
  const [hung, ...others] = await Promise.all(
    [page('hang'), ...Array.from({ length: 6 }, (_, n) => page('fine', n))].map((one) => pool.clean(one, CONTEXT)),
  );
  expect(hung).toMatchObject({ outcome: 'rejected', reject: { reason: 'timeout', detail: 'not done after 2 s' } });
  expect(others.map(({ outcome }) => outcome)).toEqual(Array(6).fill('article'));
  expect(Date.now() - begun).toBeLessThan(20_000);
  expect(replaced).toEqual(['timeout']);
  expect((await pool.clean(page('fine', 7), CONTEXT)).outcome).toBe('article');
});

test('a page that takes too much memory is rejected, and the others go on', async () => {
  open({ timeLimitSeconds: 20 });
  const [burst, ...others] = await Promise.all(
    [page('burst'), ...Array.from({ length: 6 }, (_, n) => page('fine', n))].map((one) => pool.clean(one, CONTEXT)),
  );
  expect(burst).toMatchObject({ outcome: 'rejected', reject: { reason: 'out-of-memory' } });
  expect(others.map(({ outcome }) => outcome)).toEqual(Array(6).fill('article'));
  expect(replaced).toEqual(['out-of-memory']);
});

test('the time limit counts from the start of the page, not from its place in the line', async () => {
  open({ threads: 1 });
  const outcomes = await Promise.all(Array.from({ length: 8 }, (_, n) => pool.clean(page('slow', n), CONTEXT)));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(8).fill('article'));
});

test.each([
  ['hang', 'timeout'],
  ['burst', 'out-of-memory'],
])(
  'pages sent to a thread behind one that does %s are cleaned by the next thread, and none is blamed',
  async (order, reason) => {
    open({ threads: 1, pagesAtThread: 4 });
    const outcomes = await Promise.all(
      [page('fine', 8), page(order), page('fine', 1), page('fine', 2), page('fine', 3)].map((one) =>
        pool.clean(one, CONTEXT),
      ),
    );
    expect(outcomes.map((one) => (one.outcome === 'rejected' ? one.reject.reason : one.outcome))).toEqual([
      'article',
      reason,
      ...Array<string>(3).fill('article'),
    ]);
    expect(replaced).toEqual([reason]);
  },
);

test('pages sent to a thread behind one that ends it are cleaned, and the one is a fault', async () => {
  open({ threads: 1, pagesAtThread: 4 });
  const [died, ...others] = await Promise.allSettled(
    [page('exit'), page('fine', 1), page('fine', 2), page('fine', 3)].map((one) => pool.clean(one, CONTEXT)),
  );
  expect(died).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/exited/) } });
  expect(others.map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
  expect(replaced).toEqual(['crash']);
});

test('of pages sent to a thread together each is answered when it is done, and has its own time', async () => {
  open({ threads: 1, pagesAtThread: 8 });
  await pool.ready();
  const answered = await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      const { outcome } = await pool.clean(page('slow', n), CONTEXT);
      return { outcome, at: performance.now() };
    }),
  );
  expect(answered.map(({ outcome }) => outcome)).toEqual(Array(8).fill('article'));
  // Each takes 400 ms.
  expect(answered.at(-1)!.at - answered[0]!.at).toBeGreaterThan(2500);
});

test('a thread that dies or throws is a fault, and the next page is cleaned', async () => {
  open({ threads: 1 });
  await expect(pool.clean(page('exit'), CONTEXT)).rejects.toThrow(/exited/);
  await expect(pool.clean(page('throw'), CONTEXT)).rejects.toThrow('the page said so');
  expect(replaced).toEqual(['crash']);
  expect((await pool.clean(page('fine'), CONTEXT)).outcome).toBe('article');
});

test('a trace is packed by the traces that the page’s dictionary brings, else by itself', async () => {
  open({ threads: 1 });
  const given = page('fine');
  const frame = zstdCompressSync(Buffer.from('\n<main>'));
  const alone = await pool.prepare(packPage(given, { id: 7, digest: 'd', packed: frame }), CONTEXT);
  const traces = zstdDecompressSync(traceIn(alone.row));
  const by = await pool.prepare(packPage(given, { id: 7, digest: 'd', packed: frame, traces }), CONTEXT);
  const columns = [alone, by].map(({ row }) => JSON.parse(Buffer.from(columnsOf(row)).toString()));
  expect(columns).toMatchObject([{ trace_size: alone.row.bytes.byteLength - alone.row.traceAt }, { packed_by: 7 }]);
  expect(columns[0]).not.toHaveProperty('packed_by');
  expect(columns[1].digest).toBe(columns[0].digest);
  expect(columns[1].trace_size).toBeLessThan(columns[0].trace_size / 2);
  expect(zstdDecompressSync(traceIn(by.row), { dictionary: traces })).toEqual(traces);
});

test('a page over the size limit never reaches a thread', async () => {
  open({ pageLimitMb: 0.0001 });
  expect(await pool.clean(page('hang'), CONTEXT)).toMatchObject({
    outcome: 'rejected',
    reject: { reason: 'too-large' },
  });
});

test('threads that cannot load are found out before any page is taken', async () => {
  replaced = [];
  pool = new CleanPool(SETTINGS, () => {}, new URL('./no-such-thread.ts', import.meta.url));
  await expect(pool.ready()).rejects.toThrow(/no-such-thread/);
});

test('a process that stood still does not blame the page for it', async () => {
  open({ threads: 1 });
  await pool.ready();
  const cleaned = pool.clean(page('slow'), CONTEXT);
  await sleep(200);
  // As under SIGSTOP: the main thread sees nothing for longer than the limit, then everything at once.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
  expect((await cleaned).outcome).toBe('article');
});
