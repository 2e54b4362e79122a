import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import { emptyTables, lastingRows, send, shuffled, type Subject } from './subject.ts';
import { articleId, articleOf, rejectOf, removal, samplePage } from './sample.ts';

const URL = 'https://outlet.example/story';

/** A page of the one story, fetched on a day of March 2026 (null: not known), with its text. */
function state(day: number | null, text: string, marker = ''): [Page, Outcome] {
  const fetchedAt = day === null ? null : `2026-03-${String(day).padStart(2, '0')}T08:00:00Z`;
  const page = samplePage('story', { fetchedAt, bytes: Buffer.from(`<p>${text}</p>${marker}${fetchedAt}`) });
  return [page, articleOf(page, { canonicalUrl: URL, text })];
}

export function revisionContract(current: () => Subject): void {
  const put = async (...states: [Page, Outcome][]) => {
    const { store } = current();
    const committed = [];
    for (const [page, outcome] of states) {
      await store.putPages([page]);
      committed.push(await store.commit(page, outcome));
    }
    return committed.map(({ revision }) => revision);
  };
  const texts = async () => {
    const { store } = current();
    const [newest] = await store.articles({ limit: 1 });
    const revisions = await store.revisions(newest?.id ?? '');
    return {
      newest: [newest?.revision, newest?.body.text],
      revisions: revisions.map(({ revision, body }) => [revision, body.text]),
    };
  };

  describe('revisions', () => {
    test('count the changes of a URL, unchanged fetches and reverts included', async () => {
      expect(await put(state(1, 'one'), state(2, 'two'), state(3, 'two'), state(4, 'one'))).toEqual([1, 2, 2, 3]);
      expect(await texts()).toEqual({
        newest: [3, 'one'],
        revisions: [
          [1, 'one'],
          [2, 'two'],
          [3, 'one'],
        ],
      });
      expect(await current().store.counts()).toMatchObject({ pages: 4, articles: 1, revisions: 3, outbox: 3 });
    });

    test('of pages without a time of fetch follow the order of intake', async () => {
      expect(await put(state(null, 'one'), state(null, 'two'), state(null, 'three'))).toEqual([1, 2, 3]);
      const { store } = current();
      await emptyTables(current().database);
      const states = Array.from({ length: 8 }, (_, index) => state(null, `text ${index}`));
      await store.putPages(states.map(([page]) => page));
      await Promise.all(states.toReversed().map(([page, outcome]) => store.commit(page, outcome)));
      expect((await texts()).newest).toEqual([8, 'text 7']);
    });

    test('an older page that comes late takes its place before and does not become the newest', async () => {
      const { store } = current();
      await put(state(5, 'newer'));
      await send(store);
      expect(await put(state(2, 'older'))).toEqual([1]);
      expect(await texts()).toEqual({
        newest: [2, 'newer'],
        revisions: [
          [1, 'older'],
          [2, 'newer'],
        ],
      });
      expect(await store.outbox(10)).toMatchObject([{ change: 'revised', revision: 2 }]);
    });

    test('a page fetched in the future is seen when it was stored, and does not stay the newest for ever', async () => {
      const [page, outcome] = state(1, 'wrong clock');
      const wrong: Page = { ...page, fetchedAt: '2999-01-01T00:00:00Z' };
      expect(await put([wrong, outcome], state(null, 'after it'))).toEqual([1, 2]);
    });

    test('a page between two equal states makes two further revisions', async () => {
      await put(state(1, 'same'), state(5, 'same'));
      expect(await put(state(3, 'other'))).toEqual([2]);
      expect((await texts()).revisions).toEqual([
        [1, 'same'],
        [2, 'other'],
        [3, 'same'],
      ]);
    });

    test('an unchanged earlier fetch that comes late is not announced again', async () => {
      const { store } = current();
      await put(state(5, 'same'));
      await send(store);
      await put(state(2, 'same'));
      expect(await store.outbox(10)).toEqual([]);
      expect(await store.counts()).toMatchObject({ revisions: 1 });
    });

    test('reading the same page better makes no further revision, but is announced', async () => {
      const { store } = current();
      const [page] = state(1, 'story with furniture');
      await put(state(1, 'story with furniture'));
      await send(store);
      const provenanceOnly = articleOf(page, {
        canonicalUrl: URL,
        text: 'story with furniture',
        rulesVersion: '2',
        removals: [removal('new-rule', 'x')],
      });
      expect(await store.commit(page, provenanceOnly)).toMatchObject({ revision: 1, changed: true });
      expect(await store.ruleCounts()).toEqual([{ rule: 'new-rule', removals: 1, pages: 1 }]);
      expect(await store.outbox(10)).toEqual([]);
      const better = articleOf(page, { canonicalUrl: URL, text: 'story', rulesVersion: '3' });
      expect(await store.commit(page, better)).toMatchObject({ revision: 1, changed: true });
      expect(await texts()).toEqual({ newest: [1, 'story'], revisions: [[1, 'story']] });
      expect(await store.outbox(10)).toMatchObject([{ revision: 1 }]);
      const flagged = articleOf(page, { canonicalUrl: URL, text: 'story', rulesVersion: '3', flags: ['short'] });
      await store.commit(page, flagged);
      expect(await store.outbox(10)).toMatchObject([{ articleId: articleId(flagged), revision: 1 }]);
    });

    test('the tables do not depend on the order, the number or the overlap of commits', async () => {
      const { store } = current();
      const states = [
        state(1, 'one'),
        state(2, 'two'),
        state(3, 'two'),
        state(4, 'one'),
        state(4, 'four', 'b'),
        state(9, 'nine'),
        ...['x', 'y', 'z'].map((name): [Page, Outcome] => {
          const page = samplePage(name, { fetchedAt: '2026-03-01T00:00:00Z' });
          return [page, name === 'y' ? rejectOf(page) : articleOf(page, { removals: [removal('share-bar', name)] })];
        }),
      ];
      await put(...states);
      const calm = await lastingRows(current().database);
      expect(calm.length).toBeGreaterThan(15);
      for (const seed of [1, 2, 3, 4]) {
        await emptyTables(current().database);
        const order = shuffled([...states, ...states], seed);
        await store.putPages(order.map(([page]) => page));
        await Promise.all(order.map(([page, outcome]) => store.commit(page, outcome)));
        expect(await lastingRows(current().database)).toEqual(calm);
      }
    });
  });
}
