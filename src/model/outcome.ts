import { z } from 'zod';
import { Article } from './article.ts';
import { Reject } from './reject.ts';
import type { Trace, TraceBlock } from './trace.ts';

/** What `clean` makes of a page: exactly one of an article and a reject, with the trace of how. */
export type Outcome =
  | { readonly outcome: 'article'; readonly article: Article; readonly trace: Trace }
  | { readonly outcome: 'rejected'; readonly reject: Reject; readonly trace: Trace };

/** An outcome with the fate of every block, for `--explain`; costs more, so only on request. */
export type Explained = Outcome & { readonly blocks: readonly TraceBlock[] };

/** One line of `clean --jsonl` on standard output. */
export const OutcomeLine = z.discriminatedUnion('outcome', [
  z.strictObject({ id: z.string(), outcome: z.literal('article'), article: Article }),
  z.strictObject({ id: z.string(), outcome: z.literal('rejected'), reject: Reject }),
]);
export type OutcomeLine = z.infer<typeof OutcomeLine>;
