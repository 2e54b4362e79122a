import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPage } from '../../src/model/page.ts';
import { fixturePage, HOSTILE, openTestDesk, type Ask, type TestDesk } from './open.ts';

let desk: TestDesk;
let ask: Ask;
const page = fixturePage('notes--correction');
beforeAll(async () => {
  desk = await openTestDesk();
  ask = desk.ask;
});
afterAll(() => desk[Symbol.asyncDispose]());

/** The page with its spaces collapsed: how a template is indented is no matter. */
const text = async (path: string): Promise<string> =>
  (await (await ask(path)).text()).replace(/\s+/g, ' ').replace(/ ?(<|>) ?/g, '$1');
const json = async (path: string): Promise<any> => (await ask(path)).json();

describe('an empty desk', () => {
  test.for(['/', '/articles', '/articles?q=nothing'])('%s says what to do next', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/class="empty"[\s\S]*(?:npx copydesk feed|see all articles)/);
  });
});

describe('a desk with pages', () => {
  beforeAll(async () => {
    ask = desk.with({});
    await desk.take(page, fixturePage('reject--empty-body'), HOSTILE);
  });

  test('Now counts what came in, and has the same as JSON', async () => {
    const now = await json('/now.json');
    expect(now.beat).toMatchObject({ pages: 3, articles: 2, rejects: 1, waiting: 0, workers: 1 });
    expect(now.senders.agencies).toMatchObject([{ name: 'AP', day: 2 }]);
    expect(await text('/')).toContain('data-beat="pages">3<');
  });

  test('Articles finds by word and facet, adds filters, and shares its address', async () => {
    const id = (await json('/articles.json?q=centipedes')).articles[0].id;
    expect(id).toMatch(/^a-[0-9a-f]{32}$/);
    const all = await text('/articles');
    expect(all).toContain('href="/articles?host=outlet.example"');
    expect(all).toContain('<h2><a href="/articles/');
    expect(all).toContain('<svg viewBox');
    const narrowed = await text('/articles?q=kite&country=US');
    expect(narrowed).toContain('name="country" value="US"');
    expect(narrowed).toContain('href="/articles?country=US"');
    expect(narrowed).toContain('href="/articles.json?q=kite&amp;country=US"');
    expect((await json('/articles.json?q=kite&country=MX')).total).toBe(0);
  });

  test('an article is shown with where its fields came from, its revisions and what happened', async () => {
    const { id } = (await json('/articles.json?q=kite')).articles[0];
    const { url, contentType, bytes } = page;
    const changed = Buffer.from(Buffer.from(bytes).toString().replaceAll('9,000', '8,000'));
    const later = newPage({ url, contentType, bytes: changed, fetchedAt: null });
    await desk.take(later);
    const shown = await text(`/articles/${id}`);
    expect(shown).toContain('A kite shaped like a centipede');
    expect(shown).toContain('<span class="source">json-ld</span>');
    expect(shown).toContain('<del>9,000</del><ins>8,000</ins>');
    expect(shown).toContain('became revision 2');
    expect(await text(`/articles/${id}?revision=1`)).toContain('This is revision 1.');
    expect(await json(`/articles/${id}.json`)).toMatchObject({
      article: { revision: 2 },
      revisions: [{}, {}],
      sightings: [{}, {}],
    });
  });

  test('many who ask for one list at once have it counted once', async () => {
    const real = desk.store.desk.facets;
    let counted = 0;
    (desk.store.desk as { facets: typeof real }).facets = (filter) => (counted++, real(filter));
    const answers = await Promise.all(Array.from({ length: 5 }, () => text('/articles?agency=AP')));
    expect([counted, new Set(answers).size]).toEqual([1, 1]);
    await text('/articles?agency=UPI');
    expect(counted).toBe(2);
    (desk.store.desk as { facets: typeof real }).facets = real;
  });

  test('pictures stand by their addresses, and are loaded only where somebody asks', async () => {
    const pictured = newPage({
      url: 'https://outlet.example/ferry',
      contentType: 'text/html; charset=utf-8',
      fetchedAt: null,
      bytes:
        Buffer.from(`<!doctype html><html lang="en"><head><title>Ferry runs aground</title><meta name="keywords" content="ferries, tides"></head><body><main><h1>Ferry runs aground</h1><article>
<p>TOLLIVER, Ore. (AP) — A ferry with 40 people on board ran aground on Tuesday in thick fog, and nobody was hurt, the harbor police said.</p>
<figure><img src="https://pictures.example/ferry.jpg" alt="A ferry"><figcaption>The ferry on the sandbank at low tide on Tuesday. (AP Photo/Ada Brink)</figcaption></figure>
<p>The passengers walked ashore at low tide and were given soup, and the ferry was pulled free with the next flood in the night.</p>
<p>Its owner said that the radar was being repaired, and that the line would run again on Thursday if the weather is fair.</p></article></main></body></html>`),
    });
    await desk.take(pictured);
    const { articleId } = (await json(`/pages/${pictured.id}.json`)).page;
    const answer = await ask(`/articles/${articleId}`);
    const shown = await answer.text();
    expect(shown).toContain('href="https://pictures.example/ferry.jpg"');
    expect(shown).toContain('ferries, tides');
    expect(shown).not.toContain('<img');
    expect(answer.headers.get('content-security-policy')).toContain("img-src 'self' data:;");
    const loading = await ask(`/articles/${articleId}?pictures=load`);
    expect(await loading.text()).toMatch(
      /<img\s+src="https:\/\/pictures\.example\/ferry\.jpg"[^>]*referrerpolicy="no-referrer"/,
    );
    expect(loading.headers.get('content-security-policy')).toContain("img-src 'self' data: https: http:;");
  });

  test('Why shows every block, with the rule and the reason of each cut, beside the page', async () => {
    const why = await text(`/pages/${page.id}`);
    expect(why).toContain('<a href="/rules/before-dateline">before-dateline</a>');
    expect(why).toMatch(
      /<li class="kept">\s*<a class="text"\s+target="page-frame"\s+href="\/pages\/p-[0-9a-f]+\/frame#b\d+"/,
    );
    expect(why).toMatch(/<iframe\s+name="page-frame"[^>]*\ssandbox[\s>]/);
    const { blocks } = await json(`/pages/${page.id}.json`);
    expect(blocks.filter(({ fate }: { fate: string }) => fate === 'kept')).toHaveLength(6);
    for (const { fate, reason } of blocks) expect(fate === 'kept' || reason !== null).toBe(true);
    expect(blocks.filter(({ reason }: { reason: string }) => /^read as/.test(reason ?? ''))).toMatchObject([
      { text: 'Correction: Kite Festival story', fate: 'moved', by: 'outside-story' },
      { text: 'By The Associated Press Aug 20, 2024', fate: 'moved', by: 'class-byline' },
    ]);
    const frame = await text(`/pages/${page.id}/frame`);
    for (const { anchor } of blocks) expect(frame).toContain(`id="b${anchor}"`);
  });

  test('a page that was refused says why', async () => {
    const refused = fixturePage('reject--empty-body');
    expect(await text(`/pages/${refused.id}`)).toContain('Rejected as ');
  });

  test('a page whose bytes are gone is explained by its trace', async () => {
    const old = fixturePage('seed--weather-banner');
    await desk.take(old);
    await desk.store.prune('2100-01-01T00:00:00Z', 100);
    const why = await text(`/pages/${old.id}`);
    expect(why).toContain('The bytes of this page were deleted');
    expect(why).toContain('class="cut"');
    expect((await ask(`/pages/${old.id}/frame`)).status).toBe(404);
    await desk.take(page, HOSTILE);
  });
});

