import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newPage, type Page } from '../src/model/page.ts';
import { openPglite } from '../src/store/pglite.ts';
import { openStore } from '../src/store/open.ts';
import { fillFolder } from './store/template.ts';
import type { Store } from '../src/store/store.ts';

/** docs/operations.md, "Back up and restore", for the embedded database; test/compose does it for PostgreSQL. */
const folder = mkdtempSync(join(tmpdir(), 'copydesk-backup-'));
afterEach(() => rmSync(folder, { recursive: true }));

async function withStore<T>(path: string, work: (store: Store) => Promise<T>): Promise<T> {
  await using store = await openStore(await openPglite(path));
  return await work(store);
}
const page = (text: string): Page =>
  newPage({ url: 'https://outlet.example/story', bytes: Buffer.from(text), contentType: 'text/html', fetchedAt: null });

test('a copy of the data folder, made while no process runs, holds everything', { timeout: 120_000 }, async () => {
  const [data, backup] = [join(folder, 'data'), join(folder, 'backup')];
  const [first, later] = [page('<p>First.'), page('<p>Later.')];
  await fillFolder(data);
  await withStore(data, (store) => store.putPages([first]));
  cpSync(data, backup, { recursive: true });
  await withStore(data, (store) => store.putPages([later]));

  rmSync(data, { recursive: true });
  cpSync(backup, data, { recursive: true });
  await withStore(data, async (store) => {
    expect(await store.getPage(first.id)).toEqual(first);
    expect(await store.getPage(later.id)).toBeNull();
    expect(await store.pagesWithoutOutcome(10)).toEqual([first.id]);
  });
});
