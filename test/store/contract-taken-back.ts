import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import { articleId, articleOf, samplePage, takenBack } from './sample.ts';
import { emptyTables, lastingRows, send, shuffled, type Subject } from './subject.ts';

const ITEM = 'urn:newsml:wire.example:ferry';

function pageOn(day: number): Page {
  return samplePage('item', {
    url: null,
    fetchedAt: `2026-03-0${day}T08:00:00Z`,
    bytes: Buffer.from(`{"uri":"${ITEM}","version":"${day}"}`),
  });
}

/** A version of the item that may be used, issued on a day of March 2026. */
function usable(day: number): [Page, Outcome] {
  const page = pageOn(day);
  return [page, articleOf(page, { canonicalUrl: ITEM, text: `Version ${day}.`, itemId: ITEM })];
}

const ARTICLE = articleId(usable(1)[1]);

function canceled(day: number): [Page, Outcome] {
  const page = pageOn(day);
  return [page, takenBack(page, ARTICLE)];
}

/** A version that says what the first said. */
function again(day: number): [Page, Outcome] {
  const page = pageOn(day);
  return [page, articleOf(page, { canonicalUrl: ITEM, text: 'Version 1.', itemId: ITEM })];
}

export function takenBackContract(current: () => Subject): void {
  const put = async (...versions: [Page, Outcome][]) => {
    const { store } = current();
    const committed = [];
    for (const [page, outcome] of versions) {
      await store.putPages([page]);
      committed.push(await store.commit(page, outcome));
    }
    return committed;
  };
  const newest = async () => (await current().store.articles({ limit: 9 })).map(({ body }) => body.text);

  describe('an item that its agency takes back', () => {
    test('is no article from then on, later stages hear of it, and a later version may be used', async () => {
      const { store } = current();
      expect(await put(usable(1), usable(2), canceled(3))).toMatchObject([
        { change: 'new', revision: 1 },
        { change: 'revised', revision: 2 },
        { outcome: 'rejected', articleId: null, change: 'withdrawn', withdrawn: ARTICLE },
      ]);
      expect(await newest()).toEqual([]);
      expect((await store.outbox(9)).at(-1)).toMatchObject({ articleId: ARTICLE, change: 'withdrawn' });
      expect(await store.rejects({ limit: 9 })).toMatchObject([{ reason: 'canceled' }]);
      await send(store);
      expect(await put(canceled(3))).toMatchObject([{ change: null, withdrawn: null, changed: false }]);
      expect(await put(usable(4))).toMatchObject([{ change: 'new', revision: 3 }]);
      expect(await newest()).toEqual(['Version 4.']);
    });

    test('is none either where the version that takes it back comes first', async () => {
      expect(await put(canceled(3))).toMatchObject([{ change: null, withdrawn: null }]);
      expect(await put(usable(1), usable(2))).toMatchObject([
        { change: 'older', articleId: ARTICLE, revision: 1 },
        { change: 'older', articleId: ARTICLE, revision: 2 },
      ]);
      expect(await newest()).toEqual([]);
      expect(await current().store.outbox(9)).toEqual([]);
    });

    test('may be used again as it was', async () => {
      await put(usable(1), canceled(2), again(3));
      expect(await newest()).toEqual(['Version 1.']);
    });

    test('that is taken back at the moment of its version is none', async () => {
      const [page] = canceled(2);
      const same: Page = { ...page, id: `${page.id.slice(0, -4)}0000` };
      await put(usable(2), [same, takenBack(same, ARTICLE, 'withheld')]);
      expect(await newest()).toEqual([]);
    });

    test('is an article again where the version is read otherwise', async () => {
      const [page] = canceled(3);
      await put(usable(1), canceled(3));
      await put([page, articleOf(page, { canonicalUrl: ITEM, text: 'Version 3.' })]);
      expect(await newest()).toEqual(['Version 3.']);
      await put(canceled(3));
      expect(await newest()).toEqual([]);
    });

    test('stands the same whatever the order and the number of commits', async () => {
      for (const versions of [
        [usable(1), canceled(2), usable(3), canceled(4)],
        [usable(1), canceled(2), canceled(3), usable(4)],
        [usable(1), canceled(2), again(3), usable(4), canceled(5), again(6)],
      ]) {
        await emptyTables(current().database);
        await put(...versions);
        const calm = await lastingRows(current().database);
        for (const seed of [1, 2, 3]) {
          await emptyTables(current().database);
          const { store } = current();
          const mixed = shuffled(versions, seed);
          await store.putPages(mixed.map(([page]) => page));
          await Promise.all(mixed.map(([page, outcome]) => store.commit(page, outcome)));
          expect(await lastingRows(current().database)).toEqual(calm);
        }
      }
    });
  });
}
