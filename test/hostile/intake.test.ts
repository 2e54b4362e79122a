import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readJsonl } from '../../src/intake/jsonl.ts';
import { takePages } from '../../src/intake/pages.ts';
import { isProblem, problemLine, type IntakeProblem } from '../../src/intake/problem.ts';
import type { FoundPage } from '../../src/intake/found-page.ts';
import { readWarc } from '../../src/intake/warc.ts';
import type { Page } from '../../src/model/page.ts';
import { all, folderWith } from '../intake/folder.ts';
import { gzipBomb, longStream, packedDeep } from './bombs.ts';
import { storyPage } from './story.ts';

const MB = 1_000_000;
const GB = 1000 * MB;
const LIMIT = 10 * MB;
/** What intake may hold at most while it takes one hostile thing: a line or record of four times the limit, and its copies. */
const MEMORY = 250 * MB;

let most = 0;
let watch: NodeJS.Timeout;
let before = 0;
beforeEach(() => {
  before = process.memoryUsage.rss();
  most = before;
  watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
});
afterEach(() => {
  clearInterval(watch);
  expect(Math.max(most, process.memoryUsage.rss()) - before).toBeLessThan(MEMORY);
});

interface Read {
  pages: Page[];
  problems: IntakeProblem[];
}
const sorted = (items: readonly (FoundPage | Page | IntakeProblem)[]): Read => ({
  pages: items.flatMap((item) => (isProblem(item) ? [] : 'page' in item ? [item.page] : [item])),
  problems: items.filter(isProblem),
});
const fromFiles = async (...paths: string[]): Promise<Read> => sorted(await all(takePages(paths, { limit: LIMIT })));
const fromLines = async (source: AsyncIterable<Uint8Array> | string): Promise<Read> =>
  sorted(
    await all(readJsonl(typeof source === 'string' ? Readable.from([Buffer.from(source)]) : source, 'x.jsonl', LIMIT)),
  );
const fromWarc = async (source: AsyncIterable<Uint8Array> | Buffer): Promise<Read> =>
  sorted(await all(readWarc(Buffer.isBuffer(source) ? Readable.from([source]) : source, 'x.warc', LIMIT)));
const line = (fields: object): string => `${JSON.stringify(fields)}\n`;
const good = line({ url: 'https://a.example/good', html: '<p>good</p>' });

describe('packed files', () => {
  test('gzip of 10 GB in .html.gz is cut off at the limit', async () => {
    const bomb = await gzipBomb(10 * GB);
    expect(bomb.length).toBeLessThan(LIMIT);
    const { pages, problems } = await fromFiles(join(folderWith({ 'bomb.html.gz': bomb, 'good.html': '<p>good</p>' })));
    expect(problems.map((one) => one.kind)).toEqual(['too-large']);
    expect(pages).toHaveLength(1);
  });

  test('gzip in gzip, twenty deep, is unfolded once', async () => {
    const { pages } = await fromFiles(
      join(folderWith({ 'deep.html.gz': packedDeep('<p>deep</p>', 20) }), 'deep.html.gz'),
    );
    expect(pages[0]!.bytes.length).toBeLessThan(1000);
  });

  test('a line of 3 GB in .jsonl.gz is passed over, those around it are taken', { timeout: 300_000 }, async () => {
    const bomb = await gzipBomb(3 * GB, 'x');
    const { pages, problems } = await fromFiles(
      join(folderWith({ 'a.jsonl.gz': Buffer.concat([gzipSync(good), bomb]) }), 'a.jsonl.gz'),
    );
    expect(pages).toHaveLength(1);
    expect(problems.map((one) => one.kind)).toContain('damaged');
  });
});