describe('a hostile page', () => {
  const RUNS =
    /<script(?! type="module" src="\/assets\/)|<[a-z]+[^>]* on\w+=|javascript:|evil\.example|<base|http-equiv/i;

  test.for(['/', '/articles', `/pages/${HOSTILE.id}`, `/pages/${HOSTILE.id}/frame`])(
    '%s shows it as text',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(200);
      expect(RUNS.exec(await answer.text())?.[0]).toBeUndefined();
    },
  );

  test('its article and the frame say what it said', async () => {
    const { articleId } = (await json(`/pages/${HOSTILE.id}.json`)).page;
    const shown = await text(`/articles/${articleId}`);
    expect(shown).toContain('&lt;script&gt;document.title');
    expect(RUNS.exec(shown)?.[0]).toBeUndefined();
    expect(await text(`/pages/${HOSTILE.id}/frame`)).toContain('<span class="gone">picture: a "picture"</span>');
  });

  test('a frame has a policy of its own: no script, no network, no origin', async () => {
    const policy = (await ask(`/pages/${HOSTILE.id}/frame`)).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^sandbox; default-src 'none'; style-src 'sha256-[^']+'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'$/,
    );
    const source = await ask(`/pages/${HOSTILE.id}/source`);
    expect(source.headers.get('content-type')).toBe('application/octet-stream');
    expect(source.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(Buffer.from(await source.arrayBuffer())).toEqual(Buffer.from(HOSTILE.bytes));
  });
});

