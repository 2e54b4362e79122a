import { basename } from 'node:path';
import { newPage, type Page } from '../model/page.ts';
import { itemOfJson, itemsOfXml } from './items/items.ts';
import type { FileKind } from './kinds.ts';
import type { LeftOut } from './left-out.ts';
import { pageOf, readDocument } from './page-file.ts';
import type { FoundFile } from './paths.ts';
import { isProblem, tooLarge, type IntakeProblem } from './problem.ts';
import { hasHeaders, isMime, readMhtml } from './saved/mhtml.ts';
import { isWebArchive, readWebArchive } from './saved/webarchive.ts';
import type { FetchInfo } from './sidecar.ts';

export interface DocumentOptions {
  /** Largest page in bytes. */
  readonly limit: number;
  readonly url: string | null;
  readonly leftOut: LeftOut | undefined;
}

/** A saved page brings its pictures, a feed or a message many items: a file may be this many times larger than a page. */
export const FILE_PER_PAGE = 10;

/** The pages of a file that is read whole: a page, a saved page, a feed, an agency's items. */
export async function* readDocumentFile(
  { path, kind, named }: FoundFile,
  { limit, url, leftOut }: DocumentOptions,
): AsyncGenerator<Page | IntakeProblem> {
  const whole = kind === 'html' || kind === 'text' ? limit : limit * FILE_PER_PAGE;
  const read = await readDocument(path, whole, url);
  if (isProblem(read)) {
    yield read;
    return;
  }
  if (read.problem !== null) yield read.problem;
  const items = [...(await pagesOfDocument(read.bytes, kind, path, read.known, leftOut))];
  // A folder holds JSON and XML of all kinds.
  if (!named && items.length === 1 && isProblem(items[0]!) && items[0].kind === 'unknown-form') {
    leftOut?.add(basename(path));
    return;
  }
  for (const item of items) yield !isProblem(item) && item.bytes.length > limit ? tooLarge(path, limit) : item;
}

/** The pages in bytes that were unfolded, by the kind their name says, or by how they open. */
export async function pagesOfDocument(
  bytes: Uint8Array,
  kind: FileKind,
  source: string,
  known: FetchInfo,
  leftOut: LeftOut | undefined,
): Promise<readonly (Page | IntakeProblem)[]> {
  if (kind === 'json') return [itemOfJson(bytes, source)];
  if (kind === 'xml') return itemsOfXml(bytes, source) ?? (await import('./feed.ts')).readFeed(bytes, source, leftOut);
  if (isMime(bytes) || (kind === 'mhtml' && hasHeaders(bytes)))
    return [knownBetter(await readMhtml(bytes, source), known)];
  if (kind === 'webarchive' || isWebArchive(bytes)) return [knownBetter(readWebArchive(bytes, source), known)];
  if (kind === 'mhtml' && !isMarkup(bytes)) return [noMhtml(source)];
  if (kind === 'text') return [newPage({ ...known, contentType: known.contentType ?? 'text/plain', bytes })];
  return [pageOf(bytes, known)];
}

/** Whether bytes open as markup, whatever the file is called. */
function isMarkup(bytes: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*</.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}

function noMhtml(source: string): IntakeProblem {
  return {
    kind: 'damaged',
    source,
    reason: 'is no MHTML, the format that browsers save pages in',
    hint: 'save the page again, or give the file the extension of its real format',
  };
}

/** A saved page with what a sidecar or the caller knows of it. */
function knownBetter(page: Page | IntakeProblem, { url, fetchedAt }: FetchInfo): Page | IntakeProblem {
  return isProblem(page) ? page : newPage({ ...page, url: url ?? page.url, fetchedAt: fetchedAt ?? page.fetchedAt });
}
