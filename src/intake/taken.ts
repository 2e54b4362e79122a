import type { Page } from '../model/page.ts';

/** A page with the producer's own id of it, where its line of JSONL had one. */
export interface Taken {
  readonly id: string | null;
  readonly page: Page;
}
