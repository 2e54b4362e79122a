import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { migrate, MIGRATIONS, SchemaTooNew } from '../../src/store/migrations.ts';
import { articleOf, samplePage } from './sample.ts';
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
