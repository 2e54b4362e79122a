import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { unfoldZstd } from './zstd.ts';

/** A file's bytes, unfolded where its name says gzip or zstd. An error of opening or reading is left in `failed`. */
export async function* unfoldedFile(path: string, failed: { error?: Error }): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 262_144 });
  try {
    yield* unfolded(file, path);
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
    failed.error = error as Error;
  }
}

/** A stream, unfolded where the name it goes by says gzip or zstd. */
export function unfolded(source: NodeJS.ReadableStream, name: string): AsyncIterable<Uint8Array> {
  const bytes = source as unknown as AsyncIterable<Uint8Array>;
  if (/\.zst$/i.test(name)) return unfoldZstd(bytes);
  // Whoever reads hears of errors.
  return /\.gz$/i.test(name) ? pipeline(source, createGunzip(), () => {}) : bytes;
}
