import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import { columnsOf, prepareOutcome, recordOf } from '../../src/store/outcome-row.ts';
import { packTrace } from '../../src/store/packed-trace.ts';
import { openStore } from '../../src/store/open.ts';
import { migrate, MIGRATIONS, SchemaTooNew } from '../../src/store/migrations.ts';
import { articleId, articleOf, rejectOf, removal, samplePage } from './sample.ts';
import { shared, type Subject } from './subject.ts';

const NEXT = {
  name: 'a later one',
  sql: "alter table copydesk.pages add column later text default 'new'; create index pages_later on copydesk.pages (later);",
};

/** The row of an outcome as schemas before 17 took it: one JSON object. */
function formerRow(outcome: Outcome): string {
  const { row } = prepareOutcome(outcome);
  const { record_size: _record, trace_size: _trace, ...columns } = JSON.parse(Buffer.from(columnsOf(row)).toString());
  const record = outcome.outcome === 'article' ? { record: recordOf(row) } : {};
  return JSON.stringify({ ...columns, ...record, trace: packTrace(outcome.trace) });
}

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
      const outcomes = [...states.map(([, outcome]) => outcome), rejectOf(refused, 'timeout')];
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
          outcomes.map(({ trace }) => trace.pageId),
          [articleId(states[0]![1])],
          Buffer.from(`[${outcomes.map(formerRow).join()}]`),
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

    test('from the schema before packed traces: they are read as before, and the next reading packs them', async () => {
      const { database } = current();
      await database.script('drop schema copydesk cascade');
      await migrate(database, MIGRATIONS.slice(0, 16));
      const page = samplePage('former');
      const former = articleOf(page, {
        removals: [removal('share-bar', 'Share'), removal('ad', 'Ad')],
        notes: ['a note'],
      });
      await database.query(
        `with stored as (insert into copydesk.pages (id, url, seen_at, bytes, body) values ($1::text, $2::text, now(), 3, 'old') returning id, seen_at)
         insert into copydesk.sightings (page_id, seen_at) select id, seen_at from stored`,
        [page.id, page.url],
      );
      await database.query(
        `insert into copydesk.outcomes (page_id, outcome, article_id, content_hash, record, record_digest, trace, cuts, digest)
         select page_id, outcome, article_id, content_hash, record, record_digest, trace, cuts, digest
         from jsonb_populate_record(null::copydesk.outcomes, convert_from($1::bytea, 'UTF8')::jsonb)`,
        [Buffer.from(formerRow(former))],
      );
      const store = await openStore(shared(database));
      const packed = () =>
        database.query('select packed is not null as packed, trace is null as moved from copydesk.outcomes');
      const { notes, removals } = former.trace;
      expect(await store.trace(page.id)).toMatchObject({ notes, removals });
      expect(await store.cleaned({ limit: 1 })).toMatchObject([{ id: page.id, removals }]);
      expect(await store.desk.cutsOf('ad', 5)).toMatchObject([{ pageId: page.id, text: 'Ad' }]);
      expect(await packed()).toEqual([{ packed: false, moved: false }]);
      expect(await store.commit(page, former)).toMatchObject({ changed: true, change: 'new' });
      expect(await packed()).toEqual([{ packed: false, moved: false }]);
      const anew = articleOf(page, { removals: [removal('ad', 'Ad')], rulesVersion: '2' });
      await store.commit(page, anew);
      expect(await packed()).toEqual([{ packed: true, moved: true }]);
      expect(await store.trace(page.id)).toMatchObject({ notes: anew.trace.notes, removals: anew.trace.removals });
      expect(await store.desk.cutsOf('ad', 5)).toMatchObject([{ pageId: page.id, text: 'Ad' }]);
    });

    test('from the schema with longer rows of keys: all are there, in their partition, and days after it begin anew', async () => {
      const { database } = current();
      await database.script('drop schema copydesk cascade');
      await migrate(database, MIGRATIONS.slice(0, 24));
      await database.script(`create table copydesk.story_keys_20260301 partition of copydesk.story_keys for values from ('2026-03-01') to ('2026-03-04');
        insert into copydesk.story_keys (day, key, story, sign) values ('2026-03-01', 7, 1, null), ('2026-03-03', 8, 2, 'item-id')`);
      await migrate(database);
      await database.script(`create table copydesk.story_keys_20260304 partition of copydesk.story_keys for values from ('2026-03-04') to ('2026-03-05');
        insert into copydesk.story_keys (day, key, story) values ('2026-03-02', 9, 3), ('2026-03-04', 9, 3)`);
      expect(
        await database.query(
          'select tableoid::regclass::text as part, day::text, key::int, story, sign from copydesk.story_keys order by day',
        ),
      ).toEqual([
        { part: 'copydesk.story_keys_20260301', day: '2026-03-01', key: 7, story: 1, sign: null },
        { part: 'copydesk.story_keys_20260301', day: '2026-03-02', key: 9, story: 3, sign: null },
        { part: 'copydesk.story_keys_20260301', day: '2026-03-03', key: 8, story: 2, sign: 'item-id' },
        { part: 'copydesk.story_keys_20260304', day: '2026-03-04', key: 9, story: 3, sign: null },
      ]);
      expect(
        await database.query(
          "select count(*)::int as indexes from pg_indexes where schemaname = 'copydesk' and tablename like 'story_keys%'",
        ),
      ).toEqual([{ indexes: 3 }]);
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
