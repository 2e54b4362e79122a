import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPages, takePages, type IntakeOptions } from '../../src/intake/pages.ts';
import { isProblem, problemLine, unreadable, type IntakeProblem } from '../../src/intake/problem.ts';
import { pageId, type Page } from '../../src/model/page.ts';
import { all, folderWith } from './folder.ts';

const html = (word: string): string => `<!doctype html><title>${word}</title><p>${word} story</p>`;

async function read(
  paths: string[],
  options: Partial<IntakeOptions> = {},
): Promise<{ pages: Page[]; problems: IntakeProblem[] }> {
  const items = await all(readPages(paths, { limit: 100_000, ...options }));
  return { pages: items.filter((item): item is Page => !isProblem(item)), problems: items.filter(isProblem) };
}

const textOf = (page: Page): string => Buffer.from(page.bytes).toString();

describe('what becomes a page', () => {
  test('a folder, sorted, with its folders; sidecars and other files are none', async () => {
    const folder = folderWith({
      'b.html': html('b'),
      'a.html.gz': gzipSync(html('a')),
      'c/page.html': html('c'),
      'c/page.json': '{"url":"https://c.example/1"}',
      'c/expected.json': '{}',
      'a.json':
        '{"url":"https://a.example/1","contentType":"text/html; charset=utf-8","fetchedAt":"2025-08-11T12:00:00+02:00"}',
      'd.htm': html('d'),
      'e.css': 'p{}',
      'readme.txt': 'no',
      'z.txt': 'text',
      'z.json': '{"url":"https://z.example/1"}',
    });
    const { pages, problems } = await read([folder]);
    expect(problems).toEqual([]);
    expect(pages.map(textOf)).toEqual([html('a'), html('b'), html('c'), html('d'), 'text']);
    expect(pages.map(({ url }) => url)).toEqual([
      'https://a.example/1',
      null,
      'https://c.example/1',
      null,
      'https://z.example/1',
    ]);
    expect(pages[4]!.contentType).toBe('text/plain');
    expect(pages[0]).toMatchObject({ contentType: 'text/html; charset=utf-8', fetchedAt: '2025-08-11T10:00:00.000Z' });
    for (const page of pages) expect(page.id).toBe(pageId(page.url, page.bytes));
  });

  test("files a shell's `*` names: sidecars are passed over, a page of any name is taken", async () => {
    const folder = folderWith({
      'a.html': html('a'),
      'a.json': '{"url":"https://a.example/1"}',
      saved: html('saved'),
      'page.json': '{}',
    });
    const { pages, problems } = await read(
      ['a.html', 'a.json', 'page.json', 'saved'].map((name) => join(folder, name)),
    );
    expect(problems).toEqual([]);
    expect(pages.map(textOf)).toEqual([html('a'), html('saved')]);
  });

  test('globs', async () => {
    const folder = folderWith({
      'x/a.html': html('a'),
      'x/y/b.html': html('b'),
      'x/y/b.json': '{"url":"https://b.example/"}',
      'c.html': html('c'),
    });
    expect((await read([`${folder}/x/**/*`])).pages.map(textOf)).toEqual([html('a'), html('b')]);
    expect((await read([`${folder}/x/*.{html,htm}`])).pages.map(textOf)).toEqual([html('a')]);
  });

  test('gzip is known by its bytes too', async () => {
    const folder = folderWith({ 'a.html': gzipSync(html('a')) });
    expect((await read([join(folder, 'a.html')])).pages.map(textOf)).toEqual([html('a')]);
  });

  test('an empty file is a page: what becomes of it is for cleaning to say', async () => {
    const { pages } = await read([folderWith({ 'a.html': '' })]);
    expect(pages.map(({ bytes }) => bytes.length)).toEqual([0]);
  });
});

describe('whose URL', () => {
  const canonical = '<link rel="canonical" href="https://canonical.example/1">';

  test('the given one, else the sidecar, else the page', async () => {
    const folder = folderWith({
      'a.html': canonical,
      'a.json': '{"url":"https://sidecar.example/1"}',
      'b.html': canonical,
    });
    expect((await read([join(folder, 'a.html')], { url: 'https://given.example/1' })).pages[0]?.url).toBe(
      'https://given.example/1',
    );
    expect((await read([folder])).pages.map(({ url }) => url)).toEqual([
      'https://sidecar.example/1',
      'https://canonical.example/1',
    ]);
  });

  test('page.json speaks for the one page of its folder, not for several', async () => {
    const one = folderWith({ 'index.html': html('a'), 'page.json': '{"url":"https://a.example/1"}' });
    expect((await read([one])).pages[0]?.url).toBe('https://a.example/1');
    const two = folderWith({
      'index.html': html('a'),
      'other.html': html('b'),
      'page.json': '{"url":"https://a.example/1"}',
    });
    expect((await read([two])).pages.map(({ url }) => url)).toEqual([null, null]);
  });

  test('null in a sidecar is as good as nothing', async () => {
    const { pages, problems } = await read([
      folderWith({ 'a.html': canonical, 'a.json': '{"url":null,"contentType":null,"fetchedAt":null}' }),
    ]);
    expect([pages[0]?.url, problems]).toEqual(['https://canonical.example/1', []]);
  });

  test('credentials are taken out', async () => {
    const folder = folderWith({ 'a.html': html('a'), 'a.json': '{"url":"https://me:secret@a.example/1#x"}' });
    expect((await read([folder])).pages[0]?.url).toBe('https://a.example/1');
  });
});

