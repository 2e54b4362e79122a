import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { OutcomeLine } from '../../src/model/outcome.ts';
import { EXIT } from '../../src/exit.ts';
import { folderWith } from '../intake/folder.ts';
import { fillFolder } from '../store/template.ts';
import { copydesk, copydeskProcess } from './command.ts';
import { expectOneLine } from './one-line.ts';
import { page, story } from './story.ts';

/** Pages by name through one `clean --jsonl`; answers their outcomes in order. */
async function cleaned(pages: readonly (readonly [name: string, bytes: string | Uint8Array])[]): Promise<PageLine[]> {
  const lines = pages.map(
    ([id, bytes]) =>
      `${JSON.stringify({ id, url: 'https://a.example/story', bodyBase64: Buffer.from(bytes as string).toString('base64') })}\n`,
  );
  const { status, out, said } = await copydesk(['clean', '--jsonl'], lines.join(''));
  expect(said).toEqual([]);
  expect(status).toBe(EXIT.ok);
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => pageLine(OutcomeLine.parse(JSON.parse(line))));
}

type PageLine = Exclude<OutcomeLine, { outcome: 'refused' }>;
function pageLine(line: OutcomeLine): PageLine {
  if (line.outcome === 'refused') throw new Error(line.reason);
  return line;
}

test.each(['pages.warc', 'pages.jsonl', 'pages.wet'])('%s without a page in it is told so', async (name) => {
  const { status, out, said } = await copydesk(['clean', join(folderWith({ [name]: '' }), name)]);
  expect([status, out]).toEqual([EXIT.input, '']);
  expectOneLine(said, name, 'no page in it');
});

test('a pipe without a page is no mistake', async () => {
  expect(await copydesk(['clean', '--jsonl'], '')).toMatchObject({ status: EXIT.ok, out: '', said: [] });
});

describe('a page in a bad state', () => {
  test('that holds no story is a reject with its reason', async () => {
    const pages = [
      ['empty', ''],
      ['white space', ' \n '],
      ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj'],
      ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
      ['binary data', Buffer.from(Array.from({ length: 6000 }, (_, i) => (i * 7919) & 0xff))],
      ['plain text', 'BAGHDAD (AP) — Talks go on.'],
      ['no text', '<html><body></body></html>'],
      ['100,000 deep', '<div>'.repeat(100_000)],
    ] as const;
    expect((await cleaned(pages)).map((line) => [line.id, line.outcome === 'rejected' && line.reject.reason])).toEqual([
      ['empty', 'empty'],
      ['white space', 'empty'],
      ['a PDF', 'not-html'],
      ['an image', 'not-html'],
      ['binary data', 'not-html'],
      ['plain text', 'no-story'],
      ['no text', 'empty'],
      ['100,000 deep', 'empty'],
    ]);
  });

  test('that holds a story gives its record', async () => {
    const pages = [
      ['UTF-8 cut in the middle of a character', Buffer.concat([Buffer.from(story), Buffer.from([0xe2, 0x80])])],
      [
        'UTF-8 said, windows-1252 meant',
        Buffer.from(story.replace('<head>', '<head><meta charset="utf-8">').replaceAll('—', '\x97'), 'latin1'),
      ],
      ['nested 100,000 deep', `${'<div>'.repeat(100_000)}${story}`],
      ['after 100,000 unclosed tags', `${'<b><i><p>'.repeat(35_000)}${story}`],
    ] as const;
    const made = await cleaned(pages);
    expect(made.map(({ id }) => id)).toEqual(pages.map(([id]) => id));
    for (const line of made)
      expect(line).toMatchObject({
        outcome: 'article',
        article: { headline: 'Talks go on', dateline: { text: 'BAGHDAD (AP) —' } },
      });
    expect(made.map((line) => line.outcome === 'article' && line.article.provenance.charset)).toEqual([
      'utf-8',
      'windows-1252',
      'utf-8',
      'utf-8',
    ]);
  });

  test('alone: its reject is printed, and the status says so', async () => {
    const { status, out, said } = await copydesk(['clean', '-'], '');
    expect(JSON.parse(out)).toMatchObject({ outcome: 'rejected', reject: { reason: 'empty' } });
    expect([status, said]).toEqual([EXIT.rejected, []]);
  });
});

