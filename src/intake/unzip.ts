import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** Bytes unfolded, or why not. `too-large` is said without unfolding more than the limit. */
export type Unzipped = { readonly bytes: Uint8Array } | { readonly failed: 'too-large' | 'cut' | 'damaged' };

const METHODS = {
  gzip: promisify(zlib.gunzip),
  deflate: promisify(zlib.inflate),
  'deflate-raw': promisify(zlib.inflateRaw),
  br: promisify(zlib.brotliDecompress),
  zstd: promisify(zlib.zstdDecompress),
} as const;
export type Packing = keyof typeof METHODS;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Unfolds at most `limit` bytes: a file of 10 kB may claim to hold 10 GB. */
export async function unzip(bytes: Uint8Array, packing: Packing, limit: number): Promise<Unzipped> {
  try {
    return { bytes: await METHODS[packing](bytes, { maxOutputLength: limit }) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { failed: 'too-large' };
    return { failed: code === 'Z_BUF_ERROR' ? 'cut' : 'damaged' };
  }
}
