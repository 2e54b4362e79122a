import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import { prepareOutcome } from '../../src/store/outcome-row.ts';
import { openStore } from '../../src/store/open.ts';
import { migrate, MIGRATIONS, SchemaTooNew } from '../../src/store/migrations.ts';
import { articleId, articleOf, rejectOf, samplePage } from './sample.ts';
import { shared, type Subject } from './subject.ts';

const NEXT = {
  name: 'a later one',
  sql: "alter table copydesk.pages add column later text default 'new'; create index pages_later on copydesk.pages (later);",
};

export function migrationContract(current: () => Subject): void {
  describe('migrations', () => {
    test('go on from an older schema with data in it, once, though two processes start at once', async () => {
      const { database } = current();
      await database.script('drop schema copydesk cascade');
      const store = await openStore(shared(database));
      const page = samplePage('old');
      await store.putPages([page]);
      await store.commit(page, articleOf(page));
      await Promise.all([migrate(database, [...MIGRATIONS, NEXT]), migrate(database, [...MIGRATIONS, NEXT])]);
      expect(await database.query('select later from copydesk.pages')).toEqual([{ later: 'new' }]);
      expect(await database.query('select version, name from copydesk.migrations order by 1')).toEqual(
        [...MIGRATIONS, NEXT].map(({ name }, index) => ({ version: index + 1, name })),
      );
      expect(await store.articles({ limit: 2 })).toHaveLength(1);
    });

    test('a schema newer than the program is refused by name, on one line', async () => {
      const error = await openStore(shared(current().database)).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(SchemaTooNew);
      expect((error as Error).message).toMatch(
        /^the database has schema version \d+, this copydesk knows up to \d+; [^\n]+$/,
      );
    });

    test('from the first schema, with messages sent: none of them is sent again', async () => {
      const { database } = current();
      await database.script('drop schema copydesk cascade');
      await migrate(database, MIGRATIONS.slice(0, 1));
      await database.query(
        "insert into copydesk.outbox (article_id, revision, content_hash, record_digest, sent_at) values ('a-sent', 1, '', '', now()), ('a-new', 1, '', '', null)",
      );
      const store = await openStore(shared(database));
      expect(await store.relayTo('first', 0, 100)).toEqual({ batch: 0, again: 0 });
      expect((await store.outbox(10)).map(({ articleId }) => articleId)).toEqual(['a-new']);
    });

    test('from the schema before sightings, with revisions in it: all are there, and go on', async () => {
      const { database } = current();
      await database.script('drop schema copydesk cascade');
      await migrate(database, MIGRATIONS.slice(0, 6));
      const states = ['one', 'two', 'one', 'one'].map((text, index): [Page, Outcome] => {
        const page = samplePage('old', {
          fetchedAt: `2026-03-0${index + 1}T08:00:00Z`,
          bytes: Buffer.from(`${index}`),
        });
        return [page, articleOf(page, { text })];
      });
      const [refused, waiting] = [samplePage('refused'), samplePage('waiting')];
      const outcomes = [...states.map(([, outcome]) => outcome), rejectOf(refused, 'timeout')].map(prepareOutcome);
      for (const { id, url, fetchedAt, bytes } of [...states.map(([page]) => page), refused, waiting]) {
        await database.query(
          `with stored as (insert into copydesk.pages (id, url, fetched_at, seen_at, bytes, body)
             values ($1::text, $2::text, $3::text, coalesce($3::timestamptz, now()), $4::int, 'old') returning seq, id)
           insert into copydesk.waiting select seq, id from stored`,
          [id, url, fetchedAt, bytes.length],
        );
      }
      await database.query(
        "select copydesk.commit_outcomes($1::text[], $2::text[], convert_from($3::bytea, 'UTF8')::jsonb)",
        [
          outcomes.map(({ pageId }) => pageId),
          [articleId(states[0]![1])],
          Buffer.from(`[${outcomes.map(({ row }) => Buffer.from(row).toString()).join()}]`),
        ],
      );
      const before = await database.query(
        'select article_id, revision, page_id, content_hash, seen_at, record from copydesk.revisions order by 2',
      );
      expect(before).toHaveLength(3);
      const store = await openStore(shared(database));
      expect(
        await database.query(
          'select article_id, revision, page_id, content_hash, seen_at, record from copydesk.revisions order by 2',
        ),
      ).toEqual(before);
      expect(await store.counts()).toEqual({ pages: 6, articles: 1, revisions: 3, rejects: 1, waiting: 1, outbox: 3 });
      expect((await store.outbox(9)).map(({ change, revision }) => `${change} ${revision}`)).toEqual([
        'new 1',
        'revised 2',
        'revised 3',
      ]);
      for (const [page, outcome] of states)
        expect(await store.commit(page, outcome)).toMatchObject({ changed: false, change: 'unchanged' });
      const [later, again] = [states[1]!, states[0]!];
      const back: Page = { ...later[0], fetchedAt: '2026-03-09T08:00:00Z' };
      await store.putPages([back]);
      expect(await store.commit(...later)).toMatchObject({ change: 'revised', revision: 4 });
      expect(await store.commit(again[0], rejectOf(again[0]))).toMatchObject({ change: null, withdrawn: null });
      expect((await store.revisions(articleId(later[1]))).map(({ body }) => body.text)).toEqual(['two', 'one', 'two']);
    });

    test('a migration that fails leaves nothing behind', async () => {
      const { database } = current();
      await database.script('drop schema copydesk cascade');
      const broken = { name: 'broken', sql: 'create table copydesk.half (a int); select nonsense;' };
      await expect(migrate(database, [...MIGRATIONS, broken])).rejects.toThrow(/nonsense/);
      expect(await database.query("select to_regclass('copydesk.migrations')::text as there")).toEqual([
        { there: null },
      ]);
      expect(await migrate(database)).toBe(MIGRATIONS.length);
    });
  });
}
