import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EXIT } from '../../src/exit.ts';
import { unzip } from '../../src/intake/unzip.ts';
import { articleOf, samplePage } from '../store/sample.ts';
import { fillFolder } from '../store/template.ts';
import { start, withStore, type Running } from './processes.ts';

/** Several batches of an export, which holds a thousand each. */
const ARTICLES = 3200;

let folder: string;
let settings: NodeJS.ProcessEnv;
let running: Running | null = null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-export-'));
  settings = { COPYDESK_DATA: join(folder, 'data') };
  await fillFolder(join(folder, 'data'));
  await withStore(settings, async (store) => {
    const pages = Array.from({ length: ARTICLES }, (_, n) => samplePage(`story-${n}`, { bytes: Buffer.from(`${n}`) }));
    await store.putPages(pages);
    await Promise.all(pages.map((page, n) => store.commit(page, articleOf(page, { text: `${n} pilots voted.` }))));
  });
});
afterEach(async () => {
  running?.process.kill('SIGKILL');
  await running?.exit;
  rmSync(folder, { recursive: true, force: true });
});

/** The export, which is sent a signal once it has written more than a call before it did. */
async function interrupted(signal: NodeJS.Signals, out: string, cursor: string): Promise<Awaited<Running['exit']>> {
  const part = join(folder, `.${out}.part`);
  const written = (): number => (existsSync(part) ? statSync(part).size : 0);
  const before = written();
  running = start(exportOf(out, cursor), settings);
  let ended = false;
  void running.exit.then(() => (ended = true));
  while (!ended && written() <= before) await sleep(1);
  running.process.kill(signal);
  return running.exit;
}

function exportOf(out: string, cursor: string): string[] {
  return ['src/cli.ts', 'export', '--compress', 'zstd', '--out', join(folder, out), '--cursor', join(folder, cursor)];
}

test('an export that is killed, then stopped, goes on where it was: no record twice, none lost, no half file', async () => {
  const [out, cursor] = ['all.ndjson.zst', 'all.cursor'];
  expect((await interrupted('SIGKILL', out, cursor)).signal).toBe('SIGKILL');
  expect(existsSync(join(folder, out))).toBe(false);
  const stopped = await interrupted('SIGTERM', out, cursor);
  expect(stopped.code, stopped.stderr).toBe(EXIT.stopped);
  expect(stopped.stderr).toMatch(/^copydesk: stopped after \d000 articles; call it again to go on$/m);
  expect(existsSync(join(folder, out))).toBe(false);

  running = start(exportOf(out, cursor), settings);
  const done = await running.exit;
  expect(done.code, done.stderr).toBe(EXIT.ok);
  const unpacked = unzip(readFileSync(join(folder, out)), 'zstd', 1e9);
  const lines = 'bytes' in unpacked ? Buffer.from(unpacked.bytes).toString().trimEnd().split('\n') : [];
  expect(lines).toHaveLength(ARTICLES);
  expect(new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id)).size).toBe(ARTICLES);
  expect(readdirSync(folder).sort()).toEqual([cursor, out, 'data'].sort());
});
