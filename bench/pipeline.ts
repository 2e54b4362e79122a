/**
 * `npm run bench:pipeline [-- --corpus DIR --pages 2000 --threads 2 --only embedded,redis --out FILE.json]`: feed and work
 * over each backend, beside clean() alone on the same threads. Servers are started here, on free ports, and stopped.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { startPostgres, startRedis } from '../test/services/servers.ts';
import { describeMachine } from './machine.ts';
import { measureAlone, type Alone } from './pipeline/alone.ts';
import { IMAGE_ENVIRONMENT, IMAGE_FLAGS } from './pipeline/image.ts';
import type { Sizes } from './pipeline/sizes.ts';
import { serversCpuSeconds } from './pipeline/servers-cpu.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pages: { type: 'string', default: '2000' },
    threads: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string', default: 'embedded,postgres,redis' },
    out: { type: 'string' },
  },
});
/** Turns of one thread and all threads: enough for a median. */
const THREAD_ROUNDS = 3;
const threads = Number(values.threads);
const count = Number(values.pages);
const only = values.only.split(',');
const before = describeMachine();
const { alone, single } = await measureThreads();
console.log(
  `clean() alone on ${threads} threads: ${alone.pagesPerSecond.toFixed(0)} pages a second, ${alone.cpuMsPerPage.toFixed(1)} CPU ms each; ${(alone.pagesPerSecond / single.pagesPerSecond).toFixed(2)} times one thread; load ${before.load[0]}`,
);

const results: Record<string, BackendFigures> = {};
if (only.includes('embedded')) await measure('embedded', {});
if (only.includes('postgres')) {
  const postgres = await startPostgres();
  await measure('postgres', { DATABASE_URL: postgres.url });
  await postgres.stop();
}
if (only.includes('redis')) {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  await measure('redis', { DATABASE_URL: postgres.url, REDIS_URL: redis.url });
  await Promise.all([redis.stop(), postgres.stop()]);
}
const machine = describeMachine();
console.log(
  `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, commit ${machine.commit}; load ${machine.load[0]} at the end`,
);
if (values.out)
  writeFileSync(
    values.out,
    `${JSON.stringify({ machine, loadBefore: before.load, threads, pages: count, alone, single, results }, null, 2)}\n`,
  );

/** clean() alone on one thread and on all, by turns; the median of each. */
async function measureThreads(): Promise<{ alone: Alone; single: Alone }> {
  const rounds: { alone: Alone; single: Alone }[] = [];
  for (let round = 0; round < THREAD_ROUNDS; round++) {
    rounds.push({
      single: await measureAlone(values.corpus, 1, Math.ceil(count / threads)),
      alone: await measureAlone(values.corpus, threads, count),
    });
  }
  const median = (all: Alone[]) => all.toSorted((a, b) => a.pagesPerSecond - b.pagesPerSecond)[all.length >> 1]!;
  return { alone: median(rounds.map((round) => round.alone)), single: median(rounds.map((round) => round.single)) };
}

type Rate = Pick<Alone, 'pagesPerSecond' | 'cpuMsPerPage'>;

/** What a backend's stages print, and what they come to a page; null where the backend has no server of its own. */
interface BackendFigures extends SizesAPage {
  readonly jobsPerSecond: { readonly add: number; readonly process: number };
  readonly feed: Rate;
  readonly work: Rate;
  readonly steady: Rate;
  readonly both: Rate;
  readonly redisBytesPerQueuedPage: number | null;
  readonly serversCpuMsPerPage: number;
  readonly curve: readonly { pages: number; megabytes: number; ms: number; rssMb: number }[];
}

interface SizesAPage {
  readonly databaseBytesPerPage: number | null;
  readonly walBytesPerPage: number | null;
  readonly compression: number | null;
}

function sizesAPage(before: Sizes, after: Sizes): SizesAPage {
  return {
    databaseBytesPerPage: before.postgres === null ? null : (after.postgres! - before.postgres) / count,
    walBytesPerPage: before.wal === null ? null : (after.wal! - before.wal) / count,
    compression: after.raw === null ? null : after.raw / after.packed!,
  };
}

