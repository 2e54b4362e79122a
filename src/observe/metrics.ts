import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Every metric a process of copydesk shows; docs/operations.md says what each means and when to worry. */
export interface Metrics extends Disposable {
  readonly registry: Registry;
  readonly articles: Counter<'change'>;
  readonly rejects: Counter<'reason'>;
  readonly recipesFailed: Counter<'recipe'>;
  readonly kept: Counter<'reason'>;
  readonly faults: Counter<'kind'>;
  readonly outages: Counter<'service'>;
  readonly stalled: Counter;
  readonly threadsReplaced: Counter<'reason'>;
  readonly pageBytes: Counter;
  readonly relayed: Counter;
  readonly sentAgain: Counter;
  readonly requeued: Counter;
  readonly cleanSeconds: Histogram;
  readonly waitSeconds: Histogram;
  readonly queueJobs: Gauge<'queue' | 'state'>;
  readonly oldestWaiting: Gauge<'queue'>;
  readonly redisMemory: Gauge;
  readonly outboxRows: Gauge;
  readonly ready: Gauge;
}

const CLEAN_BUCKETS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WAIT_BUCKETS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600];

export function createMetrics(build: { version: string; backend: string }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string = never>(name: string, help: string, ...labelNames: L[]) =>
    new Counter<L>({ name: `copydesk_${name}`, help, labelNames, registers });
  const gauge = <L extends string = never>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge<L>({ name: `copydesk_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `copydesk_${name}`, help, buckets, registers });

  gauge('build_info', 'Always 1; the labels say what runs.', 'version', 'node', 'backend').set(
    { version: build.version, node: process.versions.node, backend: build.backend },
    1,
  );
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  observeProcess(registers, delay);

  return {
    registry,
    articles: counter(
      'articles_total',
      'Pages that became an article, by what they are to it: new, revised, unchanged, older (an earlier state that came late); and articles withdrawn.',
      'change',
    ),
    rejects: counter('rejects_total', 'Pages that will never be an article, by reason.', 'reason'),
    recipesFailed: counter(
      'recipes_failed_total',
      'Pages that a recipe is for and of which it yields nothing, by recipe; they are read in the general way.',
      'recipe',
    ),
    kept: counter(
      'kept_total',
      'Pages whose outcome was kept because cleaning them again failed, by the reason it failed for.',
      'reason',
    ),
    faults: counter('faults_total', 'Tries of a job that failed, by kind.', 'kind'),
    outages: counter('outages_total', 'Times a service was found away or full.', 'service'),
    stalled: counter('stalled_total', 'Jobs found without a living worker and queued again.'),
    threadsReplaced: counter(
      'threads_replaced_total',
      'Threads ended by a page and replaced, by what the page did.',
      'reason',
    ),
    pageBytes: counter('page_bytes_total', 'Bytes of the pages cleaned.'),
    relayed: counter('relayed_total', 'Messages sent to queue `articles`.'),
    sentAgain: counter(
      'sent_again_total',
      'Messages of queue `articles` sent again because Redis may have forgotten them.',
    ),
    requeued: counter('requeued_total', 'Pages without an outcome that were queued again.'),
    cleanSeconds: histogram(
      'clean_seconds',
      'Time one page took from the main thread to its outcome, waiting for a thread included.',
      CLEAN_BUCKETS,
    ),
    waitSeconds: histogram('wait_seconds', 'Time a page waited in the queue before a worker took it.', WAIT_BUCKETS),
    queueJobs: gauge('queue_jobs', 'Jobs of a queue by state.', 'queue', 'state'),
    oldestWaiting: gauge('oldest_waiting_seconds', 'Age of the oldest waiting job.', 'queue'),
    redisMemory: gauge(
      'redis_memory_ratio',
      'Share of the `maxmemory` of Redis in use, 0 to 1; 0 without a limit or without Redis.',
    ),
    outboxRows: gauge('outbox_rows', 'Messages not yet sent to queue `articles`.'),
    ready: gauge('ready', '1 where /readyz says ready.'),
    [Symbol.dispose]: () => {
      delay.disable();
    },
  };
}

function observeProcess(registers: Registry[], delay: ReturnType<typeof monitorEventLoopDelay>): void {
  new Gauge({
    name: 'copydesk_event_loop_delay_seconds',
    help: 'Longest delay of the main thread since the last look.',
    registers,
    collect() {
      this.set(delay.max / 1e9);
      delay.reset();
    },
  });
  new Gauge({
    name: 'copydesk_resident_bytes',
    help: 'Memory of the process, threads included.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Gauge({ name: 'copydesk_start_time_seconds', help: 'When the process started, in Unix seconds.', registers }).set(
    Math.round(Date.now() / 1000 - process.uptime()),
  );
}
