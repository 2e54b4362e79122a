import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import { articleId, articleOf, rejectOf, samplePage } from './sample.ts';
import type { Subject } from './subject.ts';

const day = (n: number): string => new Date(Date.UTC(2026, 2, n, 8)).toISOString();

/** The page of a state, seen on a day (null: not known): the same bytes each time. */
function seen(text: string, on: number | null): [Page, Outcome] {
  const page = samplePage('back', { fetchedAt: on === null ? null : day(on), bytes: Buffer.from(text) });
  // The record is read from the page as it was stored first.
  return [page, articleOf({ ...page, fetchedAt: null }, { text })];
}

export function sightingContract(current: () => Subject): void {
  const bring = async ([page, outcome]: [Page, Outcome]) => {
    await current().store.putPages([page]);
    return current().store.commit(page, outcome);
  };
  const ID = articleId(seen('a', 1)[1]);
  const texts = async () => (await current().store.revisions(ID)).map(({ body }) => body.text).join(' ');

  describe('sightings', () => {
    test.for([
      ['with times of fetch', [1, 2, 3, 4]],
      ['without', [null, null, null, null]],
    ] as const)('a page that goes back is the newest state again (%s)', async ([, days]) => {
      const { store } = current();
      expect(await bring(seen('a', days[0]))).toMatchObject({ change: 'new', revision: 1 });
      expect(await bring(seen('b', days[1]))).toMatchObject({ change: 'revised', revision: 2 });
      expect(await bring(seen('a', days[2]))).toMatchObject({ change: 'revised', revision: 3, changed: true });
      expect(await texts()).toBe('a b a');
      expect(await store.articles({ limit: 9 })).toMatchObject([{ revision: 3, body: { text: 'a' } }]);
      expect(await bring(seen('a', days[3]))).toMatchObject({ change: 'unchanged', revision: 3 });
      expect((await store.outbox(9)).map(({ change, revision }) => `${change} ${revision}`)).toEqual([
        'new 1',
        'revised 2',
        'revised 3',
      ]);
      expect(await store.trace(seen('a', 1)[0].url ?? '')).toMatchObject({ pageId: seen('a', 1)[0].id });
    });

    test('a page seen again at the same time is not seen again; at another it waits until it has its place', async () => {
      const { store } = current();
      await bring(seen('a', 1));
      await store.putPages([seen('a', 1)[0]]);
      expect(await store.pagesWithoutOutcome(9)).toEqual([]);
      await store.putPages([seen('a', 3)[0]]);
      expect(await store.pagesWithoutOutcome(9)).toEqual([seen('a', 3)[0].id]);
      await bring(seen('b', 2));
      expect(await texts()).toBe('a b');
      expect(await bring(seen('a', 3))).toMatchObject({ change: 'revised' });
      expect(await texts()).toBe('a b a');
      expect(await store.pagesWithoutOutcome(9)).toEqual([]);
    });

    test('a job that brings its page is one sighting, however often it is tried', async () => {
      const { store, database } = current();
      const [page, outcome] = seen('a', null);
      for (let tries = 0; tries < 3; tries++) await store.putPages([page], day(1));
      await store.commit(page, outcome);
      expect(await database.query('select count(*)::int as count from copydesk.sightings')).toEqual([{ count: 1 }]);
    });

    test('a state that comes late has its place, in any order, and the newest stays', async () => {
      await bring(seen('a', 1));
      expect(await bring(seen('a', 5))).toMatchObject({ change: 'unchanged', revision: 1 });
      expect(await bring(seen('b', 3))).toMatchObject({ change: 'older', revision: 2 });
      expect(await texts()).toBe('a b a');
      expect(await bring(seen('b', 2))).toMatchObject({ change: 'unchanged' });
      expect(await bring(seen('c', 0))).toMatchObject({ change: 'older', revision: 1 });
      expect(await texts()).toBe('c a b a');
      const { store } = current();
      expect((await store.articles({ limit: 9 })).map(({ revision }) => revision)).toEqual([4]);
    });

    test('a page that is refused in between is no state, and leaves one revision where it was one', async () => {
      await bring(seen('a', 1));
      const [page] = seen('b', 2);
      await bring(seen('b', 2));
      await bring(seen('a', 3));
      expect(await current().store.commit(page, rejectOf(page))).toMatchObject({ change: null, withdrawn: null });
      expect(await texts()).toBe('a');
      expect(await current().store.articles({ limit: 9 })).toMatchObject([{ revision: 1, body: { text: 'a' } }]);
      expect(await bring(seen('b', 2))).toMatchObject({ change: 'older' });
      expect(await texts()).toBe('a b a');
    });

    test('of several pages of one new article in a batch one is new', async () => {
      const { store } = current();
      const states = [seen('a', 2), seen('b', 3), seen('c', 4)];
      await store.putPages(states.map(([page]) => page));
      const made = await Promise.all(states.map(([page, outcome]) => store.commit(page, outcome)));
      expect(made.map(({ change }) => change)).toEqual(['new', 'revised', 'revised']);
      const again = await Promise.all(states.map(([page, outcome]) => store.commit(page, outcome)));
      expect(again.map(({ change, changed }) => [change, changed])).toEqual(Array(3).fill(['unchanged', false]));
    });

    test('a commit costs the same however often the page came before', async () => {
      const { store, database } = current();
      let time = 0;
      const costs = async () => {
        const took: number[] = [];
        for (let n = 0; n < 60; n++) {
          const [page, outcome] = seen(time % 2 === 0 ? 'a' : 'b', time++);
          await store.putPages([page]);
          const begun = performance.now();
          await store.commit(page, outcome);
          took.push(performance.now() - begun);
        }
        return took.toSorted((a, b) => a - b)[took.length >> 1] ?? 0;
      };
      await costs();
      const before = await costs();
      const [a, b] = [seen('a', time), seen('b', time + 1)];
      await database.query(
        `insert into copydesk.sightings (page_id, seen_at)
         select case when n % 2 = 0 then $1::text else $2::text end, $3::timestamptz + n * interval '1 minute' from generate_series(0, 1999) n`,
        [a[0].id, b[0].id, day(time - 1)],
      );
      await store.commit(...a);
      await store.commit(...b);
      time += 2;
      const after = await costs();
      expect((await store.articles({ limit: 9 }))[0]?.revision).toBeGreaterThan(2100);
      expect(after / before).toBeLessThan(1.5);
      // An identity value is used up for a row that is written, and for no other.
      expect(await database.query('select max(id) - min(id) + 1 = count(*) as dense from copydesk.outbox')).toEqual([
        { dense: true },
      ]);
    });
  });
}
