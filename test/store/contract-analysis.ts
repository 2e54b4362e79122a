import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate, MIGRATIONS } from '../../src/store/migrations.ts';
import { ANALYSIS_VIEWS } from '../../src/store/schema/analysis.ts';
import { articleOf, rejectOf, removal, samplePage } from './sample.ts';
import type { Subject } from './subject.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/sql.md'), 'utf8');
const QUERIES = [...DOCUMENT.matchAll(/```sql\n([^`]+)```/g)].map(([, query = '']) => query);

/** Columns of a view with their types, as the document has them. */
function documented(view: string): string[] {
  const section = DOCUMENT.split(`## ${view}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| (`.+?`) \| (.+?) \|/gm)].flatMap(([, names = '', types = '']) => {
    const all = [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    const kinds = types.split(', ');
    return all.map((name, index) => `${name} ${kinds[index] ?? kinds[0]}`);
  });
}

const BAGHDAD = {
  text: 'BAGHDAD',
  name: 'Baghdad',
  kind: 'city',
  region: 'IQ-BG',
  country: 'IQ',
  latitude: 33.34,
  longitude: 44.4,
  geonamesId: 98182,
  confidence: 0.9,
} as const;

export function analysisContract(current: () => Subject): void {
  describe('views for analysts', () => {
    const filled = async () => {
      const { store, database } = current();
      const [first, second, refused, waiting] = ['first', 'second', 'refused', 'waiting'].map((name) =>
        samplePage(name),
      );
      await store.putPages([first!, second!, refused!, waiting!]);
      const removals = [removal('share-bar', '1'), removal('share-bar', '2'), removal('weather', '3')];
      await store.commit(first!, articleOf(first!, { places: [BAGHDAD], removals }));
      await store.commit(second!, articleOf(second!, { agency: null, at: '2026-03-02', flags: ['short'] }));
      await store.commit(refused!, rejectOf(refused!, 'empty'));
      return database;
    };

    test('have the columns and types that the document names', async () => {
      const columns = await current().database.query<{ view: string; column: string }>(
        `select c.relname as view, a.attname || ' ' || pg_catalog.format_type(a.atttypid, null) as column
         from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'copydesk_analysis'::regnamespace and a.attnum > 0`,
      );
      expect([...new Set(columns.map(({ view }) => view))].sort()).toEqual([...ANALYSIS_VIEWS].sort());
      for (const view of ANALYSIS_VIEWS) {
        const found = columns
          .filter((row) => row.view === view)
          .map(({ column }) => column.replace(/timestamp with time zone/, 'timestamptz'));
        expect(documented(view).sort(), view).toEqual(found.sort());
      }
    });

    test('articles, with places, agency, people and counts', async () => {
      const database = await filled();
      const rows = await database.query<{ row: object }>(
        'select to_json(a) as row from copydesk_analysis.articles a order by published',
      );
      expect(rows.map(({ row }) => row)).toMatchObject([
        {
          agency: 'AP',
          place: 'Baghdad',
          country: 'IQ',
          latitude: 33.34,
          geonames_id: 98182,
          places: 1,
          published: '2026-03-01T10:00:00Z',
          words: 5,
          paragraphs: 1,
          removals: 3,
          outlet: 'outlet.example',
          text: 'Harbor pilots voted on Tuesday.',
        },
        {
          agency: null,
          place: null,
          places: 0,
          published: '2026-03-02',
          flags: ['short'],
          removals: 0,
          corrections: 0,
        },
      ]);
      const instants = await database.query<{ at: string }>(
        `select to_char(published_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at from copydesk_analysis.articles order by 1`,
      );
      expect(instants.map(({ at }) => at)).toEqual(['2026-03-01 10:00', '2026-03-02 00:00']);
    });

    test('removals by rule, rejects by day, outlets', async () => {
      const database = await filled();
      expect(
        await database.query(
          'select rule, removals, pages, outlets from copydesk_analysis.removals_by_rule order by 1',
        ),
      ).toEqual([
        { rule: 'share-bar', removals: 2, pages: 1, outlets: 1 },
        { rule: 'weather', removals: 1, pages: 1, outlets: 1 },
      ]);
      expect(await database.query('select reason, outlet, rejects from copydesk_analysis.rejects_by_day')).toEqual([
        { reason: 'empty', outlet: 'outlet.example', rejects: 1 },
      ]);
      expect(
        await database.query('select outlet, pages, articles, rejects, waiting, wire from copydesk_analysis.outlets'),
      ).toEqual([{ outlet: 'outlet.example', pages: 4, articles: 2, rejects: 1, waiting: 1, wire: 1 }]);
    });

    test('each query of the document answers', async () => {
      const database = await filled();
      expect(QUERIES).toHaveLength(5);
      for (const query of QUERIES.filter((one) => !one.includes('unnest(people)')))
        expect(await database.query(query), query).not.toEqual([]);
      for (const query of QUERIES) await database.query(query);
    });

    test('do not stand in the way of a later version, and are there after it', async () => {
      const { database } = current();
      const thereAndBack = ['json', 'jsonb'].map(
        (type) => `alter table copydesk.outcomes alter column cuts type ${type} using cuts::${type};`,
      );
      await expect(database.script(thereAndBack.join(''))).rejects.toThrow(/used by a view/);
      await migrate(database, [...MIGRATIONS, { name: 'later', sql: thereAndBack.join('') }]);
      expect(await database.query('select * from copydesk_analysis.articles')).toEqual([]);
      await database.query('delete from copydesk.migrations where version > $1::int', [MIGRATIONS.length]);
    });
  });
}
