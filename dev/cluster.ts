import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import type { ClusterIndex } from '../src/store/cluster/cluster.ts';

/** `node dev/cluster.ts`: makes src/store/cluster/cluster.bin with the PGlite that is installed. */
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
const folder = mkdtempSync(join(tmpdir(), 'copydesk-cluster-'));
try {
  const pglite = await PGlite.create(folder);
  await pglite.exec('checkpoint');
  await pglite.close();
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
  rmSync(folder, { recursive: true, force: true });
}
