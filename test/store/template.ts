import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { openPglite, type EmbeddedDatabase } from '../../src/store/pglite.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Made once a machine, PGlite and schema: making a database takes 3 s of CPU, copying one 0.1 s and opening it 0.3 s. */
const TEMPLATE = join(tmpdir(), `copydesk-template-${digest()}`);

function digest(): string {
  const hash = createHash('sha256');
  const files = globSync(['src/store/schema/*.ts', 'src/store/migrations.ts'], { cwd: ROOT }).sort();
  for (const file of [...files, 'node_modules/@electric-sql/pglite/package.json'])
    hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Puts an empty database of today's schema into a data folder. */
export async function fillFolder(folder: string): Promise<void> {
  if (!existsSync(TEMPLATE)) await makeTemplate();
  cpSync(TEMPLATE, folder, { recursive: true });
}

async function makeTemplate(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-template-'));
  await (await openStore(await openPglite(folder)))[Symbol.asyncDispose]();
  try {
    renameSync(folder, TEMPLATE);
  } catch {
    // Another process was first.
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An empty database of today's schema, gone when it is closed. */
export async function openEmpty(): Promise<EmbeddedDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-data-'));
  await fillFolder(folder);
  const database = await openPglite(folder);
  const close = database[Symbol.asyncDispose].bind(database);
  return Object.assign(database, {
    [Symbol.asyncDispose]: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
