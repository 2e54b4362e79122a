import { promisify } from 'node:util';
import { gzip, zstdCompress } from 'node:zlib';

/** Ways to pack an export. Each piece is a member (gzip) or a frame (zstd) of its own, so that files can be gone on with. */
export const COMPRESSIONS = ['gzip', 'zstd'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

export const SUFFIX: Readonly<Record<Compression, string>> = { gzip: '.gz', zstd: '.zst' };

const PACK = { gzip: promisify(gzip), zstd: promisify(zstdCompress) };

export async function packed(piece: Uint8Array, compression: Compression | undefined): Promise<Uint8Array> {
  return compression === undefined ? piece : PACK[compression](piece);
}
