import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import type { Random } from '../fuzz/random.ts';
import { chaosPage } from './pages.ts';
import { tableStates, type TableState } from './tables.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a run over the embedded database left, and how often its process was killed on the way. */
export interface EmbeddedReport {
  readonly kills: number;
  /** From each kill until the next process had its first outcome, start included, in ms. */
  readonly recoveredMs: readonly number[];
  readonly tables: Readonly<Record<string, TableState>>;
  readonly lost: number;
}

/** Runs `copydesk run` over a folder of pages; its process is killed `kills` times, in the middle of whatever it does, and started again. */
export async function runEmbedded(pages: number, kills: number, random: Random): Promise<EmbeddedReport> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-chaos-'));
  try {
    const source = join(folder, 'pages');
    mkdirSync(source);
    for (let n = 0; n < pages; n++) {
      const { url, bytes, contentType, fetchedAt } = chaosPage(n);
      const name = String(n).padStart(6, '0');
      writeFileSync(join(source, `${name}.html`), bytes);
      writeFileSync(join(source, `${name}.json`), JSON.stringify({ url, contentType, fetchedAt }));
    }
    const data = join(folder, 'data');
    const recoveredMs: number[] = [];
    let killed = 0;
    for (let since: number | null = null; ; ) {
      const kill = killed < kills;
      const begun: number | null = since;
      const ended = await runOnce(source, data, kill ? 1 + random.below(Math.ceil(pages / (kills + 2))) : null, random, () => {
        if (begun !== null) recoveredMs.push(performance.now() - begun);
      });
      if (!ended) break;
      killed++;
      since = performance.now();
    }
    const database = await PGlite.create(join(data, 'postgres'));
    const tables = await tableStates(database);
    await database.close();
    return { kills: killed, recoveredMs, tables, lost: pages - tables['outcomes']!.rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One process over all pages. With `after` it is killed some time after so many outcomes; true where it was. */
async function runOnce(source: string, data: string, after: number | null, random: Random, onFirst: () => void): Promise<boolean> {
  const child = spawn(process.execPath, ['src/cli.ts', 'run', source], {
    cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], COPYDESK_DATA: data, COPYDESK_LOG_LEVEL: 'debug', COPYDESK_THREADS: '1', COPYDESK_LOCK_SECONDS: '2', COPYDESK_STALLED_SECONDS: '1' },
  });
  let seen = 0;
  let killing = false;
  let tail = '';
  child.stderr.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-3000);
    const count = chunk.toString().match(/"msg":"(?:article|rejected)"/g)?.length ?? 0;
    if (seen === 0 && count > 0) onFirst();
    seen += count;
    if (after !== null && seen >= after && !killing) {
      killing = true;
      setTimeout(() => child.kill('SIGKILL'), random.below(60));
    }
  });
  const { code, signal } = await new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  if (signal === 'SIGKILL') return true;
  if (code !== 0) throw new Error(`copydesk run ended with ${signal ?? code}: ${tail}`);
  return false;
}
