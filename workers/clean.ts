import { isUnderNpm, readConfig } from '../src/config.ts';
import { serveHealth } from '../src/observe/health.ts';
import { Progress } from '../src/observe/progress.ts';
import type { PageName } from '../src/model/packed-page.ts';
import type { PreparedOutcome } from '../src/model/prepared-outcome.ts';
import { CleanPool } from '../src/pool/pool.ts';
import { openRuntime, type Runtime } from '../src/runtime.ts';
import { EXIT } from '../src/exit.ts';
import { sayFailure } from '../src/cli/failure.ts';
import type { Committed } from '../src/store/store.ts';
import { parentGone } from '../src/work/parent.ts';
import { relayOutbox } from '../src/work/relay.ts';
import { Fault, Settler } from '../src/work/settle.ts';
import { Sampler } from '../src/work/sampler.ts';

/**
 * Jobs in hand beyond the threads: one batch is committed while another gathers (src/store/open.ts), so that the threads
 * seldom wait.
 */
const AHEAD = 62;

/**
 * Pages at each thread: a statement of the embedded database holds the main thread for as long as a thread takes for some
 * pages, and it cannot hand over the next ones.
 */
const PAGES_AT_THREAD = 4;

/**
 * The heaps of a process with the embedded database may double between two full collections. What passes between it and
 * PostgreSQL in WebAssembly counts as heap: with a quarter the main thread collected everything every 20 to 30 pages.
 */
const EMBEDDED_HEAP_GROWTH = 100;

/** Time to give back pages in hand after the drain deadline, in ms. */
const GIVE_BACK = 2000;

const MINUTE = 60_000;

/** What `startCleaning` may be told; tests name another thread module. */
export interface CleaningOptions {
  readonly onOutcome?: (page: PageName, outcome: PreparedOutcome, committed: Committed) => void;
  readonly thread?: URL;
}

/** The cleaning of one process: queue, threads, outbox, measures. */
export interface Cleaning {
  readonly progress: Progress;
  /** Reasons why this worker is not ready; none where it is. */
  notReady(): Promise<readonly string[]>;
  /** Stops taking pages and finishes those in hand, within `deadline` ms. True where all were finished. */
  stop(deadline: number): Promise<boolean>;
}

/** Starts cleaning the pages of the queue, once the threads have shown that they can; goes on until stopped. */
export async function startCleaning(runtime: Runtime, options: CleaningOptions = {}): Promise<Cleaning> {
  const { config, store, queues, events, metrics } = runtime;
  const stopping = new AbortController();
  const progress = new Progress(config.stuckSeconds * 1000);
  const pool = new CleanPool(
    {
      ...config,
      userRules: runtime.userRules,
      pagesAtThread: PAGES_AT_THREAD,
      ...(queues.kind === 'embedded' ? { heapGrowth: EMBEDDED_HEAP_GROWTH } : {}),
    },
    events.threadReplaced,
    options.thread,
  );
  await pool.ready();
  const settler = new Settler({
    store,
    pool,
    events,
    signal: stopping.signal,
    onOutcome(page, outcome, committed) {
      progress.made();
      options.onOutcome?.(page, outcome, committed);
    },
  });
  const worker = queues.openPageWorker({
    process: (task) => settler.settle(task),
    async abandoned(task, error) {
      events.faulted('stalled', task.jobId, task.attempt, error);
      await settler.abandon(task, error);
    },
    faulted(task, error) {
      events.faulted(error instanceof Fault ? error.kind : 'payload', task.jobId, task.attempt, error);
    },
    stalled: events.stalled,
    concurrency: config.threads + AHEAD,
    lockSeconds: config.lockSeconds,
    stalledSeconds: config.stalledSeconds,
  });
  // Nobody but this process can read an embedded queue, so no later stage would take the messages.
  const relay = queues.kind === 'embedded' ? Promise.resolve() : relayOutbox(runtime, stopping.signal);
  const sampler = new Sampler(runtime, progress, config.stalledSeconds * 1000);

  async function notReady(): Promise<readonly string[]> {
    const [storeReady, queueReady] = await Promise.all([store.ready().catch(() => false), queues.ready()]);
    if (queueReady) events.recovered('queue');
    if (storeReady) events.recovered('store');
    const reasons = [
      ...(stopping.signal.aborted ? ['stopping'] : []),
      ...(storeReady ? [] : ['the store is away']),
      ...(queueReady ? [] : ['the queue is away']),
      progress.stuck() ?? [],
    ].flat();
    metrics.ready.set(reasons.length === 0 ? 1 : 0);
    if (reasons.length > 0) events.notReady(reasons);
    return reasons;
  }

  return {
    progress,
    notReady,
    async stop(deadline) {
      const drained = await worker.drain(deadline);
      stopping.abort(new Error('the worker stops'));
      sampler[Symbol.dispose]();
      await Promise.all([relay, pool[Symbol.asyncDispose]()]);
      // Pages still in hand are given back now.
      if (!drained) await worker.drain(GIVE_BACK);
      return drained;
    },
  };
}

/** The worker process: cleans until SIGTERM or SIGINT; answers with its exit status. */
export async function work(): Promise<number> {
  const config = readConfig();
  await using runtime = await openRuntime(config);
  const { events, metrics } = runtime;
  const cleaning = await startCleaning(runtime);
  await using health = await serveHealth(config.healthHost, config.healthPort, {
    reasons: cleaning.notReady,
    registry: metrics.registry,
  });
  events.listening(health.host, health.port);
  events.started({ queue: runtime.queues.kind, threads: config.threads });
  const minutes = setInterval(() => events.minute(cleaning.progress.waiting), MINUTE);
  const signal = await stopSignal();
  clearInterval(minutes);
  const deadline = config.drainSeconds * 1000;
  events.draining(signal, deadline);
  const drained = await cleaning.stop(deadline);
  events.stopped(drained);
  return drained ? EXIT.ok : EXIT.stopped;
}

/** Waits for the first SIGTERM or SIGINT, or, started by npm, for npm's end; a second signal ends the process at once. */
export function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    if (isUnderNpm())
      parentGone(new AbortController().signal).then(
        () => resolve('npm is gone'),
        () => {},
      );
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(EXIT.stopped));
      });
    }
  });
}

if (import.meta.main) process.exit(await work().catch(sayFailure));
