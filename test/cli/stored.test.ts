import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { recordsCommand } from '../../src/cli/records.ts';
import { rejectsCommand } from '../../src/cli/rejects.ts';
import { walk } from '../../src/cli/stored.ts';
import { traceCommand } from '../../src/cli/trace.ts';
import { UsageError } from '../../src/cli/usage.ts';
import type { Page } from '../../src/model/page.ts';
import { Article } from '../../src/model/article.ts';
import { openStore } from '../../src/store/open.ts';
import { openEmpty } from '../store/template.ts';
import type { Store } from '../../src/store/store.ts';
import { articleId, articleOf, rejectOf, removal, samplePage } from '../store/sample.ts';

const ESCAPE = '\u001b]0;owned\u0007\u001b[31m\u009b31mred \u202Eright to left';

let store: Store;
const open = async () => store;
const story = samplePage('story', { fetchedAt: '2026-03-01T08:00:00Z' });
const later = samplePage('story', { fetchedAt: '2026-03-02T08:00:00Z', bytes: Buffer.from('<p>later</p>') });
const hostile = samplePage('hostile');
const refused = samplePage('refused', {
  url: 'https://me:secret@outlet.example/refused',
  source: 'pages/refused.html',
});
const [first, second] = ['line 1', 'line 2'].map((line) =>
  samplePage(line, { url: null, source: `pages/crawl_1.jsonl, ${line}` }),
) as [Page, Page];
const waiting = samplePage('waiting');
const reuters = samplePage('reuters');

beforeAll(async () => {
  store = await openStore(await openEmpty());
  await store.putPages([story, later, hostile, refused, waiting, reuters, first, second]);
  await store.commit(
    story,
    articleOf(story, {
      headline: 'Harbor pilots vote',
      removals: [removal('share-bar', 'Share'), removal('share-bar', 'Tweet', 1), removal('newsletter', 'Sign up', 7)],
      notes: ['charset by header'],
    }),
  );
  await store.commit(later, articleOf(later, { headline: 'Harbor pilots strike', text: 'They struck.' }));
  await store.commit(
    hostile,
    articleOf(hostile, { headline: ESCAPE, agency: null, notes: [ESCAPE], removals: [removal(ESCAPE, ESCAPE)] }),
  );
  await store.commit(reuters, articleOf(reuters, { headline: 'Tin prices fall', agency: 'Reuters' }));
  await store.commit(refused, rejectOf(refused, 'section-front', `81 links ${ESCAPE}`));
}, 60_000);
afterAll(() => store[Symbol.asyncDispose]());
afterEach(() => vi.restoreAllMocks());

async function output(command: () => Promise<number>): Promise<{ status: number; out: string; err: string }> {
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      texts[stream] += text;
      return true;
    });
  }
  const status = await command();
  vi.restoreAllMocks();
  return { status, out: texts.stdout, err: texts.stderr };
}

/** No control but the line end, and no mark that turns the direction of text. */
const HARMLESS = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u;

function expectHarmless(text: string): void {
  for (const line of text.split('\n')) expect(line).toMatch(HARMLESS);
}

describe('records', () => {
  test('a table of the newest revisions', async () => {
    const { status, out, err } = await output(() => recordsCommand(undefined, {}, open));
    expect(status).toBe(0);
    expect(out).toMatch(/Harbor pilots strike.*AP.*2 .* 2 .*a-[0-9a-f]{32}/);
    expect(out).not.toContain('Harbor pilots vote');
    expect(err).toBe('3 articles shown, 3 in the store\n');
    expectHarmless(out);
  });

  test('JSON lines that fit the schema, by agency and limit', async () => {
    const all = await output(() => recordsCommand(undefined, { json: true }, open));
    const records = all.out
      .trimEnd()
      .split('\n')
      .map((line) => Article.parse(JSON.parse(line)));
    expect(records.map(({ headline }) => headline).sort()).toEqual(
      [ESCAPE, 'Harbor pilots strike', 'Tin prices fall'].sort(),
    );
    const limited = await output(() => recordsCommand(undefined, { json: true, limit: 2 }, open));
    expect(limited.out.trimEnd().split('\n')).toHaveLength(2);
    const agency = await output(() => recordsCommand(undefined, { json: true, agency: 'Reuters' }, open));
    expect(JSON.parse(agency.out)).toMatchObject({ headline: 'Tin prices fall' });
    expect((await output(() => recordsCommand(undefined, { json: true, agency: 'reuters' }, open))).out).toBe(
      agency.out,
    );
    await expect(recordsCommand(undefined, { agency: 'Rooters' }, open)).rejects.toThrow(
      /^the agency "Rooters" is not known; choose one of .*AP, .*Reuters, /,
    );
  });

  test('JSON on a terminal is harmless and the same value', async () => {
    const { out } = await output(() => recordsCommand(articleId(articleOf(hostile)), { json: true }, open));
    expectHarmless(out);
    expect(JSON.parse(out)).toMatchObject({ headline: ESCAPE });
  });

  test('one article, and all its revisions', async () => {
    const id = articleId(articleOf(story));
    const text = (await output(() => recordsCommand(id, {}, open))).out;
    expect(text).toMatch(/^Harbor pilots strike\n/);
    expectHarmless((await output(() => recordsCommand(articleId(articleOf(hostile)), {}, open))).out);
    const newest = await output(() => recordsCommand(id, { json: true }, open));
    expect(JSON.parse(newest.out)).toMatchObject({ revision: 2, headline: 'Harbor pilots strike' });
    const all = await output(() => recordsCommand(id, { json: true, all: true }, open));
    expect(
      all.out
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as Article).revision),
    ).toEqual([1, 2]);
  });

  test('an article that is not there and a call that is wrong are named on one line', async () => {
    const { status, err } = await output(() => recordsCommand('a-none', {}, open));
    expect([status, err.trimEnd().split('\n').length]).toEqual([1, 1]);
    expect(err).toContain('a-none');
    await expect(recordsCommand(undefined, { all: true }, open)).rejects.toBeInstanceOf(UsageError);
  });
});

