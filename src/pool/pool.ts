import { Piscina } from 'piscina';
import { tuneForThreads } from '../engine.ts';
import type { Outcome } from '../model/outcome.ts';
import type { PackedPage } from '../model/packed-page.ts';
import type { Page } from '../model/page.ts';
import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import { prepareOutcome } from '../store/outcome-row.ts';
import type { RejectReason } from '../model/reject.ts';
import type { Recipe } from '../rules/recipe.ts';
import type { Rule } from '../rules/rule.ts';
import { beginning, threadAt, type CleanTask, type ThreadData } from './task.ts';
import { TRIAL } from './trial.ts';

export interface PoolSettings {
  readonly threads: number;
  readonly threadMemoryMb: number;
  readonly timeLimitSeconds: number;
  readonly pageLimitMb: number;
  /** Pages sent to each thread, the one it is at among them; 1 where absent. With more a thread goes on while the main thread is busy, and one behind a slow page waits although another thread may be free. */
  readonly pagesAtThread?: number;
  /** Percent by which a heap of the process grows between two full collections; {@link HEAP_GROWTH} where absent. */
  readonly heapGrowth?: number;
  /** Rules of the user's own, beside the built-in ones; none where absent. */
  readonly userRules?: readonly (Rule | Recipe)[];
}

/** Module of the threads, exporting `cleanPage` and `preparePage`; `.ts` as this file, or `.js` once compiled. */
const THREAD = new URL(`./thread${import.meta.url.slice(-3)}`, import.meta.url);

/**
 * The time limit is counted in this many slices: a process that was frozen in between loses one slice, not the page its
 * whole time.
 */
const SLICES = 10;

/** Young generation of a thread, in MB. With 64 the same pages cost the same CPU and a worker of two threads 230 MB more. */
const YOUNG_MB = 24;

/** With a half a thread collects everything less often, and holds 15 MB more. */
const HEAP_GROWTH = 25;

/** Threads in which pages are cleaned, each with its limit of memory, each page with its limit of time. */
export class CleanPool implements AsyncDisposable {
  readonly #piscina: Piscina;
  readonly #settings: PoolSettings;
  readonly #onReplaced: (reason: 'timeout' | 'out-of-memory' | 'crash') => void;
  /** Ids of threads that were ended for a page's time. */
  readonly #ended = new Set<number>();

  constructor(
    settings: PoolSettings,
    onReplaced: (reason: 'timeout' | 'out-of-memory' | 'crash') => void = () => {},
    thread: URL = THREAD,
  ) {
    this.#settings = settings;
    this.#onReplaced = onReplaced;
    tuneForThreads(settings.heapGrowth ?? HEAP_GROWTH);
    this.#piscina = new Piscina({
      filename: thread.href,
      minThreads: settings.threads,
      maxThreads: settings.threads,
      concurrentTasksPerWorker: settings.pagesAtThread ?? 1,
      workerData: { userRules: settings.userRules ?? [] } satisfies ThreadData,
      resourceLimits: { maxOldGenerationSizeMb: settings.threadMemoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // What ends a thread also rejects its task, which is where it is heard.
    this.#piscina.on('error', () => {});
  }

  /** Threads there are. */
  get threads(): number {
    return this.#settings.threads;
  }

  /** Resolves when a thread has loaded and cleaned a page; throws where it cannot: a broken installation is not a page's fault. */
  async ready(): Promise<void> {
    const task = { begun: beginning(), page: TRIAL, context: { cleanedAt: null } } satisfies CleanTask;
    await this.#piscina.run(task, { name: 'cleanPage' });
  }

  /** Cleans a page in a thread. Limits make rejects; whatever else goes wrong there is thrown. */
  async clean(page: Page, context: CleanTask['context']): Promise<Outcome> {
    return this.run<Outcome>('cleanPage', page, context, (outcome) => outcome);
  }

  /** The same, the page unpacked and its outcome made ready for the store in the thread. */
  async prepare(page: PackedPage, context: CleanTask['context']): Promise<PreparedOutcome> {
    return this.run<PreparedOutcome>('preparePage', page, context, prepareOutcome);
  }

  /** Calls the function `name` of the thread's module; `form` gives the answer's form to a reject made here. */
  async run<Answer>(
    name: string,
    page: Page | PackedPage,
    context: CleanTask['context'],
    form: (outcome: Outcome) => Answer,
  ): Promise<Answer> {
    const { pageLimitMb, timeLimitSeconds, threadMemoryMb } = this.#settings;
    const rejected = (reason: RejectReason, detail: string) =>
      form({ outcome: 'rejected', reject: { reason, detail }, trace: { pageId: page.id, notes: [], removals: [] } });
    const size = 'packed' in page ? page.size : page.bytes.length;
    if (size > pageLimitMb * 1e6) return rejected('too-large', `${size} bytes; the limit is ${pageLimitMb} MB`);
    for (;;) {
      const limit = new TimeLimit(timeLimitSeconds * 1000, (thread) => this.#end(thread));
      const task = { begun: limit.begun, page, context } satisfies CleanTask<Page | PackedPage>;
      try {
        return (await this.#piscina.run(task, { name })) as Answer;
      } catch (error) {
        const died = deathOf(error);
        if (died === null) throw error;
        if (limit.reached) {
          this.#onReplaced('timeout');
          return rejected('timeout', `not done after ${timeLimitSeconds} s`);
        }
        // It died of another page that it was sent.
        if (limit.thread === null || this.#ended.has(limit.thread)) continue;
        this.#onReplaced(died);
        if (died === 'out-of-memory') return rejected('out-of-memory', `more than ${threadMemoryMb} MB of heap`);
        throw error;
      } finally {
        limit.stop();
      }
    }
  }

  /** Ends a thread, which also rejects all tasks that were sent to it; another takes its place. */
  #end(id: number): void {
    this.#ended.add(id);
    void this.#piscina.threads.find(({ threadId }) => threadId === id)?.terminate();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#piscina.destroy();
  }
}

/** What a thread died of, by the error its tasks are rejected with; null where it goes on. */
function deathOf(error: unknown): 'out-of-memory' | 'crash' | null {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'out-of-memory';
  return /worker exited/i.test(message) ? 'crash' : null;
}

/** Counts the slices of one task once it has begun; the slice in which it begins is not counted. */
class TimeLimit {
  readonly begun = beginning();
  readonly #timer: NodeJS.Timeout;
  #slices = 0;
  #reached = false;

  /** `end` hears of the thread that is at the task when its time is over. */
  constructor(limit: number, end: (thread: number) => void) {
    this.#timer = setInterval(() => {
      const { thread } = this;
      if (thread === null || this.#slices++ < SLICES) return;
      this.stop();
      this.#reached = true;
      end(thread);
    }, limit / SLICES);
  }

  /** The thread that is at the task, or was when it died; null where none is. */
  get thread(): number | null {
    return threadAt(this.begun);
  }

  get reached(): boolean {
    return this.#reached;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
