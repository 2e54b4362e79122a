import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { pglitePool } from '../src/queue/pglite-pool.ts';
import type { ClusterIndex } from '../src/store/cluster/cluster.ts';
import { openStore } from '../src/store/open.ts';
import { openPglite } from '../src/store/pglite.ts';

/** `node dev/cluster.ts`: makes src/store/cluster/cluster.bin with the PGlite and the BullMQ that are installed and today's schema. */
const ROOT = join(import.meta.dirname, '..');

/** Packed once and unpacked for ever: as small as it gets, with a window that spans the three databases, which are alike. */
const PACKING = {
  [constants.ZSTD_c_compressionLevel]: 19,
  [constants.ZSTD_c_windowLog]: 26,
  [constants.ZSTD_c_enableLongDistanceMatching]: 1,
};

const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/@electric-sql/pglite/package.json'), 'utf8')) as {
  version: string;
};
const data = mkdtempSync(join(tmpdir(), 'copydesk-cluster-'));
const folder = join(data, 'postgres');
try {
  await (await PGlite.create(folder)).close();
  await addSchema();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: relative(folder, join(entry.parentPath, entry.name)),
    folder: entry.isDirectory(),
  }));
  const named = (folders: boolean) =>
    paths
      .filter((one) => one.folder === folders)
      .map(({ path }) => path)
      .sort();
  const files = named(false).map((path) => ({ path, size: statSync(join(folder, path)).size }));
  const index: ClusterIndex = { version, folders: named(true), files };
  const bytes = files.map(({ path }) => readFileSync(join(folder, path)));
  const packed = zstdCompressSync(Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...bytes]), {
    params: PACKING,
  });
  writeFileSync(join(ROOT, 'src/store/cluster/cluster.bin'), packed);
  process.stdout.write(`${files.length} files, ${packed.length} bytes, PGlite ${version}\n`);
} finally {
  rmSync(data, { recursive: true, force: true });
}

/** The tables of store and queue, as their first start makes them. */
async function addSchema(): Promise<void> {
  const database = await openPglite(data);
  await using _ = await openStore(database);
  await (await pglitePool(database.pglite)).end();
  await database.script('checkpoint');
}
