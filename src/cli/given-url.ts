import { stat } from 'node:fs/promises';
import { webUrl } from '../model/web-url.ts';
import { UsageError } from './usage.ts';

/**
 * What `--url` says, in its normal form; null without it. It is the URL of one page: given to several, they would all be
 * revisions of one article. Throws a `UsageError` where it is not a URL or `paths` may hold more than one page; `stdin` is
 * what the path `-` reads.
 */
export async function givenUrl(
  paths: readonly string[],
  text: string | undefined,
  stdin: 'page' | 'jsonl',
): Promise<string | null> {
  if (text === undefined) return null;
  const url = webUrl(text);
  if (url === null)
    throw new UsageError(
      `--url ${text} is not an absolute http or https URL; give one such as https://example.com/story`,
    );
  if (stdin === 'jsonl' && paths.includes('-'))
    throw new UsageError(
      '--url is the URL of one page, and standard input is JSONL here; give each page’s URL in its line, as "url"',
    );
  if (paths.length !== 1 || !(await mayBeOnePage(paths[0]!))) {
    throw new UsageError(
      '--url is the URL of one page; give one HTML file with it, or say each page’s URL in a sidecar (x.json or page.json beside it)',
    );
  }
  return url;
}

async function mayBeOnePage(path: string): Promise<boolean> {
  if (/\.(?:jsonl|ndjson|warc)(?:\.gz)?$/i.test(path)) return false;
  const found = await stat(path).catch(() => null);
  return found === null ? !/[*?[\]{}]/.test(path) : !found.isDirectory();
}
