import { pipeline, Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';

const FRAME = 0xfd2fb528;
/** Frames that hold no data, as dictionaries and indexes do: sixteen magic numbers from here. */
const SKIPPABLE = 0x184d2a50;
/** Blocks of one byte that stands for many. */
const RUN = 1;

/**
 * Unfolds a zstd stream, frame after frame (RFC 8878): Node's own stream ends after the first, and files that grew, or
 * were packed by many threads, have as many as a crawl has pages.
 */
export async function* unfoldZstd(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source);
  for (let frame = 0; ; frame++) {
    const magic = await reader.exactly(4, frame === 0);
    if (magic === null) return;
    const number = magic.readUInt32LE();
    if (number >>> 4 === SKIPPABLE >>> 4) {
      const size = (await reader.exactly(4))!.readUInt32LE();
      for await (const _ of reader.upTo(size)) continue;
    } else if (number === FRAME)
      yield* pipeline(Readable.from(frameBytes(reader, magic)), createZstdDecompress(), () => {});
    else throw new Error('its zstd data is damaged');
  }
}

/** The bytes of one frame, by the sizes it gives of itself. */
async function* frameBytes(reader: ByteReader, magic: Buffer): AsyncGenerator<Uint8Array> {
  yield magic;
  const descriptor = (await reader.exactly(1))!;
  yield descriptor;
  const bits = descriptor.readUInt8();
  yield* reader.upTo(headerSize(bits));
  for (let last = false; !last;) {
    const header = (await reader.exactly(3))!;
    yield header;
    const value = header.readUIntLE(0, 3);
    last = (value & 1) === 1;
    yield* reader.upTo(contentOf(value));
  }
  if ((bits & 4) !== 0) yield* reader.upTo(4);
}

/** The frames of zstd data that lies in memory whole, those without data left out; the last may be cut. */
export function zstdFrames(bytes: Uint8Array): Uint8Array[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const frames: Uint8Array[] = [];
  for (let at = 0; at < buffer.length;) {
    const end = Math.min(endOfFrame(buffer, at), buffer.length);
    if (!isSkippable(buffer, at)) frames.push(buffer.subarray(at, end));
    at = end;
  }
  return frames;
}

function isSkippable(buffer: Buffer, at: number): boolean {
  return at + 4 <= buffer.length && buffer.readUInt32LE(at) >>> 4 === SKIPPABLE >>> 4;
}

/** Where the frame ends that begins at `from`; past the end of what is there where it is cut or none. */
function endOfFrame(buffer: Buffer, from: number): number {
  if (isSkippable(buffer, from)) return from + 8 <= buffer.length ? from + 8 + buffer.readUInt32LE(from + 4) : Infinity;
  const bits = buffer[from + 4] ?? 0;
  let at = from + 5 + headerSize(bits);
  for (;;) {
    if (at + 3 > buffer.length) return Infinity;
    const header = buffer.readUIntLE(at, 3);
    at += 3 + contentOf(header);
    if ((header & 1) === 1) return (bits & 4) === 0 ? at : at + 4;
  }
}

/** Bytes of a frame's header behind its descriptor. */
function headerSize(bits: number): number {
  const isSingle = (bits & 0x20) !== 0;
  return (isSingle ? 0 : 1) + [0, 1, 2, 4][bits & 3]! + [isSingle ? 1 : 0, 2, 4, 8][bits >>> 6]!;
}

/** Bytes of a block behind its header. */
function contentOf(header: number): number {
  return ((header >>> 1) & 3) === RUN ? 1 : header >>> 3;
}

/** Reads a stream by numbers of bytes; throws as zlib does where it ends too early. */
class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #left: Uint8Array = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** This many bytes in one piece; null where the stream ends before the first of them, unless it must not. */
  async exactly(size: number, must = true): Promise<Buffer | null> {
    const parts: Uint8Array[] = [];
    for (let need = size; need > 0;) {
      if (this.#left.length === 0 && !(await this.#more())) {
        if (parts.length === 0 && !must) return null;
        throw cut();
      }
      const part = this.#take(need);
      parts.push(part);
      need -= part.length;
    }
    return Buffer.concat(parts);
  }

  /** This many bytes in pieces as they come. */
  async *upTo(size: number): AsyncGenerator<Uint8Array> {
    for (let need = size; need > 0;) {
      if (this.#left.length === 0 && !(await this.#more())) throw cut();
      const part = this.#take(need);
      need -= part.length;
      yield part;
    }
  }

  #take(most: number): Uint8Array {
    const part = this.#left.subarray(0, most);
    this.#left = this.#left.subarray(part.length);
    return part;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next();
    if (done === true) return false;
    this.#left = value;
    return true;
  }
}

function cut(): Error {
  return Object.assign(new Error('unexpected end of file'), { code: 'Z_BUF_ERROR' });
}
