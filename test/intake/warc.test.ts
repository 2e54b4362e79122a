import { Readable } from 'node:stream';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { WARCRecord, WARCSerializer } from 'warcio';
import { readPages } from '../../src/intake/pages.ts';
import { isProblem, problemLine, type IntakeProblem } from '../../src/intake/problem.ts';
import { readWarc } from '../../src/intake/warc.ts';
import type { Page } from '../../src/model/page.ts';
import { all, folderWith } from './folder.ts';

interface Capture {
  url: string;
  body: string | Uint8Array;
  type?: 'response' | 'resource' | 'request' | 'revisit' | 'metadata';
  headers?: Record<string, string>;
  statusline?: string;
}

async function record(
  {
    url,
    body,
    type = 'response',
    headers = { 'Content-Type': 'text/html; charset=utf-8' },
    statusline = 'HTTP/1.1 200 OK',
  }: Capture,
  gzip = false,
): Promise<Buffer> {
  const warcHeaders: Record<string, string> =
    type === 'resource' ? { 'Content-Type': headers['Content-Type'] ?? 'text/html' } : {};
  const made = WARCRecord.create(
    {
      url,
      type,
      date: '2025-08-11T10:00:00Z',
      warcHeaders,
      statusline,
      ...(type === 'resource' ? {} : { httpHeaders: headers }),
    },
    [Buffer.from(body as string)],
  );
  return Buffer.from(await WARCSerializer.serialize(made, { gzip }));
}

async function read(bytes: Uint8Array, limit = 100_000): Promise<{ pages: Page[]; problems: IntakeProblem[] }> {
  const items = await all(readWarc(Readable.from(bytes.length > 0 ? [bytes] : []), 'x.warc', limit));
  return { pages: items.filter((item): item is Page => !isProblem(item)), problems: items.filter(isProblem) };
}
const textOf = (page: Page): string => Buffer.from(page.bytes).toString();
const story = (n: number): Capture => ({ url: `https://a.example/${n}`, body: `<p>story ${n}</p>` });

test('HTML responses are pages with URL, content type and date', async () => {
  const { pages, problems } = await read(Buffer.concat([await record(story(1)), await record(story(2))]));
  expect(problems).toEqual([]);
  expect(pages.map(textOf)).toEqual(['<p>story 1</p>', '<p>story 2</p>']);
  expect(pages[0]).toMatchObject({
    url: 'https://a.example/1',
    contentType: 'text/html; charset=utf-8',
    fetchedAt: '2025-08-11T10:00:00.000Z',
  });
});

test('plain texts are pages, but for those that sites have for robots', async () => {
  const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
  const { pages } = await read(
    Buffer.concat([
      await record({ url: 'https://a.example/wire/ferry', body: 'A ferry ran aground.', headers: plain }),
      await record({ url: 'https://a.example/robots.txt', body: 'User-agent: *', headers: plain }),
      await record({ url: 'https://a.example/story.txt', body: 'A story.', headers: plain, type: 'resource' }),
      await record({ url: 'https://a.example/x.css', body: 'p{}', headers: { 'Content-Type': 'text/css' } }),
    ]),
  );
  expect(pages.map(({ contentType }) => contentType)).toEqual([plain['Content-Type'], plain['Content-Type']]);
  expect(pages.map(textOf)).toEqual(['A ferry ran aground.', 'A story.']);
});

test('what is no page is passed over in silence', async () => {
  const others: Capture[] = [
    { url: 'https://a.example/x.png', body: 'png', headers: { 'Content-Type': 'image/png' } },
    {
      url: 'https://a.example/old',
      body: 'moved',
      statusline: 'HTTP/1.1 301 Moved',
      headers: { 'Content-Type': 'text/html', Location: '/new' },
    },
    { url: 'dns:a.example', body: 'x' },
    { ...story(8), type: 'request' },
    { ...story(9), type: 'revisit' },
    { ...story(10), type: 'metadata' },
  ];
  const { pages, problems } = await read(
    Buffer.concat([...(await Promise.all(others.map((one) => record(one)))), await record(story(1))]),
  );
  expect(problems).toEqual([]);
  expect(pages.map(textOf)).toEqual(['<p>story 1</p>']);
});

test('an error page, a page without a content type and a resource are pages', async () => {
  const { pages } = await read(
    Buffer.concat([
      await record({ ...story(1), statusline: 'HTTP/1.1 404 Not Found' }),
      await record({ ...story(2), headers: { Server: 'x' } }),
      await record({ ...story(3), type: 'resource' }),
    ]),
  );
  expect(pages.map(textOf)).toEqual(['<p>story 1</p>', '<p>story 2</p>', '<p>story 3</p>']);
});

