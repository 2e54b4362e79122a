import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillFolder } from '../store/template.ts';
import { expectedOutcomes, start, storedOutcomes, withStore, writePages, type Running } from './processes.ts';

const PAGES = 120;
const LIMIT = 120_000;

let folder: string;
let settings: NodeJS.ProcessEnv;
let running: Running[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-crash-'));
  settings = { COPYDESK_DATA: join(folder, 'data') };
  running = [];
  await fillFolder(join(folder, 'data'));
  writePages(join(folder, 'pages'), PAGES);
});
afterEach(async () => {
  for (const one of running) {
    one.process.kill('SIGKILL');
    await one.exit;
  }
  rmSync(folder, { recursive: true, force: true });
});

function cli(...argument: string[]): Running {
  const one = start(['src/cli.ts', ...argument], settings);
  running.push(one);
  return one;
}

test(
  'a run killed in the middle goes on where it was, and every page has exactly one outcome',
  { timeout: LIMIT },
  async () => {
    const killed = cli('run', join(folder, 'pages'));
    await killed.outcomes(30);
    killed.process.kill('SIGKILL');
    expect((await killed.exit).signal).toBe('SIGKILL');

    const { code, stdout, stderr } = await cli('run', join(folder, 'pages'), '--json').exit;
    expect(code, stderr.slice(-2000)).toBe(0);
    const { taken, articles, rejected, open } = JSON.parse(stdout) as {
      taken: number;
      articles: Record<string, number>;
      rejected: number;
      open: number;
    };
    expect([taken, open]).toEqual([PAGES, 0]);
    expect((articles['new'] ?? 0) + (articles['revised'] ?? 0) + (articles['unchanged'] ?? 0) + rejected).toBe(PAGES);
    expect(articles['unchanged']).toBeGreaterThan(0);
    await withStore(settings, async (store) => {
      expect(await storedOutcomes(store)).toEqual(expectedOutcomes(PAGES));
      expect(await store.counts()).toMatchObject({ pages: PAGES, waiting: 0 });
    });
  },
);

test('a worker told to stop finishes what it has in hand and loses nothing', { timeout: LIMIT }, async () => {
  expect((await cli('feed', join(folder, 'pages')).exit).code).toBe(0);
  const worker = cli('work');
  await worker.outcomes(20);
  worker.process.kill('SIGTERM');
  const { code, stderr } = await worker.exit;
  expect(code, stderr.slice(-2000)).toBe(0);
  expect(stderr).toContain('stopped: every page in hand was finished');
  expect(stderr).toMatch(/listen on http:\/\/127\.0\.0\.1:\d+/);
  const counts = await withStore(settings, (store) => store.counts());
  expect(counts.articles + counts.rejects + counts.waiting).toBe(PAGES);
  expect(counts.waiting).toBeGreaterThan(0);
});

test('a second process on the same data folder is told who holds it', { timeout: LIMIT }, async () => {
  const holder = cli('work');
  await new Promise<void>((resolve) =>
    holder.process.stderr?.on('data', (chunk) => String(chunk).includes('"started"') && resolve()),
  );
  const { code, stderr } = await cli('run', join(folder, 'pages')).exit;
  expect(code).toBe(3);
  expect(stderr).toContain(`is in use by process ${holder.process.pid}`);
  expect(stderr).not.toMatch(/^\s+at /m);
  holder.process.kill('SIGTERM');
  expect((await holder.exit).code).toBe(0);
});
