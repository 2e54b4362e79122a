import { expect, test } from 'vitest';
import { packPage, type PackedPage } from '../../src/model/packed-page.ts';
import { openStore } from '../../src/store/open.ts';
import { openEmpty } from './template.ts';
import { keepRecent } from '../../src/store/recent-pages.ts';
import type { Store } from '../../src/store/store.ts';
import { samplePage } from './sample.ts';

test('pages just stored come out of memory once and in bounds, all others from the database', async () => {
  await using store = await openStore(await openEmpty());
  const read: string[] = [];
  const counted: Store = { ...store, getPacked: (id) => (read.push(id), store.getPacked(id)) };
  const [first, second, third] = [samplePage('first'), samplePage('second'), samplePage('third')].map((page) =>
    packPage(page),
  ) as [PackedPage, PackedPage, PackedPage];
  const recent = keepRecent(counted, first.packed.byteLength + second.packed.byteLength);

  expect([...(await recent.putPages([first, second, third]))]).toEqual([first.id, second.id, third.id]);
  expect(await recent.getPacked(first.id)).toBe(first);
  expect(await recent.getPacked(second.id)).toBe(second);
  expect(read, 'both were in memory').toEqual([]);
  expect(await recent.getPacked(third.id), 'there was no room for the third').toEqual(third);
  expect(await recent.getPacked(first.id), 'given out once').toEqual(first);
  expect(read).toEqual([third.id, first.id]);

  await recent.putPages([first]);
  await recent.getPacked(first.id);
  expect(read, 'a page that was there before is not kept').toEqual([third.id, first.id, first.id]);
});

test('pages the queue has passed over make room', async () => {
  await using store = await openStore(await openEmpty());
  const recent = keepRecent(store, 1_000_000);
  const pages = Array.from({ length: 502 }, (_, n) => packPage(samplePage(`page-${n}`)));
  await recent.putPages(pages);
  expect(await recent.getPacked(pages[501]!.id)).toBe(pages[501]);
  expect(await recent.getPacked(pages[0]!.id)).not.toBe(pages[0]);
  expect(await recent.getPacked(pages[1]!.id)).toBe(pages[1]);
});
