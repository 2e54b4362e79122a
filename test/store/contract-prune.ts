import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { migrate, MIGRATIONS } from '../../src/store/migrations.ts';
import { articleId, articleOf, rejectOf, samplePage } from './sample.ts';
import { shared, type Subject } from './subject.ts';

const LATER = new Date(Date.now() + 3_600_000).toISOString();

export function pruneContract(current: () => Subject): void {
  describe('pruning', () => {
    test('takes the bytes of pages that are old and have their outcome, the oldest first, and nothing else', async () => {
      const { store, database } = current();
      const first = samplePage('story', { fetchedAt: '2026-03-01T08:00:00Z' });
      const second = samplePage('story', { fetchedAt: '2026-03-02T08:00:00Z', bytes: Buffer.from('<p>changed</p>') });
      const refused = samplePage('refused');
      const waiting = samplePage('waiting');
      for (const page of [second, first, refused, waiting]) await store.putPages([page]);
      const story = articleOf(second, { text: 'They struck.' });
      await store.commit(second, story);
      await store.commit(first, articleOf(first));
      await store.commit(refused, rejectOf(refused));
      const told = async () => [
        await store.revisions(articleId(story)),
        await store.articles({ limit: 9 }),
        await store.rejects({ limit: 9 }),
        await store.trace(first.id),
        await store.counts(),
      ];
      const before = await told();

      expect(await store.prunable('2000-01-01T00:00:00.000Z')).toEqual({ pages: 0, bytes: 0 });
      const all = await store.prunable(LATER);
      expect(all).toEqual({ pages: 3, bytes: expect.any(Number) });
      const batches = [await store.prune(LATER, 1), await store.prune(LATER, 5)];
      expect(batches.map(({ pages }) => pages)).toEqual([1, 2]);
      expect(batches[0]!.bytes + batches[1]!.bytes).toBe(all.bytes);
      expect(await store.prune(LATER, 5)).toEqual({ pages: 0, bytes: 0 });

      expect(await told()).toEqual(before);
      for (const page of [second, first, refused]) expect(await store.getPage(page.id)).toBe('pruned');
      expect(await store.getPacked(waiting.id)).toMatchObject({ id: waiting.id });
      expect(await store.pageIds({ limit: 9 })).toEqual([waiting.id]);
      expect([
        await store.prunedPages({}),
        await store.prunedPages({ reason: 'no-story' }),
        await store.prunedPages({ since: LATER }),
      ]).toEqual([3, 1, 0]);
      expect(await database.query('select id from copydesk.pages where body is not null')).toEqual([
        { id: waiting.id },
      ]);
    });

    test('a page that is fed again gets its bytes back, is young again and comes out as before', async () => {
      const { store } = current();
      const page = samplePage('again');
      await store.putPages([page]);
      const outcome = articleOf(page);
      await store.commit(page, outcome);
      await store.prune(LATER, 5);
      const between = new Date().toISOString();
      expect(await store.putPages([page])).toEqual(new Set([page.id]));
      expect(await store.putPages([page])).toEqual(new Set());
      expect(await store.getPacked(page.id)).toMatchObject({ id: page.id, size: page.bytes.byteLength });
      expect(await store.pagesWithoutOutcome(5)).toEqual([page.id]);
      expect(await store.commit(page, outcome)).toMatchObject({ revision: 1, change: 'unchanged' });
      expect(await store.pagesWithoutOutcome(5)).toEqual([]);
      expect(await store.prunable(between)).toEqual({ pages: 0, bytes: 0 });
    });

    test('leaves a page that was seen again its bytes until it has its place; one without them has its place all the same', async () => {
      const { store, database } = current();
      const at = (day: number, text: string) =>
        samplePage('back', { fetchedAt: `2026-03-0${day}T08:00:00Z`, bytes: Buffer.from(text) });
      for (const page of [at(1, 'a'), at(2, 'b')]) await store.commit(page, articleOf(page, { text: page.id }));
      await store.putPages([at(3, 'a')]);
      expect(await store.prune(LATER, 5)).toMatchObject({ pages: 1 });
      expect(await store.getPage(at(3, 'a').id)).toMatchObject({ url: at(3, 'a').url });
      await database.query('update copydesk.pages set body = null');
      await store.placeSightings(at(3, 'a').id);
      expect(await store.pagesWithoutOutcome(5)).toEqual([]);
      expect(await store.articles({ limit: 5 })).toMatchObject([{ revision: 3, pageId: at(1, 'a').id }]);
      await store.placeSightings('p-none');
    });

    test('works on what an older schema stored', async () => {
      const { database } = current();
      await database.script('drop schema copydesk cascade');
      await migrate(database, MIGRATIONS.slice(0, 3));
      await database.script(`insert into copydesk.pages (id, url, seen_at, stored_at, bytes, body) select 'p-' || n, null, now(), '2026-01-01', 3, 'old' from generate_series(1, 3) n;
        insert into copydesk.outcomes (page_id, outcome, reason, detail, trace, cuts, digest) select id, 'rejected', 'no-story', '', '{}', '{}', '' from copydesk.pages where id <> 'p-3';
        insert into copydesk.waiting select seq, id from copydesk.pages where id = 'p-3'`);
      const store = await openStore(shared(database));
      expect(await store.prune('2026-02-01T00:00:00.000Z', 9)).toEqual({ pages: 2, bytes: 6 });
      expect([await store.getPage('p-1'), await store.pageIds({ limit: 9 })]).toEqual(['pruned', ['p-3']]);
    });
  });
}
