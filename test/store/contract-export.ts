import { describe, expect, test } from 'vitest';
import type { ExportPlace, RecordFilter } from '../../src/store/export/export-store.ts';
import { articleOf, rejectOf, samplePage, type SampleArticle } from './sample.ts';
import type { Subject } from './subject.ts';

const IRAQ = {
  text: 'BAGHDAD',
  name: 'Baghdad',
  kind: 'city',
  region: 'IQ-BG',
  country: 'IQ',
  latitude: 33.3,
  longitude: 44.4,
  geonamesId: 98182,
  confidence: 0.9,
} as const;

const STORIES: Record<string, SampleArticle> = {
  ferry: { headline: 'Ferry stops', text: 'The ferry stopped in the storm.', agency: 'AP', places: [IRAQ] },
  bridge: { headline: 'Bridge opens', text: 'The bridge opened after the storm.', agency: 'Reuters', at: '2026-04-02' },
  market: { headline: 'Market shuts', text: 'The market shut at noon.', agency: null, host: 'news.market.example' },
};

export function exportContract(current: () => Subject): void {
  describe('export', () => {
    const filled = async () => {
      const { store } = current();
      for (const [name, given] of Object.entries(STORIES)) {
        const page = samplePage(name);
        await store.putPages([page]);
        await store.commit(page, articleOf(page, given));
      }
      return store.out;
    };
    const found = async (filter: RecordFilter) => {
      const { out } = current().store;
      const articles = await out.articles({ filter, limit: 100 });
      expect(await out.count({ filter })).toBe(articles.length);
      return articles.map(({ article }) => article.headline);
    };

    test('each filter alone and two together', async () => {
      await filled();
      expect(await found({})).toEqual(['Ferry stops', 'Bridge opens', 'Market shuts']);
      expect(await found({ agency: 'Reuters' })).toEqual(['Bridge opens']);
      expect(await found({ country: 'IQ' })).toEqual(['Ferry stops']);
      expect(await found({ outlet: 'market.example' })).toEqual(['Market shuts']);
      expect(await found({ outlet: 'news.market.example' })).toEqual(['Market shuts']);
      expect(await found({ outlet: 'arket.example' })).toEqual([]);
      expect(await found({ since: '2026-04-01T00:00:00Z' })).toEqual(['Bridge opens']);
      expect(await found({ until: '2026-04-01T00:00:00Z' })).toEqual(['Ferry stops', 'Market shuts']);
      expect(await found({ search: 'storm -ferry' })).toEqual(['Bridge opens']);
      expect(await found({ search: 'storms', agency: 'AP' })).toEqual(['Ferry stops']);
      expect(await found({ agency: "x' or true --" })).toEqual([]);
    });

    test('in steps, each article once, and after that what changed since', async () => {
      const out = await filled();
      const walked: string[] = [];
      let place: ExportPlace | undefined;
      for (;;) {
        const [one] = await out.articles({ filter: {}, limit: 1, ...(place && { after: place }) });
        if (one === undefined) break;
        walked.push(one.article.headline);
        place = one.place;
      }
      expect(walked).toEqual(['Ferry stops', 'Bridge opens', 'Market shuts']);
      const { store } = current();
      const later = samplePage('ferry', { bytes: Buffer.from('<p>later</p>') });
      await store.putPages([later]);
      await store.commit(later, articleOf(later, { ...STORIES['ferry'], headline: 'Ferry runs', text: 'It runs.' }));
      const [changed, ...others] = await out.articles({ filter: {}, limit: 10, after: place! });
      expect([changed?.article.headline, changed?.article.revision, others]).toEqual(['Ferry runs', 2, []]);
      const newest = await out.articles({ filter: {}, limit: 2, newestFirst: true });
      expect(newest.map(({ article }) => article.headline)).toEqual(['Ferry runs', 'Market shuts']);
    });

    test('a horizon is now where nobody writes, and bounds what is given out', async () => {
      const out = await filled();
      const before = await out.horizon();
      expect(Math.abs(Number(before) / 1000 - Date.now())).toBeLessThan(60_000);
      const late = samplePage('late');
      await current().store.putPages([late]);
      await current().store.commit(late, articleOf(late));
      expect(await out.articles({ filter: {}, before, limit: 10 })).toHaveLength(3);
      expect(await out.count({ filter: {}, before })).toBe(3);
    });

    test('articles of pages, each in the revision that its page shows', async () => {
      const out = await filled();
      const { store } = current();
      const [first, later, refused] = [
        samplePage('ferry'),
        samplePage('ferry', { bytes: Buffer.from('2') }),
        samplePage('x'),
      ];
      await store.putPages([later, refused]);
      await store.commit(later, articleOf(later, { text: 'It runs.' }));
      await store.commit(refused, rejectOf(refused));
      const articles = await out.ofPages([first.id, later.id, refused.id, 'p-none']);
      expect([...articles].map(([id, { revision, pageId }]) => [id, revision, pageId]).sort()).toEqual(
        [
          [first.id, 1, first.id],
          [later.id, 2, later.id],
        ].sort(),
      );
    });

    test('what a person corrected is given out, again to who has the record already, and to analysts', async () => {
      const out = await filled();
      const { store, database } = current();
      const all = await out.articles({ filter: {}, limit: 10 });
      const { article } = all.find((one) => one.article.headline === 'Market shuts')!;
      const record = { ...article, headline: 'Market opens', body: { ...article.body, text: 'It opened at noon.' } };
      await store.desk.correct({ pageId: article.pageId, marks: [], record, note: 'misread' });
      expect((await out.ofPages([article.pageId])).get(article.pageId)?.headline).toBe('Market opens');
      const next = await out.articles({ filter: {}, after: all.at(-1)!.place, limit: 10 });
      expect(next.map((one) => one.article.headline)).toEqual(['Market opens']);
      expect(
        await database.query('select text from copydesk_analysis.articles where id = $1::text', [article.id]),
      ).toEqual([{ text: 'It opened at noon.' }]);
    });

    test('articles that are gone are told, but not one that came back', async () => {
      const out = await filled();
      const { store } = current();
      const since = await out.horizon();
      const [first] = await out.articles({ filter: {}, limit: 1 });
      const [ferry, bridge, market] = ['ferry', 'bridge', 'market'].map((name) => samplePage(name));
      for (const page of [ferry!, bridge!]) await store.commit(page, rejectOf(page));
      await store.commit(bridge!, articleOf(bridge!, STORIES['bridge']));
      const before = await out.horizon();
      await store.commit(market!, rejectOf(market!));
      const told = await out.withdrawn({ since, before });
      expect(told).toEqual([{ id: first?.article.id, at: expect.stringMatching(/^20.*Z$/) }]);
      expect(await out.withdrawn({ since: before, before: await out.horizon() })).toHaveLength(1);
    });

    test('a store has a name of its own that stays', async () => {
      const { out } = current().store;
      expect(await out.identity()).toMatch(/^s-[0-9a-z]{8,}$/);
      expect(await out.identity()).toBe(await out.identity());
    });
  });
}
