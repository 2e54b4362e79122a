import { Readable } from 'node:stream';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/intake/lines.ts';
import { readPages, takePages } from '../../src/intake/pages.ts';
import { isProblem, problemLine, type IntakeProblem } from '../../src/intake/problem.ts';
import type { FoundPage } from '../../src/intake/found-page.ts';
import { decode } from '../../src/pipeline/page/decode.ts';
import { all, folderWith } from './folder.ts';

async function take(
  text: string | Uint8Array,
  limit = 10_000,
): Promise<{ taken: FoundPage[]; problems: IntakeProblem[] }> {
  const items = await all(
    takePages(['-'], { limit, stdin: Readable.from([text].flat()) as AsyncIterable<Uint8Array> }),
  );
  return { taken: items.filter((item): item is FoundPage => !isProblem(item)), problems: items.filter(isProblem) };
}
const lines = (...values: unknown[]): Buffer =>
  Buffer.from(values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n'));

test('html and bodyBase64, with and without id', async () => {
  const { taken, problems } = await take(
    lines(
      { id: 'one', url: 'https://a.example/1', html: '<p>café', fetchedAt: '2025-08-11T10:00:00Z' },
      {
        url: 'https://a.example/2',
        bodyBase64: Buffer.from('<p>caf\xe9', 'latin1').toString('base64'),
        contentType: 'text/html; charset=latin1',
      },
    ),
  );
  expect(problems).toEqual([]);
  expect(taken.map(({ id }) => id)).toEqual(['one', null]);
  expect(taken[0]?.page).toMatchObject({
    url: 'https://a.example/1',
    contentType: 'text/html; charset=utf-8',
    fetchedAt: '2025-08-11T10:00:00Z',
  });
  for (const { page } of taken)
    expect(decode(page.bytes, page.contentType)).toMatchObject({ text: '<p>café', flags: [] });
});

test('text is UTF-8 whatever the page says of itself', async () => {
  const { taken } = await take(
    lines({ html: '<meta charset="windows-1251"><p>café — “yes”', contentType: 'text/html; charset=windows-1251' }),
  );
  expect(decode(taken[0]!.page.bytes, taken[0]!.page.contentType)).toMatchObject({ charset: 'utf-8', flags: [] });
});

test('a page without a URL is known by its canonical one', async () => {
  const { taken } = await take(lines({ html: '<link rel=canonical href="https://a.example/c">' }));
  expect(taken[0]?.page.url).toBe('https://a.example/c');
});

describe('a broken line is named with its number, and the others go on', () => {
  test.for([
    ['{"id":"x","html":', 'not JSON', undefined],
    ['null', 'the line: ', undefined],
    ['[1]', 'the line: ', undefined],
    [{ id: 'x', url: 'https://a.example/1' }, 'give exactly one of "html" and "bodyBase64"', 'x'],
    [{ id: 'x', html: '<p>', bodyBase64: '' }, 'give exactly one of', 'x'],
    [{ id: 'x', html: '<p>', extra: 1 }, 'unknown key "extra"', 'x'],
    [{ id: 7, html: '<p>' }, 'id: ', undefined],
    [{ id: 'x', html: '<p>', fetchedAt: 'yesterday' }, 'fetchedAt: ', 'x'],
    [{ id: 'x', bodyBase64: '***' }, 'bodyBase64: not base64', undefined],
    [{ id: 'x', html: 'a'.repeat(10_001) }, 'larger than the limit of 10000 bytes', 'x'],
    [{ id: 'x', bodyBase64: gzipSync('a'.repeat(10_001)).toString('base64') }, 'larger than the limit', 'x'],
    [`"${'a'.repeat(200_000)}"`, 'the line is too long', undefined],
  ] as const)('%j', async ([line, words, id]) => {
    const { taken, problems } = await take(lines({ html: '<p>first' }, '', line, { html: '<p>last' }));
    expect(taken.map(({ page }) => Buffer.from(page.bytes).toString())).toEqual(['<p>first', '<p>last']);
    expect(problems.length).toBe(1);
    expect(problemLine(problems[0]!)).toContain('standard input, line 3: ');
    expect(problemLine(problems[0]!)).toContain(words);
    if (id !== undefined) expect(problems[0]!.id).toBe(id);
  });

  test('a URL that is none: the page is taken without it', async () => {
    const { taken, problems } = await take(lines({ id: 'x', url: '/relative', html: '<p>first' }));
    expect(taken.map(({ id, page }) => [id, page.url])).toEqual([['x', null]]);
    expect(problems.map(({ kind }) => kind)).toEqual(['bad-url']);
  });

  test('__proto__ is a key like any other', async () => {
    await take(Buffer.from('{"__proto__":{"polluted":1},"html":"<p>x"}\n'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test.for(['<!doctype html>\n<html>\n<p>a\n', '\n  <html>\n<p>a\n', '\ufeff<?xml version="1.0"?>\n<html>\n'])(
  'a page where JSONL is expected is one problem, not one a line: %j',
  async (html) => {
    const { taken, problems } = await take(Buffer.from(html));
    expect(taken).toEqual([]);
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([['not-jsonl', html.startsWith('\n') ? 2 : 1]]);
    expect(problemLine(problems[0]!)).toMatch(
      /^standard input: HTML, where one JSON object a line is expected; .* clean - --url URL$/,
    );
  },
);

test('a line of HTML among lines of JSON is a line like any other', async () => {
  const { taken, problems } = await take(lines({ html: '<p>first' }, '<p>html', { html: '<p>last' }));
  expect([taken.length, problems.map(({ kind, line }) => [kind, line])]).toEqual([2, [['bad-line', 2]]]);
});

test('a line of 200 MB is skipped, not held', async () => {
  const chunk = Buffer.alloc(1_000_000, 'x');
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from('{"html":"<p>first"}\n{"html":"');
    for (let i = 0; i < 200; i++) yield chunk;
    yield Buffer.from('"}\n{"html":"<p>last"}\n');
  }
  let most = 0;
  const before = process.memoryUsage().arrayBuffers;
  const items: (FoundPage | IntakeProblem)[] = [];
  for await (const item of takePages(['-'], { limit: 1_000_000, stdin: endless() })) {
    items.push(item);
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  expect(items.map((item) => (isProblem(item) ? item.kind : 'page'))).toEqual(['page', 'too-large', 'page']);
  expect(most).toBeLessThan(20_000_000);
});

test('lines are the same however the stream is cut', async () => {
  const text = Buffer.from('\uFEFFone\n\ntwo é\r\nthree\nlast');
  const whole = await all(linesOf(Readable.from([text]), 100));
  for (let size = 1; size < 9; size++) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
      text.subarray(i * size, (i + 1) * size),
    );
    expect(await all(linesOf(Readable.from(pieces), 100))).toEqual(whole);
  }
  expect(whole.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
});

describe('.jsonl files', () => {
  test('plain and gzip', async () => {
    const folder = folderWith({
      'a.jsonl': lines({ html: '<p>a' }),
      'b.jsonl.gz': gzipSync(lines({ html: '<p>b' }, { html: '<p>c' })),
    });
    const items = await all(readPages([folder], { limit: 1000 }));
    expect(items.map((item) => !isProblem(item) && Buffer.from(item.bytes).toString())).toEqual([
      '<p>a',
      '<p>b',
      '<p>c',
    ]);
  });

  test('cut in the middle: the lines before are taken, the cut is one problem', async () => {
    const random = Array.from({ length: 2000 }, (_, i) => ({ html: `<p>${Math.imul(i, 2654435761) >>> 0}</p>` }));
    const folded = gzipSync(lines(...random));
    const folder = folderWith({
      'a.jsonl.gz': folded.subarray(0, folded.length / 2),
      'b.jsonl': lines({ html: '<p>b' }),
    });
    const items = await all(readPages([folder], { limit: 1000 }));
    const problems = items.filter(isProblem);
    expect(problems.map(({ kind, source }) => [kind, source])).toEqual([['cut', join(folder, 'a.jsonl.gz')]]);
    expect(items.length).toBeGreaterThan(500);
    expect(items.at(-1)).toMatchObject({ bytes: Buffer.from('<p>b') });
  });
});
