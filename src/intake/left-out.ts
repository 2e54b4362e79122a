/** Different endings that are counted by name; names of files are strangers' too. */
const KINDS = 500;
/** Endings of a name shown to people. */
const SHOWN = 5;
const OTHERS = 'others';

/** Files of the folders and globs given that are no pages by their name, counted by its ending. Sidecars are not among them. */
export class LeftOut {
  count = 0;
  readonly #kinds = new Map<string, number>();

  add(name: string): void {
    const ending = /[^.](\.[a-z0-9]{1,10}(?:\.gz)?)$/i.exec(name)?.[1]?.toLowerCase() ?? 'without an ending';
    const kind = this.#kinds.has(ending) || this.#kinds.size < KINDS ? ending : OTHERS;
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    this.count++;
  }

  /** Files by ending, the most first: `{".jpg": 150, ".txt": 100}`. */
  byKind(): Record<string, number> {
    return Object.fromEntries([...this.#kinds].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
  }

  /** `362 files left out: 150 .jpg, 100 .txt, 112 others`; null where there are none. */
  line(): string | null {
    if (this.count === 0) return null;
    const kinds = Object.entries(this.byKind()).map(([kind, count]) => ({ kind, count }));
    const shown = kinds.slice(0, kinds.length > SHOWN + 1 ? SHOWN : kinds.length);
    const rest = this.count - shown.reduce((sum, { count }) => sum + count, 0);
    const parts = shown.map(({ kind, count }) => `${count} ${kind}`).concat(rest > 0 ? [`${rest} ${OTHERS}`] : []);
    return `${this.count} ${this.count === 1 ? 'file' : 'files'} left out: ${parts.join(', ')}`;
  }
}
