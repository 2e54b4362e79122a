import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { articleIdOf } from '../../src/model/article-id.ts';
import type { Page } from '../../src/model/page.ts';
import { articleRows, Follower } from './follower.ts';
import { articleOf, rejectOf, samplePage } from './sample.ts';
import { emptyTables, lastingRows, shuffled, type Subject } from './subject.ts';

/** The URL that the pages of these tests name as canonical. */
const THIRD = 'https://outlet.example/third';

const STORIES = {
  barge:
    'A grain barge struck the railway bridge before sunrise, and divers searched the channel below while engineers measured every girder.',
  orchard:
    'Growers picked their earliest apples under nets after hailstones the size of marbles tore through several orchards on Sunday.',
  library:
    'Volunteers carried eleven thousand books through the snow to the rebuilt library, whose cellar flooded two winters ago.',
};
type Story = keyof typeof STORIES;

/** A page of a story at a URL of the outlet, seen on a day; `more` is what its text says besides. */
function told(story: Story, name: string, day: number, more = ''): [Page, Outcome] {
  const page = samplePage(name, {
    fetchedAt: `2026-03-0${day}T08:00:00Z`,
    bytes: Buffer.from(`${story} ${day} ${more}`),
  });
  return [page, articleOf(page, { canonicalUrl: THIRD, headline: `The ${story}${more}`, text: STORIES[story] + more })];
}

export function claimContract(current: () => Subject): void {
  const bring = async (...work: [Page, Outcome][]) => {
    const made = [];
    for (const [page, outcome] of work) {
      await current().store.putPages([page]);
      made.push(await current().store.commit(page, outcome));
    }
    return made;
  };
  const articles = async () =>
    (await current().store.articles({ limit: 9 }))
      .map(({ canonicalUrl, headline, revision }) => [canonicalUrl, headline, revision])
      .toSorted();

  describe('one canonical URL for several pages', () => {
    test('two stories under different URLs never become revisions of one article, and the trace says so', async () => {
      const { store, database } = current();
      const [barge, orchard] = [told('barge', 'one', 1), told('orchard', 'two', 2)];
      const [first, second] = await bring(barge, orchard);
      expect(first).toMatchObject({ change: 'new', articleId: articleIdOf(THIRD) });
      expect(second).toMatchObject({ change: 'new', articleId: articleIdOf('https://outlet.example/two') });
      expect(await articles()).toEqual([
        [THIRD, 'The barge', 1],
        ['https://outlet.example/two', 'The orchard', 1],
      ]);
      expect((await store.revisions(second!.articleId!)).map(({ id }) => id)).toEqual([second!.articleId]);
      expect(await store.trace(orchard[0].id)).toMatchObject({ claimed: THIRD, article: { id: second!.articleId } });
      expect(await store.trace(barge[0].id)).toMatchObject({ claimed: null });
      // Cleaned again, and seen again, it stays where it is.
      expect(await bring(orchard)).toMatchObject([{ changed: false, articleId: second!.articleId }]);
      expect(await bring(told('orchard', 'two', 3, ' again'))).toMatchObject([{ change: 'revised', revision: 2 }]);
      const follower = new Follower();
      await follower.follow(store);
      expect(follower.rows).toEqual(await articleRows(database));
      expect([...follower.told.values()].flat()).not.toContain('withdrawn');
    });

    test.for([
      ['the headline is the same', 'The barge', STORIES.orchard],
      ['the body is, though longer by far', 'Quite another', `${STORIES.barge} ${STORIES.library} ${STORIES.orchard}`],
    ] as const)('two pages of one story are revisions: %s', async ([, headline, text]) => {
      const [page] = told('barge', 'print', 2);
      await bring(told('barge', 'one', 1), [page, articleOf(page, { canonicalUrl: THIRD, headline, text })]);
      expect(await articles()).toEqual([[THIRD, headline, 2]]);
    });

    test('a page that has another story at the same URL is a revision, at whatever scheme or rendering', async () => {
      const [page, barge] = told('barge', 'third', 1);
      const moved = samplePage('', { url: 'http://www.outlet.example/third/', bytes: Buffer.from('x') });
      await bring(
        [page, barge],
        [moved, articleOf(moved, { canonicalUrl: THIRD, headline: 'Other', text: STORIES.library })],
      );
      expect(await articles()).toEqual([[THIRD, 'Other', 2]]);
    });

    test('the page at the canonical URL owns it, whenever it comes; who leaves it makes room', async () => {
      const { store, database } = current();
      const [barge, owner] = [told('barge', 'one', 1), told('library', 'third', 5)];
      await bring(barge, told('orchard', 'two', 2));
      const [came] = await bring(owner);
      expect(came).toMatchObject({ articleId: articleIdOf(THIRD) });
      expect(await articles()).toEqual([
        ['https://outlet.example/one', 'The barge', 1],
        [THIRD, 'The library', 1],
        ['https://outlet.example/two', 'The orchard', 1],
      ]);
      await store.commit(owner[0], rejectOf(owner[0]));
      expect(await articles()).toEqual([
        [THIRD, 'The barge', 1],
        ['https://outlet.example/two', 'The orchard', 1],
      ]);
      const follower = new Follower();
      await follower.follow(store);
      expect(follower.rows).toEqual(await articleRows(database));
    });

    test('the tables do not depend on the order of commits', async () => {
      const { store, database } = current();
      const work = [
        told('barge', 'one', 3),
        told('barge', 'one', 4, ' is freed'),
        told('orchard', 'two', 2),
        told('orchard', 'four', 5, ' is sold'),
        told('library', 'third', 6),
        told('library', 'five', 1, ' opens'),
        told('barge', 'third', 7),
      ];
      await bring(...work);
      const calm = await lastingRows(database);
      expect(calm.length).toBeGreaterThan(15);
      for (const seed of [1, 2, 3, 4, 5]) {
        await emptyTables(database);
        const order = shuffled([...work, ...work], seed);
        if (seed % 2 === 0) await bring(...order);
        else {
          await store.putPages(order.map(([page]) => page));
          await Promise.all(order.map(([page, outcome]) => store.commit(page, outcome)));
        }
        expect(await lastingRows(database)).toEqual(calm);
      }
    });
  });
}
