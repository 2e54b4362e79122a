import type { Page } from '../model/page.ts';

/** A page with where it was read. */
export interface FoundPage {
  /** The producer's own id of it, where its line of JSONL had one. */
  readonly id: string | null;
  /** For people: a path, with the line of it in JSONL. */
  readonly source: string;
  readonly page: Page;
}
