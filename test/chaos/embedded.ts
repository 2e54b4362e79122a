import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import type { Random } from '../fuzz/random.ts';
import { openDisk, type Disk } from './disk.ts';
import { chaosPage } from './pages.ts';
import { tableStates, type TableState } from './tables.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a run over the embedded database left, and what happened to its process on the way. */
export interface EmbeddedReport {
  readonly kills: number;
  /** From each kill until the next process had its first outcome, start included, in ms. */
  readonly recoveredMs: readonly number[];
  /** Each time its disk was full: for how long, and from then until the next outcome, in ms; none where no disk can be mounted. */
  readonly full: readonly { readonly lastedMs: number; readonly recoveredMs: number }[];
  readonly tables: Readonly<Record<string, TableState>>;
  readonly lost: number;
}

/** Room for the database of a thousand pages. */
const DISK_MB = 400;

/**
 * Runs `copydesk run` over a folder of pages; its process is killed `kills` times, in the middle of whatever it does, and
 * started again. With `kills`, the last process finds its disk full once.
 */
export async function runEmbedded(pages: number, kills: number, random: Random): Promise<EmbeddedReport> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-chaos-'));
  using disk = openDisk(DISK_MB);
  try {
    const source = join(folder, 'pages');
    mkdirSync(source);
    for (let n = 0; n < pages; n++) {
      const { url, bytes, contentType, fetchedAt } = chaosPage(n);
      const name = String(n).padStart(6, '0');
      writeFileSync(join(source, `${name}.html`), bytes);
      writeFileSync(join(source, `${name}.json`), JSON.stringify({ url, contentType, fetchedAt }));
    }
    const data = join(disk?.folder ?? folder, 'data');
    const full: EmbeddedReport['full'][number][] = [];
    const recoveredMs: number[] = [];
    let killed = 0;
    for (let since: number | null = null; ;) {
      const kill = killed < kills;
      const begun: number | null = since;
      const run = new RunProcess(source, data);
      const first = run.outcomes(1).then(() => begun !== null && recoveredMs.push(performance.now() - begun));
      if (kill) {
        await run.outcomes(1 + random.below(Math.ceil(pages / (kills + 2))));
        await sleep(random.below(60));
        run.kill();
      } else if (kills > 0 && disk !== null) full.push(...(await fill(run, disk, random)));
      const ended = await run.end();
      await first;
      if (ended === 'done') break;
      killed++;
      since = performance.now();
    }
    const database = await PGlite.create(join(data, 'postgres'));
    const tables = await tableStates(database);
    await database.close();
    return { kills: killed, recoveredMs, full, tables, lost: pages - tables['outcomes']!.rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills the disk until the process has said so and some time more, and makes room again; nothing where the process was done before. */
async function fill(run: RunProcess, disk: Disk, random: Random): Promise<EmbeddedReport['full']> {
  await run.outcomes(1 + random.below(10));
  const begun = performance.now();
  disk.fill();
  try {
    if (!(await run.says(/no space (?:is )?left/i))) return [];
    await sleep(random.below(2000));
  } finally {
    disk.free();
  }
  const over = performance.now();
  await run.outcomes(1);
  return [{ lastedMs: over - begun, recoveredMs: performance.now() - over }];
}

/** One process over all pages, and what it says of them. */
class RunProcess {
  readonly #child: ChildProcess;
  readonly #closed: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly #waiting = new Set<(text: string) => void>();
  #tail = '';

  constructor(source: string, data: string) {
    this.#child = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), 'run', basename(source)], {
      // The path as it is given stays with the record, so it must not have the name of a temporary folder in it.
      cwd: dirname(source),
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        COPYDESK_DATA: data,
        COPYDESK_LOG_LEVEL: 'debug',
        COPYDESK_THREADS: '1',
        COPYDESK_LOCK_SECONDS: '2',
        COPYDESK_STALLED_SECONDS: '1',
      },
    });
    this.#child.stderr!.on('data', (chunk: Buffer) => {
      this.#tail = (this.#tail + chunk.toString()).slice(-3000);
      for (const hear of this.#waiting) hear(chunk.toString());
    });
    this.#closed = new Promise((resolve) => this.#child.once('close', (code, signal) => resolve({ code, signal })));
  }

  /** Waits for so many more outcomes, or the end. */
  async outcomes(count: number): Promise<void> {
    let seen = 0;
    await this.#hear((text) => (seen += text.match(/"msg":"(?:article|rejected)"/g)?.length ?? 0) >= count);
  }

  /** Waits until it says so, or the end; true where it did. */
  says(pattern: RegExp): Promise<boolean> {
    return this.#hear((text) => pattern.test(text));
  }

  async #hear(enough: (text: string) => boolean): Promise<boolean> {
    const heard = Promise.withResolvers<true>();
    const hear = (text: string): void => {
      if (enough(text)) heard.resolve(true);
    };
    this.#waiting.add(hear);
    const ended = this.#closed.then(() => false);
    return Promise.race([heard.promise, ended]).finally(() => this.#waiting.delete(hear));
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Waits for its end. */
  async end(): Promise<'done' | 'killed'> {
    const { code, signal } = await this.#closed;
    if (signal === 'SIGKILL') return 'killed';
    if (code !== 0) throw new Error(`copydesk run ended with ${signal ?? code}: ${this.#tail}`);
    return 'done';
  }
}
