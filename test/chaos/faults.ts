import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Random } from '../fuzz/random.ts';
import type { Cut } from './proxy.ts';
import { LOCK_MS, type World } from './world.ts';

/** What is done to a running pipeline, and what must hold nevertheless. */
export interface Fault {
  readonly name: string;
  readonly promise: string;
  /** False where this machine gives no means to do it. */
  readonly possible?: (world: World) => boolean;
  /** Whether it is inflicted while workers stand still before pages that wait: its trouble shows only where there is work left. */
  readonly beforeWork?: boolean;
  /** Does it, and undoes what would not undo itself: after this, only the pipeline has still to recover. */
  readonly inflict: (world: World, random: Random) => Promise<void>;
}

/** Anything from `least` to `most` ms. */
const between = (random: Random, least: number, most: number): number => least + random.below(most - least);

async function replace(world: World, random: Random, signal: NodeJS.Signals): Promise<void> {
  const worker = random.of(world.workers);
  world.startWorker();
  await world.endWorker(worker, signal);
}

async function cut(world: World, how: Cut): Promise<void> {
  const before = world.proxy.cuts();
  world.proxy.cutCommits(how, 2);
  for (let tries = 0; world.proxy.cuts() < before + 2 && tries < 200; tries++) await sleep(50);
}

/** Connections as many as the server gives. */
async function takeAllConnections(url: string): Promise<pg.Client[]> {
  const taken: pg.Client[] = [];
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
    } catch {
      return taken;
    }
    taken.push(client);
  }
}

/** Fills a disk, lets the workers go on until one has said so and some time more, and makes room again. */
async function fill(world: World, random: Random, disk: 'redis' | 'postgres', says: RegExp): Promise<void> {
  const said = world.untilSaid(says);
  world.disks?.[disk].fill();
  world.release();
  try {
    await said;
    await sleep(between(random, 1000, 3000));
  } finally {
    world.disks?.[disk].free();
  }
  // PostgreSQL goes on after a table that could not grow, and ends where its log could not: then someone starts it again.
  if (!world[disk].alive()) await world[disk].restart();
}

/** A copy of a folder in which a server works; taken again where a file went away meanwhile. */
function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'copydesk-copy-'));
  for (let tries = 1; ; tries++) {
    try {
      cpSync(folder, copy, { recursive: true });
      return copy;
    } catch (error) {
      rmSync(copy, { recursive: true, force: true });
      if (tries === 5) throw error;
    }
  }
}

/** Redis dies and comes back with its files of a little earlier, as after a fail-over to a replica that was behind. */
async function goBack(world: World, random: Random): Promise<void> {
  const folder = world.redis.folder ?? '';
  const copy = copyOf(folder);
  await sleep(between(random, 1000, 2500));
  await world.redis.restart(between(random, 0, 1000), () => {
    rmSync(folder, { recursive: true });
    cpSync(copy, folder, { recursive: true });
  });
  rmSync(copy, { recursive: true });
}

const ONCE = 'each page has its one outcome, once';
export const GOES_ON = 'the pipeline waits, says so and goes on by itself; nothing is lost';
const QUEUED_AGAIN = 'pages without an outcome are queued again, messages not taken are sent again';

