import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Page } from './page.ts';

/** A page as the store keeps it: a fifth of its bytes to hand from thread to thread. */
export interface PackedPage extends Omit<Page, 'bytes'> {
  /** The page's bytes, zstd. */
  readonly packed: Uint8Array;
  /** Bytes before packing. */
  readonly size: number;
  /** What it was packed by; absent where by itself. */
  readonly dictionary?: Dictionary;
}

/** Bytes that a page was packed by and cannot be unpacked without. */
export interface Dictionary {
  /** The number of its row in the store. */
  readonly id: number;
  /** Names its bytes. */
  readonly digest: string;
  /** Its bytes, zstd, in memory that all threads share. */
  readonly packed: Uint8Array;
  /** What the traces of its pages are packed by, in memory that all threads share; absent while there is nothing yet. */
  readonly traces?: Uint8Array;
}

/** What an outcome is told under; `url` is null and `size` missing where the page could not be read. */
export type PageName = Pick<PackedPage, 'id' | 'url'> & Partial<Pick<PackedPage, 'size'>>;

/** Level 3 makes a 5th of a crawl's bytes (small pages pack worse than large ones); level 9 saves a tenth more for four times the CPU. */
const LEVEL = { [constants.ZSTD_c_compressionLevel]: 3 };
/** Another dictionary must not give another page. */
const CHECKED = { ...LEVEL, [constants.ZSTD_c_checksumFlag]: 1 };

/** zlib's least chunk. With room for the whole page it is unfolded in one go: half the time of the default 16 kB at a time. */
const CHUNK_MIN = 64;

/** Bytes of a dictionary that are unpacked in one go. */
const DICTIONARY_CHUNK = 132_000;
/** Dictionaries that a thread holds unpacked, the last used: 2 MB. Unpacking one takes 0.1 ms. */
const HELD = 16;
const held = new Map<string, Uint8Array>();

/** Takes 0.8 ms for 130 KB; handed to another thread the same takes 1.9, and a third of a ms is left on this one. */
export function packPage({ bytes, ...page }: Page, dictionary?: Dictionary): PackedPage {
  const size = bytes.byteLength;
  if (dictionary === undefined) return { ...page, packed: zstdCompressSync(bytes, { params: LEVEL }), size };
  const packed = zstdCompressSync(bytes, { params: CHECKED, dictionary: unpackDictionary(dictionary) });
  return { ...page, packed, size, dictionary };
}

/** The page again; throws where `packed` holds more than `size` bytes, or was packed by another dictionary. */
export function unpackPage({ packed, size, dictionary, ...page }: PackedPage): Page {
  const limits = { chunkSize: size + CHUNK_MIN, maxOutputLength: size + CHUNK_MIN };
  const given = dictionary === undefined ? {} : { dictionary: unpackDictionary(dictionary) };
  return { ...page, bytes: zstdDecompressSync(packed, { ...limits, ...given }) };
}

/**
 * Gives back the memory of an unpacked page that nobody reads any more. The stream it was unpacked by, which Node keeps
 * until V8 collects everything, holds its bytes: 46 MB a thread, and V8 collects twice as often for it.
 */
export function freePage({ bytes }: Page): void {
  giveBack(bytes, bytes.byteLength + CHUNK_MIN);
}

function unpackDictionary({ digest, packed }: Dictionary): Uint8Array {
  const bytes = held.get(digest) ?? zstdDecompressSync(packed, { chunkSize: DICTIONARY_CHUNK });
  held.delete(digest);
  held.set(digest, bytes);
  if (held.size > HELD) {
    const [oldest, unpacked] = held.entries().next().value!;
    held.delete(oldest);
    giveBack(unpacked, DICTIONARY_CHUNK);
  }
  return bytes;
}

/** Gives back what was unpacked into a chunk of that size. A small one shares its memory with others. */
function giveBack({ buffer }: Uint8Array, chunk: number): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === chunk && chunk >= Buffer.poolSize) buffer.transfer(0);
}
