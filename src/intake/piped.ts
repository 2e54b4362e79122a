import type { Page } from '../model/page.ts';
import { FILE_PER_PAGE, pagesOfDocument, type DocumentOptions } from './document.ts';
import { takenFrom, type FoundPage } from './found-page.ts';
import { isXml } from './items/items.ts';
import { readJsonl } from './jsonl.ts';
import type { FileKind } from './kinds.ts';
import { unfoldedBytes } from './page-file.ts';
import { isProblem, tooLarge, type IntakeProblem } from './problem.ts';
import { isMime } from './saved/mhtml.ts';
import { isWebArchive } from './saved/webarchive.ts';
import { NO_FETCH_INFO } from './sidecar.ts';

/** So much of what is piped in says what it is. */
const HEAD = 16_384;
const NAME = 'standard input';

/**
 * Pages on standard input: JSONL, unless the first bytes are those of a saved page, an agency's item, a feed or a WARC
 * file. A page of HTML alone is a problem: it has no URL here.
 */
export async function* readPiped(
  stdin: AsyncIterable<Uint8Array>,
  options: DocumentOptions,
): AsyncGenerator<FoundPage | IntakeProblem> {
  const { limit } = options;
  const { head, all } = await peeked(stdin);
  const kind = kindOfHead(head);
  if (kind === null) yield* readJsonl(all, NAME, limit);
  else if (kind === 'warc') yield* takenFrom(NAME, (await import('./warc.ts')).readWarc(all, NAME, limit));
  else yield* takenFrom(NAME, await readDocumentBytes(await upTo(all, limit * FILE_PER_PAGE), kind, NAME, options));
}

/** What one caller gave whole, with no name that says what it is: a page of HTML or text where its first bytes say nothing else. */
export async function readPipedDocument(
  given: Uint8Array,
  options: DocumentOptions,
): Promise<readonly (Page | IntakeProblem)[]> {
  const bytes = unfoldedBytes(given, NAME, options.limit * FILE_PER_PAGE);
  if (isProblem(bytes)) return [bytes];
  const kind = kindOfHead(bytes.subarray(0, HEAD)) ?? (isJson(bytes) ? 'json' : 'html');
  if (kind !== 'warc') return readDocumentBytes(bytes, kind, NAME, options);
  const { readWarc } = await import('./warc.ts');
  const pages: (Page | IntakeProblem)[] = [];
  for await (const item of readWarc(once(bytes), NAME, options.limit)) pages.push(item);
  return pages;
}

/** The pages of bytes that do not come from a file, each within the limit of a page. */
export async function readDocumentBytes(
  bytes: Uint8Array,
  kind: FileKind,
  source: string,
  { limit, url, leftOut }: DocumentOptions,
): Promise<readonly (Page | IntakeProblem)[]> {
  if (bytes.length > limit * FILE_PER_PAGE) return [tooLarge(source, limit * FILE_PER_PAGE)];
  const items = await pagesOfDocument(bytes, kind, source, { ...NO_FETCH_INFO, url }, leftOut);
  return items.map((item) => (!isProblem(item) && item.bytes.length > limit ? tooLarge(source, limit) : item));
}

/** What opens so is known by its first bytes; null for what may be JSONL, HTML or text. */
function kindOfHead(head: Uint8Array): FileKind | null {
  if (isMime(head)) return 'mhtml';
  if (isWebArchive(head)) return 'webarchive';
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  if (/^WARC\/\d/.test(text)) return 'warc';
  if (isXml(text)) return 'xml';
  // An object over several lines: a line of JSONL holds a whole one.
  return /^(?:\u00ef\u00bb\u00bf)?\s*\{\s*\n/.test(text) ? 'json' : null;
}

function isJson(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (!/^\ufeff?\s*[{[]/.test(text.slice(0, HEAD))) return false;
  try {
    return typeof JSON.parse(text.replace(/^\ufeff/, '')) === 'object';
  } catch {
    return false;
  }
}

/** The first bytes of a stream, and the stream with them before it. A line of JSONL is not waited behind. */
async function peeked(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Buffer; readonly all: AsyncIterable<Uint8Array> }> {
  const source = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD) {
    const { done, value } = await source.next();
    if (done === true) break;
    chunks.push(value);
    length += value.length;
    if (!mayBeMore(Buffer.concat(chunks).toString('latin1', 0, HEAD))) break;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* chunks;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  }
  return { head: Buffer.concat(chunks).subarray(0, HEAD), all: all() };
}

/** Whether more of what is piped in could show that it is not JSONL: markup, headers of a mail, or nothing yet. */
function mayBeMore(head: string): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:$|<|\{\s*$|[A-Za-z][\w-]{0,60}(?:$|:))/.test(head);
}

async function upTo(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
