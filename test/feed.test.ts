import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { feedPages } from '../src/feed.ts';
import { packPage, unpackPage, type PackedPage } from '../src/model/packed-page.ts';
import type { Page } from '../src/model/page.ts';
import { samplePage } from './store/sample.ts';

/** What happened, in order, with a store and a queue that take their time. */
function bench() {
  const happened: string[] = [];
  const stored: PackedPage[] = [];
  return {
    happened,
    stored,
    parts: {
      store: {
        pack: async (page: Page) => packPage(page),
        async putPages(pages: readonly (Page | PackedPage)[]) {
          happened.push(`store ${pages.length}`);
          await sleep(20);
          stored.push(...(pages as PackedPage[]));
          return new Set(pages.map(({ id }) => id));
        },
      },
      queues: {
        async waitForRoom() {},
        async addPages(ids: readonly string[]) {
          await sleep(20);
          happened.push(`queued ${ids.length}`);
        },
      },
    },
  };
}

async function* pages(count: number, fails = false) {
  for (let n = 0; n < count; n++) yield samplePage(`page-${n}`);
  if (fails) throw new Error('the source broke');
}

test('pages are stored and queued a batch at a time, each once, in order, and acknowledged once stored', async () => {
  const { parts, happened, stored } = bench();
  await feedPages(parts, pages(250), {
    onPages: (batch, fresh) => void happened.push(`acknowledged ${batch.length}, ${fresh.size} new`),
  });
  expect(happened).toEqual(
    [100, 100, 50].flatMap((count) => [`store ${count}`, `acknowledged ${count}, ${count} new`, `queued ${count}`]),
  );
  expect(stored.map(({ url }) => url)).toEqual(
    Array.from({ length: 250 }, (_, n) => `https://outlet.example/page-${n}`),
  );
  expect(unpackPage(stored[249]!)).toEqual({
    ...samplePage('page-249'),
    bytes: Buffer.from(samplePage('page-249').bytes),
  });
});

test('where the source fails, the batch on its way is finished first', async () => {
  const { parts, happened } = bench();
  await expect(feedPages(parts, pages(150, true), {})).rejects.toThrow('the source broke');
  expect(happened).toEqual(['store 100', 'queued 100']);
});

test('where the store fails, so does the feed, and no later batch is taken', async () => {
  const { parts, happened } = bench();
  parts.store.putPages = async () => {
    throw new Error('the store is gone');
  };
  await expect(feedPages(parts, pages(1000), {})).rejects.toThrow('the store is gone');
  expect(happened).toEqual([]);
});

test('while pages at hand are packed, whatever else the process does goes on', async () => {
  const { parts, happened } = bench();
  const pack = async (page: Page) => {
    const until = performance.now() + 1;
    while (performance.now() < until);
    return packPage(page);
  };
  const turns = setInterval(() => happened.push('turn'), 1);
  await feedPages({ ...parts, store: { ...parts.store, pack } }, pages(100), {});
  clearInterval(turns);
  // A batch of 100 takes 100 ms to pack.
  expect(happened.indexOf('store 100')).toBeGreaterThan(10);
});
