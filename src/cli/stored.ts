import { existsSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { EXIT } from '../exit.ts';
import { openRecords } from '../open-records.ts';
import type { Store } from '../store/store.ts';
import { say } from './io.ts';

/** Opens the store of the settings. */
export type OpenStore = () => Promise<Store>;

/** Rows fetched in one go where all are walked through. */
const STEP = 200;

/**
 * Runs `use` with the store of the settings, or with the one given. A data folder that is not there yet is not made: it
 * has no records, and a mistyped name should say so.
 */
export async function withStore(open: OpenStore | undefined, use: (store: Store) => Promise<number>): Promise<number> {
  if (open !== undefined) return use(await open());
  const config = readConfig();
  if (config.databaseUrl === null && !existsSync(config.dataFolder)) {
    say(
      `copydesk: nothing is stored in ${config.dataFolder} yet; take pages in by "copydesk run PATHS", or set COPYDESK_DATA or DATABASE_URL to where the records are`,
    );
    return EXIT.ok;
  }
  await using records = await openRecords(config);
  return await use(records.store);
}

/** Walks through rows in steps, at most `limit`; `list` gives those after a key. */
export async function* walk<Row>(
  limit: number,
  keyOf: (row: Row) => string,
  list: (limit: number, after: string) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after = '';
  for (let left = limit; left > 0;) {
    const step = Math.min(STEP, left);
    const rows = await list(step, after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < step) return;
    after = keyOf(last);
    left -= rows.length;
  }
}

/** Controls and marks that turn the direction of text, of which JSON itself escapes only those below U+0020. */
const ACTIVE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A value as one line of JSON that does nothing to a terminal; escaped, it is the same value. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(ACTIVE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

/** Text of any form for a terminal: what would act on it is shown; line ends stay. In JSON it stays the same value. */
export function harmless(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
