import { AsyncIterReader, StatusAndHeadersParser, type StatusAndHeaders } from 'warcio';
import { newPage, type Page } from '../model/page.ts';
import { webUrl } from '../model/web-url.ts';
import { NO_PAGE } from './kinds.ts';
import { isProblem, tooLarge, type IntakeProblem } from './problem.ts';
import { unzip, type Packing } from './unzip.ts';

/** HTTP headers before a page in its record, and the framing of chunks around it. */
const HEADERS = 1_000_000;
/** Encodings of one body that are taken off; servers use one, seldom two. */
const MAX_ENCODINGS = 5;
/** Longest line kept while the next record is looked for. */
const LINE = 65_536;

/**
 * Reads the pages of a WARC file from its unfolded bytes: `response` and `resource` records of http and https URLs whose
 * content type is HTML, plain text or unsaid, and the plain texts that a WET file has of pages (`conversion`). Revisits, redirects, images and the like are not pages. Where a record's length
 * is a lie or the file is cut, that is one problem, and reading goes on at the next record.
 */
export async function* readWarc(
  source: AsyncIterable<Uint8Array>,
  name: string,
  limit: number,
): AsyncGenerator<Page | IntakeProblem> {
  const guard = { headerBytes: null as number | null };
  const reader = new AsyncIterReader(guarded(source, guard), null);
  let record = 0;
  let lost = false;
  try {
    for (let line = await nextLine(reader); line !== null;) {
      if (!line.startsWith('WARC/')) {
        if (!lost)
          yield {
            kind: 'damaged',
            source: `${name}, after record ${record}`,
            reason: record === 0 ? 'is no WARC file' : 'data that belongs to no record',
            hint: 'it is passed over up to the next record',
          };
        lost = true;
        line = await nextLine(reader);
        continue;
      }
      lost = false;
      const source = `${name}, record ${++record}`;
      guard.headerBytes = 0;
      const headers = await new StatusAndHeadersParser().parse(reader, { firstLine: line, headersClass: Headers });
      guard.headerBytes = null;
      const length = lengthOf(headers);
      const taken =
        headers === null || length === null ? null : await takeRecord(reader, headers, length, source, limit);
      line = await nextLine(reader);
      if (length === null)
        yield line === null
          ? cutAt(source)
          : { kind: 'damaged', source, reason: 'has no length', hint: 'it is passed over up to the next record' };
      else if (taken !== null) yield taken;
    }
  } catch (error) {
    const cut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    yield {
      kind: cut ? 'cut' : 'damaged',
      source: `${name}, record ${Math.max(record, 1)}`,
      reason: cut ? 'the file ends in the middle of the record' : `cannot be read on (${(error as Error).message})`,
      hint: 'the pages before were taken; fetch or copy the file again',
    };
  }
}

/** Headers of records and pages are short; a file that never ends one must not fill the memory. */
async function* guarded(
  source: AsyncIterable<Uint8Array>,
  guard: { headerBytes: number | null },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    if (guard.headerBytes !== null && (guard.headerBytes += chunk.length) > HEADERS)
      throw new Error('the headers of a record do not end');
    yield chunk;
  }
}

async function nextLine(reader: AsyncIterReader): Promise<string | null> {
  for (;;) {
    const line = await reader.readlineRaw(LINE);
    if (line === null) return null;
    const text = Buffer.from(line).toString('latin1').trim();
    if (text !== '') return text;
  }
}

function lengthOf(headers: StatusAndHeaders | null): number | null {
  const length = Number(headers?.headers.get('Content-Length') ?? Number.NaN);
  return Number.isSafeInteger(length) && length >= 0 ? length : null;
}

