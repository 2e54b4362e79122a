import { setTimeout as sleep } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { Queue } from 'bullmq';
import { maskCredentials } from '../text/mask.ts';
import { ServiceUnavailable } from '../outage.ts';
import type { ArticleJob } from '../model/job.ts';
import { openBackend, type Backend, type BackendKind } from './backend.ts';
import { freeOrphans } from './orphans.ts';
import { openPageWorker, STALLS_ALLOWED, type PageWorker, type PageWorkerOptions } from './page-worker.ts';
import { redisFill, redisMemory, redisUsage } from './redis-memory.ts';
import { BULK, QUEUES, type QueueName, type QueueSettings } from './topology.ts';

/** Jobs of a queue by state. */
export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** How later stages stand with their messages. */
export interface LaterStages {
  /** True where more may be sent: fewer wait than the high-water mark, and Redis has memory left. */
  readonly room: boolean;
  /** Messages that no later stage is done with. */
  readonly untaken: number;
  /** Names the memory that holds the messages: another name once it may have forgotten some. */
  readonly memory: string;
}

/** Share of Redis' `maxmemory` above which producers wait: a full Redis lets no worker finish a job either. */
export const REDIS_FILL_LIMIT = 0.7;

/** How long a server may take to answer at start, in ms. */
const START_TIMEOUT = 10_000;

/** BullMQ takes jobs without a priority first, then those with the lowest number. */
const LATER = 100;

const POLL_FIRST = 50;
const POLL_LONGEST = 1000;

/** Opens the queues, or says in one line why they cannot be reached. `onError` hears what BullMQ reports later. */
export async function openQueues(
  settings: QueueSettings,
  pglite: PGlite | null,
  onError: (error: Error) => void,
): Promise<Queues> {
  const backend = await openBackend(settings, pglite);
  const queues = Object.fromEntries(
    Object.keys(QUEUES).map((name) => [name, backend.queue(name as QueueName)]),
  ) as Record<QueueName, Queue>;
  let last: Error | null = null;
  for (const queue of Object.values(queues)) queue.on('error', (error) => onError((last = error)));
  const opened = new Queues(backend, queues, settings, onError);
  try {
    await within(START_TIMEOUT, Promise.all(Object.values(queues).map((queue) => queue.waitUntilReady())));
    if (backend.kind === 'embedded') await freeOrphans(queues.pages, STALLS_ALLOWED);
  } catch (error) {
    await within(1000, opened[Symbol.asyncDispose]()).catch(() => {});
    const where = maskCredentials(settings.redisUrl ?? settings.databaseUrl ?? 'the data folder');
    const why = (last ?? (error as Error)).message || String((last as NodeJS.ErrnoException | null)?.code);
    throw new ServiceUnavailable(
      `the queue at ${where} cannot be reached (${maskCredentials(why)}); start the server, or correct ${settings.redisUrl === null ? 'DATABASE_URL' : 'REDIS_URL'}`,
    );
  }
  return opened;
}

/** The queues of one process. Jobs carry ids only; what became of a page stands in the store. */
export class Queues implements AsyncDisposable {
  readonly kind: BackendKind;
  readonly #backend: Backend;
  readonly #queues: Record<QueueName, Queue>;
  readonly #settings: QueueSettings;
  readonly #onError: (error: Error) => void;
  /** Jobs added since the waiting count was last read. */
  #sinceCount = Number.POSITIVE_INFINITY;

  constructor(
    backend: Backend,
    queues: Record<QueueName, Queue>,
    settings: QueueSettings,
    onError: (error: Error) => void,
  ) {
    this.kind = backend.kind;
    this.#backend = backend;
    this.#queues = queues;
    this.#settings = settings;
    this.#onError = onError;
  }

  /** The queues themselves, for a board of jobs. */
  all(): readonly Queue[] {
    return Object.values(this.#queues);
  }

  /** Queues pages by id, `later` ones behind all others; one that is queued already is left alone. */
  async addPages(ids: readonly string[], when: 'now' | 'later' = 'now'): Promise<void> {
    await this.#add(
      'pages',
      ids.map((pageId) => ({ id: pageId, data: { pageId } })),
      when === 'later' ? { priority: LATER } : {},
    );
  }

