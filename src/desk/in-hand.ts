/** Longest time an answer is kept, in ms. */
const LONGEST = 10_000;

/**
 * What is being read now, by its address. Whoever asks for the same gets the same answer, so that fifty people who look
 * at one view cost what one does.
 */
export class InHand {
  #loads = new Map<string, Promise<unknown>>();

  /**
   * Reads what `key` names, or waits for who reads it already. With `worth` the answer is kept for that many times as long
   * as it took, so that reading it takes no larger share of the time, however many ask.
   */
  once<T>(key: string, load: () => Promise<T>, worth = 0): Promise<T> {
    const known = this.#loads.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const loads = this.#loads;
    const begun = performance.now();
    const loading = load().finally(() => {
      const kept = Math.min(LONGEST, worth * (performance.now() - begun));
      if (kept === 0) loads.delete(key);
      else setTimeout(() => loads.delete(key), kept).unref();
    });
    loads.set(key, loading);
    return loading;
  }

  /** Something was changed: what is known may be of before. */
  forget(): void {
    this.#loads = new Map();
  }
}
