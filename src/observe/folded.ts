/** Lines of one message within this many ms are one line. */
const WINDOW = 1000;
/** Job ids named in it. */
const NAMED = 3;

interface Fold {
  count: number;
  readonly jobIds: string[];
}

/**
 * Folds what comes in bursts, as after an outage that left a hundred jobs without their lock, into one line a second:
 * how often, and the first job ids. `write` gets each line when its second is over, or at `flush`.
 */
export class Folded {
  readonly #write: (message: string, fields: { count: number; jobIds: readonly string[] }) => void;
  readonly #folds = new Map<string, Fold>();
  #timer: NodeJS.Timeout | null = null;

  constructor(write: (message: string, fields: { count: number; jobIds: readonly string[] }) => void) {
    this.#write = write;
  }

  add(message: string, jobId: string | null): void {
    let fold = this.#folds.get(message);
    if (fold === undefined) this.#folds.set(message, (fold = { count: 0, jobIds: [] }));
    fold.count++;
    if (jobId !== null && fold.jobIds.length < NAMED) fold.jobIds.push(jobId);
    this.#timer ??= setTimeout(() => this.flush(), WINDOW).unref();
  }

  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    for (const [message, fold] of this.#folds) this.#write(message, fold);
    this.#folds.clear();
  }
}