describe('JSONL', () => {
  test('a line of 1 GB is passed over, those around it are taken', { timeout: 120_000 }, async () => {
    const { pages, problems } = await fromLines(longStream(`${good}{"html":"`, 'x', GB, `"}\n${good}`));
    expect(pages).toHaveLength(2);
    expect(problems.map((one) => [one.kind, one.source])).toEqual([['too-large', 'x.jsonl, line 2']]);
  });

  test('1 GB without a line feed at the end', { timeout: 120_000 }, async () => {
    expect((await fromLines(longStream('', '[', GB, ''))).problems.map((one) => one.kind)).toEqual(['too-large']);
  });

  test('2 million empty lines, then a page', async () => {
    expect((await fromLines(longStream('', '\n', 2 * MB, good))).pages).toHaveLength(1);
  });

  test.each([
    ['nested 1 million deep', `${'['.repeat(MB)}\n`],
    ['an object nested 300,000 deep', `{"html":${'{"a":'.repeat(300_000)}1${'}'.repeat(300_000)}}\n`],
    ['__proto__ in place of the fields', '{"__proto__":{"html":"<p>x</p>"}}\n'],
    ['__proto__ beside the fields', '{"html":"<p>x</p>","__proto__":{"polluted":true}}\n'],
    ['constructor beside the fields', '{"html":"<p>x</p>","constructor":{"prototype":{"polluted":true}}}\n'],
    ['a number that is none', '{"html":1e999}\n'],
    ['a list', '["<p>x</p>"]\n'],
    ['null', 'null\n'],
  ])('%s is a problem of its line', async (_, bad) => {
    const { pages, problems } = await fromLines(bad + good);
    expect(pages.map((page) => page.url)).toEqual(['https://a.example/good']);
    expect(problems.map((one) => [one.kind, one.source])).toEqual([['bad-line', 'x.jsonl, line 1']]);
    expect(problemLine(problems[0]!).length).toBeLessThan(800);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['javascript:', 'javascript:alert(1)'],
    ['data:', 'data:text/html,x'],
    ['file:', 'file:///etc/passwd'],
    ['no scheme', '//a.example/x'],
    ['a path', '../../etc/passwd'],
    ['no host', 'https://'],
    ['1 MB', `https://a.example/${'x'.repeat(MB)}`],
    ['controls', 'https://a\u0000.example\u001b[31m/'],
  ])('a URL of %s is not taken', async (_, url) => {
    const { pages, problems } = await fromLines(line({ url, html: '<p>x</p>' }));
    expect(pages[0]!.url).toBeNull();
    expect(problems.map((one) => one.kind)).toEqual(['bad-url']);
    // eslint-disable-next-line no-control-regex -- controls are what is looked for
    expect(problemLine(problems[0]!)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  test('user and password leave a URL, in pages and in what is said of them', async () => {
    const { pages } = await fromLines(line({ url: 'https://ada:hunter2@a.example/x#y', html: '<p>x</p>' }));
    expect(pages[0]!.url).toBe('https://a.example/x');
    const { problems } = await fromLines(line({ url: 'ftp://ada:hunter2@a.example/x', html: '<p>x</p>' }));
    expect(problemLine(problems[0]!)).not.toContain('hunter2');
  });

  test('controls and half characters leave what a database would choke on', async () => {
    const { pages } = await fromLines(
      '{"html":"<p>\\u0000 \\ud800</p>","contentType":"text/html\\u0000\\ud800\\u001b[31m","id":"\\u0000\\u001b"}\n',
    );
    // eslint-disable-next-line no-control-regex -- controls are what is looked for
    expect(pages[0]!.contentType).not.toMatch(/[\u0000-\u001f]/);
    expect(pages[0]!.contentType!.isWellFormed()).toBe(true);
    expect(Buffer.from(pages[0]!.bytes).toString()).toBe('<p>\u0000 \ufffd</p>');
  });

  test('base64 of a gzip bomb is cut off at the limit', async () => {
    const bomb = (await gzipBomb(5 * GB)).toString('base64');
    expect((await fromLines(line({ bodyBase64: bomb }))).problems.map((one) => one.kind)).toEqual(['too-large']);
  });
});

const http = (headers: string, body: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${headers}\r\n`),
    Buffer.from(body as string),
  ]);
function record(
  content: Buffer,
  length: string | null = String(content.length),
  url = 'https://a.example/x',
  more = '',
): Buffer {
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\n${length === null ? '' : `Content-Length: ${length}\r\n`}${more}\r\n`,
    ),
    content,
    Buffer.from('\r\n\r\n'),
  ]);
}
const page = http('', '<p>good</p>');

