import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { feedPages } from '../src/feed.ts';
import { readPages } from '../src/intake/pages.ts';
import { openRuntime } from '../src/runtime.ts';
import { startCleaning } from '../workers/clean.ts';
import { startDesk } from '../workers/desk.ts';

/** `npm run screenshots`: the pictures of docs/desk.md, taken anew of the desk over the fixtures. Needs chromium. */

const FOLDER = join(import.meta.dirname, '../docs/desk');
const KITE = 'Correction: Kite Festival story';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-screenshots-'));
const runtime = await openRuntime(readConfig({ COPYDESK_DATA: folder, COPYDESK_LOG_LEVEL: 'warn' }));
const cleaning = await startCleaning(runtime);
const desk = await startDesk(runtime, { host: '127.0.0.1', port: 0, open: false });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await feedPages(runtime, readPages(['fixtures/pages'], { limit: 1e7 }), {});
while ((await runtime.store.backlog()).waiting > 0) await pause(200);
// Lists and search are brought up to date behind the cleaning.
while ((await runtime.store.desk.facets({})).total < (await runtime.store.counts()).articles) await pause(200);
while ((await runtime.store.desk.indexWords(50)) > 0);
const { articles } = await runtime.store.desk.findArticles({ q: 'kite festival' }, 20);
const kite = articles.find(({ headline }) => headline === KITE);
const stories = await runtime.store.stories.list({ limit: 20 });
const story = stories.find(({ headline }) => headline === KITE);

const VIEWS: Readonly<Record<string, string>> = {
  now: '/',
  articles: '/articles',
  article: `/articles/${kite?.id}`,
  why: `/pages/${kite?.pageId}`,
  story: `/stories/${story?.id}`,
  rejects: '/rejects',
  stories: '/stories',
  rules: '/rules',
  rule: '/rules/class-tags',
  api: '/v1',
  queue: '/queue',
};

async function take(name: string, path: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const window = await browser.newContext({ viewport: { width: 1300, height: 900 }, colorScheme });
  const tab = await window.newPage();
  await tab.goto(new URL(path, desk.url).href);
  await pause(1000);
  await tab.screenshot({ path: join(FOLDER, `${name}.png`) });
  await window.close();
  console.log(`docs/desk/${name}.png`);
}

for (const [name, path] of Object.entries(VIEWS)) await take(name, path, 'light');
await take('why-dark', VIEWS['why']!, 'dark');

await browser.close();
await desk[Symbol.asyncDispose]();
await cleaning.stop(5000);
await runtime[Symbol.asyncDispose]();
rmSync(folder, { recursive: true, force: true });
process.exit();