test('transfer and content encodings are taken off', async () => {
  const body = '<p>a story in many wrappings</p>';
  const html = { 'Content-Type': 'text/html' };
  const chunked = (bytes: Uint8Array): Buffer =>
    Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')]);
  const captures: Capture[] = [
    { url: 'https://a.example/1', body: gzipSync(body), headers: { ...html, 'Content-Encoding': 'gzip' } },
    { url: 'https://a.example/2', body: brotliCompressSync(body), headers: { ...html, 'Content-Encoding': 'br' } },
    { url: 'https://a.example/3', body: deflateSync(body), headers: { ...html, 'Content-Encoding': 'deflate' } },
    { url: 'https://a.example/4', body: deflateRawSync(body), headers: { ...html, 'Content-Encoding': 'deflate' } },
    { url: 'https://a.example/5', body: zstdCompressSync(body), headers: { ...html, 'Content-Encoding': 'zstd' } },
    {
      url: 'https://a.example/6',
      body: chunked(Buffer.from(body)),
      headers: { ...html, 'Transfer-Encoding': 'chunked' },
    },
    {
      url: 'https://a.example/7',
      body: chunked(gzipSync(body)),
      headers: { ...html, 'Transfer-Encoding': 'chunked', 'content-encoding': 'GZIP' },
    },
    {
      url: 'https://a.example/8',
      body: brotliCompressSync(gzipSync(body)),
      headers: { ...html, 'Content-Encoding': 'gzip, br' },
    },
    {
      url: 'https://a.example/9',
      body,
      headers: { ...html, 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' },
    },
  ];
  for (const capture of captures)
    expect([capture.url, (await read(await record(capture))).pages.map(textOf)]).toEqual([capture.url, [body]]);
});

describe('damage is one problem, and reading goes on', () => {
  test('cut in the middle of a record, at every byte', async () => {
    const whole = Buffer.concat([await record(story(1)), await record(story(2))]);
    const first = (await record(story(1))).length;
    const last = whole.lastIndexOf('</p>') + 4;
    for (let end = first + 12; end < last; end += 7) {
      const { pages, problems } = await read(whole.subarray(0, end));
      expect(pages.map(textOf)).toEqual(['<p>story 1</p>']);
      expect([end - first, problems.map(({ kind }) => kind)]).toEqual([end - first, ['cut']]);
    }
  });

  test('a length that is too small: the next record is found', async () => {
    const lying = Buffer.from(
      (await record({ ...story(1), body: `<p>story 1</p>${'\nmore'.repeat(50)}` }))
        .toString('latin1')
        .replace(/Content-Length: \d+/, 'Content-Length: 90'),
      'latin1',
    );
    const { pages, problems } = await read(Buffer.concat([lying, await record(story(2))]));
    expect(pages.at(-1) && textOf(pages.at(-1)!)).toBe('<p>story 2</p>');
    expect(problems.map(({ kind }) => kind)).toEqual(['damaged']);
  });

  test('a length that is no number', async () => {
    const lying = Buffer.from(
      (await record(story(1))).toString('latin1').replace(/Content-Length: \d+/, 'Content-Length: many'),
      'latin1',
    );
    const { pages, problems } = await read(Buffer.concat([lying, await record(story(2))]));
    expect(pages.map(textOf)).toEqual(['<p>story 2</p>']);
    expect(problems.map(({ kind }) => kind)).toEqual(['damaged', 'damaged']);
  });

  test('a length of petabytes', async () => {
    const lying = Buffer.from(
      (await record(story(1))).toString('latin1').replace(/Content-Length: \d+/, 'Content-Length: 9000000000000000'),
      'latin1',
    );
    const { pages, problems } = await read(lying);
    expect(pages).toEqual([]);
    expect(problems.map(({ kind }) => kind)).toEqual(['cut']);
  });

  test('pages over the limit, plain, and folded far smaller', async () => {
    const { pages, problems } = await read(
      Buffer.concat([
        await record({ ...story(1), body: 'x'.repeat(100_001) }),
        await record({
          ...story(2),
          body: gzipSync(Buffer.alloc(20_000_000)),
          headers: { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' },
        }),
        await record({ ...story(3), body: 'x'.repeat(3_000_000) }),
        await record(story(4)),
      ]),
    );
    expect(pages.map(textOf)).toEqual(['<p>story 4</p>']);
    expect(problems.map(({ kind }) => kind)).toEqual(['too-large', 'too-large', 'too-large']);
    expect(problemLine(problems[0]!)).toBe(
      'x.warc, record 1 (https://a.example/1): larger than the limit of 100000 bytes; raise COPYDESK_PAGE_LIMIT_MB to take it',
    );
  });

  test('headers that never end do not fill the memory', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('WARC/1.0\r\nWARC-Type: response\r\nX: ');
      for (;;) yield Buffer.alloc(65_536, 'x');
    }
    const items = await all(readWarc(endless(), 'x.warc', 1000));
    expect(items.filter(isProblem).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['damaged', 'cannot be read on (the headers of a record do not end)'],
    ]);
  });

  test('no WARC at all', async () => {
    expect((await read(Buffer.from('<html>\n<p>hello\n'))).problems.map(({ reason }) => reason)).toEqual([
      'is no WARC file',
    ]);
    expect(await read(Buffer.alloc(0))).toEqual({ pages: [], problems: [] });
  });
});

describe('.warc.gz files', () => {
  test('whole, with a member a record', async () => {
    const folder = folderWith({
      'a.warc.gz': Buffer.concat([await record(story(1), true), await record(story(2), true)]),
      'b.warc': (await record(story(3)))
        .toString('latin1')
        .replace('Content-Length', 'content-length')
        .replace('WARC-Type', 'warc-type'),
    });
    const items = await all(readPages([folder], { limit: 1000 }));
    expect(items.map((item) => !isProblem(item) && textOf(item))).toEqual([
      '<p>story 1</p>',
      '<p>story 2</p>',
      '<p>story 3</p>',
    ]);
  });

  test('cut in the middle', async () => {
    const whole = Buffer.concat([await record(story(1), true), await record(story(2), true)]);
    const folder = folderWith({ 'a.warc.gz': whole.subarray(0, whole.length - 60), 'b.html': '<p>b' });
    const items = await all(readPages([folder], { limit: 1000 }));
    expect(items.map((item) => (isProblem(item) ? item.kind : textOf(item)))).toEqual([
      '<p>story 1</p>',
      'cut',
      '<p>b',
    ]);
    expect(problemLine(items.find(isProblem)!)).toContain(`${join(folder, 'a.warc.gz')}, record 2`);
  });
});
