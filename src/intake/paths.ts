import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ENDINGS, isPageName, kindOf, stemOf, unreadByName, type FileKind } from './kinds.ts';
import type { LeftOut } from './left-out.ts';
import { isProblem, isUrl, unreadable, type IntakeProblem } from './problem.ts';

export interface FoundFile {
  readonly path: string;
  readonly kind: FileKind;
  /** Whether it was given by its own path: what it holds is then asked for, not just looked for. */
  readonly named: boolean;
}

/**
 * The files a path stands for: itself, everything in a folder and its folders that is named like pages, or the matches
 * of a glob. Sorted by name within each folder; sidecars are not pages; links to folders are not followed.
 */
export async function* filesOf(path: string, leftOut?: LeftOut): AsyncGenerator<FoundFile | IntakeProblem> {
  const found = await factsOf(path);
  if (found === 'glob') yield* matchesOf(path, leftOut);
  else if (isProblem(found)) yield found;
  else if (found.isDirectory()) {
    let empty = true;
    for await (const file of walk(path, leftOut)) {
      empty = false;
      yield file;
    }
    if (empty)
      yield {
        kind: 'no-pages',
        source: path,
        reason: 'holds no pages',
        hint: ENDINGS,
      };
  } else if (!(await isSidecar(path))) {
    yield unreadProblem(path) ?? { path, kind: kindOf(path) ?? 'html', named: true };
  }
}

/** What is known of a path before anything is read from it. */
async function factsOf(path: string): Promise<Stats | 'glob' | IntakeProblem> {
  try {
    return await stat(path);
  } catch (error) {
    const isGlob = /[*?[\]{}]/.test(path) && (error as NodeJS.ErrnoException).code === 'ENOENT' && !isUrl(path);
    return isGlob ? 'glob' : unreadable(path, error);
  }
}

/** The problems of paths from which nothing can be read, by path; `-` and globs are not tried. */
export async function missingPaths(paths: readonly string[]): Promise<Map<string, IntakeProblem>> {
  const missing = new Map<string, IntakeProblem>();
  for (const path of paths) {
    const found = path === '-' ? 'stdin' : await factsOf(path);
    if (typeof found === 'object' && isProblem(found)) missing.set(path, found);
  }
  return missing;
}

async function* walk(folder: string, leftOut: LeftOut | undefined): AsyncGenerator<FoundFile | IntakeProblem> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield unreadable(folder, error);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const pages = new Set(
    entries
      .map(({ name }) => name)
      .filter(isPageName)
      .map(stemOf),
  );
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const kind = kindOf(entry.name);
    if (entry.isDirectory()) yield* walk(path, leftOut);
    else if (isSidecarName(entry.name, pages)) continue;
    else if (kind !== null && (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path)))))
      yield { path, kind, named: false };
    else leftOut?.add(entry.name);
  }
}

/** A link to a pipe would be waited for, one to a device read without end. One to nothing is a file that cannot be read. */
async function leadsToFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found === null || found.isFile();
}

async function* matchesOf(pattern: string, leftOut: LeftOut | undefined): AsyncGenerator<FoundFile | IntakeProblem> {
  const { glob } = await import('tinyglobby');
  const matches = (
    await glob(pattern, { absolute: false, expandDirectories: false, followSymbolicLinks: false })
  ).sort();
  let found = false;
  for (const path of matches) {
    const kind = kindOf(path);
    if (await isSidecar(path)) continue;
    if (kind === null) leftOut?.add(basename(path));
    else {
      found = true;
      yield { path, kind, named: false };
    }
  }
  if (!found) {
    yield {
      kind: 'no-match',
      source: pattern,
      reason: 'matches no pages',
      hint: `check the pattern; ${ENDINGS}`,
    };
  }
}

/** The problem of a file whose name says that it is of a form that is not read; null for any other. */
function unreadProblem(path: string): IntakeProblem | null {
  const unread = unreadByName(path);
  return (
    unread && {
      kind: 'unknown-form',
      source: path,
      reason: `${unread.name}, which is not supported`,
      hint: unread.hint,
    }
  );
}

/** A shell's `folder/*` names sidecars too. */
async function isSidecar(path: string): Promise<boolean> {
  if (!path.endsWith('.json')) return false;
  const beside = await readdir(dirname(path)).catch(() => []);
  return isSidecarName(basename(path), new Set(beside.filter(isPageName).map(stemOf)));
}

/** True for `page.json`, the files of a fixture, and `x.json` where `x` is the stem of a page beside it. */
function isSidecarName(name: string, pages: ReadonlySet<string>): boolean {
  if (name === 'page.json' || name === 'expected.json' || name === 'truth.json') return true;
  return name.endsWith('.json') && pages.has(name.slice(0, -'.json'.length));
}
