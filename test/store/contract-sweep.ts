import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { articleOf, samplePage } from './sample.ts';
import { shared, type Subject } from './subject.ts';

const HOUR = 3_600_000;

export function sweepContract(current: () => Subject): void {
  const due = () => current().database.query("update copydesk.sweep set due = now() - interval '1 second'");

  describe('the sweep', () => {
    test('finds pages that waited at the sweep before too, whichever process made that', async () => {
      const { store, database } = current();
      const other = await openStore(shared(database));
      const [lost, done, late] = ['lost', 'done', 'late'].map((name) => samplePage(name)) as [Sample, Sample, Sample];
      await store.putPages([lost, done]);
      expect(await store.sweep(HOUR, 10)).toEqual([]);
      await store.commit(done, articleOf(done));
      await store.putPages([late]);
      await due();
      expect(await other.sweep(HOUR, 10)).toEqual([lost.id]);
      await due();
      expect(await store.sweep(HOUR, 10)).toEqual([lost.id, late.id]);
      await due();
      expect(await store.sweep(HOUR, 1)).toEqual([lost.id]);
    });

    test('is one, however many workers there are', async () => {
      const { store } = current();
      await store.putPages([samplePage('lost')]);
      await store.sweep(HOUR, 10);
      await due();
      const asked = await Promise.all(Array.from({ length: 50 }, () => store.sweep(HOUR, 10)));
      expect(asked.filter((ids) => ids.length > 0)).toHaveLength(1);
      expect(await store.sweep(HOUR, 10)).toEqual([]);
    });
  });
}

type Sample = ReturnType<typeof samplePage>;
