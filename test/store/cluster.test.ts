import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCluster, writeCluster } from '../../src/store/cluster/cluster.ts';
import { openPglite } from '../../src/store/pglite.ts';

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
});
