/**
 * One at a time, in order; who comes with `ahead` goes before those without. So that both get on, one without has its turn
 * after {@link AHEAD} with.
 */
export class Turns {
  readonly #ahead: (() => void)[] = [];
  readonly #others: (() => void)[] = [];
  #taken = false;
  /** Turns that went ahead since one of the others waits. */
  #passed = 0;
  #aheadAt = Number.NEGATIVE_INFINITY;

  /** Whether somebody came ahead a moment ago: who is not ahead does well to take short turns. */
  get hurried(): boolean {
    return this.#ahead.length > 0 || performance.now() - this.#aheadAt < HURRIED_MS;
  }

  async run<T>(work: () => Promise<T>, ahead = false): Promise<T> {
    if (ahead) this.#aheadAt = performance.now();
    if (this.#taken) await new Promise<void>((resolve) => (ahead ? this.#ahead : this.#others).push(resolve));
    this.#taken = true;
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #next(): void {
    const others = this.#others.length > 0 && (this.#ahead.length === 0 || this.#passed >= AHEAD);
    this.#passed = others ? 0 : this.#passed + 1;
    const next = (others ? this.#others : this.#ahead).shift();
    this.#taken = next !== undefined;
    next?.();
  }
}

/** A reader's statements take some ms each, a commit some hundred. */
const AHEAD = 8;
/** A view asks several times, a moment apart; a counter that moves by itself asks every two seconds. */
const HURRIED_MS = 200;
