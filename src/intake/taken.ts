import type { Page } from '../model/page.ts';

/** A page with where it was read. */
export interface Taken {
  /** The producer's own id of it, where its line of JSONL had one. */
  readonly id: string | null;
  /** For people: a path, with the line of it in JSONL. */
  readonly thing: string;
  readonly page: Page;
}
