import { maskCredentials } from '../text/mask.ts';
import { printable } from '../text/printable.ts';

/**
 * Something intake was given and could not take, or not as it was meant: a value, never thrown. Everything else goes on.
 * - `missing`, `unreadable`, `no-match`, `no-pages`: nothing was read from the path.
 * - `not-jsonl`, `unknown-form`: stream or file are something else than is read; nothing was read from it.
 * - `no-text`: a feed has summaries alone.
 * - `too-large`, `bad-line`, `cut`, `damaged`: this page, line or record was not taken.
 * - `bad-url`, `bad-sidecar`: the page was taken without it.
 */
export interface IntakeProblem {
  readonly kind:
    | 'missing'
    | 'unreadable'
    | 'no-match'
    | 'no-pages'
    | 'not-jsonl'
    | 'unknown-form'
    | 'no-text'
    | 'too-large'
    | 'bad-line'
    | 'cut'
    | 'damaged'
    | 'bad-url'
    | 'bad-sidecar';
  /** What it is about: a path, with a line or record number where there is one. */
  readonly source: string;
  readonly reason: string;
  /** What to do about it. */
  readonly hint: string;
  /** The producer's own id of the page, where the line could still be read so far. */
  readonly id?: string;
  /** Number of the line, from 1, where it is about one that was not taken. */
  readonly line?: number;
}

/** The problem on one line, safe for a terminal. */
export function problemLine({ source, reason, hint }: IntakeProblem): string {
  return `${printable(maskCredentials(source), 300)}: ${printable(maskCredentials(reason), 300)}; ${hint}`;
}

export function isProblem(item: object): item is IntakeProblem {
  return 'reason' in item && 'hint' in item;
}

/** The problem of a page over the limit (bytes). */
export function tooLarge(source: string, limit: number): IntakeProblem {
  return {
    kind: 'too-large',
    source,
    reason: `larger than the limit of ${megabytes(limit)}`,
    hint: 'raise COPYDESK_PAGE_LIMIT_MB to take it',
  };
}

/** The problem of a path that cannot be read, by the system's error. */
export function unreadable(source: string, error: unknown): IntakeProblem {
  const code = (error as NodeJS.ErrnoException).code;
  if (isUrl(source))
    return {
      kind: 'missing',
      source,
      reason: 'a URL, and copydesk fetches nothing',
      hint: 'pipe the page in: curl -sL URL | npx copydesk clean - --url URL',
    };
  // Node reads names as UTF-8 and puts U+FFFD for bytes that are not.
  if (code === 'ENOENT' && source.includes('\ufffd'))
    return { kind: 'unreadable', source, reason: 'its name is not UTF-8', hint: 'rename it' };
  if (code === 'ENOENT') return { kind: 'missing', source, reason: 'no such file or folder', hint: 'check the path' };
  if (code === 'ENAMETOOLONG')
    return {
      kind: 'missing',
      source,
      reason: 'longer than a path can be',
      hint: 'give the path of a file; a page itself goes to standard input: npx copydesk clean - < page.html',
    };
  if (code === 'EACCES' || code === 'EPERM')
    return { kind: 'unreadable', source, reason: 'permission denied', hint: 'make it readable for this user' };
  return {
    kind: 'unreadable',
    source,
    reason: `cannot be read (${code ?? (error as Error).message})`,
    hint: 'check the file and its disk',
  };
}

export function isUrl(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

function megabytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${Number((bytes / 1_000_000).toFixed(1))} MB` : `${bytes} bytes`;
}