describe('rejects', () => {
  test('a table with reason, detail and page, without the credentials of its URL', async () => {
    const { status, out, err } = await output(() => rejectsCommand({}, open));
    expect(status).toBe(0);
    expect(out).toMatch(/section-front.*81 links.*https:\/\/\*\*\*@outlet\.example\/refused/);
    expect(err).toBe('1 reject shown, 1 in the store\n');
    expectHarmless(out);
  });

  test('JSON lines, by reason', async () => {
    const { out } = await output(() => rejectsCommand({ json: true, reason: 'section-front' }, open));
    expect(JSON.parse(out)).toMatchObject({
      pageId: refused.id,
      reason: 'section-front',
      source: 'pages/refused.html',
      url: 'https://***@outlet.example/refused',
    });
    expect((await output(() => rejectsCommand({ json: true, reason: 'empty' }, open))).out).toBe('');
    await expect(rejectsCommand({ reason: 'because' }, open)).rejects.toThrow(
      /the reason "because" is not known; choose one of empty, /,
    );
  });
});

describe('trace', () => {
  test('notes and removals, neighbours of one rule under one heading', async () => {
    const { out } = await output(() => traceCommand(story.id, {}, open));
    expect(out).toContain('revision 1: Harbor pilots vote');
    expect(out).toContain('charset by header');
    expect(out).toMatch(
      /Cut: 3 blocks\n {2}share-bar \(strip\): a share-bar\n {6}Share\n {6}Tweet\n {2}newsletter \(strip\): a newsletter\n {6}Sign up\n$/,
    );
  });

  test('by URL and article id, of rejects and waiting pages', async () => {
    expect((await output(() => traceCommand(story.url as string, {}, open))).out).toContain('revision 2');
    expect((await output(() => traceCommand(articleId(articleOf(story)), {}, open))).out).toContain('revision 2');
    expect((await output(() => traceCommand(refused.id, {}, open))).out).toContain(
      'rejected as section-front (the page lists links to stories and holds no story): 81 links',
    );
    expect((await output(() => traceCommand(waiting.id, {}, open))).out).toContain('waiting: not cleaned yet');
  });

  test('by the file a page was read from, however its path is written', async () => {
    for (const path of ['pages/refused.html', './pages/refused.html', join(process.cwd(), 'pages/refused.html')])
      expect((await output(() => traceCommand(path, {}, open))).out).toMatch(
        new RegExp(`^Page {5}${refused.id}\\nURL .*\\nSource {3}pages/refused\\.html\\n`),
      );
    expect((await output(() => traceCommand('pages/crawl_1.jsonl, line 2', {}, open))).out).toContain(second.id);
  });

  test('of a file of many pages names some of them', async () => {
    const { status, out, err } = await output(() => traceCommand('pages/crawl_1.jsonl', {}, open));
    expect([status, out]).toEqual([1, '']);
    expect(err).toBe(
      'copydesk: pages/crawl_1.jsonl holds many pages; name one of them: "pages/crawl_1.jsonl, line 1", "pages/crawl_1.jsonl, line 2"\n',
    );
    expect((await output(() => traceCommand('pages/crawlX1.jsonl', {}, open))).err).toContain(
      'no page, article, URL or file',
    );
  });

  test('as JSON', async () => {
    const { out } = await output(() => traceCommand(story.id, { json: true }, open));
    expect(JSON.parse(out)).toMatchObject({
      pageId: story.id,
      outcome: 'article',
      removals: [{ text: 'Share' }, { text: 'Tweet' }, { text: 'Sign up' }],
    });
  });

  test('nothing of a page reaches the terminal as a control', async () => {
    const { out } = await output(() => traceCommand(hostile.id, {}, open));
    expect(out).toContain('red');
    expectHarmless(out);
  });

  test('of what is not there is an error on one line', async () => {
    const { status, out, err } = await output(() => traceCommand(`https://outlet.example/none${ESCAPE}`, {}, open));
    expect([status, out]).toEqual([1, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expectHarmless(err);
  });
});

test('a walk ends at its limit and at the last row', async () => {
  const rows = Array.from({ length: 450 }, (_, number) => String(number).padStart(4, '0'));
  const asked: number[] = [];
  const list = async (limit: number, after: string) => {
    asked.push(limit);
    return rows.filter((row) => row > after).slice(0, limit);
  };
  const walked = async (limit: number) => {
    let count = 0;
    for await (const _ of walk(limit, (row: string) => row, list)) count++;
    return count;
  };
  expect(await walked(Infinity)).toBe(450);
  expect(await walked(250)).toBe(250);
  expect(await walked(450)).toBe(450);
  expect(asked).toEqual([200, 200, 200, 200, 50, 200, 200, 50]);
});