/** Prints the figures of one backend. */
function tell(name: string, result: BackendFigures): void {
  const {
    jobsPerSecond,
    feed,
    work,
    steady,
    both,
    redisBytesPerQueuedPage,
    databaseBytesPerPage,
    walBytesPerPage,
    compression,
    curve,
    serversCpuMsPerPage,
  } = result;
  const rate = (figure: { pagesPerSecond: number; cpuMsPerPage: number }) =>
    `${figure.pagesPerSecond.toFixed(0)} pages a second (${figure.cpuMsPerPage.toFixed(1)} CPU ms each, this process)`;
  console.log(`\n${name}`);
  console.log(
    `  jobs with nothing to do: ${jobsPerSecond.add.toFixed(0)} a second queued, ${jobsPerSecond.process.toFixed(0)} a second done`,
  );
  console.log(`  feed           ${rate(feed)}`);
  console.log(`  work           ${rate(work)}`);
  console.log(
    `    second half  ${rate(steady)}: ${((steady.pagesPerSecond / alone.pagesPerSecond) * 100).toFixed(0)} % of clean() alone`,
  );
  console.log(
    `  feed and work  ${rate(both)}: ${((both.pagesPerSecond / alone.pagesPerSecond) * 100).toFixed(0)} % of clean() alone`,
  );
  console.log(
    `  CPU ms a page: ${alone.cpuMsPerPage.toFixed(1)} clean(), ${(both.cpuMsPerPage - alone.cpuMsPerPage).toFixed(1)} the rest of this process, ${serversCpuMsPerPage.toFixed(1)} the servers`,
  );
  if (redisBytesPerQueuedPage !== null)
    console.log(`  Redis: ${redisBytesPerQueuedPage.toFixed(0)} bytes a queued page`);
  if (databaseBytesPerPage !== null && walBytesPerPage !== null && compression !== null)
    console.log(
      `  PostgreSQL: ${(databaseBytesPerPage / 1000).toFixed(1)} KB a page, all tables and indexes, ${(walBytesPerPage / 1000).toFixed(1)} KB of log; pages packed ${compression.toFixed(1)} times`,
    );
  console.log('  work grows: pages, MB of pages, ms, MB of memory (RSS)');
  for (const at of curve)
    console.log(
      `  ${at.pages.toFixed(0).padStart(8)} ${at.megabytes.toFixed(0).padStart(8)} ${at.ms.toFixed(0).padStart(8)} ${at.rssMb.toFixed(0).padStart(6)}`,
    );
}

/** Runs one backend, each measure in a process of its own, so that none inherits another's memory. */
async function measure(name: string, urls: Record<string, string>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const env = {
    ...inherited,
    ...urls,
    COPYDESK_DATA: data,
    COPYDESK_THREADS: String(threads),
    COPYDESK_LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: join(tmpdir(), 'copydesk-bench-code'),
    ...IMAGE_ENVIRONMENT,
    COPYDESK_HIGH_WATER: '1000000',
  };
  const args = [
    join(import.meta.dirname, 'pipeline', 'backend.ts'),
    '--pages',
    String(count),
    ...(values.corpus ? ['--corpus', values.corpus] : []),
  ];
  // `copydesk run`, which has the embedded database, starts Node as it is.
  const flags = name === 'embedded' ? [] : IMAGE_FLAGS;
  const run = async (stage: string) => {
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, ...args, '--stage', stage], {
      env,
      maxBuffer: 1e8,
    });
    return JSON.parse(stdout.trim().split('\n').at(-1)!);
  };
  let servers = 0;
  const together = async () => {
    const begun = serversCpuSeconds();
    const figures = await run('together');
    servers = ((serversCpuSeconds() - begun) * 1000) / count;
    return figures;
  };
  try {
    const { before, ...fed } = await run('feed');
    const { after, ...worked } = await run('work');
    const result: BackendFigures = {
      ...fed,
      ...worked,
      ...sizesAPage(before, after),
      both: await together(),
      serversCpuMsPerPage: servers,
      jobsPerSecond: await run('jobs'),
    };
    results[name] = result;
    tell(name, result);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
