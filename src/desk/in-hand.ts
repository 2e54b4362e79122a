/**
 * What is being read now, by its address. Whoever asks for the same gets the same answer, so that fifty people who look
 * at one view cost what one does. Nothing is kept once it is answered.
 */
export class InHand {
  readonly #loads = new Map<string, Promise<unknown>>();

  /** Reads what `key` names, or waits for who reads it already. */
  once<T>(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.#loads.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const loading = load().finally(() => {
      if (this.#loads.get(key) === loading) this.#loads.delete(key);
    });
    this.#loads.set(key, loading);
    return loading;
  }

  /** Something was changed: what is being read may be of before. */
  forget(): void {
    this.#loads.clear();
  }
}
