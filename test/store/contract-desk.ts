import { describe, expect, test } from 'vitest';
import { articleOf, rejectOf, removal, samplePage } from './sample.ts';
import type { Subject } from './subject.ts';

export function deskContract(current: () => Subject): void {
  const index = async () => {
    const { desk } = current().store;
    await desk.indexArticles(1000);
    await desk.indexWords(1000);
  };

  describe('desk', () => {
    test('articles are listed and found once indexed, also after they change, and are gone when they are gone', async () => {
      const { store } = current();
      const { desk } = store;
      const page = samplePage('harbor');
      await store.commit(page, articleOf(page, { headline: 'Pilots vote', text: 'The harbor pilots were voting.' }));
      expect((await desk.findArticles({}, 10)).articles).toEqual([]);
      expect(await desk.indexArticles(10)).toBe(1);
      expect((await desk.findArticles({}, 10)).articles).toMatchObject([
        { pageId: page.id, headline: 'Pilots vote', agency: 'AP', at: '2026-03-01T10:00:00.000Z', flags: [] },
      ]);
      expect((await desk.findArticles({ q: 'votes' }, 10)).articles).toEqual([]);
      expect(await desk.indexWords(10)).toBe(1);
      // "votes" and "voting" are one word to the English dictionary; the headline counts too.
      expect((await desk.findArticles({ q: 'votes harbor' }, 10)).articles).toHaveLength(1);
      expect((await desk.findArticles({ q: '"harbor pilots" -strike' }, 10)).articles).toHaveLength(1);
      expect((await desk.findArticles({ q: 'harbor -pilots' }, 10)).articles).toEqual([]);

      await store.commit(page, articleOf(page, { headline: 'Pilots strike', text: 'The harbor pilots strike.' }));
      await index();
      expect((await desk.findArticles({ q: 'voting' }, 10)).articles).toEqual([]);
      expect((await desk.findArticles({ q: 'strikes' }, 10)).articles).toMatchObject([{ headline: 'Pilots strike' }]);

      await store.commit(page, rejectOf(page, 'no-story', 'gone'));
      await index();
      expect((await desk.findArticles({}, 10)).articles).toEqual([]);
      expect(await desk.indexArticles(10)).toBe(0);
    });

    test('words are read as the language of each article has them, before and after they are settled', async () => {
      const { store } = current();
      const texts = {
        en: 'They were voting at the harbor.',
        es: 'Estaban votando en el puerto.',
        ja: 'voting votando harbor',
      };
      for (const [language, text] of Object.entries(texts)) {
        const page = samplePage(language);
        await store.commit(page, articleOf(page, { language, headline: language, text }));
      }
      const without = samplePage('without');
      await store.commit(without, articleOf(without, { language: null, headline: 'none', text: 'voting harbor' }));
      await index();
      const found = async (q: string) =>
        (await store.desk.findArticles({ q }, 10)).articles.map(({ headline }) => headline).toSorted();
      const all = async () => [
        await found('harbors'),
        await found('voting'),
        await found('votar'),
        await found('harbor -voting'),
      ];
      // A dictionary makes one word of "harbor" and "harbors" in its own language alone; the others have words as they are.
      const expected = [['en'], ['en', 'ja', 'none'], ['es'], []];
      expect(await all()).toEqual(expected);
      await store.desk.settleWords();
      expect(await all()).toEqual(expected);
      expect(await found('the')).toEqual([]);
      expect(await store.desk.facets({ q: 'voting' })).toMatchObject({ total: 3 });
    });

    test('an article that changes while it is indexed is indexed again', async () => {
      const { store } = current();
      const page = samplePage('raced');
      await store.commit(page, articleOf(page, { headline: 'One' }));
      await Promise.all([store.desk.indexArticles(10), store.commit(page, articleOf(page, { headline: 'Two' }))]);
      await index();
      expect((await store.desk.findArticles({}, 10)).articles).toMatchObject([{ headline: 'Two' }]);
    });

    test('lists go on where they stopped; filters narrow both list and facets', async () => {
      const { store } = current();
      const { desk } = store;
      for (let number = 0; number < 7; number++) {
        const page = samplePage(`s${number}`);
        await store.commit(
          page,
          articleOf(page, { agency: number < 2 ? null : 'AP', flags: number === 3 ? ['no-date'] : [] }),
        );
      }
      await index();
      const seen = [];
      for (let after: string | undefined; ;) {
        const { articles, next } = await desk.findArticles({}, 3, after);
        seen.push(...articles.map(({ id }) => id));
        if (next === null) break;
        after = next;
      }
      expect(new Set(seen).size).toBe(7);
      expect(await desk.facets({})).toMatchObject({
        total: 7,
        complete: true,
        facets: {
          agency: [
            { value: 'AP', count: 5 },
            { value: null, count: 2 },
          ],
          flag: [{ value: 'no-date', count: 1 }],
          day: [{ value: '2026-03-01', count: 7 }],
          confidence: [{ value: 'high', count: 7 }],
        },
      });
      expect((await desk.findArticles({ agency: 'none' }, 10)).articles).toHaveLength(2);
      expect((await desk.findArticles({ agency: 'AP', flag: 'no-date', day: '2026-03-01' }, 10)).articles).toHaveLength(
        1,
      );
      expect(await desk.facets({ agency: 'AP', q: 'pilots' })).toMatchObject({ total: 5 });
      for (const odd of ["'", '\0', '2026-99-99', 'a:*', '(('])
        expect((await desk.findArticles({ q: odd, day: odd, agency: odd }, 10)).articles).toEqual([]);
      expect((await desk.findArticles({}, 10, 'nonsense')).articles).toHaveLength(7);
    });

    test('what came in, minute by minute, and by whom', async () => {
      const { store } = current();
      const [kept, refused, waiting] = [samplePage('m1'), samplePage('m2'), samplePage('m3')];
      await store.putPages([kept, refused, waiting]);
      await store.commit(kept, articleOf(kept));
      await store.commit(refused, rejectOf(refused, 'empty', ''));
      await index();
      const minutes = await store.desk.minutes(new Date(Date.now() - 86_400_000).toISOString());
      const sum = (key: 'pages' | 'articles' | 'rejects') => minutes.reduce((all, one) => all + one[key], 0);
      expect([sum('pages'), sum('articles'), sum('rejects')]).toEqual([3, 1, 1]);
      expect(Math.abs((minutes.at(-1)?.minute ?? 0) - Date.now() / 60_000)).toBeLessThan(2);
      expect(await store.desk.senders('agency')).toMatchObject([{ name: 'AP', day: 1, week: 0 }]);
      expect(await store.desk.senders('host')).toMatchObject([{ name: 'outlet.example', day: 1 }]);
      expect(await store.desk.serverVersion()).toMatch(/^\d+/);
    });

    test('rejects are grouped, resolved, and return', async () => {
      const { store } = current();
      const { desk } = store;
      const refuse = async (name: string, url?: string) => {
        const page = samplePage(name, url === undefined ? {} : { url });
        await store.commit(page, rejectOf(page, 'no-story', name));
        return page;
      };
      const first = await refuse('a');
      await refuse('b');
      await refuse('c', 'https://Other.example:8080/c');
      expect(await desk.rejectGroups(10)).toMatchObject([
        { reason: 'no-story', host: 'other.example', count: 1, state: 'open', detail: 'c' },
        { reason: 'no-story', host: 'outlet.example', count: 2, state: 'open', detail: 'b' },
      ]);
      const group = { reason: 'no-story', host: 'outlet.example' };
      expect((await desk.rejectsOf(group, 10)).map(({ detail }) => detail)).toEqual(['b', 'a']);
      expect((await desk.pagesOf(group, 10)).toSorted()).toEqual([...(await desk.pagesOf(group, 10))].sort());
      expect(await desk.pagesOf(group, 10)).toContain(first.id);
      await desk.resolve(group);
      const stateOf = async () => (await desk.rejectGroups(10)).find(({ host }) => host === group.host)?.state;
      expect(await stateOf()).toBe('resolved');
      await refuse('d');
      expect(await stateOf()).toBe('returned');
      await desk.resolve(group);
      await desk.reopen(group);
      expect(await stateOf()).toBe('open');
    });

    test('a page, the history of an article, and what rules cut', async () => {
      const { store } = current();
      const { desk } = store;
      const [older, newer] = [
        samplePage('h', { bytes: Buffer.from('one'), fetchedAt: '2026-03-01T10:00:00Z' }),
        samplePage('h', { bytes: Buffer.from('two'), fetchedAt: '2026-03-02T10:00:00Z' }),
      ];
      const removals = [removal('share-buttons', 'Share'), removal('share-buttons', 'Tweet', 1)];
      await store.commit(older, articleOf(older, { text: 'One.', removals }));
      await store.commit(newer, articleOf(newer, { text: 'Two.' }));
      const info = await desk.page(older.id);
      expect(info).toMatchObject({ url: older.url, outcome: 'article', bytes: 3, kept: true, rulesVersion: '1' });
      expect(await desk.page('p-none')).toBeNull();
      const history = await desk.history(info?.articleId ?? '');
      expect(history.revisions.map(({ body }) => body.text)).toEqual(['One.', 'Two.']);
      expect(history.sightings).toMatchObject([
        { pageId: newer.id, revision: 2, first: true, seenAt: '2026-03-02T10:00:00.000Z' },
        { pageId: older.id, revision: 1, first: true },
      ]);
      expect(history.announced).toEqual([
        { revision: 1, sentAt: null },
        { revision: 2, sentAt: null },
      ]);
      expect(await desk.ruleUse(100)).toEqual({
        pages: 2,
        rules: [{ rule: 'share-buttons', removals: 2, pages: 1, hosts: ['outlet.example'] }],
      });
      expect((await desk.cutsOf('share-buttons', 10)).map(({ text }) => text)).toEqual(['Share', 'Tweet']);
      expect(await desk.newestPages(1)).toEqual([newer.id]);
    });
  });
}
