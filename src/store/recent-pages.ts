import type { PackedPage } from '../model/packed-page.ts';
import type { Store } from './store.ts';

/** Bytes of packed pages kept in memory; those beyond are read from the database. */
const KEPT_BYTES = 16_000_000;

/** The queue gives pages out in the order they came, but for those tried again: pages this far behind have been passed over. */
const PASSED_OVER = 500;

interface Kept {
  readonly page: PackedPage;
  readonly place: number;
}

/**
 * The store of a process that both takes pages in and cleans them: a page just stored is given out of memory, once,
 * rather than read again. Pages that come unpacked are not kept.
 */
export function keepRecent(store: Store, limit: number = KEPT_BYTES): Store {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  let places = 0;

  function drop(id: string, { page }: Kept): void {
    kept.delete(id);
    bytes -= page.packed.byteLength;
  }

  return {
    ...store,
    async putPages(pages, seenAt) {
      const fresh = await store.putPages(pages, seenAt);
      for (const page of pages) {
        if (!('packed' in page) || !fresh.has(page.id) || kept.has(page.id) || bytes + page.packed.byteLength > limit)
          continue;
        kept.set(page.id, { page, place: places++ });
        bytes += page.packed.byteLength;
      }
      return fresh;
    },
    async getPacked(id) {
      const found = kept.get(id);
      if (found === undefined) return store.getPacked(id);
      drop(id, found);
      for (const [other, older] of kept) {
        if (older.place >= found.place - PASSED_OVER) break;
        drop(other, older);
      }
      return found.page;
    },
  };
}
