import { describe, expect, test } from 'vitest';
import type { Subject } from './subject.ts';
import { articleId, articleOf, rejectOf, removal, samplePage } from './sample.ts';

export function reportContract(current: () => Subject): void {
  describe('reports', () => {
    test('articles: newest first, by agency, and all of them in steps', async () => {
      const { store } = current();
      const pages = Array.from({ length: 25 }, (_, number) => samplePage(`r${number}`));
      await store.putPages(pages);
      for (const [index, page] of pages.entries())
        await store.commit(
          page,
          articleOf(page, { agency: index % 5 === 0 ? 'Reuters' : 'AP', headline: `Headline ${index}` }),
        );
      expect((await store.articles({ limit: 3 })).map(({ headline }) => headline)).toEqual([
        'Headline 24',
        'Headline 23',
        'Headline 22',
      ]);
      expect(await store.articles({ limit: 100, agency: 'Reuters' })).toHaveLength(5);
      const walked = [];
      for (let after = ''; ;) {
        const step = await store.articles({ limit: 10, after });
        walked.push(...step.map(({ id }) => id));
        if (step.length < 10) break;
        after = step.at(-1)?.id ?? '';
      }
      expect(walked).toEqual([...new Set(walked)].sort());
      expect(walked).toHaveLength(25);
    });

    test('rejects: by reason, last first', async () => {
      const { store } = current();
      for (const [name, reason] of [
        ['a', 'empty'],
        ['b', 'no-story'],
        ['c', 'no-story'],
      ] as const) {
        const page = samplePage(name);
        await store.putPages([page]);
        await store.commit(page, rejectOf(page, reason, name));
      }
      expect((await store.rejects({ limit: 10 })).map(({ detail }) => detail)).toEqual(['c', 'b', 'a']);
      const found = await store.rejects({ limit: 1, reason: 'no-story' });
      expect(found).toMatchObject([{ detail: 'c' }]);
      const all = (await store.rejects({ limit: 10, after: '' })).map(({ pageId }) => pageId);
      expect(all).toEqual(all.toSorted());
      expect((await store.rejects({ limit: 10, after: all[0] ?? '' })).map(({ pageId }) => pageId)).toEqual(
        all.slice(1),
      );
      expect(found[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    test('trace: by page, article, URL and canonical URL', async () => {
      const { store } = current();
      const [page, waiting, refused] = [samplePage('traced'), samplePage('waiting'), samplePage('refused')];
      await store.putPages([page, waiting, refused]);
      const outcome = articleOf(page, { canonicalUrl: 'https://agency.example/original', notes: ['a note'] });
      await store.commit(page, outcome);
      await store.commit(refused, rejectOf(refused, 'empty', 'no bytes'));
      for (const id of [page.id, articleId(outcome), page.url as string, 'https://agency.example/original']) {
        expect(await store.trace(id)).toMatchObject({ pageId: page.id, outcome: 'article', notes: ['a note'] });
      }
      expect(await store.trace(waiting.id)).toMatchObject({
        outcome: 'waiting',
        article: null,
        reject: null,
        removals: [],
      });
      expect(await store.trace(refused.id)).toMatchObject({
        outcome: 'rejected',
        reject: { reason: 'empty', detail: 'no bytes' },
      });
      for (const id of ['p-nothing', 'a-nothing', 'https://outlet.example/none', ''])
        expect(await store.trace(id)).toBeNull();
    });

    test('rule counts: removals and pages, the busiest first', async () => {
      const { store } = current();
      const [a, b] = [samplePage('a'), samplePage('b')];
      await store.putPages([a, b]);
      await store.commit(
        a,
        articleOf(a, { removals: [removal('share-bar', '1'), removal('share-bar', '2'), removal('weather', '3')] }),
      );
      await store.commit(b, articleOf(b, { removals: [removal('share-bar', '4')] }));
      expect(await store.ruleCounts()).toEqual([
        { rule: 'share-bar', removals: 3, pages: 2 },
        { rule: 'weather', removals: 1, pages: 1 },
      ]);
    });

    test('ready where it answers', async () => {
      expect(await current().store.ready()).toBe(true);
    });

    test('the backlog is what has no outcome and what is not sent', async () => {
      const { store } = current();
      const [a, b, c] = ['a', 'b', 'c'].map((name) => samplePage(name));
      await store.putPages([a, b, c].flatMap((page) => page ?? []));
      if (a !== undefined) await store.commit(a, articleOf(a));
      if (b !== undefined) await store.commit(b, rejectOf(b));
      expect(await store.backlog()).toEqual({ waiting: 1, outbox: 1 });
    });

    test('every page has one outcome, by SQL', async () => {
      const { store, database } = current();
      const page = samplePage('one-outcome');
      await store.putPages([page, samplePage('none-yet')]);
      await store.commit(page, articleOf(page));
      const second =
        "insert into copydesk.outcomes (page_id, outcome, reason, detail, trace, cuts, digest) values ($1::text, 'rejected', 'empty', '', '{}', '{}', '')";
      await expect(database.query(second, [page.id])).rejects.toThrow(/outcomes_pkey/);
      const both = "update copydesk.outcomes set reason = 'empty', detail = ''";
      await expect(database.query(both)).rejects.toThrow(/check/);
      const neither = `select id from copydesk.pages p where (exists (select from copydesk.outcomes where page_id = p.id))
        = (exists (select from copydesk.waiting where page_id = p.id))`;
      expect(await database.query(neither)).toEqual([]);
    });
  });
}
