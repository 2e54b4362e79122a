import { describe, expect, test } from 'vitest';
import { ArticleJob } from '../../src/model/job.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import { articleRows, Follower } from './follower.ts';
import { articleId, articleOf, rejectOf, samplePage } from './sample.ts';
import { shuffled, type Subject } from './subject.ts';

export function messageContract(current: () => Subject): void {
  /** Messages not sent yet, each as `change revision`. */
  const unsent = async () => (await current().store.outbox(100)).map(({ change, revision }) => `${change} ${revision}`);

  describe('messages to later stages', () => {
    test('an article that its page is refused for is withdrawn, and comes back as new', async () => {
      const { store } = current();
      const page = samplePage('gone');
      const article = articleOf(page);
      const follower = new Follower();
      expect(await store.commit(page, article)).toMatchObject({ change: 'new', withdrawn: null });
      await follower.follow(store);
      expect(await store.commit(page, rejectOf(page))).toMatchObject({
        outcome: 'rejected',
        change: 'withdrawn',
        withdrawn: articleId(article),
      });
      const [message] = await store.outbox(10);
      expect(message).toEqual(expect.schemaMatching(ArticleJob));
      expect(message).toMatchObject({ articleId: articleId(article), change: 'withdrawn', revision: 1 });
      await current().database.query('update copydesk.outbox set leased_until = null');
      await follower.follow(store);
      expect(follower.rows.size).toBe(0);
      expect(await store.commit(page, rejectOf(page))).toMatchObject({ change: null, withdrawn: null });
      expect(await store.commit(page, article)).toMatchObject({ change: 'new', withdrawn: null });
      await follower.follow(store);
      expect(follower.told.get(articleId(article))).toEqual(['new', 'withdrawn', 'new']);
      expect(follower.rows).toEqual(await articleRows(current().database));
    });

    test('an article whose only page belongs to another one is withdrawn; one that has more goes back', async () => {
      const { store } = current();
      const [first, second] = [
        samplePage('x', { fetchedAt: '2026-03-01T08:00:00Z' }),
        samplePage('x', { fetchedAt: '2026-03-02T08:00:00Z', bytes: Buffer.from('later') }),
      ];
      const at = (page: Page, name: string) =>
        articleOf(page, { canonicalUrl: `https://outlet.example/${name}`, text: page.id });
      await store.commit(first, at(first, 'one'));
      await store.commit(second, at(second, 'one'));
      expect(await store.commit(second, at(second, 'two'))).toMatchObject({ change: 'new', withdrawn: null });
      expect((await unsent()).toSorted()).toEqual(['new 1', 'new 1', 'revised 1', 'revised 2']);
      expect(await store.commit(first, at(first, 'two'))).toMatchObject({
        change: 'older',
        withdrawn: articleId(at(first, 'one')),
      });
      expect((await unsent()).toSorted()).toEqual(['revised 2', 'withdrawn 1']);
      expect([...(await articleRows(current().database))]).toMatchObject([
        [articleId(at(first, 'two')), { revision: 2 }],
      ]);
    });

    test('who follows them from an empty table ends with the articles, whatever was done in whatever order', async () => {
      const { store, database } = current();
      for (const seed of [1, 2, 3]) {
        const follower = new Follower();
        const work = shuffled(doings(), seed);
        for (let done = 0; done < work.length; done += 5) {
          const some = work.slice(done, done + 5);
          await store.putPages(some.map(([page]) => page));
          await Promise.all(some.map(([page, outcome]) => store.commit(page, outcome)));
          if (done % 15 === 0) await follower.follow(store);
        }
        await follower.follow(store);
        expect(follower.rows).toEqual(await articleRows(database));
        expect(new Set([...follower.told.values()].flat())).toEqual(new Set(['new', 'revised', 'withdrawn']));
        expect(follower.rows.size).toBeGreaterThan(2);
      }
    });
  });

  /** Six URLs, each seen in four states, each state read in three ways: as it is, as refused, as part of another article. */
  function doings(): [Page, Outcome][] {
    return Array.from({ length: 72 }, (_, n): [Page, Outcome] => {
      const [url, day, way] = [n % 6, Math.floor(n / 6) % 4, Math.floor(n / 24)];
      const page = samplePage(`f${url}`, {
        fetchedAt: `2026-03-0${day + 1}T08:00:00Z`,
        bytes: Buffer.from(`${day % 3}`),
      });
      if (way === 1) return [page, rejectOf(page)];
      return [
        page,
        articleOf(page, {
          text: `state ${day % 3}`,
          canonicalUrl: `https://outlet.example/f${way === 0 ? url : url % 3}`,
        }),
      ];
    });
  }
}
