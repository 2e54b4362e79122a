import { readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { newPage, type Page } from '../model/page.ts';
import { isProblem, tooLarge, unreadable, type IntakeProblem } from './problem.ts';
import { singleFileFacts } from './saved/single-file.ts';
import { NO_FETCH_INFO, readSidecar, type FetchInfo } from './sidecar.ts';
import { isGzip, isZstd, unzip } from './unzip.ts';
import { urlInPage } from './url.ts';

/** One page of its bytes as they were found, unfolded where they are gzip or zstd. */
export function pageOfBytes(
  found: Uint8Array,
  source: string,
  limit: number,
  known: FetchInfo = NO_FETCH_INFO,
): Page | IntakeProblem {
  const bytes = unfoldedBytes(found, source, limit);
  return isProblem(bytes) ? bytes : pageOf(bytes, known);
}

/** A page with what is known of it; what is not known is looked for in it. */
export function pageOf(bytes: Uint8Array, known: FetchInfo): Page {
  const saved = singleFileFacts(bytes);
  return newPage({
    ...known,
    url: known.url ?? saved.url ?? urlInPage(bytes),
    fetchedAt: known.fetchedAt ?? saved.fetchedAt,
    bytes,
  });
}

/** Bytes as they were found, unfolded where they are gzip or zstd. */
export function unfoldedBytes(found: Uint8Array, source: string, limit: number): Uint8Array | IntakeProblem {
  if (found.length > limit) return tooLarge(source, limit);
  const packing = isGzip(found) ? 'gzip' : isZstd(found) ? 'zstd' : null;
  if (packing === null) return found;
  const unzipped = unzip(found, packing, limit);
  if ('bytes' in unzipped) return unzipped.bytes;
  if (unzipped.failed === 'too-large') return tooLarge(source, limit);
  const reason =
    unzipped.failed === 'cut' ? `its ${packing} data ends in the middle` : `its ${packing} data is damaged`;
  return { kind: unzipped.failed, source, reason, hint: 'fetch or copy it again' };
}

/** A file's bytes, unfolded, with what its sidecar knows. `url` as given on the command line outranks the sidecar. */
export async function readDocument(
  path: string,
  limit: number,
  url: string | null,
): Promise<
  { readonly bytes: Uint8Array; readonly known: FetchInfo; readonly problem: IntakeProblem | null } | IntakeProblem
> {
  let found: Uint8Array;
  try {
    found = await readUpTo(path, limit);
  } catch (error) {
    return unreadable(path, error);
  }
  const bytes = unfoldedBytes(found, path, limit);
  if (isProblem(bytes)) return bytes;
  const { known, problem } = readSidecar(path);
  return { bytes, known: { ...known, url: url ?? known.url }, problem };
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
