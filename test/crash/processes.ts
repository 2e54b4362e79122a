import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from '../../src/config.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import { openRecords } from '../../src/open-records.ts';
import { clean } from '../../src/pipeline/clean.ts';
import type { Store } from '../../src/store/store.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOWNS = ['Sonora', 'Fargo', 'Laredo', 'Bangor', 'Yuma', 'Duluth', 'Macon'];

/** The `n`th of made-up pages: most are stories, every tenth is none. */
export function madeUpPage(n: number): Page {
  const town = TOWNS[n % TOWNS.length] ?? '';
  const told = `${town} officials said on Monday that bridge number ${n} would stay closed until the spring, when the river is low enough to work. `;
  const body =
    n % 10 === 9
      ? ''
      : `<p>${town.toUpperCase()} (AP) — ${told}</p><p>${told.repeat(3)}</p><p>Nobody was hurt when the bridge gave way. ${told}</p>`;
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>Bridge ${n}</title></head><body><main><h1>Bridge ${n} stays closed in ${town}</h1>${body}</main></body></html>`;
  return newPage({
    url: `https://outlet.example/bridge/${n}`,
    bytes: Buffer.from(html),
    contentType: null,
    fetchedAt: null,
  });
}

export function madeUpPages(count: number): Page[] {
  return Array.from({ length: count }, (_, n) => madeUpPage(n));
}

/** The pages as files with sidecars, as `feed` and `run` take them. */
export function writePages(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (const [n, { url, bytes }] of madeUpPages(count).entries()) {
    writeFileSync(join(folder, `${n}.html`), bytes);
    writeFileSync(join(folder, `${n}.json`), JSON.stringify({ url }));
  }
}

/** What an undisturbed run leaves of the pages: one line each, article or reject. */
export function expectedOutcomes(count: number): string[] {
  return madeUpPages(count)
    .map((page) => {
      const outcome = clean(page, { cleanedAt: null });
      return outcome.outcome === 'article'
        ? `${outcome.article.id} 1 ${outcome.article.contentHash}`
        : `${page.id} ${outcome.reject.reason}`;
    })
    .sort();
}

/** The same, of what the store holds. */
export async function storedOutcomes(store: Store): Promise<string[]> {
  const articles = await store.articles({ limit: 100_000 });
  const rejects = await store.rejects({ limit: 100_000 });
  return [
    ...articles.map(({ id, revision, contentHash }) => `${id} ${revision} ${contentHash}`),
    ...rejects.map(({ pageId, reason }) => `${pageId} ${reason}`),
  ].sort();
}

export async function withStore<T>(settings: NodeJS.ProcessEnv, use: (store: Store) => Promise<T>): Promise<T> {
  const config: Config = readConfig(settings);
  await using records = await openRecords(config, () => {});
  return await use(records.store);
}

/** A process of copydesk under test: its log lines, and how it ends. */
export interface Running {
  readonly process: ChildProcess;
  readonly exit: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
  /** Resolves when it has logged `count` outcomes. */
  outcomes(count: number): Promise<void>;
  /** Its last log lines, for the message of a failed test. */
  tail(): string;
}

export function start(argument: readonly string[], settings: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, argument, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      COPYDESK_LOG_LEVEL: 'debug',
      COPYDESK_HEALTH_PORT: '0',
      COPYDESK_THREADS: '1',
      ...settings,
    },
  });
  let stdout = '';
  let stderr = '';
  let seen = 0;
  const waiters: { count: number; resolve: () => void; reject: (error: Error) => void }[] = [];
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
    seen = stderr.match(/"msg":"(?:article|rejected)"/g)?.length ?? 0;
    for (const waiter of waiters) if (seen >= waiter.count) waiter.resolve();
  });
  const exit = new Promise<Awaited<Running['exit']>>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr })),
  );
  void exit.then(({ stderr: said }) =>
    waiters.forEach(({ reject }) => reject(new Error(`ended before: ${said.slice(-2000)}`))),
  );
  return {
    process: child,
    exit,
    tail: () => stderr.slice(-1500),
    outcomes: (count) =>
      new Promise((resolve, reject) => {
        if (seen >= count) resolve();
        else waiters.push({ count, resolve, reject });
      }),
  };
}
