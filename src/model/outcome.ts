import { z } from 'zod';
import { Article } from './article.ts';
import { Reject } from './reject.ts';
import type { Trace, TraceBlock } from './trace.ts';

/** What `clean` makes of a page: exactly one of an article and a reject, with the trace of how. */
export type Outcome = {
  /** Id of the user's recipe that is for the page and yields nothing of it. */
  readonly failedRecipe?: string;
} & (
  | { readonly outcome: 'article'; readonly article: Article; readonly trace: Trace }
  | {
      readonly outcome: 'rejected';
      readonly reject: Reject;
      readonly trace: Trace;
      /** Id of the article that the page takes back: an agency’s item that is canceled or withheld in a later version. */
      readonly withdraws?: string;
    }
);

/** An outcome with the fate of every block, for `--explain`; costs more, so only on request. */
export type Explained = Outcome & {
  readonly blocks: readonly TraceBlock[];
  /** What the confidence rests on, by name; null for a reject. */
  readonly signs: Readonly<Record<string, number | null>> | null;
};

/** Where the page was read: a file, with the line or record in it; `standard input`, with the line. */
const Source = z.string();

/** One line of `clean` on standard output; `refused` is a line of JSONL that was no page, by its number from 1. */
export const OutcomeLine = z.discriminatedUnion('outcome', [
  z.strictObject({ id: z.string(), source: Source, outcome: z.literal('article'), article: Article }),
  z.strictObject({ id: z.string(), source: Source, outcome: z.literal('rejected'), reject: Reject }),
  z.strictObject({
    line: z.int().positive(),
    outcome: z.literal('refused'),
    reason: z.string(),
    /** What to do about it. */
    hint: z.string(),
  }),
]);
export type OutcomeLine = z.infer<typeof OutcomeLine>;
