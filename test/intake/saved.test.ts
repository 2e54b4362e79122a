import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPages, type IntakeOptions } from '../../src/intake/pages.ts';
import { isProblem, type IntakeProblem } from '../../src/intake/problem.ts';
import type { Page } from '../../src/model/page.ts';
import { binaryPlist, warcRecord, wetRecord, zip } from './archives.ts';
import { all, folderWith } from './folder.ts';

async function read(
  files: Record<string, string | Uint8Array>,
  options: Partial<IntakeOptions> = {},
  paths?: readonly string[],
): Promise<{ pages: Page[]; problems: IntakeProblem[] }> {
  const folder = folderWith(files);
  const named = paths?.map((path) => join(folder, path)) ?? [folder];
  const items = await all(readPages(named, { limit: 1_000_000, ...options }));
  return { pages: items.filter((item): item is Page => !isProblem(item)), problems: items.filter(isProblem) };
}
const textOf = (page: Page): string => Buffer.from(page.bytes).toString();

const MHTML = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://paper.example/outer',
  'Subject: =?utf-8?Q?Ferry=20runs=20aground=20=E2=80=94=20Post?=',
  'Date: Thu, 7 Nov 2024 08:30:00 -0500',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--a1b2----"',
  '',
  '',
  '------MultipartBoundary--a1b2----',
  'Content-Type: text/html; charset=utf-8',
  'Content-ID: <frame-1@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://paper.example/news/ferry',
  '',
  '<!DOCTYPE html><html><head><meta http-equiv=3D"Content-Type" content=3D"text/ht=',
  'ml; charset=3DUTF-8"><title>Ferry</title></head><body><p>TOLLIVER, Ore. (AP) =E2=80=94 A fe=',
  'rry ran aground.</p></body></html>',
  '',
  '------MultipartBoundary--a1b2----',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://ads.example/frame',
  '',
  '<p>An advertisement in a frame.</p>',
  '------MultipartBoundary--a1b2----',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-Location: https://paper.example/ferry.png',
  '',
  'iVBORw0KGgo=',
  '------MultipartBoundary--a1b2------',
  '',
].join('\r\n');

describe('MHTML', () => {
  test('the root part, decoded, under its own URL and date; frames and pictures are passed over', async () => {
    const { pages, problems } = await read({ 'a.mhtml': MHTML, 'b.mht': MHTML.replaceAll('\r\n', '\n') });
    expect(problems).toEqual([]);
    for (const page of pages) {
      expect(textOf(page)).toMatch(/<p>TOLLIVER, Ore\. \(AP\) — A ferry ran aground\.<\/p>/);
      expect(textOf(page)).not.toMatch(/advertisement|=3D/);
      expect(page).toMatchObject({
        url: 'https://paper.example/news/ferry',
        contentType: 'text/html; charset=utf-8',
        fetchedAt: '2024-11-07T13:30:00.000Z',
      });
    }
    expect(pages).toHaveLength(2);
  });

  test('base64, another charset, a root inside an alternative part; a page called .html', async () => {
    const mail = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=outer',
      '',
      '--outer',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/html; charset=iso-8859-1',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://paper.example/cafe',
      '',
      Buffer.from('<p>Caf\xe9 closes</p>', 'latin1').toString('base64'),
      '--inner--',
      '--outer--',
    ].join('\n');
    const { pages } = await read({ 'saved.html': mail });
    expect(pages.map((page) => [page.url, textOf(page).trim()])).toEqual([
      ['https://paper.example/cafe', '<p>Café closes</p>'],
    ]);
  });

  test('one without a page is damaged, one that was cut gives what it has', async () => {
    const { problems } = await read({ 'a.mht': 'MIME-Version: 1.0\nContent-Type: image/png\n\nxx' });
    expect(problems).toMatchObject([{ kind: 'damaged', reason: 'holds no part of HTML or text' }]);
    const cut = MHTML.slice(0, MHTML.indexOf('rry ran'));
    expect((await read({ 'a.mhtml': cut })).pages.map(({ url }) => url)).toEqual(['https://paper.example/news/ferry']);
  });

  test('a page called .mhtml is a page, and what is neither is named', async () => {
    const { pages } = await read({ 'a.mhtml': '\ufeff<!doctype html><title>A</title><p>A ferry ran aground.' });
    expect(pages.map(textOf)).toEqual([expect.stringContaining('A ferry ran aground')]);
    for (const bytes of ['A ferry ran aground.\n\nAll are safe.\n', ''])
      expect((await read({ 'a.mht': bytes })).problems).toMatchObject([
        { kind: 'damaged', reason: 'is no MHTML, the format that browsers save pages in' },
      ]);
  });

  test('its pictures do not count against the limit of a page', async () => {
    const large = MHTML.replace('iVBORw0KGgo=', 'A'.repeat(30_000));
    expect((await read({ 'a.mhtml': large }, { limit: 5000 })).pages).toHaveLength(1);
    expect((await read({ 'a.mhtml': large }, { limit: 2000 })).problems).toMatchObject([{ kind: 'too-large' }]);
  });
});

