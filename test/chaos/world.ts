import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { readConfig } from '../../src/config.ts';
import { EXIT } from '../../src/exit.ts';
import { feedPages } from '../../src/feed.ts';
import type { Page } from '../../src/model/page.ts';
import { openRuntime } from '../../src/runtime.ts';
import { startPostgres, startRedis, type Server } from '../services/servers.ts';
import { openDisk, type Disk } from './disk.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { patientSql, standing, untakenMessages, type Sql, type Standing } from './tables.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Seconds a worker's job is locked, and between two looks for stalled ones: short, so that a run is. */
const LOCK_SECONDS = 3;
export const LOCK_MS = LOCK_SECONDS * 1000;

/** Room for what a run of 10,000 pages leaves in PostgreSQL, and in Redis. */
const DISK_MB = { postgres: 1000, redis: 300 };

/** Redis and PostgreSQL behind proxies, each on a disk of its own where one can be mounted; worker processes and a later stage; and what is known of them. */
export class World implements AsyncDisposable {
  readonly redis: Server;
  readonly postgres: Server;
  /** In front of PostgreSQL. */
  readonly proxy: Proxy;
  readonly redisProxy: Proxy;
  readonly disks: { readonly redis: Disk; readonly postgres: Disk } | null;
  readonly sql: Sql & AsyncDisposable;
  readonly workers: ChildProcess[] = [];
  readonly settings: NodeJS.ProcessEnv;
  /** Lines the workers logged, by level. */
  readonly logged: Record<string, number> = {};
  /** Workers that found a service away when they started, and said so: started again, as any supervisor does. */
  restarts = 0;
  /** Workers that ended in any other way nobody asked for. */
  readonly surprises: string[] = [];
  /** Messages that were sent and not taken yet when Redis was made to forget. */
  untaken = 0;
  #consumer: ChildProcess | null = null;
  #listener: (line: string) => void = () => {};

  private constructor(redis: Server, postgres: Server, redisProxy: Proxy, proxy: Proxy, disks: World['disks']) {
    this.redis = redis;
    this.postgres = postgres;
    this.redisProxy = redisProxy;
    this.proxy = proxy;
    this.disks = disks;
    this.sql = patientSql(postgres.url);
    this.settings = {
      REDIS_URL: behind(redis.url, redisProxy),
      DATABASE_URL: behind(postgres.url, proxy),
      COPYDESK_THREADS: '1',
      COPYDESK_LOG_LEVEL: 'info',
      COPYDESK_HEALTH_PORT: '0',
      COPYDESK_LOCK_SECONDS: String(LOCK_SECONDS),
      COPYDESK_STALLED_SECONDS: '1',
      COPYDESK_STUCK_SECONDS: '5',
      COPYDESK_RETRY_SECONDS: '0.5',
      COPYDESK_HIGH_WATER: '2000',
    };
  }

  static async open(): Promise<World> {
    const disks = openDisks();
    const [redis, postgres] = await Promise.all([
      startRedis('local', disks?.redis.folder),
      startPostgres('local', disks?.postgres.folder, ['-c', 'max_wal_size=256MB']),
    ]);
    const [redisProxy, proxy] = (await Promise.all(
      [redis, postgres].map(({ url }) => openProxy(new URL(url).hostname, Number(new URL(url).port))),
    )) as [Proxy, Proxy];
    return new World(redis, postgres, redisProxy, proxy, disks);
  }

  /** Everything as on the first day. */
  async reset(): Promise<void> {
    await this.sql.query('drop schema if exists copydesk cascade');
    await this.sql.query('drop table if exists public.consumed, public.followed');
    await this.withRedis((redis) => redis.flushall());
    for (const level of Object.keys(this.logged)) delete this.logged[level];
    this.surprises.length = 0;
    this.restarts = 0;
    this.untaken = 0;
  }

