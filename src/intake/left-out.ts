/** Different endings that are counted by name; names of files are strangers' too. */
const KINDS = 500;
/** Endings of a name shown to people. */
const SHOWN = 5;
const OTHERS = 'others';

/** Files of the folders and globs given that are not pages by their name, counted by its ending. Sidecars are not among them. */
export class LeftOut {
  count = 0;
  /** Items of feeds that have no full text. */
  feedItems = 0;
  readonly #kinds = new Map<string, number>();

  add(name: string): void {
    const ending = /[^.](\.[a-z0-9]{1,10}(?:\.gz)?)$/i.exec(name)?.[1]?.toLowerCase() ?? 'without an ending';
    const kind = this.#kinds.has(ending) || this.#kinds.size < KINDS ? ending : OTHERS;
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    this.count++;
  }

  addFeedItems(count: number): void {
    this.feedItems += count;
  }

  /** Files by ending, the most first, then items of feeds: `{".jpg": 150, ".csv": 100}`. */
  byKind(): Record<string, number> {
    const files = [...this.#kinds].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return Object.fromEntries(this.feedItems === 0 ? files : [...files, ['items without text', this.feedItems]]);
  }

  /** `362 files left out: 150 .jpg, 100 .csv, 112 others; 12 items of feeds without full text`; null where there are none. */
  line(): string | null {
    const items =
      this.feedItems === 0
        ? null
        : `${this.feedItems} ${this.feedItems === 1 ? 'item' : 'items'} of feeds without full text`;
    if (this.count === 0) return items === null ? null : `${items} left out`;
    const kinds = Object.entries(this.byKind())
      .map(([kind, count]) => ({ kind, count }))
      .slice(0, this.#kinds.size);
    const shown = kinds.slice(0, kinds.length > SHOWN + 1 ? SHOWN : kinds.length);
    const rest = this.count - shown.reduce((sum, { count }) => sum + count, 0);
    const parts = shown.map(({ kind, count }) => `${count} ${kind}`).concat(rest > 0 ? [`${rest} ${OTHERS}`] : []);
    return `${this.count} ${this.count === 1 ? 'file' : 'files'} left out: ${parts.join(', ')}${items === null ? '' : `; ${items}`}`;
  }
}