describe('SingleFile', () => {
  const saved = (filler: string): string => `<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile 
 url: https://paper.example/news/ferry?id=7 
 saved date: Wed Jan 15 2025 10:12:13 GMT+0100 (Central European Standard Time)
--><meta charset=utf-8><style>${filler}</style><link rel=canonical href=https://paper.example/news/ferry><p>Story</p>`;

  test('URL and date are those of its comment', async () => {
    const { pages } = await read({ 'a.html': saved('') });
    expect(pages).toMatchObject([
      { url: 'https://paper.example/news/ferry?id=7', fetchedAt: '2025-01-15T09:12:13.000Z' },
    ]);
  });

  test('a sidecar knows better', async () => {
    const { pages } = await read({ 'a.html': saved(''), 'a.json': '{"url":"https://own.example/story-1"}' });
    expect(pages[0]!.url).toBe('https://own.example/story-1');
  });

  test('a canonical link counts wherever it stands', async () => {
    const { pages } = await read({ 'a.html': saved('p{}'.repeat(60_000)).replace(/<!--[^]*?-->/, '') });
    expect(pages[0]!.url).toBe('https://paper.example/news/ferry');
  });
});

describe('Safari’s webarchive', () => {
  const archive = binaryPlist({
    WebMainResource: {
      WebResourceData: Buffer.from('<p>Caf\xe9 closes</p>', 'latin1'),
      WebResourceURL: 'https://paper.example/cafe',
      WebResourceMIMEType: 'text/html',
      WebResourceTextEncodingName: 'iso-8859-1',
    },
  });

  test('the main resource with its URL and charset', async () => {
    const { pages } = await read({ 'a.webarchive': archive });
    expect(pages).toMatchObject([{ url: 'https://paper.example/cafe', contentType: 'text/html; charset=iso-8859-1' }]);
    expect(Buffer.from(pages[0]!.bytes).toString('latin1')).toBe('<p>Caf\xe9 closes</p>');
  });

  test('one that is cut, or holds none, is damaged', async () => {
    const { problems, pages } = await read({
      'a.webarchive': archive.subarray(0, 60),
      'b.webarchive': binaryPlist({ Other: 'x' }),
      'c.webarchive': '<plist/>',
    });
    expect(pages).toEqual([]);
    expect(problems.map(({ kind }) => kind)).toEqual(['damaged', 'damaged', 'damaged']);
  });
});

describe('WET', () => {
  test('a page’s plain text with its URL and date', async () => {
    const wet = wetRecord(
      'https://paper.example/ferry',
      'Ferry runs aground\nTOLLIVER, Ore. (AP) — A ferry ran aground.\n',
    );
    const { pages } = await read({ 'a.wet': wet, 'b.warc.wet.gz': gzipSync(wet) });
    expect(pages).toHaveLength(2);
    for (const page of pages)
      expect(page).toMatchObject({
        url: 'https://paper.example/ferry',
        contentType: 'text/plain',
        fetchedAt: '2024-05-06T07:08:09.000Z',
      });
  });
});

