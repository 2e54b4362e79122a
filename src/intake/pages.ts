import type { Page } from '../model/page.ts';
import { readDocumentFile } from './document.ts';
import { readJsonl } from './jsonl.ts';
import type { LeftOut } from './left-out.ts';
import { filesOf, type FoundFile } from './paths.ts';
import { takenFrom, type FoundPage } from './found-page.ts';
import { readPiped } from './piped.ts';
import { isProblem, unreadable, type IntakeProblem } from './problem.ts';
import { unfoldedFile } from './unfold.ts';

export interface IntakeOptions {
  /** Largest page in bytes, unfolded. */
  readonly limit: number;
  /** URL of the one page given, where the caller knows it; see `webUrl` for what may stand here. */
  readonly url?: string | null;
  /** Counts the files of folders and globs that are not pages. */
  readonly leftOut?: LeftOut;
  /** What the path `-` reads; see {@link readPiped}. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/**
 * START HERE. Paths → pages, in order, one at a time: files, folders, globs, JSONL, WARC, WACZ; `-` is standard
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
      const { limit, url = null, leftOut } = options;
      yield* readPiped(options.stdin ?? process.stdin, { limit, url, leftOut });
      continue;
    }
    for await (const found of filesOf(path, options.leftOut)) {
      if (isProblem(found)) yield found;
      else yield* takeFile(found, options);
    }
  }
}

async function* takeFile(
  file: FoundFile,
  { limit, url = null, leftOut }: IntakeOptions,
): AsyncGenerator<FoundPage | IntakeProblem> {
  const { path, kind } = file;
  const failed: { error?: Error } = {};
  if (kind === 'jsonl') yield* readJsonl(unfoldedFile(path, failed), path, limit);
  else if (kind === 'warc') {
    const { readWarc } = await import('./warc.ts');
    yield* takenFrom(path, readWarc(unfoldedFile(path, failed), path, limit));
  } else if (kind === 'wacz') {
    const { readWacz } = await import('./wacz.ts');
    yield* takenFrom(path, readWacz(path, limit));
  } else yield* takenFrom(path, readDocumentFile(file, { limit, url, leftOut }));
  if (failed.error !== undefined) yield unreadable(path, failed.error);
}
