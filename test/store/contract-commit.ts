import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { StoreFault } from '../../src/store/faults.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { articleId, articleOf, rejectOf, removal, samplePage } from './sample.ts';
import { shared, type Subject } from './subject.ts';

export function commitContract(current: () => Subject): void {
  describe('commit', () => {
    test('writes the article, its revision, its outbox row and its trace', async () => {
      const { store } = current();
      const page = samplePage('one');
      await store.putPages([page]);
      const outcome = articleOf(page, {
        notes: ['charset by header'],
        removals: [
          removal('share-bar', 'Share'),
          removal('newsletter', 'Sign up', 3),
          removal('share-bar', 'Tweet', 4),
        ],
      });
      expect(await store.commit(page, outcome)).toEqual({
        outcome: 'article',
        articleId: expect.stringMatching(/^a-/),
        revision: 1,
        changed: true,
        kept: false,
        change: 'new',
        withdrawn: null,
      });
      const id = articleId(outcome);
      expect(await store.articles({ limit: 10 })).toEqual([
        outcome.outcome === 'article' && { ...outcome.article, storyId: id.replace('a-', 's-') },
      ]);
      expect(await store.revisions(id)).toHaveLength(1);
      expect(await store.outbox(10)).toMatchObject([{ articleId: id, revision: 1 }]);
      expect(await store.trace(page.id)).toEqual({
        ...outcome.trace,
        url: page.url,
        source: null,
        outcome: 'article',
        article: { id, revision: 1, headline: 'Harbor pilots vote' },
        reject: null,
        claimed: null,
        failed: null,
      });
      expect(await store.counts()).toEqual({ pages: 1, articles: 1, revisions: 1, rejects: 0, outbox: 1, waiting: 0 });
    });

    test('of a reject fills the quarantine and nothing else', async () => {
      const { store } = current();
      const page = samplePage('front');
      await store.putPages([page]);
      expect(await store.commit(page, rejectOf(page, 'section-front', '80 links'))).toEqual({
        outcome: 'rejected',
        articleId: null,
        revision: null,
        changed: true,
        kept: false,
        change: null,
        withdrawn: null,
      });
      expect(await store.rejects({ limit: 5 })).toMatchObject([
        { pageId: page.id, url: page.url, reason: 'section-front', detail: '80 links' },
      ]);
      expect(await store.counts()).toEqual({ pages: 1, articles: 0, revisions: 0, rejects: 1, outbox: 0, waiting: 0 });
    });

    test('of a page that is not stored stores it first', async () => {
      const { store } = current();
      const [stored, inline] = [samplePage('stored'), samplePage('inline')];
      await store.putPages([stored]);
      await Promise.all([store.commit(stored, articleOf(stored)), store.commit(inline, articleOf(inline))]);
      expect(await store.getPage(inline.id)).toMatchObject({ url: inline.url });
      expect(await store.counts()).toMatchObject({ pages: 2, articles: 2, waiting: 0 });
    });

    test('a second time changes nothing, at whatever time it was cleaned', async () => {
      const { store } = current();
      const [page, other] = [samplePage('twice'), samplePage('rejected-twice')];
      await store.putPages([page, other]);
      await store.commit(page, articleOf(page, { cleanedAt: '2026-03-01T10:00:00Z' }));
      await store.commit(other, rejectOf(other));
      const before = await everything(current());
      expect(await store.commit(page, articleOf(page, { cleanedAt: '2026-03-02T10:00:00Z' }))).toEqual({
        outcome: 'article',
        articleId: expect.stringMatching(/^a-/),
        revision: 1,
        changed: false,
        kept: false,
        change: 'unchanged',
        withdrawn: null,
      });
      expect(await store.commit(other, rejectOf(other))).toEqual({
        outcome: 'rejected',
        articleId: null,
        revision: null,
        changed: false,
        kept: false,
        change: null,
        withdrawn: null,
      });
      expect(await everything(current())).toEqual(before);
    });

    test('of the same page many times at once has one effect', async () => {
      const { store, database } = current();
      const page = samplePage('stampede');
      await store.putPages([page]);
      const second = await openStore(shared(database));
      const commits = await Promise.all(
        Array.from({ length: 40 }, (_, index) => (index % 2 ? store : second).commit(page, articleOf(page))),
      );
      expect(commits.filter(({ changed }) => changed)).toHaveLength(1);
      expect(await store.counts()).toMatchObject({ articles: 1, revisions: 1, outbox: 1 });
    });

    test('with newer rules replaces the outcome: article, reject and back', async () => {
      const { store } = current();
      const page = samplePage('rethought');
      await store.putPages([page]);
      const article = articleOf(page, { removals: [removal('share-bar', 'Share')] });
      await store.commit(page, article);
      expect(await store.commit(page, rejectOf(page))).toMatchObject({ outcome: 'rejected', changed: true });
      expect(await store.counts()).toEqual({ pages: 1, articles: 0, revisions: 0, rejects: 1, outbox: 2, waiting: 0 });
      expect(await store.ruleCounts()).toEqual([]);
      expect(await store.commit(page, article)).toMatchObject({ revision: 1, changed: true, change: 'new' });
      expect(await store.counts()).toEqual({ pages: 1, articles: 1, revisions: 1, rejects: 0, outbox: 3, waiting: 0 });
      expect(await store.trace(articleId(article))).toMatchObject({ removals: article.trace.removals });
    });

    test('of a page whose article has another id moves it', async () => {
      const { store } = current();
      const page = samplePage('moved');
      await store.putPages([page]);
      await store.commit(page, articleOf(page));
      await store.commit(page, articleOf(page, { canonicalUrl: 'https://outlet.example/canonical' }));
      expect((await store.articles({ limit: 10 })).map(({ canonicalUrl }) => canonicalUrl)).toEqual([
        'https://outlet.example/canonical',
      ]);
      expect(await store.counts()).toMatchObject({ articles: 1, revisions: 1, outbox: 3 });
    });

    test.for(['gave-up', 'timeout', 'out-of-memory', 'too-large', 'invalid-record'] as const)(
      'of a try that failed (%s) leaves the outcome there was, notes the try beside it, and is undone by a good one',
      async (reason) => {
        const { store } = current();
        const [good, refused] = [samplePage('good'), samplePage('refused')];
        await store.putPages([good, refused]);
        const article = articleOf(good, { removals: [removal('share-bar', 'Share')] });
        await store.commit(good, article);
        await store.commit(refused, rejectOf(refused));
        const before = await everything(current());
        expect(await store.commit(good, rejectOf(good, reason, 'again'))).toEqual({
          outcome: 'article',
          articleId: articleId(article),
          revision: 1,
          changed: false,
          kept: true,
          change: 'unchanged',
          withdrawn: null,
        });
        expect(await store.commit(refused, rejectOf(refused, reason))).toMatchObject({
          outcome: 'rejected',
          kept: true,
        });
        expect(await everything(current())).toEqual(before);
        expect(await store.trace(good.id)).toMatchObject({
          outcome: 'article',
          removals: article.trace.removals,
          failed: { reason, detail: 'again', at: expect.stringMatching(/^\d{4}-.*Z$/) },
        });
        expect(await store.pageIds({ limit: 9, reason })).toEqual([good.id, refused.id]);
        await store.commit(good, article);
        expect(await store.trace(good.id)).toMatchObject({ failed: null });
        expect(await store.pageIds({ limit: 9, reason })).toEqual([refused.id]);
      },
    );

    test('of a try that failed is the outcome where there is none better, and gives way to any other', async () => {
      const { store } = current();
      const page = samplePage('first-failed');
      await store.putPages([page]);
      expect(await store.commit(page, rejectOf(page, 'timeout'))).toMatchObject({ changed: true, kept: false });
      expect(await store.commit(page, rejectOf(page, 'gave-up'))).toMatchObject({ changed: true, kept: false });
      expect(await store.trace(page.id)).toMatchObject({ reject: { reason: 'gave-up' }, failed: null });
      expect(await store.commit(page, articleOf(page))).toMatchObject({ outcome: 'article', changed: true });
      expect(await store.counts()).toMatchObject({ articles: 1, rejects: 0 });
    });

    test('of a page by its id alone needs the page to be there', async () => {
      const { store } = current();
      const page = samplePage('by-id');
      await store.putPages([page]);
      expect(await store.commit({ id: page.id }, rejectOf(page, 'gave-up'))).toMatchObject({ outcome: 'rejected' });
      const stranger = samplePage('stranger');
      await expect(store.commit({ id: stranger.id }, rejectOf(stranger, 'gave-up'))).rejects.toMatchObject({
        kind: 'refused',
      });
    });

    test('of one bad record fails that record alone', async () => {
      const { store } = current();
      const pages = Array.from({ length: 7 }, (_, number) => samplePage(`b${number}`));
      await store.putPages(pages);
      const settled = await Promise.allSettled(
        pages.map((page, index) => store.commit(page, index === 3 ? bad(articleOf(page)) : articleOf(page))),
      );
      expect(settled.map(({ status }) => status)).toEqual(
        pages.map((_, index) => (index === 3 ? 'rejected' : 'fulfilled')),
      );
      const failed = settled[3] as PromiseRejectedResult;
      expect(failed.reason).toBeInstanceOf(StoreFault);
      expect(failed.reason).toMatchObject({ kind: 'refused', retryable: false });
      expect((failed.reason as Error).message).not.toContain('\n');
      expect(await store.pagesWithoutOutcome(10)).toEqual([pages[3]?.id]);
    });

    test('takes NUL and half surrogate pairs in every text', async () => {
      const { store } = current();
      const page = samplePage('hostile');
      await store.putPages([page]);
      const evil = 'a\0b \ud83d c\\u0000 \udc00';
      const tame = 'a\uFFFDb \uFFFD c\\u0000 \uFFFD';
      const outcome = articleOf(page, {
        headline: evil,
        text: evil,
        agency: evil,
        notes: [evil],
        removals: [removal(evil, evil), removal('__proto__', '"; drop table')],
      });
      await store.commit(page, outcome);
      expect(await store.articles({ limit: 1, agency: evil })).toMatchObject([
        { headline: tame, body: { text: tame }, agency: tame },
      ]);
      expect(await store.trace(page.id)).toMatchObject({
        notes: [tame],
        removals: [
          { rule: tame, text: tame },
          { rule: '__proto__', text: '"; drop table' },
        ],
      });
      expect((await store.ruleCounts()).map(({ rule }) => rule).sort()).toEqual(['__proto__', tame].sort());
      expect(await store.trace('no\0thing')).toBeNull();
    });
  });
}

/** An article whose content hash is missing: the table's check refuses it. */
function bad(outcome: Outcome): Outcome {
  return outcome.outcome === 'article'
    ? { ...outcome, article: { ...outcome.article, contentHash: null as unknown as string } }
    : outcome;
}

/** Every row of every table, as text. */
async function everything({ database }: Subject): Promise<string[]> {
  const tables = await Promise.all(
    ['outcomes', 'articles', 'outbox', 'revisions', 'quarantine'].map((table) =>
      database.query<{ row: string }>(
        `select '${table} ' || to_jsonb(t)::text as row from copydesk.${table} t order by 1`,
      ),
    ),
  );
  return tables.flat().map(({ row }) => row);
}
