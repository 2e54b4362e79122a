/**
 * `node bench/soak.ts [--pages 1000000 --minutes 60 --every 10000 --corpus DIR --out FILE.json]`: one worker process for as
 * long as there is time, on a Redis and a PostgreSQL started here, over the fixtures' pages under made-up URLs. Prints a
 * line every so many pages: whether memory, price and disk stay flat. Ends at the first of the two limits, or at Ctrl-C.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { feedPages } from '../src/feed.ts';
import type { Page } from '../src/model/page.ts';
import { openRuntime, type Runtime } from '../src/runtime.ts';
import { startPostgres, startRedis } from '../test/services/servers.ts';
import { describeMachine } from './machine.ts';
import { IMAGE_ENVIRONMENT, IMAGE_FLAGS } from './pipeline/image.ts';
import { manyPages } from './pipeline/many.ts';
import { processCpuSeconds, serversCpuSeconds } from './pipeline/servers-cpu.ts';
import { serverSizes } from './pipeline/sizes.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pages: { type: 'string', default: '1000000' },
    minutes: { type: 'string', default: '60' },
    every: { type: 'string', default: '10000' },
    out: { type: 'string' },
  },
});
const count = Number(values.pages);
const every = Number(values.every);
/** Between two looks at the queue, in ms. */
const LOOK = 1000;

/** How it stands after so many pages; prices are those since the point before. */
interface Point {
  readonly pages: number;
  readonly seconds: number;
  readonly pagesPerSecond: number;
  readonly workerMb: number;
  readonly workerCpuMs: number;
  readonly serversCpuMs: number;
  readonly redisMb: number;
  readonly databaseKbPerPage: number;
  readonly logKbPerPage: number;
}

const machine = describeMachine();
const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
const home = mkdtempSync(join(tmpdir(), 'copydesk-soak-'));
let worker: ChildProcess | undefined;
const points: Point[] = [];
try {
  const servers = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, COPYDESK_LOG_LEVEL: 'error' };
  await using runtime = await openRuntime(readConfig(servers));
  worker = startWorker(servers);
  await soak(runtime, worker.pid!);
} finally {
  worker?.kill('SIGTERM');
  if (worker && worker.exitCode === null) await once(worker, 'exit');
  await Promise.all([redis.stop(), postgres.stop()]);
  rmSync(home, { recursive: true, force: true });
}
console.log(
  `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, commit ${machine.commit}; load ${machine.load[0]} before`,
);
if (values.out) writeFileSync(values.out, `${JSON.stringify({ machine, points }, null, 2)}\n`);

/** The worker as the image starts it. */
function startWorker(servers: Record<string, string>): ChildProcess {
  const env = {
    ...process.env,
    ...servers,
    COPYDESK_HEALTH_PORT: '0',
    COPYDESK_THREADS: '2',
    NODE_COMPILE_CACHE: join(home, 'code'),
    ...IMAGE_ENVIRONMENT,
  };
  const program = join(import.meta.dirname, '..', 'workers', 'clean.ts');
  return spawn(process.execPath, [...IMAGE_FLAGS, program], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Feeds and looks on until all pages are done, the time is over or the worker has ended. */
async function soak(runtime: Runtime, pid: number): Promise<void> {
  const { page } = await manyPages(values.corpus, count);
  const deadline = performance.now() + Number(values.minutes) * 60_000;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  let fed = 0;
  async function* pages(): AsyncGenerator<Page> {
    for (let n = 0; n < count; n++) yield page(n);
  }
  const feeding = feedPages(runtime, pages(), { onPages: (batch) => void (fed += batch.length) }, stop.signal).catch(
    (error: unknown) => {
      if (!stop.signal.aborted) throw error;
    },
  );
  const first = await serverSizes(runtime.config);
  const begun = performance.now();
  let last = { pages: 0, at: begun, worker: processCpuSeconds(pid), servers: serversCpuSeconds() };
  console.log('   pages  seconds  a second  worker MB  worker ms  servers ms  Redis MB  table KB  log KB');
  for (;;) {
    await sleep(LOOK);
    const { waiting, active, delayed } = await runtime.queues.counts('pages');
    const done = fed - waiting - active - delayed;
    const over = stop.signal.aborted || performance.now() > deadline || done >= count || worker!.exitCode !== null;
    if (done - last.pages < every && !over) continue;
    const now = { pages: done, at: performance.now(), worker: processCpuSeconds(pid), servers: serversCpuSeconds() };
    const sizes = await serverSizes(runtime.config);
    const since = Math.max(1, now.pages - last.pages);
    const point: Point = {
      pages: done,
      seconds: (now.at - begun) / 1000,
      pagesPerSecond: (since * 1000) / (now.at - last.at),
      workerMb: residentMb(pid),
      workerCpuMs: ((now.worker - last.worker) * 1000) / since,
      serversCpuMs: ((now.servers - last.servers) * 1000) / since,
      redisMb: sizes.redis / 1e6,
      databaseKbPerPage: (sizes.postgres - first.postgres) / 1000 / Math.max(1, fed),
      logKbPerPage: (sizes.wal - first.wal) / 1000 / Math.max(1, fed),
    };
    points.push(point);
    console.log(lineOf(point));
    last = now;
    if (over) break;
  }
  stop.abort();
  await feeding;
}

function lineOf(point: Point): string {
  const cells: [number, number, number][] = [
    [point.pages, 8, 0],
    [point.seconds, 8, 0],
    [point.pagesPerSecond, 9, 1],
    [point.workerMb, 10, 0],
    [point.workerCpuMs, 10, 2],
    [point.serversCpuMs, 11, 2],
    [point.redisMb, 9, 1],
    [point.databaseKbPerPage, 9, 2],
    [point.logKbPerPage, 7, 2],
  ];
  return cells.map(([figure, width, digits]) => figure.toFixed(digits).padStart(width)).join(' ');
}

/** Memory of a process on this machine, RSS; 0 once it has ended. */
function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}
