/** Outcomes of one process since it was last asked. */
export class Minutes {
  readonly #now: () => number;
  #since: number;
  #articles = 0;
  #rejects = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
    this.#since = now();
  }

  article(): void {
    this.#articles++;
  }

  reject(reason: string): void {
    this.#rejects.set(reason, (this.#rejects.get(reason) ?? 0) + 1);
  }

  /** Pages with an outcome, a second too, articles, and rejects by reason; and begins anew. */
  take(): { pages: number; pagesPerSecond: number; articles: number; rejects: Record<string, number> } {
    const seconds = Math.max(0.001, (this.#now() - this.#since) / 1000);
    const rejects = [...this.#rejects].sort((a, b) => b[1] - a[1]);
    const pages = rejects.reduce((sum, [, count]) => sum + count, this.#articles);
    const taken = {
      pages,
      pagesPerSecond: Number((pages / seconds).toFixed(1)),
      articles: this.#articles,
      rejects: Object.fromEntries(rejects),
    };
    this.#since = this.#now();
    this.#articles = 0;
    this.#rejects = new Map();
    return taken;
  }
}