describe('what cannot be taken is named, and everything else goes on', () => {
  test('a missing folder', async () => {
    const { status, said, out } = await copydesk(['clean', '/no/such/folder', page]);
    expectOneLine(said, '/no/such/folder', 'no such file or folder', 'check the path');
    expect(out.split('\n').filter(Boolean).length).toBe(1);
    expect(status).toBe(EXIT.input);
  });

  test('an unreadable file', async () => {
    const folder = folderWith({ 'b.html': story });
    symlinkSync('a.html', join(folder, 'a.html'));
    const { status, said, out } = await copydesk(['clean', folder]);
    expectOneLine(said, join(folder, 'a.html'), 'cannot be read', 'check');
    expect(JSON.parse(out)).toMatchObject({ outcome: 'article' });
    expect(status).toBe(EXIT.input);
  });

  test('a page over the limit, and one that unfolds beyond it', async () => {
    const folder = folderWith({
      'a.html': 'a'.repeat(300_000),
      'b.html.gz': gzipSync(Buffer.alloc(30_000_000)),
      'c.html': story,
    });
    const { status, said, out } = await copydesk(['clean', folder], '', { COPYDESK_PAGE_LIMIT_MB: '0.2' });
    expect(said.length).toBe(2);
    expect(said[0]).toContain(
      `${join(folder, 'a.html')}: larger than the limit of 200000 bytes; raise COPYDESK_PAGE_LIMIT_MB`,
    );
    expect(said[1]).toContain(join(folder, 'b.html.gz'));
    expect(out.split('\n').filter(Boolean).length).toBe(1);
    expect(status).toBe(EXIT.input);
  });

  test('a sidecar whose URL is none', async () => {
    const folder = folderWith({ 'a.html': story, 'a.json': '{"url":"story.html"}' });
    const { status, said, out } = await copydesk(['clean', folder]);
    expectOneLine(said, join(folder, 'a.json'), '"story.html" is not an absolute http or https URL');
    expect(JSON.parse(out)).toMatchObject({ outcome: 'article', article: { url: null } });
    expect(status).toBe(EXIT.input);
  });

  test('a glob without a match', async () => {
    const { status, said } = await copydesk(['clean', '/no/such/*.html']);
    expectOneLine(said, '/no/such/*.html', 'matches no pages');
    expect(status).toBe(EXIT.input);
  });

  test('a WARC cut in the middle', async () => {
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${story}`;
    const record = (n: number): string =>
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/${n}\r\nWARC-Date: 2025-08-11T10:00:00Z\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
    const folder = folderWith({ 'a.warc': (record(1) + record(2)).slice(0, -400), 'b.html': story });
    const { status, said, out } = await copydesk(['clean', folder]);
    expectOneLine(said, 'a.warc, record 2 (https://a.example/2)', 'ends in the middle of the record', 'again');
    expect(out.split('\n').filter(Boolean).length).toBe(2);
    expect(status).toBe(EXIT.input);
  });

  test('JSONL with broken lines: each is named and has an outcome, by its id or else by its number', async () => {
    const lines = [
      { id: 'a', html: story },
      '{"id":"b","html":',
      { id: 'c', html: story, colour: 'red' },
      { id: 'd', html: `%PDF-${story}` },
      { id: 'e', url: 'nowhere', html: story },
      { id: 'f', html: 'x'.repeat(300_000) },
    ];
    const { status, said, out } = await copydesk(
      ['clean', '--jsonl'],
      lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
      { COPYDESK_PAGE_LIMIT_MB: '0.2' },
    );
    expect(said.map((line) => line.split(':')[1]?.trim())).toEqual([
      'standard input, line 2',
      'standard input, line 3',
      'standard input, line 5',
      'standard input, line 6',
    ]);
    const made = out
      .split('\n')
      .filter(Boolean)
      .map((line) => OutcomeLine.parse(JSON.parse(line)));
    expect(
      made.map((line) => {
        if (line.outcome === 'refused') return [line.line, line.outcome, line.reason];
        return [line.id, line.outcome === 'article' ? 'article' : line.reject.reason];
      }),
    ).toEqual([
      ['a', 'article'],
      [2, 'refused', 'not JSON'],
      ['c', 'bad-payload'],
      ['d', 'not-html'],
      ['e', 'article'],
      ['f', 'too-large'],
    ]);
    expect(status).toBe(EXIT.input);
  });

  test('a line of 200 MB does not fill the memory', async () => {
    async function* input(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"html":"');
      for (let i = 0; i < 200; i++) yield Buffer.alloc(1_000_000, 'x');
      yield Buffer.from(`"}\n${JSON.stringify({ id: 'last', html: story })}\n`);
    }
    const { status, said, out } = await copydeskProcess(['clean', '--jsonl'], input(), {
      NODE_OPTIONS: '--max-old-space-size=120',
      COPYDESK_PAGE_LIMIT_MB: '1',
    });
    expectOneLine(said, 'standard input, line 1', 'too long');
    expect(out.split('\n', 2).map((line) => JSON.parse(line))).toMatchObject([
      { line: 1, outcome: 'refused' },
      { id: 'last', outcome: 'article' },
    ]);
    expect(status).toBe(EXIT.input);
  }, 60_000);
});

test('a run names a refused page without URL by its file, or its line', async () => {
  const folder = folderWith({
    'nameless.html': '<p>Too short.</p>',
    'more.jsonl': `\n${JSON.stringify({ html: '<p>Too short too.</p>' })}\n`,
  });
  await fillFolder(join(folder, 'data'));
  const { out } = await copydesk(['run', folder], '', { COPYDESK_DATA: join(folder, 'data'), COPYDESK_THREADS: '1' });
  for (const source of [join(folder, 'nameless.html'), `${join(folder, 'more.jsonl')}, line 2`])
    expect(out).toContain(source);
});
