import { JsonlPage } from '../model/jsonl-page.ts';
import { newPage } from '../model/page.ts';
import { webUrl } from '../model/web-url.ts';
import { isNinjs, itemPage } from './items/items.ts';
import { linesOf, type Line } from './lines.ts';
import { isProblem, tooLarge, type IntakeProblem } from './problem.ts';
import type { FoundPage } from './found-page.ts';
import { isGzip, unzip } from './unzip.ts';
import { urlInPage } from './url.ts';

/** JSON writes a page's bytes as at most this many: base64 takes 4/3, HTML of escapes such as `\u00e9` up to 3. */
const LINE_PER_PAGE = 4;

/** Reads pages, one JSON object a line. A line that is none is a problem with its number; the others go on. */
export async function* readJsonl(
  source: AsyncIterable<Uint8Array>,
  name: string,
  limit: number,
): AsyncGenerator<FoundPage | IntakeProblem> {
  try {
    let first = true;
    for await (const line of linesOf(source, limit * LINE_PER_PAGE + 65_536)) {
      if (first && isMarkup(line)) {
        yield notJsonl(name, line.number);
        return;
      }
      first &&= line.bytes !== null && isBlank(line.bytes);
      for (const item of pageOfLine(line, `${name}, line ${line.number}`, limit))
        yield isProblem(item) && item.kind !== 'bad-url' ? { ...item, line: line.number } : item;
    }
  } catch (error) {
    const cut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    yield {
      kind: cut ? 'cut' : 'damaged',
      source: name,
      reason: cut ? 'its gzip data ends in the middle' : `cannot be read on (${(error as Error).message})`,
      hint: 'the lines before were taken; fetch or copy it again',
    };
  }
}

/** A page where its JSONL is expected: one error says so, not one for each of its lines. */
function isMarkup({ bytes }: Line): boolean {
  return bytes !== null && /^\ufeff?\s*<[!a-z?]/i.test(bytes.subarray(0, 200).toString('utf8'));
}

function isBlank(bytes: Buffer): boolean {
  return bytes.length < 200 && bytes.toString('utf8').trim() === '';
}

function notJsonl(source: string, line: number): IntakeProblem {
  return {
    kind: 'not-jsonl',
    source,
    reason: 'HTML, where one JSON object a line is expected',
    hint: 'name the page as a file, page.html; or pipe it into npx copydesk clean - --url URL',
    line,
  };
}

function* pageOfLine({ number, bytes }: Line, source: string, limit: number): Generator<FoundPage | IntakeProblem> {
  if (bytes === null) {
    yield { ...tooLarge(source, limit), reason: 'the line is too long to hold a page under the limit' };
    return;
  }
  const text = bytes
    .toString('utf8')
    .replace(number === 1 ? /^\ufeff/ : '', '')
    .trim();
  if (text === '') return;
  const line = parseLine(text, source);
  if (line instanceof Uint8Array) {
    if (line.length > limit) yield tooLarge(source, limit);
    else yield { id: null, source, page: itemPage(line, 'ninjs') };
    return;
  }
  if (isProblem(line)) {
    yield line;
    return;
  }
  const id = line.id ?? null;
  const body = bodyOf(line, source, limit);
  if (isProblem(body)) {
    yield id === null ? body : { ...body, id };
    return;
  }
  const url = webUrl(line.url ?? '');
  if (line.url && url === null) {
    yield {
      kind: 'bad-url',
      source,
      reason: `"${line.url}" is not an absolute http or https URL`,
      hint: "the page's own canonical URL is used where it has one",
    };
  }
  yield {
    id,
    source,
    page: newPage({
      url: url ?? urlInPage(body),
      bytes: body,
      contentType: contentTypeOf(line),
      fetchedAt: line.fetchedAt ?? null,
      source,
    }),
  };
}

/** What a line holds: a page, or an agency's item in ninjs, which goes on as its bytes. */
function parseLine(text: string, source: string): JsonlPage | Uint8Array | IntakeProblem {
  const wrong = (reason: string, id?: string): IntakeProblem => ({
    kind: 'bad-line',
    source,
    reason,
    hint: 'a line is {"id"?, "url"?, "html" or "bodyBase64", "contentType"?, "fetchedAt"?}',
    ...(id === undefined ? {} : { id }),
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong('not JSON');
  }
  if (isNinjs(value)) return Buffer.from(text);
  const read = JsonlPage.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const id =
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? value.id.slice(0, 200)
      : undefined;
  return wrong(
    issue.code === 'unrecognized_keys'
      ? `unknown key "${issue.keys[0]}"`
      : `${issue.path.join('.') || 'the line'}: ${issue.message}`,
    id,
  );
}

function bodyOf(line: JsonlPage, source: string, limit: number): Uint8Array | IntakeProblem {
  let body: Uint8Array;
  if (line.bodyBase64 === undefined) body = Buffer.from(line.html!, 'utf8');
  else if (/^[\w+/-]*={0,2}\s*$/.test(line.bodyBase64)) body = Buffer.from(line.bodyBase64, 'base64');
  else
    return {
      kind: 'bad-line',
      source,
      reason: 'bodyBase64: not base64',
      hint: 'encode the page’s bytes, without line breaks',
    };
  if (body.length > limit) return tooLarge(source, limit);
  if (!isGzip(body)) return body;
  const unzipped = unzip(body, 'gzip', limit);
  if ('bytes' in unzipped) return unzipped.bytes;
  return unzipped.failed === 'too-large'
    ? tooLarge(source, limit)
    : { kind: unzipped.failed, source, reason: 'its gzip data is cut or damaged', hint: 'send it again' };
}

/** `html` came as text: whatever charset the page or its server names, these bytes are UTF-8. */
function contentTypeOf(line: JsonlPage): string | null {
  if (line.html === undefined) return line.contentType ?? null;
  return `${(line.contentType ?? 'text/html').split(';')[0]}; charset=utf-8`;
}
