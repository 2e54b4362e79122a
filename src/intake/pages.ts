import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Page } from '../model/page.ts';
import { readHtmlFile } from './html-file.ts';
import { readJsonl } from './jsonl.ts';
import type { LeftOut } from './left-out.ts';
import { filesOf, type FoundFile } from './paths.ts';
import { isProblem, unreadable, type IntakeProblem } from './problem.ts';
import type { FoundPage } from './found-page.ts';

export interface IntakeOptions {
  /** Largest page in bytes, unfolded. */
  readonly limit: number;
  /** URL of the one page given, where the caller knows it; see `webUrl` for what may stand here. */
  readonly url?: string | null;
  /** Counts the files of folders and globs that are no pages. */
  readonly leftOut?: LeftOut;
  /** What the path `-` reads: JSONL. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/**
 * START HERE. Paths → pages, in order, one at a time: files, folders, globs, JSONL, WARC; `-` is JSONL on standard
 * input. What cannot be taken comes as a problem in its place, and everything else goes on. Never throws.
 */
export async function* readPages(
  paths: readonly string[],
  options: IntakeOptions,
): AsyncGenerator<Page | IntakeProblem> {
  for await (const item of takePages(paths, options)) yield isProblem(item) ? item : item.page;
}

/** {@link readPages} with the producers' ids, and where each was read. */
export async function* takePages(
  paths: readonly string[],
  options: IntakeOptions,
): AsyncGenerator<FoundPage | IntakeProblem> {
  for (const path of paths) {
    if (path === '-') {
      yield* readJsonl(options.stdin ?? process.stdin, 'standard input', options.limit);
      continue;
    }
    for await (const found of filesOf(path, options.leftOut)) {
      if (isProblem(found)) yield found;
      else yield* takeFile(found, options);
    }
  }
}

async function* takeFile(
  { path, kind }: FoundFile,
  { limit, url }: IntakeOptions,
): AsyncGenerator<FoundPage | IntakeProblem> {
  if (kind === 'html') {
    yield* takenFrom(path, readHtmlFile(path, limit, url ?? null));
    return;
  }
  const failed: { error?: Error } = {};
  const source = unfolded(path, failed);
  if (kind === 'jsonl') yield* readJsonl(source, path, limit);
  else {
    const { readWarc } = await import('./warc.ts');
    yield* takenFrom(path, readWarc(source, path, limit));
  }
  if (failed.error !== undefined) yield unreadable(path, failed.error);
}

/** A file's bytes, unfolded where its name says gzip. An error of opening or reading is left in `failed`. */
async function* unfolded(path: string, failed: { error?: Error }): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 262_144 });
  const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
    typeof (error as NodeJS.ErrnoException).syscall === 'string';
  try {
    yield* /\.gz$/i.test(path) ? pipeline(file, createGunzip(), () => {}) : file;
  } catch (error) {
    if (!isFileError(error)) throw error;
    failed.error = error;
  }
}

async function* takenFrom(
  source: string,
  items: AsyncIterable<Page | IntakeProblem>,
): AsyncGenerator<FoundPage | IntakeProblem> {
  for await (const item of items) yield isProblem(item) ? item : { id: null, source, page: item };
}
