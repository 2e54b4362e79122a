/** When a batch is full, and how long one that is not waits for more (ms). */
export interface BatchLimits {
  readonly items: number;
  /** Sum of the weights; the item that passes it is still taken. */
  readonly weight: number;
  readonly waitMs: number;
  /**
   * Where items come faster than one by one: waits so many times as long as the batch before took, up to `longestMs`. So
   * what a batch costs by itself is a small part of the time, on a fast machine and on a slow one. 0 where absent.
   */
  readonly patience?: number;
  readonly longestMs?: number;
}

/** One item on its way: its promise is settled by whoever runs the batch. */
export interface Pending<Item, Answer> {
  readonly item: Item;
  readonly key: string;
  readonly weight: number;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Gathers items that come one by one and hands them on together, one batch at a time: what comes while a batch runs
 * begins the next one. `add` resolves when the batch that holds the item is done, so nothing is acknowledged early. Two items
 * with the same key never share a batch and keep their order.
 */
export class Batcher<Item, Answer> {
  readonly #run: (batch: readonly Pending<Item, Answer>[]) => Promise<void>;
  readonly #limits: BatchLimits;
  #waiting: Pending<Item, Answer>[] = [];
  #weight = 0;
  #running = false;
  #timer: NodeJS.Timeout | null = null;
  /** What the batch before took, in ms; 0 where it had one item. */
  #took = 0;
  #idle = Promise.withResolvers<void>();

  /** `run` settles every item of its batch; what it throws rejects those it has not settled. */
  constructor(limits: BatchLimits, run: (batch: readonly Pending<Item, Answer>[]) => Promise<void>) {
    this.#limits = limits;
    this.#run = run;
  }

  add(item: Item, key: string, weight: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, key, weight, resolve, reject });
      this.#weight += weight;
      this.#schedule();
    });
  }

  /** Resolves when nothing waits or runs. */
  async idle(): Promise<void> {
    while (this.#running || this.#waiting.length > 0) await this.#idle.promise;
  }

  #schedule(): void {
    if (this.#running || this.#waiting.length === 0) return;
    if (this.#waiting.length >= this.#limits.items || this.#weight >= this.#limits.weight) void this.#flush();
    else this.#timer ??= setTimeout(() => void this.#flush(), this.#wait());
  }

  #wait(): number {
    const { waitMs, patience = 0, longestMs = waitMs } = this.#limits;
    return Math.max(waitMs, Math.min(longestMs, patience * this.#took));
  }

  async #flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = true;
    // What did not fit has waited already.
    for (let left = true; left;) {
      const batch = this.#take();
      left = this.#waiting.length > 0;
      const begun = performance.now();
      // An item settled before takes no second answer: a promise ignores it.
      await this.#run(batch).catch((error: unknown) => batch.forEach((one) => one.reject(error)));
      this.#took = batch.length > 1 ? performance.now() - begun : 0;
    }
    this.#running = false;
    this.#idle.resolve();
    this.#idle = Promise.withResolvers();
    this.#schedule();
  }

  #take(): Pending<Item, Answer>[] {
    const batch: Pending<Item, Answer>[] = [];
    const left: Pending<Item, Answer>[] = [];
    const keys = new Set<string>();
    let weight = 0;
    for (const one of this.#waiting) {
      if (batch.length >= this.#limits.items || weight >= this.#limits.weight || keys.has(one.key)) {
        left.push(one);
        continue;
      }
      keys.add(one.key);
      batch.push(one);
      weight += one.weight;
    }
    this.#waiting = left;
    this.#weight -= weight;
    return batch;
  }
}
