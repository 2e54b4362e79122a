import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { feedPages } from '../../src/feed.ts';
import { newPage } from '../../src/model/page.ts';
import { openRuntime } from '../../src/runtime.ts';
import { readFileSync } from 'node:fs';
import { startPostgres, startRedis, type Server } from './servers.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'fixtures/pages/notes--correction/page.html');
const run = promisify(execFile);

/** Python with BullMQ's client, where it is there; else the example in TypeScript alone is run. */
const python = (() => {
  try {
    execFileSync('python3', ['-c', 'import bullmq, psycopg'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const CONSUMERS = [
  { name: 'consumer.ts', command: process.execPath },
  ...(python ? [{ name: 'consumer.py', command: 'python3' }] : []),
];

let redis: Server;
let postgres: Server;
let running: ChildProcess[] = [];
beforeAll(async () => {
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
});
afterAll(() => Promise.all([redis, postgres].map((server) => server?.stop())));
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null) continue;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
});

function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
}

/** The first line of output in which a predicate holds; fails with what was said where the process ends. */
function line(child: ChildProcess, holds: (line: string) => boolean): Promise<string> {
  let out = '';
  let said = '';
  child.stderr?.on('data', (chunk) => (said += chunk));
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      const found = out.split('\n').slice(0, -1).find(holds);
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

describe.each(['redis', 'postgres'] as const)('examples over %s', (queue) => {
  const settings = () => ({
    DATABASE_URL: postgres.url,
    ...(queue === 'redis' ? { REDIS_URL: redis.url } : {}),
    COPYDESK_HEALTH_PORT: '0',
    COPYDESK_THREADS: '1',
  });

  test.for(CONSUMERS)('a page goes in, and its record comes to $name', async ({ name, command }) => {
    const url = `https://outlet.example/${queue}/${name}`;
    start(process.execPath, ['workers/clean.ts'], settings());
    if (name.endsWith('.py')) {
      const environment = { ...process.env, ...settings() };
      const { stdout } = await run('python3', ['examples/producer.py', url, PAGE], { cwd: ROOT, env: environment });
      expect(stdout.trim()).not.toBe('');
    } else {
      await using runtime = await openRuntime(readConfig({ ...settings(), COPYDESK_LOG_LEVEL: 'fatal' }));
      const page = newPage({ url, bytes: readFileSync(PAGE), contentType: 'text/html', fetchedAt: null });
      const pages = (async function* () {
        yield page;
      })();
      await feedPages(runtime, pages, {});
    }
    const consumer = start(command, [`examples/${name}`], settings());
    const told = JSON.parse(await line(consumer, (one) => one.includes(url))) as Record<string, any>;
    expect(told).toMatchObject({
      change: 'new',
      article: { url, agency: 'AP', headline: 'Correction: Kite Festival story', revision: 1 },
    });
    expect(told['articleId']).toBe(told['article'].id);
  });
});
