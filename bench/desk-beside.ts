/**
 * `node bench/desk-beside.ts [--corpus DIR --pages 1500 --pairs 5]`: what an open desk costs the cleaning, on the embedded
 * default. Runs by turns, each a process of its own over an empty database: without a desk, and with one that somebody has
 * open, on Now and on the articles every ten seconds.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '../src/model/page.ts';
import { readConfig } from '../src/config.ts';
import { feedPages } from '../src/feed.ts';
import { openRuntime } from '../src/runtime.ts';
import { startCleaning } from '../workers/clean.ts';
import { startDesk } from '../workers/desk.ts';
import { cpuSeconds, spreadOf } from './measure.ts';
import { manyPages } from './pipeline/many.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pages: { type: 'string', default: '1500' },
    pairs: { type: 'string', default: '5' },
    run: { type: 'string' },
  },
});
/** Between two looks at the articles, in ms. */
const LOOK = 10_000;

/** What a run took, a page. */
interface Took {
  readonly wallMs: number;
  readonly cpuMs: number;
}

if (values.run === undefined) compare();
else console.log(JSON.stringify(await run(values.run === 'open')));
process.exit();

function compare(): void {
  const ratios: { readonly wall: number; readonly cpu: number }[] = [];
  for (let pair = 0; pair < Number(values.pairs); pair++) {
    const order = pair % 2 === 0 ? (['alone', 'open'] as const) : (['open', 'alone'] as const);
    const took = Object.fromEntries(order.map((kind) => [kind, runApart(kind)])) as Record<'alone' | 'open', Took>;
    ratios.push({ wall: took.open.wallMs / took.alone.wallMs, cpu: took.open.cpuMs / took.alone.cpuMs });
    console.log(
      `pair ${pair + 1}: alone ${took.alone.wallMs.toFixed(2)} ms and ${took.alone.cpuMs.toFixed(2)} ms of CPU a page; with a desk open ${took.open.wallMs.toFixed(2)} and ${took.open.cpuMs.toFixed(2)}`,
    );
  }
  for (const kind of ['wall', 'cpu'] as const) {
    const { median, min, max } = spreadOf(ratios.map((ratio) => ratio[kind]));
    console.log(`${kind}: ${median.toFixed(3)} times (${min.toFixed(3)} to ${max.toFixed(3)})`);
  }
}

function runApart(kind: 'alone' | 'open'): Took {
  const corpus = values.corpus === undefined ? [] : ['--corpus', values.corpus];
  const command = [import.meta.filename, '--run', kind, '--pages', values.pages, ...corpus];
  const said = execFileSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(said.trim().split('\n').at(-1)!) as Took;
}

async function run(open: boolean): Promise<Took> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-beside-'));
  const runtime = await openRuntime(
    readConfig({ COPYDESK_DATA: folder, COPYDESK_LOG_LEVEL: 'error', COPYDESK_HIGH_WATER: '1000000' }),
  );
  const count = Number(values.pages);
  const many = await manyPages(values.corpus, count);
  const cleaning = await startCleaning(runtime);
  const desk = open ? await startDesk(runtime, { host: '127.0.0.1', port: 0, open: false }) : null;
  const ended = new AbortController();
  const watching = desk === null ? [] : [follow(desk.url, ended.signal), look(desk.url, ended.signal)];
  const [begun, spent] = [performance.now(), cpuSeconds()];
  await feedPages(runtime, pagesOf(many, count), {});
  while ((await runtime.store.backlog()).waiting > 0) await sleep(100);
  const took = {
    wallMs: (performance.now() - begun) / count,
    cpuMs: ((cpuSeconds() - spent) * 1000) / count,
  };
  ended.abort();
  await Promise.all(watching);
  await desk?.[Symbol.asyncDispose]();
  await cleaning.stop(5000);
  await runtime[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
  return took;
}

async function* pagesOf(many: Awaited<ReturnType<typeof manyPages>>, count: number): AsyncGenerator<Page> {
  for (let n = 0; n < count; n++) yield many.page(n);
}

/** Now as an open tab has it: the page, and then what the desk sends by itself. */
async function follow(url: string, signal: AbortSignal): Promise<void> {
  await (await fetch(url)).text();
  try {
    const answer = await fetch(new URL('/now/events', url), { signal });
    for await (const beat of answer.body!) void beat;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function look(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await (await fetch(new URL('/articles', url))).text();
    await sleep(LOOK, undefined, { signal }).catch(() => {});
  }
}