describe('problems are named and everything else goes on', () => {
  test.for([
    ['a URL that is none', '{"url":"not a url"}', 'bad-url', '"not a url" is not an absolute'],
    ['a javascript URL', '{"url":"javascript:alert(1)"}', 'bad-url', 'not an absolute'],
    ['a sidecar that is not JSON', '{"url"', 'bad-sidecar', 'is not JSON'],
    ['a sidecar with a wrong type', '{"url":7}', 'bad-sidecar', 'url'],
    ['a sidecar with a wrong date', '{"fetchedAt":"yesterday"}', 'bad-sidecar', 'fetchedAt: not a date'],
  ] as const)('%s', async ([, sidecar, kind, words]) => {
    const { pages, problems } = await read([
      folderWith({
        'a.html': '<meta property="og:url" content="https://a.example/og">',
        'a.json': sidecar,
        'b.html': html('b'),
      }),
    ]);
    expect(pages.map(({ url }) => url)).toEqual(['https://a.example/og', null]);
    expect(problems.map((problem) => problem.kind)).toEqual([kind]);
    expect(problemLine(problems[0]!)).toContain(words);
    expect(problemLine(problems[0]!)).toContain('a.json: ');
  });

  test('a sidecar that leads outside its folder is not read', async () => {
    const outside = folderWith({ 'secret.json': '{"url":"https://secret.example/1"}' });
    const folder = folderWith({ 'a.html': html('a') });
    symlinkSync(join(outside, 'secret.json'), join(folder, 'a.json'));
    const { pages, problems } = await read([folder]);
    expect(pages[0]?.url).toBeNull();
    expect(problems.map(({ kind }) => kind)).toEqual(['bad-sidecar']);
  });

  test('a missing path, a glob without a match, an empty folder', async () => {
    const folder = folderWith({ 'a.html': html('a'), 'empty/readme.txt': 'x' });
    const { pages, problems } = await read([
      join(folder, 'nope'),
      `${folder}/*.warc`,
      join(folder, 'empty'),
      join(folder, 'a.html'),
    ]);
    expect(pages.length).toBe(1);
    expect(problems.map(({ kind }) => kind)).toEqual(['missing', 'no-match', 'no-pages']);
  });

  test('an unreadable file', async () => {
    const folder = folderWith({ 'b.html': html('b') });
    symlinkSync('a.html', join(folder, 'a.html'));
    const { pages, problems } = await read([folder]);
    expect(pages.map(textOf)).toEqual([html('b')]);
    expect(problems.map(({ kind, source }) => [kind, source])).toEqual([['unreadable', join(folder, 'a.html')]]);
    expect(problemLine(unreadable('x.html', { code: 'EACCES' }))).toBe(
      'x.html: permission denied; make it readable for this user',
    );
  });

  test('a broken link and a link to a folder above', async () => {
    const folder = folderWith({ 'b.html': html('b') });
    symlinkSync(join(folder, 'gone'), join(folder, 'a.html'));
    symlinkSync(folder, join(folder, 'loop'));
    const { pages, problems } = await read([folder]);
    expect(pages.map(textOf)).toEqual([html('b')]);
    expect(problems.map(({ kind }) => kind)).toEqual(['missing']);
  });

  test('pages over the limit, plain, and folded far smaller', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'));
    const folder = folderWith({ 'a.html': 'a'.repeat(100_001), 'b.html.gz': bomb, 'c.html': 'c'.repeat(100_000) });
    const before = process.memoryUsage().arrayBuffers;
    const { pages, problems } = await read([folder]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
    expect(pages.map(({ bytes }) => bytes.length)).toEqual([100_000]);
    expect(problems.map(({ kind, source }) => [kind, source])).toEqual([
      ['too-large', join(folder, 'a.html')],
      ['too-large', join(folder, 'b.html.gz')],
    ]);
  });

  test('gzip cut in the middle, and none at all', async () => {
    const folded = gzipSync(html('a'.repeat(1000)));
    const broken = Buffer.from(folded);
    broken.fill(0xff, 12, 20);
    const { pages, problems } = await read([
      folderWith({ 'a.html.gz': folded.subarray(0, folded.length / 2), 'b.html.gz': broken, 'c.html.gz': html('c') }),
    ]);
    expect(problems.map(({ kind }) => kind)).toEqual(['cut', 'damaged']);
    expect(pages.map(textOf)).toEqual([html('c')]);
  });

  test('a file name cannot send escape sequences to the terminal', async () => {
    const { problems } = await read(['/tmp/no\u001bcred\n.html']);
    expect(problemLine(problems[0]!)).toBe('/tmp/no\\u{1b}cred .html: no such file or folder; check the path');
  });
});

test('a page knows where it was read: its file, and the line or record in it', async () => {
  const http = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>c';
  const record = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/c\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
  const folder = folderWith({ 'a.html': '<p>a', 'b.jsonl': '\n{"html":"<p>b"}', 'c.warc': record + record });
  const sources = ['a.html', 'b.jsonl, line 2', 'c.warc, record 1', 'c.warc, record 2'].map((name) =>
    join(folder, name),
  );
  const taken = await all(takePages([folder], { limit: 1000 }));
  expect(taken.map((item) => (isProblem(item) ? item.reason : item.page.source))).toEqual(sources);
  expect(taken.map(({ source }) => source)).toEqual(sources);
});