describe('zstd', () => {
  test('everything that may be .gz may be .zst, in several frames too', async () => {
    const frames = (...parts: string[]): Buffer => Buffer.concat(parts.map((part) => zstdCompressSync(part)));
    const { pages, problems } = await read({
      'a.html.zst': frames('<p>', 'a</p>'),
      'b.jsonl.zst': frames('{"html":"<p>b</p>"}\n', '{"html":"<p>c</p>"}\n'),
      'd.warc.zst': frames(
        warcRecord('https://d.example/1', '<p>d</p>'),
        warcRecord('https://d.example/2', '<p>e</p>'),
      ),
      'f.txt.zst': frames('f'),
      'g.mhtml.zst': frames(MHTML),
      'h.jsonl.zst': Buffer.concat([
        Buffer.from('502a4d18030000000102', 'hex'),
        Buffer.from([3]),
        frames('{"html":"<p>h</p>"}'),
      ]),
    });
    expect(problems).toEqual([]);
    expect(pages.slice(0, 6).map(textOf)).toEqual(['<p>a</p>', '<p>b</p>', '<p>c</p>', '<p>d</p>', '<p>e</p>', 'f']);
    expect(pages).toHaveLength(8);
    expect(textOf(pages[7]!)).toBe('<p>h</p>');
  });

  test('a cut or damaged one is a problem, and one that unfolds past the limit is too large', async () => {
    const whole = zstdCompressSync('<p>a</p>'.repeat(1000));
    const { problems } = await read({
      'a.html.zst': whole.subarray(0, 20),
      'b.jsonl.zst': Buffer.concat([whole.subarray(0, 8), Buffer.from('no zstd at all')]),
      'c.html.zst': zstdCompressSync(Buffer.alloc(2_000_000, 97)),
    });
    expect(problems.map(({ kind }) => kind)).toEqual(['cut', expect.stringMatching(/^(?:cut|damaged)$/), 'too-large']);
  });
});

describe('WACZ', () => {
  const warc = gzipSync(
    warcRecord('https://paper.example/1', '<p>one</p>') + warcRecord('https://paper.example/2', '<p>two</p>'),
  );

  test('the pages of its WARC files, each with URL and date', async () => {
    const wacz = zip({
      'datapackage.json': Buffer.from('{}'),
      'archive/data.warc.gz': warc,
      'pages/pages.jsonl': Buffer.from('{}\n'),
    });
    const { pages, problems } = await read({ 'a.wacz': wacz });
    expect(problems).toEqual([]);
    expect(pages.map((page) => [page.url, page.fetchedAt, textOf(page)])).toEqual([
      ['https://paper.example/1', '2024-05-06T07:08:09.000Z', '<p>one</p>'],
      ['https://paper.example/2', '2024-05-06T07:08:09.000Z', '<p>two</p>'],
    ]);
  });

  test('a name that climbs out, a ZIP without WARC files, a cut file are named problems', async () => {
    const { pages, problems } = await read({
      'climbs.wacz': zip({ '../../archive/data.warc.gz': warc }),
      'cut.wacz': zip({ 'archive/data.warc.gz': warc }).subarray(0, 100),
      'none.wacz': zip({ 'a.html': Buffer.from('<p>x</p>') }),
    });
    expect(pages).toEqual([]);
    expect(problems.map(({ kind }) => kind)).toEqual(['damaged', 'damaged', 'unknown-form']);
    expect(problems[0]!.reason).toMatch(/invalid relative path/);
  });

  test('a bomb is left, and what stood before it is taken', async () => {
    const bomb = gzipSync(`${warcRecord('https://paper.example/1', '<p>one</p>')}WARC/1.0\r\nWARC-Type: resource\r\n`);
    const zeros = gzipSync(Buffer.alloc(8_000_000), { level: 9 });
    const entries = { 'archive/a.warc.gz': Buffer.concat([bomb, ...Array.from({ length: 40 }, () => zeros)]) };
    const { pages, problems } = await read({ 'a.wacz': zip(entries, true) });
    expect(pages.map(({ url }) => url)).toEqual(['https://paper.example/1']);
    expect(problems.at(-1)!.kind).toBe('damaged');
  });
});

describe('what is not read', () => {
  test.for([
    ['a.eml', 'a mail'],
    ['a.har', 'a browser’s HAR log'],
    ['a.pdf', 'a PDF'],
    ['a.zip', 'a ZIP archive'],
    ['a.tar.gz', 'a tar archive'],
    ['a.tgz', 'a tar archive'],
    ['a.docx', 'a document of a word processor'],
    ['a.csv', 'a table'],
  ])('%s is refused as %s, with what to do', async ([file, name]) => {
    const { pages, problems } = await read({ [file!]: 'x' }, {}, [file!]);
    expect(pages).toEqual([]);
    expect(problems).toMatchObject([{ kind: 'unknown-form', reason: `${name}, which is not supported` }]);
    expect(problems[0]!.hint).not.toBe('');
  });
});
