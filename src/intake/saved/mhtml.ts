import type { Email } from 'postal-mime';
import { newPage, type Page } from '../../model/page.ts';
import { webUrl } from '../../model/web-url.ts';
import type { IntakeProblem } from '../problem.ts';

/** Parts nest this deep at most; browsers nest one or two. */
const MAX_DEPTH = 5;
/** Headers of a part are short. */
const HEADERS = 64_000;
const NO_BREAK = -1;

/** Whether bytes open as a mail or as the MHTML of a browser, which is one. */
export function isMime(bytes: Uint8Array): boolean {
  return hasHeaders(bytes) && /^mime-version:\s*1/im.test(topOf(bytes));
}

/** Whether bytes open with headers that name a content type, as a mail's do. */
export function hasHeaders(bytes: Uint8Array): boolean {
  const headers = topOf(bytes);
  return /^[A-Za-z][\w-]{0,60}:/.test(headers) && /^content-type:/im.test(headers);
}

function topOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADERS));
  return buffer.toString('latin1', 0, endOfHeaders(buffer));
}

/**
 * The page of an MHTML file, as browsers save one: its root part, decoded; the URL is the part's Content-Location, else
 * the file's; it was fetched at the file's Date. Pictures and frames beside it are passed over undecoded.
 */
export async function readMhtml(bytes: Uint8Array, source: string): Promise<Page | IntakeProblem> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const outer = await headersOf(buffer);
  const root = await rootPart(buffer, 0);
  if (root === null)
    return {
      kind: 'damaged',
      source,
      reason: 'holds no part of HTML or text',
      hint: 'save the page again, as .mhtml or .html',
    };
  const headers = await headersOf(root);
  const { html, text } = await parseMail(root);
  const url =
    webUrl(header(headers, 'content-location')) ??
    webUrl(header(outer, 'snapshot-content-location')) ??
    webUrl(header(outer, 'content-location'));
  const at = Date.parse(header(outer, 'date'));
  return newPage({
    url,
    bytes: Buffer.from(html ?? text ?? '', 'utf8'),
    contentType: `${html === undefined ? 'text/plain' : 'text/html'}; charset=utf-8`,
    fetchedAt: Number.isNaN(at) ? null : new Date(at).toISOString(),
  });
}

/** The first part that is HTML or text: the root, or the root of the part that holds it. */
async function rootPart(part: Buffer, depth: number): Promise<Buffer | null> {
  const type = header(await headersOf(part), 'content-type');
  if (!/^multipart\//i.test(type))
    return type === '' || /^(?:text\/(?:html|plain)|application\/xhtml)/i.test(type) ? part : null;
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined || depth >= MAX_DEPTH) return null;
  for (const inner of partsOf(part, `--${mark}`)) {
    const root = await rootPart(inner, depth + 1);
    if (root !== null) return root;
  }
  return null;
}

function* partsOf(part: Buffer, mark: string): Generator<Buffer> {
  let from = NO_BREAK;
  for (let at = part.indexOf(mark); at !== -1; at = part.indexOf(mark, at + mark.length)) {
    if (at > 0 && part[at - 1] !== 0x0a) continue;
    if (from !== NO_BREAK) yield part.subarray(from, at);
    const after = at + mark.length;
    if (part[after] === 0x2d && part[after + 1] === 0x2d) return;
    const line = part.indexOf(0x0a, after);
    from = line === -1 ? part.length : line + 1;
  }
  // A file that was cut has no last boundary.
  if (from !== NO_BREAK && from < part.length) yield part.subarray(from);
}

/** The parser is loaded on first need: few pages are saved so. */
async function parseMail(bytes: Buffer): Promise<Email> {
  return (await import('postal-mime')).default.parse(bytes);
}

async function headersOf(part: Buffer): Promise<Email> {
  return parseMail(Buffer.concat([part.subarray(0, endOfHeaders(part)), Buffer.from('\r\n\r\n')]));
}

function endOfHeaders(part: Buffer): number {
  const ends = ['\r\n\r\n', '\n\n'].map((gap) => part.indexOf(gap)).filter((at) => at !== -1);
  return Math.min(HEADERS, part.length, ...ends);
}

function header({ headers }: Email, name: string): string {
  return headers.find(({ key }) => key === name)?.value.trim() ?? '';
}
