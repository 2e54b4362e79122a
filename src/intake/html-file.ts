import { readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { newPage, type Page } from '../model/page.ts';
import { tooLarge, unreadable, type IntakeProblem } from './problem.ts';
import { NO_FETCH_INFO, readSidecar, type FetchInfo } from './sidecar.ts';
import { isGzip, unzip } from './unzip.ts';
import { urlInPage } from './url.ts';

/** Reads one file as one page. `url` as given on the command line outranks the sidecar, and that the page itself. */
export async function* readHtmlFile(
  path: string,
  limit: number,
  url: string | null,
): AsyncGenerator<Page | IntakeProblem> {
  let bytes: Uint8Array;
  try {
    bytes = await readUpTo(path, limit);
  } catch (error) {
    yield unreadable(path, error);
    return;
  }
  const { known, problem } = readSidecar(path);
  if (problem !== null) yield problem;
  yield pageOfBytes(bytes, path, limit, { ...known, url: url ?? known.url });
}

/** One page of its bytes as they were found, unfolded where they are gzip. */
export function pageOfBytes(
  found: Uint8Array,
  source: string,
  limit: number,
  known: FetchInfo = NO_FETCH_INFO,
): Page | IntakeProblem {
  if (found.length > limit) return tooLarge(source, limit);
  let bytes = found;
  if (isGzip(found)) {
    const unzipped = unzip(found, 'gzip', limit);
    if ('failed' in unzipped) {
      if (unzipped.failed === 'too-large') return tooLarge(source, limit);
      const reason = unzipped.failed === 'cut' ? 'its gzip data ends in the middle' : 'its gzip data is damaged';
      return { kind: unzipped.failed, source, reason, hint: 'fetch or copy it again' };
    }
    bytes = unzipped.bytes;
  }
  return newPage({ ...known, url: known.url ?? urlInPage(bytes), bytes });
}

/**
 * At most `limit` + 1 bytes of a file: enough to know that it is too large. Ordinary files are read in one go, without
 * the event loop: that costs a page a third of what it does with four waits.
 */
async function readUpTo(path: string, limit: number): Promise<Uint8Array> {
  const facts = statSync(path);
  if (facts.isFile()) return facts.size > limit ? new Uint8Array(limit + 1) : readFileSync(path).subarray(0, limit + 1);
  await using pipe = await open(path, 'r');
  let buffer = Buffer.allocUnsafe(65_536);
  let length = 0;
  for (;;) {
    const { bytesRead } = await pipe.read(buffer, length, buffer.length - length, null);
    length += bytesRead;
    if (bytesRead === 0 || length > limit) return buffer.subarray(0, length);
    if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(buffer.length * 2, limit + 1));
  }
}
