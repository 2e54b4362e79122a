import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/model/page.ts';
import { openStore } from '../../src/store/open.ts';
import { shared, type Subject } from './subject.ts';
import { articleOf, rejectOf, samplePage } from './sample.ts';

export function pageContract(current: () => Subject): void {
  describe('pages', () => {
    test('come back as they were', async () => {
      const { store } = current();
      const pages = [
        samplePage('plain'),
        samplePage('sourced', { source: 'crawl.warc.gz, record 12' }),
        samplePage('binary', {
          bytes: randomBytes(300_000),
          contentType: null,
          fetchedAt: '2026-03-01T10:00:00.5+02:00',
        }),
        samplePage('empty', { bytes: new Uint8Array(), url: null }),
        samplePage('odd-date', { fetchedAt: 'the day before yesterday' }),
        samplePage('far-date', { fetchedAt: '+275000-01-01T00:00:00.000Z' }),
      ];
      const fresh = await store.putPages(pages);
      expect([...fresh]).toEqual(pages.map(({ id }) => id));
      for (const page of pages) {
        const read = await store.getPage(page.id);
        expect(read).toBeTypeOf('object');
        expect({ ...(read as Page), bytes: Buffer.from((read as Page).bytes) }).toEqual({
          ...page,
          bytes: Buffer.from(page.bytes),
        });
      }
      expect(await store.getPage('p-none')).toBeNull();
    });

    test('of one host are packed by its third, and come back as they were in any process', async () => {
      const { store, database } = current();
      const host = `${randomBytes(6).toString('hex')}.example`;
      const frame = randomBytes(9000).toString('hex');
      const pages = Array.from({ length: 6 }, (_, n) =>
        samplePage(`dictionary-${n}`, { url: `https://${host}/${n}`, bytes: Buffer.from(`<p>${n}</p>${frame}`) }),
      );
      const other = samplePage('dictionary-other', { url: 'https://other.example/1', bytes: Buffer.from(frame) });
      await using second = await openStore(shared(database));
      const packed = [];
      for (const page of [...pages.slice(0, 4), other]) packed.push(await store.pack(page));
      for (const page of pages.slice(4)) packed.push(await second.pack(page));
      expect(packed.map(({ packed: { byteLength } }) => byteLength < 1000)).toEqual([
        false,
        false,
        true,
        true,
        false,
        true,
        true,
      ]);
      expect(new Set(packed.flatMap(({ dictionary }) => dictionary?.id ?? []))).toHaveLength(1);
      await store.putPages(packed);
      await using third = await openStore(shared(database));
      for (const reader of [store, third]) {
        for (const page of pages)
          expect(Buffer.from(((await reader.getPage(page.id)) as Page).bytes)).toEqual(Buffer.from(page.bytes));
      }
      // Pruned and sent again by itself, it names no dictionary any more.
      const again = pages[5]!;
      await store.commit(again, rejectOf(again));
      await database.query('update copydesk.pages set body = null where id = $1::text', [again.id]);
      await store.putPages([again]);
      expect(Buffer.from(((await third.getPage(again.id)) as Page).bytes)).toEqual(Buffer.from(again.bytes));
    });

    test('packed by a dictionary that begins as a trained one does come back too', async () => {
      const { store } = current();
      const host = `${randomBytes(6).toString('hex')}.example`;
      const bytes = Buffer.concat([Buffer.from([0x37, 0xa4, 0x30, 0xec]), randomBytes(500)]);
      for (let n = 0; n < 4; n++) {
        const page = samplePage('magic', { url: `https://${host}/${n}`, bytes });
        await store.putPages([await store.pack(page)]);
        expect(Buffer.from(((await store.getPage(page.id)) as Page).bytes)).toEqual(bytes);
      }
    });

    test('that are there already are not new, whoever sends them and however often', async () => {
      const { store } = current();
      const [a, b, c] = ['a', 'b', 'c'].map((name) => samplePage(name)) as [
        ReturnType<typeof samplePage>,
        ReturnType<typeof samplePage>,
        ReturnType<typeof samplePage>,
      ];
      expect(await store.putPages([a, b, a])).toEqual(new Set([a.id, b.id]));
      expect(await store.putPages([b, c])).toEqual(new Set([c.id]));
      await Promise.all([store.putPages([a, b, c]), store.putPages([c, b, a])]);
      expect((await store.counts()).pages).toBe(3);
    });

    test('of many batches keep the order of intake, and those with an outcome are left out', async () => {
      const { store } = current();
      const pages = Array.from({ length: 130 }, (_, number) => samplePage(`n${number}`));
      await store.putPages(pages);
      const done = pages.filter((_, index) => index % 10 === 3);
      await Promise.all(done.map((page) => store.commit(page, articleOf(page))));
      const expected = pages.filter((page) => !done.includes(page)).map(({ id }) => id);
      const first = await store.pagesWithoutOutcome(50);
      const rest = await store.pagesWithoutOutcome(1000, first.at(-1));
      expect([...first, ...rest]).toEqual(expected);
      expect(await store.pagesWithoutOutcome(10, expected.at(-1))).toEqual([]);
      const asked = [pages[3]!.id, pages[4]!.id, 'p-none'];
      expect(await store.withoutOutcome(asked)).toEqual([pages[4]!.id]);
      expect(await store.counts()).toMatchObject({ pages: 130, articles: 13, waiting: 117 });
    });

    test('are listed whole, by the reason they were refused for, and by when they came in', async () => {
      const { store } = current();
      const pages = Array.from({ length: 5 }, (_, number) => samplePage(`r${number}`));
      await store.putPages(pages);
      await store.commit(pages[0]!, articleOf(pages[0]!));
      await store.commit(pages[1]!, rejectOf(pages[1]!, 'no-story'));
      await store.commit(pages[3]!, rejectOf(pages[3]!, 'timeout'));
      const ids = pages.map(({ id }) => id);
      expect(await store.pageIds({ limit: 10 })).toEqual(ids);
      expect(await store.pageIds({ limit: 2, after: ids[1]! })).toEqual(ids.slice(2, 4));
      expect(await store.pageIds({ limit: 10, reason: 'timeout' })).toEqual([ids[3]]);
      expect(await store.pageIds({ limit: 10, since: '2000-01-01T00:00:00.000Z' })).toEqual(ids);
      expect(await store.pageIds({ limit: 10, since: '2999-01-01T00:00:00.000Z' })).toEqual([]);
    });

    test('with what PostgreSQL cannot hold are stored with a replacement mark, their content type without it', async () => {
      const { store } = current();
      const page = samplePage('nul', { url: 'https://outlet.example/a\0b\ud800', contentType: 'text/html\0' });
      await store.putPages([page]);
      expect(await store.getPage(page.id)).toMatchObject({
        url: 'https://outlet.example/a\uFFFDb\uFFFD',
        contentType: 'text/html',
      });
    });
  });
}