export const FAULTS: readonly Fault[] = [
  {
    name: 'a worker is killed (SIGKILL)',
    promise: ONCE,
    inflict: (world, random) => replace(world, random, 'SIGKILL'),
  },
  {
    name: 'a worker is told to stop (SIGTERM)',
    promise: ONCE,
    inflict: (world, random) => replace(world, random, 'SIGTERM'),
  },
  {
    name: 'a worker is frozen past its lock and comes back (SIGSTOP, SIGCONT)',
    promise: 'the job runs twice and changes nothing the second time',
    async inflict(world, random) {
      const worker = random.of(world.workers);
      worker.kill('SIGSTOP');
      await sleep(LOCK_MS + between(random, 1500, 3000));
      worker.kill('SIGCONT');
    },
  },
  {
    name: 'Redis is killed and starts again',
    promise: GOES_ON,
    inflict: (world, random) => world.redis.restart(between(random, 200, 3000)),
  },
  {
    name: 'Redis is flushed (FLUSHALL), with messages not taken yet',
    promise: QUEUED_AGAIN,
    inflict: (world, random) =>
      world.whileBehind(async () => {
        await sleep(between(random, 0, 1000));
        await world.withRedis((redis) => redis.flushall());
      }),
  },
  {
    name: 'Redis goes back to its state of seconds ago, with messages not taken yet',
    promise: QUEUED_AGAIN,
    possible: (world) => world.redis.folder !== null,
    inflict: (world, random) => world.whileBehind(() => goBack(world, random)),
  },
  {
    name: 'Redis answers nobody for a time (CLIENT PAUSE)',
    promise: GOES_ON,
    inflict: (world, random) =>
      world.withRedis(async (redis) => {
        const length = between(random, 2000, 5000);
        await redis.client('PAUSE', length, 'ALL');
        await sleep(length);
      }),
  },
  {
    name: 'Redis is full (maxmemory)',
    promise: GOES_ON,
    inflict: (world, random) =>
      world.withRedis(async (redis) => {
        const used = Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
        await redis.config('SET', 'maxmemory', Math.floor(used * 0.9));
        await sleep(between(random, 2000, 5000));
        await redis.config('SET', 'maxmemory', 0);
      }),
  },
  {
    name: 'the disk of Redis is full (MISCONF)',
    promise: GOES_ON,
    possible: (world) => world.disks !== null,
    beforeWork: true,
    inflict: (world, random) => fill(world, random, 'redis', /MISCONF|No space left/),
  },
  {
    name: 'the disk of PostgreSQL is full',
    promise: GOES_ON,
    possible: (world) => world.disks !== null,
    beforeWork: true,
    inflict: (world, random) => fill(world, random, 'postgres', /No space left/),
  },
  {
    name: 'the network to Redis and PostgreSQL is slow (100 to 300 ms each way)',
    promise: GOES_ON,
    async inflict(world, random) {
      const lag = between(random, 100, 300);
      for (const proxy of [world.redisProxy, world.proxy]) proxy.delay(lag);
      await sleep(between(random, 3000, 6000));
      for (const proxy of [world.redisProxy, world.proxy]) proxy.delay(0);
    },
  },
  {
    name: 'PostgreSQL is killed and starts again',
    promise: GOES_ON,
    inflict: (world, random) => world.postgres.restart(between(random, 200, 3000)),
  },
  {
    name: 'PostgreSQL refuses all connections for a time',
    promise: GOES_ON,
    async inflict(world, random) {
      world.proxy.refuse();
      await sleep(between(random, 1000, 4000));
      world.proxy.admit();
    },
  },
  {
    name: 'PostgreSQL has no connection left',
    promise: GOES_ON,
    async inflict(world, random) {
      const taken = await takeAllConnections(world.postgres.url);
      // Those that the workers hold are cut, so that they have to ask for new ones.
      world.proxy.refuse();
      world.proxy.admit();
      await sleep(between(random, 1000, 4000));
      await Promise.all(taken.map((client) => client.end().catch(() => {})));
    },
  },
  {
    name: 'the connection is cut in the middle of a commit, before it is done',
    promise: 'the commit is tried again',
    inflict: (world) => cut(world, 'before'),
  },
  {
    name: 'the connection is cut in the middle of a commit, after it is done',
    promise: 'the commit runs twice and changes nothing the second time',
    inflict: (world) => cut(world, 'after'),
  },
];

/** The faults that this machine can inflict; a disk of its own takes the right to mount one. */
export const possibleFaults = (world: World): readonly Fault[] =>
  FAULTS.filter(({ possible }) => possible?.(world) ?? true);
