import type { Context } from 'hono';
import { FILE_PER_PAGE } from '../../intake/document.ts';
import { takenFrom, type FoundPage } from '../../intake/found-page.ts';
import type { FileKind } from '../../intake/kinds.ts';
import { pageOfBytes } from '../../intake/page-file.ts';
import { readJsonl } from '../../intake/jsonl.ts';
import { readDocumentBytes } from '../../intake/piped.ts';
import { isProblem, type IntakeProblem } from '../../intake/problem.ts';
import { readWarc } from '../../intake/warc.ts';
import { ITEM_FORMS } from '../../model/item-form.ts';
import { webUrl } from '../../model/web-url.ts';
import { Refusal } from '../refusal.ts';

/** Content types of pages, and what each is read as: `page` as it stands, `file` as a file of that kind. */
const KINDS: Readonly<Record<string, 'json' | 'ndjson' | 'page' | 'warc' | { readonly file: FileKind }>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/html': 'page',
  'application/xhtml+xml': 'page',
  'text/plain': 'page',
  'application/warc': 'warc',
  'multipart/related': { file: 'mhtml' },
  [ITEM_FORMS.ninjs]: { file: 'json' },
  [ITEM_FORMS.nitf]: { file: 'xml' },
  [ITEM_FORMS['newsml-g2']]: { file: 'xml' },
  'application/xml': { file: 'xml' },
  'text/xml': { file: 'xml' },
  'application/rss+xml': { file: 'xml' },
  'application/atom+xml': { file: 'xml' },
};

function kindOf(type: string): (typeof KINDS)[string] | undefined {
  return KINDS[type.split(';')[0]?.trim().toLowerCase() ?? ''];
}

/** Largest body of many pages, in bytes; what is more comes in more requests. */
const MANY = 64_000_000;
/** JSON writes a page's bytes as at most this many. */
const JSON_PER_PAGE = 4;

/** Content types that hold a page each, or several; for the contract. */
export const PAGE_TYPES = Object.keys(KINDS);

/** The pages of a request's body, one by one, each as intake reads it from a file. `limit`: largest page, in bytes. */
export async function* pagesOf(c: Context, limit: number): AsyncGenerator<FoundPage | IntakeProblem> {
  const type = c.req.header('content-type') ?? '';
  const kind = kindOf(type);
  if (kind === undefined)
    throw new Refusal('unsupported-type', `expected ${Object.keys(KINDS).join(', ')} and not "${type.slice(0, 100)}"`);
  const packed = c.req.header('content-encoding') ?? 'identity';
  if (packed !== 'identity')
    throw new Refusal(
      'unsupported-type',
      `the body is packed (Content-Encoding: ${packed.slice(0, 40)}); send it as it is`,
    );
  const refused: { refusal?: Refusal } = {};
  const body = (longest: number) => upTo(c.req.raw.body, longest, refused);
  if (kind === 'page') yield rawPage(c, await whole(body(limit)), type, limit);
  else if (kind === 'json')
    yield* readJsonl(linesOf(parsed(await whole(body(limit * JSON_PER_PAGE + 65_536)))), 'the body', limit);
  else if (kind === 'ndjson') yield* readJsonl(body(Math.max(MANY, limit * JSON_PER_PAGE)), 'the body', limit);
  else if (kind === 'warc') yield* takenFrom('the body', readWarc(body(Math.max(MANY, limit)), 'the body', limit));
  else
    yield* takenFrom(
      'the body',
      await readDocumentBytes(await whole(body(limit * FILE_PER_PAGE)), kind.file, 'the body', {
        limit,
        url: urlOf(c),
        leftOut: undefined,
      }),
    );
  // Readers of files take an error of their source for the end of the file.
  if (refused.refusal !== undefined) throw refused.refusal;
}

/** One page, where one is asked for. */
export async function pageOf(c: Context, limit: number): Promise<FoundPage> {
  const kind = kindOf(c.req.header('content-type') ?? '');
  if (kind === 'ndjson' || kind === 'warc')
    throw new Refusal('unsupported-type', 'expected one page, as application/json, text/html or another type of one');
  let found: FoundPage | null = null;
  for await (const item of pagesOf(c, limit)) {
    if (isProblem(item)) {
      if (item.kind === 'bad-url') continue;
      throw refusalOf([item]);
    }
    if (found !== null) throw new Refusal('invalid', 'expected one page and got several');
    found = item;
  }
  if (found === null) throw new Refusal('invalid', 'the body holds no page');
  return found;
}

/** Why nothing could be taken of a body. */
export function refusalOf(problems: readonly IntakeProblem[]): Refusal {
  const lines = problems.slice(0, 100).map(lineOf);
  const tooLarge = problems.length > 0 && problems.every(({ kind }) => kind === 'too-large');
  return new Refusal(tooLarge ? 'too-large' : 'invalid', lines[0] ?? 'the body holds no page', lines);
}

export function lineOf({ id, source, reason, hint }: IntakeProblem): string {
  return `${id === undefined ? source : `${source} (id ${id})`}: ${reason}; ${hint}`;
}

async function* upTo(
  body: ReadableStream<Uint8Array> | null,
  longest: number,
  refused: { refusal?: Refusal },
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > longest) {
      refused.refusal = new Refusal('too-large', `the body is larger than ${longest} bytes`);
      throw refused.refusal;
    }
    yield chunk;
  }
}

async function whole(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new Refusal('bad-request', `the body is no JSON (${(error as Error).message.split('\n')[0]?.slice(0, 200)})`);
  }
}

/** An object, or each of an array, as a line of its own. */
async function* linesOf(value: unknown): AsyncGenerator<Uint8Array> {
  for (const page of Array.isArray(value) ? value : [value]) yield Buffer.from(`${JSON.stringify(page)}\n`);
}

/** Where the page was fetched, as the sender says; null where it does not. */
function urlOf(c: Context): string | null {
  const given = c.req.header('page-url');
  const url = given === undefined ? null : webUrl(given);
  if (given !== undefined && url === null)
    throw new Refusal('invalid', `Page-URL: "${given.slice(0, 200)}" is not an absolute http or https URL`);
  return url;
}

function rawPage(c: Context, bytes: Buffer, contentType: string, limit: number): FoundPage | IntakeProblem {
  const url = urlOf(c);
  const fetched = c.req.header('page-fetched-at');
  const at = Date.parse(fetched ?? '');
  if (fetched !== undefined && Number.isNaN(at))
    throw new Refusal('invalid', `Page-Fetched-At: "${fetched.slice(0, 100)}" is no ISO 8601 instant`);
  const fetchedAt = fetched === undefined ? null : new Date(at).toISOString();
  const page = pageOfBytes(bytes, 'the body', limit, { url, contentType, fetchedAt });
  return isProblem(page) ? page : { id: null, source: 'the body', page };
}
