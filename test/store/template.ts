import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { openPglite, type EmbeddedDatabase } from '../../src/store/pglite.ts';
import { emptyAll, shared } from './subject.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Made once a machine, PGlite and schema: making a database takes 3 s of CPU, copying one 0.1 s and opening it 0.3 s. */
const TEMPLATE = join(tmpdir(), `copydesk-template-${digest()}`);
/** The same as one file, for databases in memory: no file system is in their way, and emptying tables takes 20 ms instead of 100. */
const IMAGE = `${TEMPLATE}.tar`;

function digest(): string {
  const hash = createHash('sha256');
  const files = globSync(['src/store/schema/**/*.ts', 'src/store/migrations.ts'], { cwd: ROOT }).sort();
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

/** A database in memory of today's schema, without rows, that nobody else uses: what it costs is unpacking the image. */
export async function openOwn(): Promise<EmbeddedDatabase> {
  if (!existsSync(IMAGE)) await makeImage();
  return openPglite(null, { image: new Blob([readFileSync(IMAGE)]) });
}

async function makeImage(): Promise<void> {
  const database = await openPglite(null);
  await using _ = await openStore(database);
  const begun = `${IMAGE}-${process.pid}`;
  writeFileSync(begun, await (await database.pglite.dumpDataDir('none')).bytes());
  renameSync(begun, IMAGE);
}

let common: EmbeddedDatabase | null = null;
let taken = false;

/**
 * The database in memory of this process, emptied: files that follow one another share it, and closing it lets the next
 * one have it. Whoever changes its schema, or leaves workers behind as a process does that dies, takes {@link openOwn}.
 */
export async function openEmpty(): Promise<EmbeddedDatabase> {
  if (taken) return openOwn();
  taken = true;
  if (common === null) common = await openOwn();
  else await emptyAll(common);
  return {
    ...shared(common),
    pglite: common.pglite,
    [Symbol.asyncDispose]: async () => void (taken = false),
  };
}
