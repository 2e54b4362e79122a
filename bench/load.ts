/**
 * `node bench/load.ts [--jobs 200000 --workers 3]`: so many page jobs through Redis, taken by several worker processes
 * whose work is nothing: what queue and server can do, what a waiting job weighs, and whether each job is done once.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import { readConfig } from '../src/config.ts';
import { openQueues } from '../src/queue/queues.ts';
import { startRedis } from '../test/services/servers.ts';
import { describeMachine } from './machine.ts';
import { openIdleWorker } from './pipeline/idle-worker.ts';
import { serversCpuSeconds } from './pipeline/servers-cpu.ts';

/** Jobs added in one go. */
const BATCH = 2000;
const CONCURRENCY = 16;

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '200000' },
    workers: { type: 'string', default: '3' },
    worker: { type: 'boolean', default: false },
  },
});
await (values.worker ? work() : lead());

async function lead(): Promise<void> {
  const jobs = Number(values.jobs);
  const server = await startRedis();
  const redis = new Redis(server.url);
  const env = { ...process.env, REDIS_URL: server.url, DATABASE_URL: 'postgres://unused/unused' };
  await using queues = await openQueues(readConfig(env), null, () => {});
  const memory = async () => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))![1]);
  const commands = async () => Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))![1]);
  const empty = await memory();
  let begun = performance.now();
  for (let from = 0; from < jobs; from += BATCH) {
    await queues.addPages(
      Array.from({ length: Math.min(BATCH, jobs - from) }, (_, n) => `p-${String(from + n).padStart(32, '0')}`),
    );
  }
  const added = (performance.now() - begun) / 1000;
  const waiting = await memory();
  const sent = await commands();
  const cpu = serversCpuSeconds();
  begun = performance.now();
  const workers = Array.from({ length: Number(values.workers) }, () =>
    fork(import.meta.filename, ['--worker'], { env }),
  );
  const counts = workers.map(() => 0);
  workers.forEach((worker, i) => worker.on('message', (done) => (counts[i] = Number(done))));
  const sum = () => counts.reduce((total, count) => total + count, 0);
  while (sum() < jobs) await new Promise((resolve) => setTimeout(resolve, 100));
  const done = (performance.now() - begun) / 1000;
  const spent = serversCpuSeconds() - cpu;
  const used = (await commands()) - sent;
  const left = await queues.counts('pages');
  const after = await memory();
  await Promise.all(workers.map((worker) => (worker.send('stop'), once(worker, 'exit'))));
  console.log(
    `${jobs} jobs, ${workers.length} worker processes of ${CONCURRENCY} at a time; ${counts.map((count) => `${count} done`).join(', ')}; left: ${JSON.stringify(left)}`,
  );
  console.log(`queued ${(jobs / added).toFixed(0)} a second, done ${(jobs / done).toFixed(0)} a second`);
  console.log(
    `Redis: ${((waiting - empty) / jobs).toFixed(0)} bytes a waiting job, ${((waiting - empty) / 1e6).toFixed(0)} MB at most, ${((after - empty) / 1e6).toFixed(1)} MB left behind; ${(used / jobs).toFixed(1)} commands and ${((spent * 1e6) / jobs).toFixed(0)} µs of its CPU a job done`,
  );
  const machine = describeMachine();
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; load ${machine.load[0]}`);
  redis.disconnect();
  await server.stop();
}

async function work(): Promise<void> {
  const config = readConfig();
  await using queues = await openQueues(config, null, () => {});
  let done = 0;
  const worker = openIdleWorker(queues, config, CONCURRENCY, () => done++);
  const timer = setInterval(() => process.send?.(done), 200);
  await once(process, 'message');
  clearInterval(timer);
  await worker.drain(5000);
  process.disconnect();
}
