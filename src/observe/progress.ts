/** Readiness by progress: a worker whose loop is wedged still says it runs, so only outcomes count. */
export class Progress {
  readonly #stuckAfter: number;
  readonly #now: () => number;
  #last: number;
  #waiting = 0;

  /** `stuckAfter`: ms without an outcome, pages waiting, after which the worker counts as stuck. */
  constructor(stuckAfter: number, now: () => number = Date.now) {
    this.#stuckAfter = stuckAfter;
    this.#now = now;
    this.#last = now();
  }

  /** A page reached its outcome. */
  made(): void {
    this.#last = this.#now();
  }

  /** The queue was looked at: with nothing to do, doing nothing is progress. */
  sampled(waiting: number, active: number): void {
    this.#waiting = waiting + active;
    if (this.#waiting === 0) this.made();
  }

  /** Pages that waited or were in hand when the queue was last looked at. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Why the worker counts as stuck, or null. */
  stuck(): string | null {
    const still = this.#now() - this.#last;
    return this.#waiting > 0 && still > this.#stuckAfter
      ? `no page finished for ${Math.round(still / 1000)} s while ${this.#waiting} wait`
      : null;
  }
}
