import axe, { type AxeResults } from 'axe-core';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCleaning, type Cleaning } from '../../workers/clean.ts';
import { startDesk } from '../../workers/desk.ts';
import { readConfig } from '../../src/config.ts';
import type { Listening } from '../../src/desk/serve.ts';
import { feedPages } from '../../src/feed.ts';
import { readPages } from '../../src/intake/pages.ts';
import type { Page } from '../../src/model/page.ts';
import { openRuntime, type Runtime } from '../../src/runtime.ts';
import { fixturePage, HOSTILE } from '../desk/open.ts';
import { until } from '../queue/contract.ts';
import { fillFolder } from '../store/template.ts';

/** The desk in a real browser: the embedded default with its cleaning, a window, and what a person would do. */

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const TOKEN = 'edit-0123456789abcdef';
const KITE = fixturePage('notes--correction');
const REFUSED = fixturePage('reject--section-front');

let folder: string;
let runtime: Runtime;
let cleaning: Cleaning;
let desk: Listening;
let guarded: Listening;
let browser: Browser;
let window: BrowserContext;
const complaints: string[] = [];

beforeAll(async () => {
  if (CHROMIUM === undefined)
    throw new Error('no chromium is here; install it (apt-get install chromium) to run this suite');
  folder = mkdtempSync(join(tmpdir(), 'copydesk-desk-'));
  await fillFolder(folder);
  const config = readConfig({ COPYDESK_DATA: folder, COPYDESK_THREADS: '1', COPYDESK_LOG_LEVEL: 'silent' });
  runtime = await openRuntime(config);
  cleaning = await startCleaning(runtime);
  const settings = { host: '127.0.0.1', port: 0, open: false };
  desk = await startDesk(runtime, settings);
  guarded = await startDesk({ ...runtime, config: { ...config, tokens: [{ role: 'edit', value: TOKEN }] } }, settings);
  // Chromium's sandbox wants what containers seldom give; the pages are our own.
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  window = await browser.newContext({ viewport: { width: 1300, height: 900 } });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await guarded?.[Symbol.asyncDispose]();
  await desk?.[Symbol.asyncDispose]();
  await cleaning?.stop(5000);
  await runtime?.[Symbol.asyncDispose]();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** Opens a view; whatever the browser complains of, or fetches from elsewhere, is remembered. */
async function open(path: string, base = desk.url, context = window): Promise<Tab> {
  const tab = await context.newPage();
  tab.on('console', (message) => message.type() === 'error' && complaints.push(`${path}: ${message.text()}`));
  tab.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
  tab.on('dialog', (dialog) => complaints.push(`${path}: a dialog: ${dialog.message()}`));
  tab.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.host !== new URL(base).host) complaints.push(`${path} fetched ${url.href}`);
  });
  await tab.goto(new URL(path, base).href);
  return tab;
}

async function feed(...pages: readonly Page[]): Promise<void> {
  await runtime.store.putPages(pages);
  await runtime.queues.addPages(pages.map(({ id }) => id));
  await until(async () => (await runtime.store.backlog()).waiting === 0, 'the pages are cleaned', 60_000);
}

/** Lists and search are brought up to date behind the cleaning. */
async function indexed(words: string): Promise<void> {
  await until(
    async () => (await runtime.store.desk.findArticles({ q: words }, 1)).articles.length > 0,
    `"${words}" is found`,
    60_000,
  );
}

