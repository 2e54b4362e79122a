import { open } from 'node:fs/promises';
import { fromFd, type Entry, type ZipFile } from 'yauzl';
import type { Page } from '../model/page.ts';
import { unreadable, type IntakeProblem } from './problem.ts';
import { unfolded } from './unfold.ts';
import { readWarc } from './warc.ts';

/** The WARC files of a WACZ; what else it holds are indexes. */
const WARC_ENTRY = /^archive\/[^/]+\.warc(?:\.gz|\.zst)?$/i;
/** Entries of a WACZ are tens; a hundred thousand are an attack. */
const MAX_ENTRIES = 100_000;
/** A WARC in a WACZ unfolds to at most this many times the whole file, past the first this many bytes: crawls pack 5- to 20-fold. */
const MAX_UNFOLDING = 300;
const FREE_BYTES = 256_000_000;

/**
 * The pages of a WACZ (a ZIP archive of WARC files), each with its URL and date as {@link readWarc} reads them. Nothing is
 * written to disk, so no name in it can climb out; one that tries makes it damaged. What unfolds without end is left.
 */
export async function* readWacz(path: string, limit: number): AsyncGenerator<Page | IntakeProblem> {
  let found = 0;
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    const zip = await opened(file.fd);
    for await (const entry of entriesOf(zip)) {
      if (!WARC_ENTRY.test(entry.fileName)) continue;
      found++;
      const source = await streamOf(zip, entry);
      const guarded = bounded(unfolded(source, entry.fileName), Math.max(FREE_BYTES, size * MAX_UNFOLDING));
      yield* readWarc(guarded, `${path}, ${entry.fileName}`, limit);
    }
  } catch (error) {
    yield problemOf(path, error as NodeJS.ErrnoException);
    return;
  }
  if (found === 0)
    yield {
      kind: 'unknown-form',
      source: path,
      reason: 'a ZIP archive without WARC files, so no WACZ',
      hint: 'unpack it and give the folder',
    };
}

function problemOf(path: string, error: NodeJS.ErrnoException): IntakeProblem {
  if (typeof error.syscall === 'string') return unreadable(path, error);
  return {
    kind: 'damaged',
    source: path,
    reason: `cannot be read as a WACZ (${error.message.slice(0, 120)})`,
    hint: 'the pages before were taken; fetch or copy it again',
  };
}

function opened(fd: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromFd(fd, { autoClose: false, lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

/** The entries of an archive, one after the other. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let n = 0; n < Math.min(zip.entryCount, MAX_ENTRIES); n++) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = (act: () => void): void => {
        zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
        act();
      };
      zip.once('entry', (one: Entry) => settle(() => resolve(one)));
      zip.once('end', () => settle(() => resolve(null)));
      zip.once('error', (error: Error) => settle(() => reject(error)));
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

function streamOf(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

/** A stream that ends in an error past this many bytes. */
async function* bounded(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > most) throw new Error('it unfolds to more than any crawl does');
    yield chunk;
  }
}