  async withRedis<T>(use: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.redis.url, { maxRetriesPerRequest: null });
    redis.on('error', () => {});
    try {
      return await use(redis);
    } finally {
      redis.disconnect();
    }
  }

  /** Starts a worker; `program` instead of ours, with settings of its own. */
  startWorker(program = 'workers/clean.ts', settings: NodeJS.ProcessEnv = {}): ChildProcess {
    const worker = spawn(process.execPath, [program], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env['PATH'], ...this.settings, ...settings },
    });
    this.workers.push(worker);
    let tail = '';
    worker.stderr!.on('data', (data: Buffer) => {
      tail = (tail + data.toString()).slice(-4000);
      this.#listener(data.toString());
      for (const [, level = ''] of data.toString().matchAll(/"level":"(\w+)"/g))
        this.logged[level] = (this.logged[level] ?? 0) + 1;
    });
    worker.once('exit', (code, signal) => {
      const at = this.workers.indexOf(worker);
      // Whoever ends a worker takes it off the list first.
      if (at < 0) return;
      this.workers.splice(at, 1);
      if (code === EXIT.service) {
        this.restarts++;
        this.startWorker(program, settings);
      } else this.surprises.push(`a worker ended by itself, ${signal ?? code}: ${tail}`);
    });
    return worker;
  }

  /** Sends a worker a signal and waits for its end. */
  async endWorker(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    const at = this.workers.indexOf(worker);
    if (at >= 0) this.workers.splice(at, 1);
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    if (worker.exitCode === null && worker.signalCode === null && worker.kill(signal)) await ended;
  }

  /** Workers stand still until {@link release}. */
  hold(): void {
    for (const worker of this.workers) worker.kill('SIGSTOP');
  }

  release(): void {
    for (const worker of this.workers) worker.kill('SIGCONT');
  }

  startConsumer(): void {
    this.#consumer = spawn(process.execPath, ['test/chaos/consumer.ts'], {
      cwd: ROOT,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], REDIS_URL: this.redis.url, DATABASE_URL: this.postgres.url },
    });
  }

  /** Waits until a worker logs what fits `pattern`: the trouble is there, and is said. */
  async untilSaid(pattern: RegExp, patience = 20_000): Promise<void> {
    const said = Promise.withResolvers<void>();
    const timer = setTimeout(
      () => said.reject(new Error(`no worker said ${pattern} within ${patience / 1000} s`)),
      patience,
    );
    this.#listener = (line) => {
      if (pattern.test(line)) said.resolve();
    };
    await said.promise.finally(() => {
      clearTimeout(timer);
      this.#listener = () => {};
    });
  }

  /** Does something while the later stage stands still and messages wait for it, if any come within some seconds. */
  async whileBehind(work: () => Promise<void>): Promise<void> {
    this.#consumer?.kill('SIGSTOP');
    try {
      let untaken = 0;
      for (let looks = 0; untaken === 0 && looks < 50; looks++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        untaken = await untakenMessages(this.sql);
      }
      this.untaken += untaken;
      await work();
    } finally {
      this.#consumer?.kill('SIGCONT');
    }
  }

  async stopConsumer(): Promise<void> {
    const consumer = this.#consumer;
    this.#consumer = null;
    if (consumer === null || consumer.exitCode !== null) return;
    const ended = new Promise((resolve) => consumer.once('exit', resolve));
    consumer.kill('SIGTERM');
    await ended;
  }

  /** Feeds pages as a producer does: what was not acknowledged is sent again. Gives how many were, once all are acknowledged. */
  async feed(pages: readonly Page[]): Promise<number> {
    const acknowledged = new Set<string>();
    let again = 0;
    const wanted = new Set(pages.map(({ id }) => id)).size;
    while (acknowledged.size < wanted) {
      const open = pages.filter(({ id }) => !acknowledged.has(id));
      try {
        await using runtime = await openRuntime(readConfig({ ...this.settings, COPYDESK_LOG_LEVEL: 'silent' }));
        await feedPages(
          runtime,
          (async function* () {
            yield* open;
          })(),
          {
            onPages(batch) {
              for (const { id } of batch) acknowledged.add(id);
            },
          },
        );
      } catch {
        again += wanted - acknowledged.size;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
    return again;
  }

  standing(): Promise<Standing> {
    return standing(this.sql);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.workers].map((worker) => this.endWorker(worker, 'SIGKILL')));
    await this.stopConsumer();
    await this.sql[Symbol.asyncDispose]();
    await Promise.all([this.proxy[Symbol.asyncDispose](), this.redisProxy[Symbol.asyncDispose]()]);
    await Promise.all([this.redis.stop(), this.postgres.stop()]);
    for (const disk of [this.disks?.redis, this.disks?.postgres]) disk?.[Symbol.dispose]();
  }
}

function behind(url: string, proxy: Proxy): string {
  const changed = new URL(url);
  changed.port = String(proxy.port);
  return changed.href;
}

function openDisks(): World['disks'] {
  const [redis, postgres] = [openDisk(DISK_MB.redis), openDisk(DISK_MB.postgres)];
  return redis !== null && postgres !== null ? { redis, postgres } : null;
}
