import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { readPages } from '../src/intake/pages.ts';
import type { Page } from '../src/model/page.ts';

const FIXTURES = ['pages', 'gold'].map((set) => join(import.meta.dirname, '..', 'fixtures', set));
/** Largest page read, in bytes, unfolded. */
const LIMIT = 32 * 1024 * 1024;

/** The folders to measure on: the given one, or the project's fixtures. */
export function foldersOf(corpus: string | undefined): readonly string[] {
  return corpus === undefined ? FIXTURES : [corpus];
}

/** Every page of the folders with any bytes, in order, in memory. */
export async function loadPages(folders: readonly string[]): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of readPages(folders, { limit: LIMIT })) {
    if (!('bytes' in page)) console.error(`passed over: ${page.source}: ${page.reason}`);
    else if (page.bytes.length > 0) pages.push(page);
  }
  return pages;
}

/** The command line of every program here. */
export function readArguments(): { corpus: string | undefined; rounds: number; out: string | undefined } {
  const { values } = parseArgs({
    options: { corpus: { type: 'string' }, rounds: { type: 'string', default: '7' }, out: { type: 'string' } },
  });
  return { corpus: values.corpus, rounds: Math.max(1, Number(values.rounds)), out: values.out };
}
