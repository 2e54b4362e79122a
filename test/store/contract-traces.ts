import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { PackedPage } from '../../src/model/packed-page.ts';
import type { Page } from '../../src/model/page.ts';
import { openStore } from '../../src/store/open.ts';
import { prepareOutcome } from '../../src/store/outcome-row.ts';
import type { Store } from '../../src/store/store.ts';
import { articleOf, rejectOf, removal, samplePage } from './sample.ts';
import { shared, type Subject } from './subject.ts';

const LATER = new Date(Date.now() + 3_600_000).toISOString();

/** Pages of a host that no other test has, which share what is cut from them: the first three make its dictionary. */
function outlet(count: number) {
  const host = `${randomBytes(6).toString('hex')}.example`;
  const frame = randomBytes(500).toString('hex');
  const links = Array.from({ length: 40 }, (_, n) =>
    removal('menu', `Link ${n} ${randomBytes(12).toString('hex')}`, n),
  );
  const pages = Array.from({ length: count }, (_, n) =>
    samplePage(`${n}`, {
      url: `https://${host}/${n}`,
      bytes: Buffer.from(`<p>${n}</p>${frame}`),
      fetchedAt: '2026-03-01T08:00:00Z',
    }),
  );
  const outcome = (page: Page, more: object = {}) =>
    articleOf(page, { host, removals: [...links, removal('ad', `Ad of ${page.url}`, 50)], ...more });
  return { pages, outcome };
}

/** Cleans a page as a worker does: reads it packed, prepares its outcome by the dictionary that came with it. */
async function work(store: Store, id: string, outcome: ReturnType<typeof articleOf>) {
  const page = (await store.getPacked(id)) as PackedPage;
  return store.commit(page, prepareOutcome(outcome, page.dictionary));
}

async function feed(store: Store, pages: readonly Page[]): Promise<void> {
  for (const page of pages) await store.putPages([await store.pack(page)]);
}

export function traceContract(current: () => Subject): void {
  const columns = async () => {
    const rows = await current().database.query<{ page_id: string; by: number | null; size: number }>(
      'select page_id, packed_by as by, octet_length(packed) as size from copydesk.outcomes',
    );
    return new Map(rows.map((row) => [row.page_id, row]));
  };

  describe('traces', () => {
    test('of one host are packed by the first of its dictionary, and read by whoever, pruned or not', async () => {
      const { store, database } = current();
      const { pages, outcome } = outlet(6);
      await feed(store, pages);
      for (const page of pages) await work(store, page.id, outcome(page));
      const stored = await columns();
      // Two have no dictionary, and the third one is what the others are packed by.
      expect(pages.map(({ id }) => stored.get(id)!.by !== null)).toEqual([false, false, false, true, true, true]);
      expect(stored.get(pages[3]!.id)!.size).toBeLessThan(stored.get(pages[2]!.id)!.size / 4);

      await using other = await openStore(shared(database));
      const told = async (reader: Store) => [
        await Promise.all(pages.map(({ id }) => reader.trace(id))),
        await reader.desk.cutsOf('ad', 9),
      ];
      const before = await told(store);
      for (const page of pages) expect(await other.trace(page.id)).toMatchObject(outcome(page).trace);
      expect((await other.cleaned({ limit: 9 })).map(({ removals }) => removals)).toEqual(
        pages.map((page) => outcome(page).trace.removals),
      );
      expect(await store.prune(LATER, 9)).toMatchObject({ pages: 6 });
      expect(await told(other)).toEqual(before);

      // The bytes come back, packed by nothing; the same outcome, its trace packed otherwise, is the same.
      await store.putPages(pages);
      expect(await work(store, pages[4]!.id, outcome(pages[4]!))).toMatchObject({ changed: false });
      expect(await told(other)).toEqual(before);
      const anew = outcome(pages[5]!, { rulesVersion: '2' });
      expect(await work(store, pages[5]!.id, anew)).toMatchObject({ change: 'unchanged', changed: true });
      expect((await columns()).get(pages[5]!.id)).toMatchObject({ by: null });
      expect(await other.trace(pages[5]!.id)).toMatchObject(anew.trace);
    });

    test('learnt in two processes at once are packed by one of them', async () => {
      const { store, database } = current();
      const { pages, outcome } = outlet(8);
      await feed(store, pages);
      await using second = await openStore(shared(database));
      const halves = [pages.slice(2, 5), pages.slice(5)] as const;
      await Promise.all(halves[0].map((page) => work(store, page.id, outcome(page))));
      await Promise.all(halves[1].map((page) => work(second, page.id, outcome(page))));
      for (const [place, page] of pages.slice(2).entries()) {
        const anew = outcome(page, { rulesVersion: '2' });
        await work(place % 2 === 0 ? store : second, page.id, anew);
        expect(await store.trace(page.id)).toMatchObject(anew.trace);
      }
      const stored = await columns();
      expect(new Set(pages.slice(2).map(({ id }) => stored.get(id)!.by))).toEqual(new Set([expect.any(Number)]));
    });

    test('of refused pages and of pages that little is cut from are not what others are packed by', async () => {
      const { store } = current();
      const { pages, outcome } = outlet(6);
      await feed(store, pages);
      await work(store, pages[2]!.id, rejectOf(pages[2]!));
      await work(store, pages[3]!.id, outcome(pages[3]!, { removals: [removal('ad', 'Ad')] }));
      await work(store, pages[4]!.id, outcome(pages[4]!));
      await work(store, pages[5]!.id, rejectOf(pages[5]!));
      const stored = await columns();
      expect(pages.slice(2).map(({ id }) => stored.get(id)!.by !== null)).toEqual([false, false, false, true]);
      expect(await store.trace(pages[5]!.id)).toMatchObject({ notes: ['looked everywhere'], removals: [] });
    });

    test('whose dictionary is lost are refused by its name, and others are read', async () => {
      const { store, database } = current();
      const { pages, outcome } = outlet(4);
      await feed(store, pages);
      for (const page of pages) await work(store, page.id, outcome(page));
      const by = (await columns()).get(pages[3]!.id)!.by!;
      await database.query('delete from copydesk.trace_dictionaries where id = $1::int', [by]);
      await expect(store.trace(pages[3]!.id)).rejects.toThrow(
        `the store could not read a trace: the table copydesk.trace_dictionaries has lost its row ${by}`,
      );
      expect(await store.trace(pages[2]!.id)).toMatchObject(outcome(pages[2]!).trace);
    });
  });
}
