import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/model/page.ts';
import type { Subject } from './subject.ts';
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
