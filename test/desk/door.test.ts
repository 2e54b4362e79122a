import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { JsonlPage } from '../../src/model/jsonl-page.ts';
import { fixturePage, openTestDesk, type Ask, type TestDesk } from './open.ts';

let desk: TestDesk;
let ask: Ask;
const page = fixturePage('notes--correction');
const HTML = Buffer.from(page.bytes).toString('utf8');
beforeAll(async () => {
  desk = await openTestDesk();
  ask = desk.ask;
});
afterAll(() => desk[Symbol.asyncDispose]());

const post = (
  path: string,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  by: Ask = ask,
) => by(path, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
const given = (name: string) => ({ url: `https://outlet.example/${name}`, html: HTML });

test('a method that an address does not have is refused, and those it has are named', async () => {
  const answer = await ask('/v1/pages', { method: 'DELETE', headers: { origin: 'http://localhost' } });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('POST');
  expect(await answer.json()).toMatchObject({ error: 'wrong-method', message: expect.stringContaining('use POST') });
  expect((await ask('/v1/articles', { method: 'POST', headers: { origin: 'http://localhost' } })).status).toBe(405);
  expect((await ask('/no-such', { method: 'POST', headers: { origin: 'http://localhost' } })).status).toBe(404);
});

describe('POST /v1/pages', () => {
  test('takes one page, many, raw HTML and a WARC, stores them and queues them', async () => {
    const one = await post('/v1/pages', 'application/json', JSON.stringify(given('one')));
    expect(one.status).toBe(202);
    const { pages } = (await one.json()) as { pages: { id: string }[] };
    expect(pages).toMatchObject([{ url: 'https://outlet.example/one', known: false }]);
    expect(await desk.store.pagesWithoutOutcome(10)).toEqual([pages[0]?.id]);
    expect((await desk.queues.counts('pages')).waiting).toBe(1);
    const again = await post('/v1/pages', 'application/json', JSON.stringify(given('one')));
    expect(await again.json()).toMatchObject({ pages: [{ id: pages[0]?.id, known: true }], problems: [] });

    const many = await post('/v1/pages', 'application/json', JSON.stringify([given('a'), given('b')]));
    expect(((await many.json()) as any).pages).toHaveLength(2);
    const lines = ['c', 'd', 'e'].map((name) => JSON.stringify(given(name))).join('\n');
    const ndjson = await post('/v1/pages', 'application/x-ndjson', `${lines}\nnonsense\n`);
    expect(await ndjson.json()).toMatchObject({
      pages: [{}, {}, {}],
      problems: [expect.stringContaining('line 4: not JSON')],
    });

    const raw = await post('/v1/pages', 'text/html; charset=utf-8', HTML, {
      'page-url': 'https://outlet.example/raw',
      'page-fetched-at': '2026-01-02T03:04:05Z',
    });
    const {
      pages: [stored],
    } = (await raw.json()) as any;
    expect(await desk.store.getPage(stored.id)).toMatchObject({
      url: 'https://outlet.example/raw',
      fetchedAt: '2026-01-02T03:04:05.000Z',
      contentType: 'text/html; charset=utf-8',
    });
    expect(
      (await post('/v1/pages', 'text/html', gzipSync(HTML), { 'page-url': 'https://outlet.example/raw' })).status,
    ).toBe(202);

    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${HTML}`;
    const warc = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://outlet.example/warc\r\nContent-Type: application/http\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
    expect(await (await post('/v1/pages', 'application/warc', warc)).json()).toMatchObject({
      pages: [{ url: 'https://outlet.example/warc' }],
    });
  });

  test.for([
    ['text/plain', 'page.txt', 'TOLLIVER, Ore. (AP) — A ferry ran aground.', ['https://outlet.example/named']],
    [
      'multipart/related; type="text/html"; boundary="b"',
      'page.mhtml',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://paper.example/ferry\r\n\r\n<p>A ferry ran aground.</p>\r\n--b--\r\n',
      ['https://outlet.example/named'],
    ],
    ['application/vnd.iptc.ninjs+json', 'ninjs-3.json', null, [null]],
    ['text/vnd.iptc.nitf', 'nitf.xml', null, [null]],
    ['application/xml', 'newsml-g2-message.xml', null, [null, null]],
    ['application/rss+xml', 'feed-rss.xml', null, [expect.stringMatching(/^https:/)]],
  ] as const)('takes %s, as a file %s', async ([type, name, text, urls]) => {
    const body = text ?? readFileSync(join(import.meta.dirname, '../../fixtures/items', name));
    const answer = await post('/v1/pages', type, body, { 'page-url': 'https://outlet.example/named' });
    expect(answer.status).toBe(202);
    const { pages } = (await answer.json()) as { pages: { url: string }[] };
    expect(pages.map(({ url }) => url)).toEqual(urls);
  });

  test.for([
    ['broken JSON', 'application/json', '{"html": ', {}, 400, 'bad-request'],
    ['a type nobody reads', 'image/png', 'page', {}, 415, 'unsupported-type'],
    ['no type', '', 'page', {}, 415, 'unsupported-type'],
    ['a packed body', 'text/html', 'page', { 'content-encoding': 'gzip' }, 415, 'unsupported-type'],
    ['no page', 'application/json', '[]', {}, 422, 'invalid'],
    ['neither html nor bytes', 'application/json', '{"url": "https://a.example/"}', {}, 422, 'invalid'],
    ['a field that is none', 'application/json', '{"html": "x", "nope": 1}', {}, 422, 'invalid'],
    ['a URL that is none', 'text/html', '<p>x', { 'page-url': 'javascript:alert(1)' }, 422, 'invalid'],
    ['a time that is none', 'text/html', '<p>x', { 'page-fetched-at': 'yesterday' }, 422, 'invalid'],
    ['a page over the limit', 'text/html', `<p>${'x'.repeat(1_000_001)}`, {}, 413, 'too-large'],
    [
      'a page over the limit in JSON',
      'application/json',
      JSON.stringify({ html: 'x'.repeat(1_000_001) }),
      {},
      413,
      'too-large',
    ],
    [
      'a body over the limit',
      'application/json',
      JSON.stringify({ html: 'x'.repeat(4_100_000) }),
      {},
      413,
      'too-large',
    ],
  ] as const)('refuses %s by name', async ([, type, body, headers, status, error]) => {
    const answer = await post('/v1/pages', type, body, headers);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error,
      message: expect.stringMatching(/^[^\n]+$/),
      meaning: expect.any(String),
    });
  });

  test('wants a token of role send, where there are tokens', async () => {
    const guarded = desk.with({
      tokens: [
        { role: 'send', value: 'send-0123456789abcdef' },
        { role: 'read', value: 'read-0123456789abcdef' },
      ],
    });
    const body = JSON.stringify(given('guarded'));
    expect((await post('/v1/pages', 'application/json', body, {}, guarded)).status).toBe(401);
    expect(
      (await post('/v1/pages', 'application/json', body, { authorization: 'Bearer read-0123456789abcdef' }, guarded))
        .status,
    ).toBe(403);
    expect(
      (await post('/v1/pages', 'application/json', body, { authorization: 'Bearer send-0123456789abcdef' }, guarded))
        .status,
    ).toBe(202);
  });

  test('says when to come back, at the high-water mark and where the store is away', async () => {
    await desk.queues.addPages(Array.from({ length: 120 }, (_, n) => `p-${n.toString(16).padStart(32, '0')}`));
    const full = await post('/v1/pages', 'application/json', JSON.stringify(given('late')));
    expect([full.status, full.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await full.json()).toMatchObject({ error: 'queue-full' });
  });
});

describe('what the door gives out', () => {
  beforeAll(() => desk.take(page, fixturePage('reject--search-page'), fixturePage('seed--weather-banner')));

  test('articles by filter and cursor, and all of them line by line', async () => {
    const first = (await (await ask('/v1/articles?limit=1')).json()) as any;
    expect(first.articles).toHaveLength(1);
    const second = (await (await ask(`/v1/articles?limit=1&after=${first.next}`)).json()) as any;
    expect(second.articles[0].id).not.toBe(first.articles[0].id);
    expect(second.next).toBeNull();
    expect(((await (await ask('/v1/articles?q=centipede&agency=AP')).json()) as any).articles).toMatchObject([
      { headline: 'Correction: Kite Festival story' },
    ]);
    const lines = await ask('/v1/articles', { headers: { accept: 'application/x-ndjson' } });
    expect(lines.headers.get('content-type')).toBe('application/x-ndjson');
    expect(
      (await lines.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toHaveLength(2);
    for (const wrong of ['limit=0', 'limit=x', 'nope=1'])
      expect((await ask(`/v1/articles?${wrong}`)).status, wrong).toBe(400);
  });

  test('one article as JSON, ninjs and Markdown, by ending and by Accept; unchanged, it is not sent again', async () => {
    const {
      articles: [{ id }],
    } = (await (await ask('/v1/articles?q=centipede')).json()) as any;
    const [json, ninjs, markdown] = await Promise.all(
      ['', '.ninjs', '.md'].map((ending) => ask(`/v1/articles/${id}${ending}`)),
    );
    expect(await json?.json()).toMatchObject({ id, revision: 1, agency: 'AP' });
    expect(await ninjs?.json()).toMatchObject({ type: 'text' });
    expect(await markdown?.text()).toContain('A kite shaped like a centipede');
    const by = (accept: string) => ask(`/v1/articles/${id}`, { headers: { accept } });
    expect((await by('text/markdown')).headers.get('content-type')).toMatch(/^text\/markdown/);
    expect((await by('application/vnd.iptc.ninjs+json')).headers.get('content-type')).toBe(
      'application/vnd.iptc.ninjs+json',
    );
    expect((await by('text/html,*/*')).headers.get('content-type')).toMatch(/^application\/json/);
    const tag = json?.headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    expect((await ask(`/v1/articles/${id}`, { headers: { 'if-none-match': tag } })).status).toBe(304);
    for (const none of [`/v1/articles/${id}?revision=9`, '/v1/articles/a-none'])
      expect((await ask(none)).status).toBe(404);
    expect((await ask(`/v1/articles/${id}?revision=x`)).status).toBe(400);
  });

  test('a page with its trace, and rejects', async () => {
    expect(await (await ask(`/v1/pages/${page.id}`)).json()).toMatchObject({
      outcome: 'article',
      reject: null,
      trace: { removals: expect.any(Array) },
    });
    expect(await (await ask('/v1/rejects?reason=search-page')).json()).toMatchObject({
      rejects: [{ reason: 'search-page' }],
      next: null,
    });
    expect((await ask('/v1/rejects?reason=nope')).status).toBe(400);
  });

  test('POST /v1/clean reads a page and stores nothing', async () => {
    const before = await desk.store.counts();
    const answer = await post('/v1/clean', 'text/html', HTML, { 'page-url': 'https://new.example/story' });
    expect(await answer.json()).toMatchObject({
      outcome: 'article',
      article: { agency: 'AP', url: 'https://new.example/story' },
      trace: { removals: expect.any(Array) },
    });
    expect(
      await (await post('/v1/clean', 'application/json', JSON.stringify({ html: '<p>short' }))).json(),
    ).toMatchObject({ outcome: 'rejected' });
    expect((await post('/v1/clean', 'application/json', JSON.stringify([given('a'), given('b')]))).status).toBe(422);
    expect((await post('/v1/clean', 'application/x-ndjson', '')).status).toBe(415);
    expect(await desk.store.counts()).toEqual(before);
    expect(desk.faults).toEqual([]);
  });

  test('the contract as a page to read', async () => {
    const shown = await (await ask('/v1')).text();
    for (const name of ['POST /v1/pages', 'queue-full', 'Article']) expect(shown).toContain(name);
    expect(shown.length).toBeLessThan(100_000);
    expect(JsonlPage.safeParse(given('x')).success).toBe(true);
  });
});