async function takeRecord(
  reader: AsyncIterReader,
  warc: StatusAndHeaders,
  length: number,
  source: string,
  limit: number,
): Promise<Page | IntakeProblem | null> {
  const url = webUrl((warc.headers.get('WARC-Target-URI') ?? '').replace(/^<|>$/g, ''));
  const named = url === null ? source : `${source} (${url})`;
  const type = warc.headers.get('WARC-Type');
  if ((type !== 'response' && type !== 'resource' && type !== 'conversion') || url === null)
    return (await reader.skipSize(length)) < length ? cutAt(named) : null;
  if (length > limit + HEADERS) return (await reader.skipSize(length)) < length ? cutAt(named) : tooLarge(named, limit);
  const bytes = await reader.readSize(length);
  if (bytes.length < length) return cutAt(named);
  const fetchedAt = instant(warc.headers.get('WARC-Date'));
  const contentType = warc.headers.get('Content-Type') ?? null;
  if (type === 'response') return await pageOfResponse(bytes, { url, fetchedAt, named, source, limit });
  // A crawl's plain texts (`.wet`) are conversions of its pages.
  const taken = type === 'conversion' ? isPlainText(contentType) : isPage(contentType, url);
  return taken ? pageOrTooLarge(bytes, { url, fetchedAt, named, source, limit }, contentType) : null;
}

interface RecordFacts {
  readonly url: string;
  readonly fetchedAt: string | null;
  /** For a problem's line: file, record and URL. */
  readonly named: string;
  /** File and record. */
  readonly source: string;
  readonly limit: number;
}

async function pageOfResponse(bytes: Uint8Array, facts: RecordFacts): Promise<Page | IntakeProblem | null> {
  const reader = new AsyncIterReader([bytes], null);
  const http = await new StatusAndHeadersParser().parse(reader, { headersClass: Headers });
  if (http === null)
    return { kind: 'damaged', source: facts.named, reason: 'has no HTTP headers', hint: 'fetch the page again' };
  const header = (name: string): string | null => http.headers.get(name) ?? null;
  const contentType = header('content-type');
  const status = Number(http.statusCode);
  if (!isPage(contentType, facts.url) || (status >= 300 && status < 400)) return null;
  const chunked = /\bchunked\b/i.test(header('transfer-encoding') ?? '');
  const body = await (chunked ? new AsyncIterReader(reader, null, true) : reader).readFully();
  const unpacked = unpack(body, header('content-encoding'), facts);
  return isProblem(unpacked) ? unpacked : pageOrTooLarge(unpacked, facts, contentType);
}

/** Takes content encodings off, the last one first. A body that is not what its header says was stored already decoded. */
function unpack(
  body: Uint8Array,
  encodings: string | null,
  { named: source, limit }: RecordFacts,
): Uint8Array | IntakeProblem {
  let bytes = body;
  for (const encoding of (encodings ?? '')
    .toLowerCase()
    .split(',', MAX_ENCODINGS)
    .map((one) => one.trim())
    .toReversed()) {
    const packing = encoding === 'x-gzip' ? 'gzip' : encoding;
    if (packing !== 'gzip' && packing !== 'deflate' && packing !== 'br' && packing !== 'zstd') continue;
    let unzipped = unzip(bytes, packing satisfies Packing, limit);
    if (packing === 'deflate' && 'failed' in unzipped && unzipped.failed === 'damaged')
      unzipped = unzip(bytes, 'deflate-raw', limit);
    if ('bytes' in unzipped) bytes = unzipped.bytes;
    else if (unzipped.failed === 'too-large') return tooLarge(source, limit);
    else if (unzipped.failed === 'cut')
      return {
        kind: 'damaged',
        source,
        reason: `its ${packing} data ends in the middle`,
        hint: 'fetch the page again',
      };
  }
  return bytes;
}

function pageOrTooLarge(
  bytes: Uint8Array,
  { url, fetchedAt, named, source, limit }: RecordFacts,
  contentType: string | null,
): Page | IntakeProblem {
  return bytes.length > limit ? tooLarge(named, limit) : newPage({ url, bytes, contentType, fetchedAt, source });
}

/** HTML, or a text that is not one of those a site has for robots. */
function isPage(contentType: string | null, url: string): boolean {
  if (contentType === null || /html/i.test(contentType)) return true;
  return isPlainText(contentType) && !NO_PAGE.test(new URL(url).pathname.replace(/^.*\//, ''));
}

function isPlainText(contentType: string | null): boolean {
  return contentType !== null && /^text\/plain\b/i.test(contentType);
}

function cutAt(source: string): IntakeProblem {
  return {
    kind: 'cut',
    source,
    reason: 'the file ends in the middle of the record',
    hint: 'the pages before were taken; fetch or copy the file again',
  };
}

function instant(text: string | null | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
