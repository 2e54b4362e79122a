import type { CopySketch } from './copy-sketch.ts';
import type { Reject } from './reject.ts';

/** What a report or a log line says of an article. */
export interface ArticleSummary {
  readonly id: string;
  /** Id by the page's own URL, where the page names another as canonical; else null. */
  readonly ownId: string | null;
  readonly headline: string;
  /** Canonical form; null where there is none. */
  readonly dateline: string | null;
  readonly agency: string | null;
  readonly words: number;
}

/** A row of `copydesk.outcomes` in one piece: its narrow columns, its record and its trace. */
export interface OutcomeRow {
  /** JSON in UTF-8 that `jsonb` takes, of the columns and of the record, and the trace as zstd of JSON (`src/store/packed-trace.ts`). */
  readonly bytes: Uint8Array;
  /** Where the record begins; a reject has none, and its trace begins there. */
  readonly recordAt: number;
  readonly traceAt: number;
}

/**
 * An outcome made ready for the store by the thread that cleaned: one string of bytes and the little that the main thread
 * reads itself, since a record and its trace of a hundred removals are dear to hand over and to write as JSON.
 */
export type PreparedOutcome = {
  readonly pageId: string;
  /** Number of removals. */
  readonly cut: number;
  /** Id of the user's recipe that is for the page and yields nothing of it. */
  readonly failedRecipe?: string;
  readonly row: OutcomeRow;
} & (
  | {
      readonly outcome: 'article';
      readonly article: ArticleSummary;
      /** Null for what is matched with no story. */
      readonly copy: CopySketch | null;
    }
  | {
      readonly outcome: 'rejected';
      readonly reject: Reject;
      /** Id of the article that the page takes back; see `Outcome`. */
      readonly withdraws?: string;
    }
);
