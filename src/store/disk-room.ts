import { statfsSync } from 'node:fs';
import { ServiceUnavailable } from '../outage.ts';

/**
 * Bytes that stay free for what one statement may write: a batch of pages (16 MB), the same in PostgreSQL's log of
 * writes, and a file of that log, which is begun whole (16 MB). Where that log finds no room, PostgreSQL inside the
 * process (WebAssembly) waits for itself without end, and with it all of the process.
 */
const FOR_WRITING = 48_000_000;

/** Bytes of a new database with a few pages. */
const FOR_A_NEW_ONE = 52_000_000;

/** Room there must be before a database is made in `folder`, or written to. */
export type Purpose = 'make' | 'write';

/** Throws a {@link ServiceUnavailable} where the disk of `folder` has too little room. Takes some 5 µs. */
export function checkRoom(folder: string, purpose: Purpose): void {
  const free = freeBytes(folder);
  const needed = FOR_WRITING + (purpose === 'make' ? FOR_A_NEW_ONE : 0);
  if (free >= needed) return;
  const what = purpose === 'make' ? 'a new database takes' : 'the database writes only with';
  throw new ServiceUnavailable(
    `no space is left for the data folder ${folder}: its disk has ${megabytes(free)} MB free, and ${what} ${megabytes(needed)}; make room there, or set COPYDESK_DATA to another disk`,
  );
}

/** Bytes that this user may still write on the disk of `folder`. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000);
}
