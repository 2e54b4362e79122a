/**
 * Who may work beside whom. A page that was in hand when a worker died may be what killed it: a suspect. It is worked
 * alone, and none is fetched meanwhile, so that the next death counts against it and no other. Where all that was in hand
 * could be fetched again together, a page that kills its process would have the pages beside it given up with it.
 */
export class Suspects {
  readonly #full: number;
  readonly #setConcurrency: (jobs: number) => void;
  readonly #others = new Set<Promise<void>>();
  /** Suspects that wait or work, one after the other. */
  #count = 0;
  #last: Promise<void> = Promise.resolve();

  /** `full`: jobs in hand where no suspect is. A worker begins with one, since its first page may be one. */
  constructor(full: number, setConcurrency: (jobs: number) => void) {
    this.#full = full;
    this.#setConcurrency = setConcurrency;
  }

  /** Works one page; `stalls` is how often it was in hand at a death. Throws what `work` throws. */
  async work(stalls: number, work: () => Promise<void>): Promise<void> {
    await (stalls > 0 ? this.#alone(work) : this.#together(work));
  }

  async #together(work: () => Promise<void>): Promise<void> {
    while (this.#count > 0) await this.#last;
    this.#setConcurrency(this.#full);
    const done = work();
    const ended = settled(done);
    this.#others.add(ended);
    try {
      await done;
    } finally {
      this.#others.delete(ended);
    }
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    // Until a page comes that is none, the next may be one as well.
    this.#setConcurrency(1);
    this.#count++;
    const done = Promise.all([this.#last, ...this.#others]).then(work);
    this.#last = settled(done).then(() => void this.#count--);
    await done;
  }
}

function settled(work: Promise<void>): Promise<void> {
  return work.catch(() => {});
}
