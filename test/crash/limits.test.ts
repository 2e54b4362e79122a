import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startCleaning } from '../../workers/clean.ts';
import { readConfig } from '../../src/config.ts';
import { feedPages } from '../../src/feed.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import { openRuntime } from '../../src/runtime.ts';
import { fillFolder } from '../store/template.ts';
import { until } from '../queue/contract.ts';
import { madeUpPage } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-limits-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A story with an order for the misbehaving thread. */
function page(order: string, n: number): Page {
  const { url, bytes } = madeUpPage(n);
  return newPage({
    url,
    bytes: Buffer.from(`<!-- ${order} -->${Buffer.from(bytes).toString()}`),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
}

test(
  'pages that hang, burst, kill their thread or break it are quarantined by name; the others become articles',
  { timeout: 120_000 },
  async () => {
    await fillFolder(join(folder, 'data'));
    const config = readConfig({
      COPYDESK_DATA: join(folder, 'data'),
      COPYDESK_THREADS: '1',
      COPYDESK_TIME_LIMIT_SECONDS: '6',
      COPYDESK_THREAD_MEMORY_MB: '96',
      COPYDESK_ATTEMPTS: '2',
      COPYDESK_RETRY_SECONDS: '0.1',
      COPYDESK_LOG_LEVEL: 'silent',
    });
    await using runtime = await openRuntime(config);
    const cleaning = await startCleaning(runtime, {
      thread: new URL('../pool/misbehaving-thread.ts', import.meta.url),
    });
    const orders = ['fine', 'hang', 'fine', 'burst', 'exit', 'fine', 'throw', 'fine'];
    const pages = orders.map(page);
    await feedPages(
      runtime,
      (async function* () {
        yield* pages;
      })(),
      {},
    );
    await until(async () => (await runtime.store.counts()).waiting === 0, 'every page has its outcome', 90_000);
    const outcomes = await Promise.all(
      pages.map(async ({ id }) => {
        const [reject] = (await runtime.store.rejects({ limit: 100 })).filter(({ pageId }) => pageId === id);
        return reject === undefined ? 'article' : reject.reason;
      }),
    );
    expect(Object.fromEntries(orders.map((order, n) => [order, outcomes[n]]))).toEqual({
      fine: 'article',
      hang: 'timeout',
      burst: 'out-of-memory',
      exit: 'gave-up',
      throw: 'gave-up',
    });
    expect((await runtime.store.counts()).articles).toBe(4);
    expect(await runtime.metrics.threadsReplaced.get()).toMatchObject({
      values: expect.arrayContaining([expect.objectContaining({ labels: { reason: 'timeout' }, value: 1 })]),
    });
    expect(await cleaning.notReady()).toEqual([]);
    expect(await cleaning.stop(10_000)).toBe(true);
  },
);
