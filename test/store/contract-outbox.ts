import { describe, expect, test } from 'vitest';
import type { ArticleJob } from '../../src/model/job.ts';
import { openStore } from '../../src/store/open.ts';
import { articleOf, samplePage } from './sample.ts';
import { send, shared, type Subject } from './subject.ts';

export function outboxContract(current: () => Subject): void {
  /** Commits so many articles. */
  async function announce(count: number, name = 'o'): Promise<void> {
    const { store } = current();
    const pages = Array.from({ length: count }, (_, number) => samplePage(`${name}${number}`));
    await store.putPages(pages);
    await Promise.all(pages.map((page) => store.commit(page, articleOf(page))));
  }
  const ids = (rows: readonly ArticleJob[]): number[] => rows.map(({ sequence }) => sequence).sort((a, b) => a - b);

  describe('outbox', () => {
    test('gives each row to one sender, and again only where it was not marked in time', async () => {
      const { store, database } = current();
      await announce(30);
      const taken = (await Promise.all(Array.from({ length: 6 }, () => store.outbox(5)))).flat();
      expect(new Set(taken.map(({ sequence }) => sequence)).size).toBe(30);
      expect(await store.outbox(5)).toEqual([]);
      await store.relayTo('first', 0, 1000);
      await store.markSent(
        taken.slice(0, 28).map(({ sequence }) => sequence),
        'first',
      );
      expect(await store.counts()).toMatchObject({ outbox: 2 });
      await database.query("update copydesk.outbox set leased_until = now() - interval '1 second'");
      expect((await store.outbox(10)).map(({ sequence }) => sequence).sort()).toEqual(
        taken
          .slice(28)
          .map(({ sequence }) => sequence)
          .sort(),
      );
      await store.markSent([], 'first');
    });

    test('what was sent is sent again once the queue has another memory, as often as that happens, under the same ids', async () => {
      const { store } = current();
      await announce(5);
      const sent = await send(store, 'first');
      expect(await store.relayTo('first', 0, 100)).toEqual({ batch: 1, again: 0 });
      expect(await store.outbox(10)).toEqual([]);
      for (const memory of ['second', 'third']) {
        expect(await store.relayTo(memory, 0, 100)).toMatchObject({ again: 5 });
        expect(ids(await store.outbox(10))).toEqual(sent);
        await store.markSent(sent, memory);
        expect(await store.relayTo(memory, 0, 100)).toMatchObject({ again: 0 });
      }
      expect(await store.counts()).toMatchObject({ outbox: 0 });
    });

    test('what later stages took is not sent again, nor more than may be untaken', async () => {
      const { store } = current();
      await announce(3, 'taken');
      await send(store);
      const { batch } = await store.relayTo('first', 0, 100);
      await announce(1, 'older');
      await send(store);
      await announce(2, 'newer');
      const newer = await send(store);
      await store.relayTo('first', batch, 100);
      expect(await store.relayTo('second', 0, 2)).toMatchObject({ again: 2 });
      expect(ids(await store.outbox(10))).toEqual(newer);
      await store.markSent(newer, 'second');
      expect(await store.relayTo('third', 0, 100)).toMatchObject({ again: 3 });
    });

    test('of a memory that is gone nothing is believed: neither that it has a message nor that all were taken', async () => {
      const { store, database } = current();
      await announce(4);
      await send(store);
      const { batch } = await store.relayTo('first', 0, 100);
      await announce(2, 'in-hand');
      const inHand = (await store.outbox(10)).map(({ sequence }) => sequence);
      expect(await store.relayTo('second', batch, 100)).toMatchObject({ again: 4 });
      await store.markSent(inHand, 'first');
      await database.query("update copydesk.outbox set leased_until = now() - interval '1 second'");
      expect(await store.outbox(10)).toHaveLength(6);
    });

    test('of two processes that find another memory one sends again; a batch marked meanwhile is among it', async () => {
      const { store, database } = current();
      const other = await openStore(shared(database));
      await announce(8);
      await store.relayTo('first', 0, 100);
      const [one, two] = [
        (await store.outbox(4)).map(({ sequence }) => sequence),
        (await store.outbox(4)).map(({ sequence }) => sequence),
      ];
      await store.markSent(one, 'first');
      const [, ...found] = await Promise.all([
        store.markSent(two, 'first'),
        other.relayTo('second', 0, 100),
        store.relayTo('second', 0, 100),
      ]);
      await database.query('update copydesk.outbox set leased_until = null');
      expect(found.filter(({ again }) => again > 0)).toHaveLength(1);
      expect(await store.outbox(10)).toHaveLength(8);
    });
  });
}
