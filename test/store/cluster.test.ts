import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCluster, writeCluster } from '../../src/store/cluster/cluster.ts';
import type { Database } from '../../src/store/database.ts';
import { pglitePool } from '../../src/queue/pglite-pool.ts';
import { openPglite } from '../../src/store/pglite.ts';
import { openOwn } from './template.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'copydesk-cluster-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a new embedded database', () => {
  test('comes from files made by the PGlite that is installed (else: node dev/cluster.ts)', () => {
    const { version } = JSON.parse(
      readFileSync(join(ROOT, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'),
    ) as { version: string };
    const { index, bytes } = readCluster();
    expect(index.version).toBe(version);
    expect(index.files.reduce((sum, { size }) => sum + size, 0)).toBe(bytes.length);
  });

  test('is written whole, over what a killed run left, and every file as it was', () => {
    const target = join(folder, 'postgres');
    mkdirSync(join(`${target}.new`, 'base'), { recursive: true });
    writeFileSync(join(`${target}.new`, 'base', 'left'), 'left');
    writeCluster(target);
    expect(existsSync(`${target}.new`)).toBe(false);
    const { index, bytes } = readCluster();
    const entries = readdirSync(target, { recursive: true, encoding: 'utf8' });
    expect(entries.sort()).toEqual([...index.folders, ...index.files.map(({ path }) => path)].sort());
    let at = 0;
    for (const { path, size } of index.files) {
      expect(readFileSync(join(target, path)).equals(bytes.subarray(at, at + size)), path).toBe(true);
      at += size;
    }
  });

  test('takes statements, keeps them, and has the settings of one that PGlite makes', async () => {
    const data = join(folder, 'data');
    const settings = "select name, setting from pg_settings where name !~ 'directory|file|random|port' order by 1";
    const first = await openPglite(data);
    await first.script("create table kept (text text); insert into kept values ('Zürich')");
    const shipped = await first.query(settings);
    expect(await first.query('show shared_buffers')).toEqual([{ shared_buffers: '32MB' }]);
    await first[Symbol.asyncDispose]();
    await using again = await openPglite(data);
    expect(await again.query('select text from kept')).toEqual([{ text: 'Zürich' }]);
    await using made = await openPglite(null);
    expect(shipped).toEqual(await made.query(settings));
  });

  test('has the tables, views and functions that the migrations make (else: node dev/cluster.ts)', async () => {
    await using shipped = await openPglite(join(folder, 'schema'));
    await using made = await openOwn();
    const there = await schemaOf(shipped);
    expect(there.length).toBeGreaterThan(100);
    expect(there).toEqual(await schemaOf(made));
  });

  test('has the tables of the queue that is installed', async () => {
    await using database = await openPglite(join(folder, 'schema'));
    const tables = `select tablename from pg_tables where schemaname = 'bullmq' order by 1`;
    const before = await database.query(tables);
    expect(before.length).toBeGreaterThan(2);
    await (await pglitePool(database.pglite)).end();
    expect(await database.query(tables)).toEqual(before);
  });
});

/** Everything in the schema by its definition, one line each. */
async function schemaOf(database: Database): Promise<string[]> {
  const rows = await database.query<{ made: string }>(`
    select 'migration ' || version || ' ' || name as made from copydesk.migrations
    union all select 'column ' || attrelid::regclass || ' ' || attnum || ' ' || attname || ' ' ||
      format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || attcompression::text || ' ' || attstorage::text || ' ' ||
      coalesce(pg_get_expr(adbin, adrelid), '')
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attnum > 0 and not attisdropped
        and attrelid in (select oid from pg_class where relnamespace = 'copydesk'::regnamespace)
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'copydesk'
    union all select 'options ' || relname || ' ' || array_to_string(reloptions, ',')
      from pg_class where relnamespace = 'copydesk'::regnamespace and reloptions is not null
    union all select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'copydesk'
    union all select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'copydesk'::regnamespace
    union all select 'trigger ' || pg_get_triggerdef(pg_trigger.oid) from pg_trigger join pg_class on pg_class.oid = tgrelid
      where relnamespace = 'copydesk'::regnamespace
    union all select 'function ' || pg_get_functiondef(oid) from pg_proc
      where pronamespace = 'copydesk'::regnamespace and prokind in ('f', 'p')
    order by 1`);
  return rows.map(({ made }) => made);
}