describe('WARC', () => {
  test.each(['999999999999999999999', '-1', '1e400', 'NaN', '', '0x10', '5', '100000000', '9007199254740993'])(
    'a record whose length is said to be %j',
    async (length) => {
      const { pages, problems } = await fromWarc(Buffer.concat([record(page), record(page, length), record(page)]));
      expect(pages.length).toBeGreaterThanOrEqual(1);
      expect(problems.length).toBeGreaterThanOrEqual(1);
    },
  );

  test('headers that never end, 100 MB of them', async () => {
    const { problems } = await fromWarc(longStream('WARC/1.0\r\nX: ', 'a', 100 * MB, ''));
    expect(problems).toHaveLength(1);
  });

  test('1 million header lines', async () => {
    const { problems, pages } = await fromWarc(
      Buffer.concat([record(page, undefined, undefined, 'X-A: b\r\n'.repeat(MB)), record(page)]),
    );
    expect(problems.length + pages.length).toBeGreaterThanOrEqual(1);
  });

  test('50 MB that belong to no record', async () => {
    const { pages, problems } = await fromWarc(longStream('', 'x', 50 * MB, `\r\n${record(page).toString()}`));
    expect(problems).toHaveLength(1);
    expect(pages).toHaveLength(1);
  });

  test.each([
    ['gzip', (): Promise<Buffer> => gzipBomb(5 * GB)],
    // The quality it has by default takes ten times the time.
    ['br', async () => brotliCompressSync(Buffer.alloc(500 * MB), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
    ['zstd', async () => zstdCompressSync(Buffer.alloc(500 * MB))],
    ['gzip, gzip', async () => gzipSync(await gzipBomb(2 * GB))],
  ])('a body packed by %s that unfolds to far more than the limit', { timeout: 120_000 }, async (encoding, bomb) => {
    const { problems, pages } = await fromWarc(record(http(`Content-Encoding: ${encoding}\r\n`, await bomb())));
    expect(pages).toEqual([]);
    expect(problems.map((one) => one.kind)).toEqual(['too-large']);
  });

  test('100,000 content encodings', async () => {
    const { pages } = await fromWarc(record(http(`Content-Encoding: ${'gzip,'.repeat(100_000)}\r\n`, '<p>x</p>')));
    expect(pages).toHaveLength(1);
  });

  test.each([['FFFFFFFF\r\nx'], ['-5\r\nxxxxx\r\n0\r\n\r\n'], ['zz\r\nxxxxx\r\n'], ['5\r\nxx']])(
    'chunks that lie: %j',
    async (chunks) => {
      const { pages, problems } = await fromWarc(
        Buffer.concat([record(http('Transfer-Encoding: chunked\r\n', chunks)), record(page)]),
      );
      expect(pages.length + problems.length).toBeGreaterThanOrEqual(1);
      expect(pages.some((one) => Buffer.from(one.bytes).toString() === '<p>good</p>')).toBe(true);
    },
  );

  test.each(['file:///etc/passwd', 'javascript:alert(1)', '../../../etc/passwd', 'data:text/html,x'])(
    'a record of %s is no page',
    async (url) => {
      expect((await fromWarc(record(page, undefined, url))).pages).toEqual([]);
    },
  );

  test('a record whose URL climbs and carries credentials is its harmless normal form', async () => {
    expect(
      (await fromWarc(record(page, undefined, 'https://ada:hunter2@a.example/../../../etc/passwd'))).pages[0]!.url,
    ).toBe('https://a.example/etc/passwd');
  });
});

describe('files and sidecars', () => {
  const html = storyPage();

  test('a sidecar that leads out of its folder is not read', async () => {
    const folder = folderWith({ 'in/x.html': html, 'secret.json': '{"url":"https://secret.example/"}' });
    symlinkSync(join(folder, 'secret.json'), join(folder, 'in', 'x.json'));
    const { pages, problems } = await fromFiles(join(folder, 'in'));
    expect(pages[0]!.url).toBeNull();
    expect(problems.map((one) => one.kind)).toEqual(['bad-sidecar']);
  });

  test.each([
    ['no JSON', '{'],
    ['nested 1 million deep', '['.repeat(MB)],
    ['a list', '[]'],
    ['null', 'null'],
    ['a URL that is none', '{"url":"../../etc/passwd"}'],
    ['javascript:', '{"url":"javascript:1"}'],
    ['a wrong date', '{"fetchedAt":"2024-99-99"}'],
    ['a number for a URL', '{"url":1e999}'],
    ['a member of every object', '{"__proto__":{"url":"https://b.example/"},"url":"no"}'],
  ])('a sidecar of %s leaves the page without it', async (_, sidecar) => {
    const { pages, problems } = await fromFiles(folderWith({ 'x.html': html, 'x.json': sidecar }));
    expect(pages).toHaveLength(1);
    expect(pages[0]!.url).toBeNull();
    expect(problems).toHaveLength(1);
  });

  test('a sidecar that is an endless device, and a page that is one', async () => {
    const folder = folderWith({ 'x.html': html, 'sub/y.html': html });
    symlinkSync('/dev/zero', join(folder, 'x.json'));
    symlinkSync('/dev/zero', join(folder, 'sub', 'z.html'));
    const { pages, problems } = await fromFiles(folder);
    expect(pages).toHaveLength(2);
    expect(problems.length).toBeLessThanOrEqual(1);
  });

  test('a page that is a pipe nobody writes to is passed over', async () => {
    const folder = folderWith({ 'x.html': html });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync(join(folder, 'pipe'), join(folder, 'y.html'));
    expect((await fromFiles(folder)).pages).toHaveLength(1);
  });

  test('names with escapes and line feeds are said on one harmless line', async () => {
    const folder = folderWith({ '\u001b[2J\nx.html.gz': gzipSync(html).subarray(0, 40) });
    const { problems } = await fromFiles(folder);
    // eslint-disable-next-line no-control-regex -- controls are what is looked for
    expect(problemLine(problems[0]!)).not.toMatch(/[\u0000-\u001f]/);
  });
});