  /**
   * Tells later stages what became of articles. A message sent again has the same job id,
   * `<article>-<revision>-<sequence>`.
   */
  async addArticles(messages: readonly ArticleJob[]): Promise<void> {
    await this.#add(
      'articles',
      messages.map((data) => ({ id: `${data.articleId}-${data.revision}-${data.sequence}`, data })),
    );
  }

  async #add(
    name: QueueName,
    jobs: readonly { id: string; data: object }[],
    options: { readonly priority?: number } = {},
  ): Promise<void> {
    for (let start = 0; start < jobs.length; start += BULK) {
      const bulk = jobs.slice(start, start + BULK);
      await this.#queues[name].addBulk(
        bulk.map(({ id, data }) => ({ name: QUEUES[name].job, data, opts: { jobId: id, ...options } })),
      );
      this.#sinceCount += bulk.length;
    }
  }

  async counts(name: QueueName): Promise<QueueCounts> {
    const counts = await this.#queues[name].getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
    const of = (state: string) => counts[state] ?? 0;
    return {
      waiting: of('waiting') + of('prioritized'),
      active: of('active'),
      delayed: of('delayed'),
      failed: of('failed'),
    };
  }

  /** Seconds the oldest waiting job has waited; 0 where none waits. */
  async oldestWaitingSeconds(name: QueueName, now = Date.now()): Promise<number> {
    const queue = this.#queues[name];
    // BullMQ counts from the oldest in Redis, but from the newest in PostgreSQL.
    const index = this.kind === 'redis' ? 0 : Math.max(0, (await queue.getWaitingCount()) - 1);
    const [oldest] = await queue.getWaiting(index, index);
    return oldest === undefined ? 0 : Math.max(0, (now - oldest.timestamp) / 1000);
  }

  /** Share of Redis' `maxmemory` in use, 0 to 1; 0 where it has no limit, or the queue is not in Redis. */
  async memoryFill(): Promise<number> {
    return this.kind === 'redis' ? redisFill(this.#queues.pages) : 0;
  }

  /** Workers connected to a queue; null where the server cannot tell. */
  async workers(name: QueueName): Promise<number | null> {
    return this.kind === 'embedded' ? 1 : await this.#queues[name].getWorkersCount().catch(() => null);
  }

  /** Memory of Redis in bytes; null where the queue is not there. */
  async memoryUsage(): Promise<{ used: number; limit: number | null } | null> {
    return this.kind === 'redis' ? redisUsage(this.#queues.pages) : null;
  }

  /** True where a producer may add: fewer pages wait than the high-water mark, and Redis has memory left. */
  async hasRoom(): Promise<boolean> {
    const { waiting, delayed } = await this.counts('pages');
    if (waiting + delayed >= this.#settings.highWater) return false;
    return (await this.memoryFill()) < REDIS_FILL_LIMIT;
  }

  /** How the queue `articles` stands. The memory is named after the counting, so a count of none was made in that memory. */
  async laterStages(): Promise<LaterStages> {
    const { waiting, delayed, active } = await this.counts('articles');
    const { fill, memory } =
      this.kind === 'redis'
        ? await redisMemory(this.#queues.articles, this.#settings.queuePrefix)
        : { fill: 0, memory: this.kind };
    return {
      room: waiting + delayed < this.#settings.highWater && fill < REDIS_FILL_LIMIT,
      untaken: waiting + delayed + active,
      memory,
    };
  }

  /**
   * Waits until there is room for more pages. The count is read again only after a tenth of the high-water mark was
   * added, so the mark may be passed by that much.
   */
  async waitForRoom(signal?: AbortSignal): Promise<void> {
    if (this.#sinceCount < Math.max(1, this.#settings.highWater / 10)) return;
    for (let pause = POLL_FIRST; !(await this.hasRoom()); pause = Math.min(pause * 2, POLL_LONGEST)) {
      await sleep(pause, undefined, signal === undefined ? {} : { signal });
    }
    this.#sinceCount = 0;
  }

  /** Starts the worker of queue `pages`. */
  openPageWorker(options: PageWorkerOptions): PageWorker {
    return openPageWorker(this.#backend, options, this.#onError);
  }

  /** True where the server answers within `timeout` ms. */
  async ready(timeout = 2000): Promise<boolean> {
    return within(timeout, this.counts('pages')).then(
      () => true,
      () => false,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled(Object.values(this.#queues).map((queue) => queue.close()));
    await this.#backend.close();
  }
}

async function within<T>(timeout: number, promise: Promise<T>): Promise<T> {
  const controller = new AbortController();
  const late = sleep(timeout, undefined, { signal: controller.signal }).then(() => {
    throw new Error(`no answer within ${timeout / 1000} s`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    controller.abort();
  }
}
