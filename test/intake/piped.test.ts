import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { takePages } from '../../src/intake/pages.ts';
import { readPipedDocument } from '../../src/intake/piped.ts';
import { isProblem, problemLine, type IntakeProblem } from '../../src/intake/problem.ts';
import { ITEM_FORMS } from '../../src/model/item-form.ts';
import { binaryPlist, warcRecord } from './archives.ts';
import { all } from './folder.ts';

const item = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../fixtures/items', name));
const options = { limit: 100_000, url: null, leftOut: undefined };

const SAVED = [
  'Snapshot-Content-Location: https://paper.example/ferry',
  'Date: Thu, 7 Nov 2024 08:30:00 -0500',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>TOLLIVER, Ore. (AP) =E2=80=94 A ferry ran aground.</p>',
].join('\r\n');

/** What stands on standard input, and the pages it holds, each as its URL or content type. */
const FORMS: readonly (readonly [name: string, bytes: Uint8Array, pages: readonly string[]])[] = [
  ['MHTML', Buffer.from(SAVED), ['https://paper.example/ferry']],
  [
    'a webarchive',
    binaryPlist({ WebMainResource: { WebResourceData: Buffer.from('<p>a'), WebResourceURL: 'https://a.example/1' } }),
    ['https://a.example/1'],
  ],
  ['a ninjs item over several lines', item('ninjs-3.json'), [ITEM_FORMS.ninjs]],
  ['NITF', item('nitf.xml'), [ITEM_FORMS.nitf]],
  ['a NewsML-G2 message', item('newsml-g2-message.xml'), [ITEM_FORMS['newsml-g2'], ITEM_FORMS['newsml-g2']]],
  [
    'WARC',
    Buffer.from(warcRecord('https://w.example/1', '<p>one') + warcRecord('https://w.example/2', '<p>two')),
    ['https://w.example/1', 'https://w.example/2'],
  ],
];

/** A pipe gives what it has: here in pieces. */
const piped = (bytes: Uint8Array) => {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 37) }, (_, n) => bytes.subarray(n * 37, (n + 1) * 37));
  return takePages(['-'], { limit: 100_000, stdin: Readable.from(pieces) as AsyncIterable<Uint8Array> });
};

describe('standard input', () => {
  test.for(FORMS)('%s is read as the file would be', async ([, bytes, pages]) => {
    const found = await all(piped(bytes));
    expect(found.map((one) => (isProblem(one) ? problemLine(one) : (one.page.url ?? one.page.contentType)))).toEqual(
      pages,
    );
    const whole = await readPipedDocument(gzipSync(bytes), options);
    expect(whole.map((one) => (isProblem(one) ? problemLine(one) : (one.url ?? one.contentType)))).toEqual(pages);
  });

  test('the items of a feed that have their text are pages', async () => {
    const whole = await readPipedDocument(item('feed-rss.xml'), options);
    const streamed = await all(piped(item('feed-rss.xml')));
    expect(whole.length).toBeGreaterThan(0);
    expect(streamed.map((one) => !isProblem(one) && one.page.id)).toEqual(
      whole.map((one) => !isProblem(one) && one.id),
    );
  });

  test('a page of HTML, XHTML or text is itself where one is asked for', async () => {
    const xhtml = '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><p>a</p></html>';
    for (const text of ['<p>one', xhtml, 'TOLLIVER, Ore. (AP) — A ferry ran aground.', '']) {
      const [page, ...others] = await readPipedDocument(Buffer.from(text), options);
      expect([Buffer.from((page as { bytes: Uint8Array }).bytes).toString(), others]).toEqual([text, []]);
    }
  });

  test.for([
    ['[{"html":"<p>a"}]', 'a JSON array'],
    ['{"log":{"entries":[]}}', 'HAR log'],
    ['{"url":"https://a.example/1","html":"<p>a"}', 'one line of JSONL'],
    ['<?xml version="1.0"?><urlset/>', 'a sitemap'],
    ['<?xml version="1.0"?><web-app/>', 'XML that is neither a feed nor NITF nor NewsML-G2'],
  ] as const)('%s is refused by its name', async ([text, reason]) => {
    const [problem] = await readPipedDocument(Buffer.from(text), options);
    expect((problem as IntakeProblem).reason).toContain(reason);
  });

  test('what is larger than a page may be is refused, the other items are taken', async () => {
    const [problem] = await readPipedDocument(Buffer.from(`<p>${'a'.repeat(100_000)}`), options);
    expect(isProblem(problem!) && problem.kind).toBe('too-large');
    const [damaged] = await readPipedDocument(gzipSync('<p>a').subarray(0, 15), options);
    expect(isProblem(damaged!) && damaged.kind).toBe('cut');
  });

  test('the first line of JSONL is answered before there is a second', async () => {
    let more: (() => void) | undefined;
    async function* live(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('no page\n{"url":"https://a.example/1","html":"<p>a"}\n');
      await new Promise<void>((resolve) => (more = resolve));
      yield Buffer.from('{"html":"<p>b"}\n');
    }
    const taken = takePages(['-'], { limit: 100_000, stdin: live() });
    expect((await taken.next()).value).toMatchObject({ kind: 'bad-line', line: 1 });
    expect((await taken.next()).value).toMatchObject({ page: { url: 'https://a.example/1' } });
    const next = taken.next();
    await new Promise((resolve) => setTimeout(resolve, 5));
    more?.();
    expect((await next).value).toMatchObject({ source: 'standard input, line 3' });
  });
});
