import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { openPglite } from '../../src/store/pglite.ts';
import { keepRecent } from '../../src/store/recent-pages.ts';
import type { Store } from '../../src/store/store.ts';
import { samplePage } from './sample.ts';

test('pages just stored come out of memory once and in bounds, all others from the database', async () => {
  await using store = await openStore(await openPglite(null));
  const read: string[] = [];
  const counted: Store = { ...store, getPage: (id) => (read.push(id), store.getPage(id)) };
  const [first, second, third] = ['first', 'second', 'third'].map((name) => samplePage(name)) as [ReturnType<typeof samplePage>, ReturnType<typeof samplePage>, ReturnType<typeof samplePage>];
  const recent = keepRecent(counted, first.bytes.byteLength + second.bytes.byteLength);

  expect([...(await recent.putPages([first, second, third]))]).toEqual([first.id, second.id, third.id]);
  expect(await recent.getPage(first.id)).toBe(first);
  expect(await recent.getPage(second.id)).toBe(second);
  expect(read, 'both were in memory').toEqual([]);
  expect((await recent.getPage(third.id))?.url, 'there was no room for the third').toBe(third.url);
  expect((await recent.getPage(first.id))?.url, 'given out once').toBe(first.url);
  expect(read).toEqual([third.id, first.id]);

  await recent.putPages([first]);
  await recent.getPage(first.id);
  expect(read, 'a page that was there before is not kept').toEqual([third.id, first.id, first.id]);
});

test('pages the queue has passed over make room', async () => {
  await using store = await openStore(await openPglite(null));
  const recent = keepRecent(store, 1_000_000);
  const pages = Array.from({ length: 502 }, (_, n) => samplePage(`page-${n}`));
  await recent.putPages(pages);
  expect(await recent.getPage(pages[501]!.id)).toBe(pages[501]);
  expect(await recent.getPage(pages[0]!.id)).not.toBe(pages[0]);
  expect(await recent.getPage(pages[1]!.id)).toBe(pages[1]);
});