describe('what is asked for wrongly', () => {
  test.for(['/articles/a-00', '/pages/p-00', '/pages/p-00/frame', '/nowhere', '/rules/%00'])(
    '%s is not found',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Not found');
    },
  );

  test('the answer is small, and under a strict policy, whatever is asked for', async () => {
    for (const path of ['/', '/articles', `/pages/${page.id}`, '/nowhere']) {
      const answer = await ask(path);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await answer.arrayBuffer()).byteLength).toBeLessThan(100_000);
    }
    expect(desk.faults).toEqual([]);
  });
});

describe('rejects, rules and the queue', () => {
  const form = (path: string, fields: Record<string, string>) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  const refused = fixturePage('reject--section-front');
  const group = { reason: 'section-front', host: new URL(refused.url ?? '').host };

  test('a group is retried, resolved, comes back, and is opened again', async () => {
    await desk.take(refused);
    const stateOf = async () =>
      (await json('/rejects.json')).groups.find((one: { host: string }) => one.host === group.host)?.state;
    expect(await text('/rejects')).toContain('section-front');
    const { waiting } = await desk.queues.counts('pages');
    const retried = await form('/rejects/retry', group);
    expect([retried.status, retried.headers.get('location')]).toEqual([303, '/rejects?note=1+page+queued+again.']);
    expect((await desk.queues.counts('pages')).waiting).toBe(waiting + 1);
    await form('/rejects/resolve', group);
    expect(await stateOf()).toBe('resolved');
    expect(await text('/rejects')).not.toContain(group.host);
    expect(await text('/rejects?state=resolved')).toContain(group.host);
    const { url, contentType, bytes } = refused;
    await desk.take(newPage({ url: `${url}?again`, contentType, bytes, fetchedAt: null }));
    expect(await stateOf()).toBe('returned');
    const one = await text(`/rejects/group?${new URLSearchParams(group).toString()}`);
    expect(one).toContain(`href="/pages/${refused.id}"`);
    await form('/rejects/reopen', group);
    expect(await stateOf()).toBe('open');
    expect((await form('/rejects/retry', { reason: 'nonsense' })).status).toBe(400);
  });

  test('a rule shows what it cut, its pattern and its examples; what matches nothing is named', async () => {
    const { pages, rules } = await json('/rules.json');
    expect(pages).toBeGreaterThan(3);
    expect(rules.find(({ rule }: { rule: string }) => rule === 'class-tags')).toMatchObject({
      from: 'built-in',
      on: 'class',
    });
    expect(rules.filter(({ removals }: { removals: number }) => removals === 0).length).toBeGreaterThan(10);
    const rule = await text('/rules/class-tags');
    expect(rule).toContain('It must cut');
    expect(rule).toContain(`href="/pages/${page.id}"`);
    expect((await ask('/rules/no-such-rule')).status).toBe(404);
  });

  test('a new rule is tried on the stored pages, and refused with the reason where it cannot be used', async () => {
    const rule = {
      id: 'own-piano',
      reason: 'pianos',
      on: 'text',
      pattern: '^Second place went',
      cut: ['Second place went to me'],
      keep: ['First'],
    };
    const tried = (given: unknown) => form('/rules/try', { rule: JSON.stringify(given) });
    expect(await (await tried(rule)).text()).toMatch(
      /It would cut\s+\d blocks?[\s\S]*Second place went to a flying piano/,
    );
    expect(await (await tried({ ...rule, pattern: '(a+)+b' })).text()).toContain('It cannot be used');
    expect(await (await tried({ ...rule, keep: ['Second place went home'] })).text()).toContain('keep: matches');
    expect(await (await form('/rules/try', { rule: '{' })).text()).toContain('not JSON');
  });

  test("the queue's board comes from here alone, under a policy of its own", async () => {
    const board = await ask('/queue/board');
    expect(board.status).toBe(200);
    const page = await board.text();
    expect(page).not.toMatch(/(?:href|src)="https?:/);
    expect(board.headers.get('content-security-policy')).toContain("script-src 'self'");
    const script = /src="(static\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    expect((await ask(`/queue/board/${script}`)).status).toBe(200);
    expect(JSON.stringify(await (await ask('/queue/board/api/queues')).json())).toContain('"name":"pages"');
    const reader = desk.with({ tokens: [{ role: 'read', value: 'read-0123456789abcdef' }] });
    const headers = { authorization: 'Bearer read-0123456789abcdef' };
    expect((await reader('/queue/board/api/queues/pages/pause', { method: 'PUT', headers })).status).toBe(403);
    expect(await text('/queue')).toContain('src="/queue/board"');
  });
});