describe('the desk in a browser', () => {
  test('the counters move by themselves while pages come in', async () => {
    const tab = await open('/');
    await tab.getByText('No page has come in yet').waitFor();
    await tab.getByText('Live', { exact: true }).waitFor();
    await feedPages(runtime, readPages(['fixtures/pages'], { limit: 1e7 }), {});
    const shown = async (key: string) => Number(await tab.locator(`[data-beat=${key}]`).first().textContent());
    await until(async () => (await shown('articles')) > 30, 'the counter of articles moves', 60_000);
    await until(async () => (await shown('waiting')) === 0, 'the counter of waiting pages is back', 60_000);
    await tab.close();
  });

  test('search, filter, open an article, and see a cut block with its rule beside the page', async () => {
    await indexed('kite festival');
    const tab = await open('/articles');
    await tab.getByRole('searchbox').fill('kite festival');
    await tab.getByRole('button', { name: 'Search' }).click();
    await tab.goto(`${tab.url()}&agency=AP`);
    await tab.getByRole('link', { name: 'Correction: Kite Festival story' }).click();
    await tab.getByText('A kite shaped like a centipede').waitFor();
    await tab.getByRole('link', { name: 'Why it reads so' }).click();
    const cut = tab.getByRole('link', { name: 'A corrected version of the story is below:' });
    await cut.hover();
    const frame = tab.frame({ name: 'page-frame' });
    expect(frame).not.toBeNull();
    await until(
      () => /#b\d+$/.test(tab.frame({ name: 'page-frame' })?.url() ?? ''),
      'the block is pointed at in the page',
    );
    const anchor = new URL((await cut.getAttribute('href')) ?? '', desk.url).hash;
    expect(new URL(tab.frame({ name: 'page-frame' })?.url() ?? '').hash).toBe(anchor);
    await tab.getByRole('link', { name: 'before-dateline' }).click();
    await tab.getByRole('heading', { name: 'before-dateline' }).waitFor();
    await tab.close();
  });

  test('a wrong cut is marked, and what the person made of it outlives a replay', async () => {
    const tab = await open(`/pages/${KITE.id}`);
    const line = tab.locator('.line', { hasText: 'A corrected version of the story is below:' });
    await line.hover();
    await line.getByRole('checkbox').check();
    await tab.getByPlaceholder('Why, in a few words').fill('it introduces the story');
    await tab.getByRole('button', { name: 'Keep the correction' }).click();
    await tab.getByText(/Corrected by hand/).waitFor();
    await runtime.queues.addPages([KITE.id]);
    await until(async () => (await runtime.queues.counts('pages')).waiting === 0, 'the page is cleaned again');
    await tab.reload();
    await tab.getByRole('link', { name: 'The article' }).click();
    await tab.getByText('A corrected version of the story is below:').first().waitFor();
    await tab.getByText('A person marked').waitFor();
    await tab.close();
  });

  test('a page that was refused is made an article, and is one after a replay', async () => {
    const tab = await open(`/pages/${REFUSED.id}`);
    await tab.getByText('Rejected as section-front').waitFor();
    await tab.getByPlaceholder('Why, in a few words').fill('a digest of the day');
    await tab.getByRole('button', { name: 'Make it an article' }).click();
    await tab.getByText(/Corrected by hand/).waitFor();
    await runtime.queues.addPages([REFUSED.id]);
    await until(async () => (await runtime.queues.counts('pages')).waiting === 0, 'the page is cleaned again');
    await tab.reload();
    await tab.getByRole('link', { name: 'The article' }).click();
    await tab.getByText('A person marked').waitFor();
    await tab.close();
  });

  test('a group of rejects is retried and resolved', async () => {
    const tab = await open('/rejects');
    await tab.getByRole('button', { name: 'Retry search-page www.uplandcourier.example' }).click();
    await tab.getByRole('status').getByText('1 page queued again.').waitFor();
    await tab.getByRole('button', { name: 'Resolve search-page www.uplandcourier.example' }).click();
    await tab.getByRole('link', { name: 'Resolved (1)' }).click();
    await tab.getByText('www.uplandcourier.example').waitFor();
    await tab.close();
  });

  test('a page is sent with a token and found after signing in; without one it is refused', async () => {
    const story = Buffer.from(KITE.bytes).toString().replaceAll('centipede', 'salamander');
    const send = (headers: Record<string, string>) =>
      fetch(new URL('/v1/pages', guarded.url), {
        method: 'POST',
        body: JSON.stringify({ url: 'https://outlet.example/salamander', html: story }),
        headers: { 'content-type': 'application/json', ...headers },
      });
    expect((await send({})).status).toBe(401);
    expect((await send({ authorization: `Bearer ${TOKEN}` })).status).toBe(202);
    await indexed('salamander');
    const context = await browser.newContext();
    const tab = await open('/articles?q=salamander', guarded.url, context);
    await tab.getByLabel('Token').fill('wrong');
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.getByRole('alert').waitFor();
    await tab.getByLabel('Token').fill(TOKEN);
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.getByRole('heading', { name: 'Correction: Kite Festival story' }).waitFor();
    expect(tab.url()).toContain('q=salamander');
    await tab.getByRole('button', { name: 'Sign out' }).click();
    await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
    await context.close();
  });

  test('a hostile page shows as text and runs nothing', async () => {
    await feed(HOSTILE);
    await indexed('pilots');
    const info = await runtime.store.desk.page(HOSTILE.id);
    for (const path of [
      `/pages/${HOSTILE.id}`,
      `/pages/${HOSTILE.id}/frame`,
      `/articles/${info?.articleId}`,
      '/articles?q=pilots',
    ]) {
      const tab = await open(path);
      await tab.waitForTimeout(300);
      expect(await tab.title(), path).not.toBe('taken over');
      expect(await tab.getByText('<script>document.title').count(), path).toBeGreaterThanOrEqual(
        path.includes('articles?') ? 0 : 1,
      );
      expect(new URL(tab.url()).host).toBe(new URL(desk.url).host);
      await tab.close();
    }
  });

  test('everything can be reached by keyboard', async () => {
    const tab = await open('/articles');
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate('document.activeElement?.textContent')).toBe('Skip to the content');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate('document.activeElement?.getAttribute("name")')).toBe('q');
    await tab.close();
  });

  const VIEWS = [
    '/',
    '/articles',
    '/articles?q=nothing-at-all',
    'ARTICLE',
    'STORY',
    'SIGN IN',
    '/stories',
    `/pages/${KITE.id}`,
    `/pages/${fixturePage('reject--search-page').id}`,
    '/queue',
    '/rejects',
    '/rules',
    '/rules/class-tags',
    '/rules/try',
    '/v1',
  ];
  test.for(VIEWS.flatMap((view) => (['light', 'dark'] as const).map((scheme) => [view, scheme] as const)))(
    'axe finds no serious fault: %s, %s',
    async ([view, colorScheme]) => {
      const context = await browser.newContext({ colorScheme });
      const [found] = (await runtime.store.desk.findArticles({ q: 'kite' }, 1)).articles;
      const { stories } = (await (await fetch(new URL('/stories.json', desk.url))).json()) as {
        stories: { id: string }[];
      };
      const path =
        view === 'ARTICLE' ? `/articles/${found?.id}` : view === 'STORY' ? `/stories/${stories[0]?.id}` : view;
      const tab =
        view === 'SIGN IN' ? await open('/articles', guarded.url, context) : await open(path, desk.url, context);
      // The page's policy allows no script of others; what the browser's own protocol runs is none of its.
      await tab.evaluate(axe.source);
      const { violations } = await tab.evaluate<AxeResults>('axe.run(document, { iframes: false })');
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(({ html }) => html)
              .join(' | ')}`,
        ),
      ).toEqual([]);
      await context.close();
    },
  );

  test('nothing overflows on a narrow screen', async () => {
    const context = await browser.newContext({ viewport: { width: 380, height: 800 } });
    for (const view of [
      '/',
      '/articles',
      `/pages/${KITE.id}`,
      '/stories',
      '/rejects',
      '/rules',
      '/rules/class-tags',
      '/rules/try',
      '/queue',
      '/v1',
    ]) {
      const tab = await open(view, desk.url, context);
      expect(await tab.evaluate<number>('document.documentElement.scrollWidth - innerWidth'), view).toBeLessThanOrEqual(
        0,
      );
      await tab.close();
    }
    await context.close();
  });

  test('the browser complained of nothing, and fetched nothing from elsewhere', () => {
    expect(complaints).toEqual([]);
  });

  test('a lost connection is said, and found again', async () => {
    const own = await startDesk(runtime, { host: '127.0.0.1', port: 0, open: false });
    const tab = await window.newPage();
    await tab.goto(own.url);
    await tab.getByText('Live', { exact: true }).waitFor();
    const { port } = new URL(own.url);
    await own[Symbol.asyncDispose]();
    await tab.getByText('Connection lost').waitFor({ timeout: 20_000 });
    await using _again = await startDesk(runtime, { host: '127.0.0.1', port: Number(port), open: false });
    await tab.getByText('Live', { exact: true }).waitFor({ timeout: 20_000 });
    await tab.close();
  });
});
