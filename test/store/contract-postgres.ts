import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOutage, ServiceUnavailable } from '../../src/outage.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import type { Database } from '../../src/store/database.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { articleOf, removal, samplePage } from './sample.ts';
import { emptyTables, lastingRows, shuffled } from './subject.ts';

/** What only a server can do to the store: several clients at once, and connections cut in the middle of a commit. */
export function postgresContract(url: () => string): void {
  describe('store over a server', () => {
    let admin: Database;
    beforeAll(async () => {
      admin = openPostgres({ url: url(), ca: null });
    });
    afterAll(() => admin[Symbol.asyncDispose]());

    test('several clients and cut connections leave the tables of a calm run', async () => {
      const work = states();
      {
        await using calm = await openStore(openPostgres({ url: url(), ca: null }));
        await emptyTables(admin);
        await calm.putPages(work.map(([page]) => page));
        for (const [page, outcome] of work) await calm.commit(page, outcome);
      }
      const expected = await lastingRows(admin);
      await emptyTables(admin);
      let cut = 0;
      const clients = [1, 2, 3].map((seed) => client(url(), shuffled(work, seed)));
      const done = Promise.all(clients).then(() => true);
      // One connection at a time, for a while: cut without end, a slow machine would never get a batch through.
      while (cut < 25 && !(await Promise.race([done, sleep(30, false)]))) cut += (await admin.query(CUT_ONE)).length;
      await done;
      expect(cut).toBeGreaterThan(3);
      expect(await lastingRows(admin)).toEqual(expected);
      expect(await admin.query('select * from copydesk.waiting')).toEqual([]);
    }, 120_000);

    test('several processes that start at once on an empty database bring one schema', async () => {
      for (let time = 0; time < 5; time++) {
        await admin.script('drop schema if exists copydesk cascade');
        const stores = await Promise.all(
          Array.from({ length: 4 }, () => openStore(openPostgres({ url: url(), ca: null }))),
        );
        expect(await admin.query('select count(*)::int as count from copydesk.migrations')).toEqual([
          { count: MIGRATIONS.length },
        ]);
        await Promise.all(stores.map((store) => store[Symbol.asyncDispose]()));
      }
    });

    test('a commit reads no table from end to end, however little the statistics know of it', async () => {
      await admin.script('drop schema if exists copydesk cascade');
      /** Rows read so far in scans of whole tables, of those that grow: a connection tells when it ends. */
      const scanned = async () => {
        const [row] = await admin.query<{ rows: number }>(
          `select coalesce(sum(seq_tup_read), 0)::int as rows from pg_stat_user_tables where schemaname = 'copydesk'
             and (relname in ('outcomes', 'sightings', 'articles', 'claims', 'stories', 'story_articles') or relname ~ '^story_keys_')`,
        );
        return row!.rows;
      };
      const commit = async (from: number, to: number, atOnce: number) => {
        await using store = await openStore(openPostgres({ url: url(), ca: null }));
        for (let start = from; start < to; start += atOnce) {
          const some = Array.from({ length: atOnce }, async (_, i) => {
            const page = samplePage(`grown-${start + i}`);
            const own = {
              headline: `Vote ${start + i}`,
              text: `Harbor pilot ${start + i} voted, alone of all pilots.`,
            };
            await store.putPages([page]);
            await store.commit(page, articleOf(page, { ...own, canonicalUrl: `https://outlet.example/of-${i % 7}` }));
          });
          await Promise.all(some);
        }
      };
      await commit(0, 200, 20);
      const before = await scanned();
      await commit(200, 220, 2);
      expect((await scanned()) - before).toBeLessThan(20);
    });

    test('a commit reads as many outcomes however many pages at other URLs claim its article', async () => {
      await admin.script('drop schema if exists copydesk cascade');
      const fetched = async () => {
        const [row] = await admin.query<{ rows: number }>(
          `select idx_tup_fetch::int as rows from pg_stat_user_tables where schemaname = 'copydesk' and relname = 'outcomes'`,
        );
        return row!.rows;
      };
      const commit = async (from: number, to: number) => {
        await using store = await openStore(openPostgres({ url: url(), ca: null }));
        for (let n = from; n < to; n++) {
          const page = samplePage(`copy-${n}`);
          await store.putPages([page]);
          await store.commit(page, articleOf(page, { canonicalUrl: 'https://outlet.example/one-story' }));
        }
        return fetched();
      };
      const start = await commit(0, 1);
      const first = (await commit(1, 41)) - start;
      const before = await commit(41, 400);
      const last = (await commit(400, 440)) - before;
      expect(last).toBeLessThan(first * 1.5);
    });

    test('an article that is being written while others are given out is in the next export', async () => {
      await using store = await openStore(openPostgres({ url: url(), ca: null }));
      await emptyTables(admin);
      const [early, slow] = [samplePage('early'), samplePage('slow')];
      await store.putPages([early, slow]);
      await store.commit(slow, articleOf(slow));
      let place;
      await admin.transaction(async (session) => {
        await session.query("update copydesk.articles set changed_at = now(), headline = 'slowly'");
        await store.commit(early, articleOf(early));
        const before = await store.out.horizon();
        const given = await store.out.articles({ filter: {}, before, limit: 10 });
        expect(given.map(({ article }) => article.pageId)).toEqual([slow.id]);
        place = given.at(-1)!.place;
      });
      const next = await store.out.articles({
        filter: {},
        before: await store.out.horizon(),
        after: place!,
        limit: 10,
      });
      expect(next.map(({ article }) => article.pageId).sort()).toEqual([early.id, slow.id].sort());
    });

    test('a server that is not there is named, without the password, and is no readiness', async () => {
      const nowhere = openPostgres({ url: 'postgres://me:secret@127.0.0.1:1/db', ca: null });
      const refusal = await openStore(nowhere).then(
        () => null,
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(ServiceUnavailable);
      expect(isOutage(refusal)).toBe(true);
      expect((refusal as Error).message).toMatch(
        /^PostgreSQL at postgres:\/\/\*\*\*@127\.0\.0\.1:1\/db cannot be reached: [^\n]*ECONNREFUSED[^\n]*DATABASE_URL[^\n]*$/,
      );
      await nowhere[Symbol.asyncDispose]();
    });
  });
}

const CUT_ONE = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'copydesk' and pid <> pg_backend_pid() and state <> 'idle' order by random() limit 1`;

/** 40 articles of five states each, every state twice: the same work for every client. */
function states(): [Page, Outcome][] {
  return Array.from({ length: 200 }, (_, number): [Page, Outcome] => {
    const page = samplePage(`story-${number % 40}`, {
      fetchedAt: `2026-03-0${1 + Math.floor(number / 40)}T00:00:00Z`,
      bytes: Buffer.from(`<p>${number}</p>`),
    });
    return [page, articleOf(page, { text: `text ${number % 80}`, removals: [removal('share-bar', `cut ${number}`)] })];
  });
}

/** Commits everything, eight at a time, trying again what an outage has stopped, as a worker does. */
async function client(url: string, work: readonly [Page, Outcome][]): Promise<void> {
  await using store = await waitOutOutage(() => openStore(openPostgres({ url, ca: null })));
  const left = [...work];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        const [page, outcome] = next;
        await waitOutOutage(() => store.putPages([page]));
        await waitOutOutage(() => store.commit(page, outcome));
      }
    }),
  );
}

async function waitOutOutage<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isOutage(error)) throw error;
      await sleep(5);
    }
  }
}
