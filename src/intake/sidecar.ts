import { lstatSync, opendirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { webUrl } from '../model/web-url.ts';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { IntakeProblem } from './problem.ts';
import { isPageName, stemOf } from './kinds.ts';

/** What a sidecar may tell of its page; other fields are the reader's own and left alone. */
const Sidecar = z.looseObject({
  url: z.string().nullish(),
  contentType: z.string().nullish(),
  fetchedAt: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), { message: 'not a date' })
    .nullish(),
});

export interface FetchInfo {
  readonly url: string | null;
  readonly contentType: string | null;
  readonly fetchedAt: string | null;
}
export const NO_FETCH_INFO: FetchInfo = { url: null, contentType: null, fetchedAt: null };

/** Sidecars hold a URL and a few notes; what is larger is something else. */
const SIDECAR_LIMIT = 16_000_000;

/**
 * What is known of a page beside its file: `x.json` next to `x.html` or `x.html.gz`, else `page.json` in its folder
 * where that folder holds no other page. Never read from outside the page's folder.
 */
export function readSidecar(path: string): { readonly known: FetchInfo; readonly problem: IntakeProblem | null } {
  const folder = dirname(path);
  const own = join(folder, `${stemOf(basename(path))}.json`);
  const found = exists(own) ? own : isOnlyPage(path) ? join(folder, 'page.json') : null;
  if (found === null || found === path) return { known: NO_FETCH_INFO, problem: null };
  const wrong = (reason: string): { known: FetchInfo; problem: IntakeProblem } => ({
    known: NO_FETCH_INFO,
    problem: {
      kind: 'bad-sidecar',
      source: found,
      reason,
      hint: 'the page is taken without it; mend it and feed the page again',
    },
  });
  try {
    const { size, isLink } = factsOf(found);
    if (isLink && dirname(realpathSync(found)) !== realpathSync(folder)) return wrong('leads outside its folder');
    if (size > SIDECAR_LIMIT) return wrong('is too large for a sidecar');
    const read = Sidecar.safeParse(JSON.parse(readFileSync(found, 'utf8')));
    if (!read.success)
      return wrong(`has a wrong field: ${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}`);
    return fetchInfoOf(read.data, found);
  } catch (error) {
    return wrong(
      error instanceof SyntaxError
        ? 'is not JSON'
        : `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    );
  }
}

function fetchInfoOf(data: z.infer<typeof Sidecar>, path: string): { known: FetchInfo; problem: IntakeProblem | null } {
  const url = webUrl(data.url ?? '');
  const problem: IntakeProblem | null =
    data.url && url === null
      ? {
          kind: 'bad-url',
          source: path,
          reason: `"${data.url}" is not an absolute http or https URL`,
          hint: "the page's own canonical URL is used where it has one",
        }
      : null;
  const fetchedAt = data.fetchedAt == null ? null : new Date(data.fetchedAt).toISOString();
  return { known: { url, contentType: data.contentType ?? null, fetchedAt }, problem };
}

function factsOf(path: string): { size: number; isLink: boolean } {
  const own = lstatSync(path);
  return { size: own.isSymbolicLink() ? statSync(path).size : own.size, isLink: own.isSymbolicLink() };
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

function isOnlyPage(path: string): boolean {
  const folder = dirname(path);
  if (!exists(join(folder, 'page.json'))) return false;
  using entries = opendirSync(folder);
  let pages = 0;
  // Left at the second page: a folder may hold a hundred thousand.
  for (let entry = entries.readSync(); entry !== null; entry = entries.readSync())
    if (isPageName(entry.name) && ++pages > 1) return false;
  return true;
}
