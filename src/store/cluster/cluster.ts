import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';

/**
 * A new database without rows: PostgreSQL's files with the schemas of store and queue. PGlite makes the files in 3 s of
 * CPU time and 100 MB of memory, and the migrations take another half second; written out here in 0.2. Made by
 * `node dev/cluster.ts`, and again with each version of PGlite, BullMQ or the schema. An older schema is brought forward
 * as any database is.
 */
const FILE = new URL('cluster.bin', import.meta.url);

/** First line of the unpacked file, as JSON; the files' bytes follow in this order. */
export interface ClusterIndex {
  /** Of `@electric-sql/pglite`. */
  readonly version: string;
  readonly folders: readonly string[];
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

export interface Cluster {
  readonly index: ClusterIndex;
  readonly bytes: Buffer;
}

const LINE_END = 10;

export function readCluster(): Cluster {
  const unpacked = zstdDecompressSync(readFileSync(FILE));
  const end = unpacked.indexOf(LINE_END);
  return {
    index: JSON.parse(unpacked.toString('utf8', 0, end)) as ClusterIndex,
    bytes: unpacked.subarray(end + 1),
  };
}

/** Writes a new cluster to `folder`, which is there whole or not at all; what a run that was killed left of it is replaced. */
export function writeCluster(folder: string): void {
  const { index, bytes } = readCluster();
  const made = `${folder}.new`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  for (const path of index.folders) mkdirSync(join(made, path), { recursive: true });
  let at = 0;
  for (const { path, size } of index.files) {
    const file = openSync(join(made, path), 'wx');
    try {
      for (const end = at + size; at < end;) at += writeSync(file, bytes, at, end - at);
    } finally {
      closeSync(file);
    }
  }
  renameSync(made, folder);
}
