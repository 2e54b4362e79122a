import { constants, createGzip, gzipSync } from 'node:zlib';

const MB = 1_000_000;

/**
 * A gzip file of `size` zeros (or `letter`s), made without unfolding it: one piece of 10 MB is packed once and flushed to a
 * byte boundary, and its bytes are repeated, as deflate allows. The checksum at the end is none; nobody should read so far.
 */
export async function gzipBomb(size: number, letter = '\0'): Promise<Buffer> {
  const piece = Buffer.alloc(10 * MB, letter);
  const gzip = createGzip({ level: 9 });
  const parts: Buffer[] = [];
  gzip.on('data', (part: Buffer) => parts.push(part));
  const flushed = (): Promise<number> =>
    new Promise((resolve) => gzip.flush(constants.Z_FULL_FLUSH, () => resolve(Buffer.concat(parts).length)));
  gzip.write(piece);
  const first = await flushed();
  gzip.write(piece);
  const second = await flushed();
  gzip.destroy();
  const packed = Buffer.concat(parts);
  const repeated = packed.subarray(first, second);
  return Buffer.concat([
    packed.subarray(0, first),
    ...Array.from({ length: Math.ceil(size / piece.length) - 1 }, () => repeated),
    Buffer.alloc(8),
  ]);
}

/** `text` packed so many times into itself. */
export function packedDeep(text: string, times: number): Buffer {
  let bytes: Buffer = Buffer.from(text);
  for (let i = 0; i < times; i++) bytes = gzipSync(bytes);
  return bytes;
}

/** A stream of `size` bytes of one letter with `before` and `after`, in pieces of 64 KB. */
export async function* longStream(
  before: string,
  letter: string,
  size: number,
  after: string,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(before);
  const piece = Buffer.alloc(65_536, letter);
  for (let sent = 0; sent < size; sent += piece.length) yield piece;
  yield Buffer.from(after);
}
