import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unreadable, type IntakeProblem } from './problem.ts';

export type FileKind = 'html' | 'jsonl' | 'warc';
export interface FoundFile {
  readonly path: string;
  readonly kind: FileKind;
}

const PAGE_NAME = /\.(?:html?|xhtml)(?:\.gz)?$/i;

export function isPageName(name: string): boolean {
  return PAGE_NAME.test(name);
}

/** What a file is by its name; null for one that only a person who names it can mean as a page. */
function kindOf(name: string): FileKind | null {
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(name)) return 'jsonl';
  if (/\.warc(?:\.gz)?$/i.test(name)) return 'warc';
  return isPageName(name) ? 'html' : null;
}

/**
 * The files a path stands for: itself, everything in a folder and its folders that is named like pages, or the matches
 * of a glob. Sorted by name within each folder; sidecars are no pages; links to folders are not followed.
 */
export async function* filesOf(path: string): AsyncGenerator<FoundFile | IntakeProblem> {
  const found = await stat(path).catch((error: unknown) => error as Error);
  if (found instanceof Error) {
    if (/[*?[\]{}]/.test(path) && (found as NodeJS.ErrnoException).code === 'ENOENT') yield* matchesOf(path);
    else yield unreadable(path, found);
  } else if (found.isDirectory()) {
    let empty = true;
    for await (const file of walk(path)) {
      empty = false;
      yield file;
    }
    if (empty)
      yield {
        kind: 'no-pages',
        source: path,
        reason: 'holds no pages',
        hint: 'pages end in .html, .htm, .jsonl or .warc, also with .gz',
      };
  } else if (!(await isSidecar(path))) {
    yield { path, kind: kindOf(path) ?? 'html' };
  }
}

async function* walk(folder: string): AsyncGenerator<FoundFile | IntakeProblem> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield unreadable(folder, error);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const kind = kindOf(entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (kind !== null && (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path)))))
      yield { path, kind };
  }
}

/** A link to a pipe would be waited for, one to a device read without end. One to nothing is a file that cannot be read. */
async function leadsToFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found === null || found.isFile();
}

async function* matchesOf(pattern: string): AsyncGenerator<FoundFile | IntakeProblem> {
  const { glob } = await import('tinyglobby');
  const matches = (
    await glob(pattern, { absolute: false, expandDirectories: false, followSymbolicLinks: false })
  ).sort();
  for (const path of matches) {
    const kind = kindOf(path);
    if (kind !== null) yield { path, kind };
  }
  if (!matches.some((path) => kindOf(path) !== null)) {
    yield {
      kind: 'no-match',
      source: pattern,
      reason: 'matches no pages',
      hint: 'check the pattern; pages end in .html, .htm, .jsonl or .warc, also with .gz',
    };
  }
}

/** A shell's `folder/*` names sidecars too. */
async function isSidecar(path: string): Promise<boolean> {
  const name = basename(path);
  if (!name.endsWith('.json')) return false;
  if (name === 'page.json' || name === 'expected.json' || name === 'truth.json') return true;
  const stem = name.slice(0, -'.json'.length);
  const beside = await readdir(dirname(path)).catch(() => []);
  return beside.some((other) => isPageName(other) && other.replace(PAGE_NAME, '') === stem);
}
