import zlib from 'node:zlib';
import { zstdFrames } from './zstd.ts';

/** Bytes unfolded, or why not. `too-large` is said without unfolding more than the limit. */
export type Unzipped = { readonly bytes: Uint8Array } | { readonly failed: 'too-large' | 'cut' | 'damaged' };

const METHODS = {
  gzip: zlib.gunzipSync,
  deflate: zlib.inflateSync,
  'deflate-raw': zlib.inflateRawSync,
  br: zlib.brotliDecompressSync,
  zstd: zlib.zstdDecompressSync,
} as const;
export type Packing = keyof typeof METHODS;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export function isZstd(bytes: Uint8Array): boolean {
  return bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;
}

/**
 * Unfolds at most `limit` bytes: a file of 10 kB may claim to hold 10 GB. Not in a thread of its own: a page takes half a
 * millisecond, and the way there and back costs more.
 */
export function unzip(bytes: Uint8Array, packing: Packing, limit: number): Unzipped {
  try {
    return { bytes: packing === 'zstd' ? unzstd(bytes, limit) : METHODS[packing](bytes, { maxOutputLength: limit }) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { failed: 'too-large' };
    return { failed: code === 'Z_BUF_ERROR' ? 'cut' : 'damaged' };
  }
}

/** Node reads the first frame alone. */
function unzstd(bytes: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const frame of zstdFrames(bytes)) {
    const part = zlib.zstdDecompressSync(frame, { maxOutputLength: Math.max(1, limit - length) });
    length += part.length;
    parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
