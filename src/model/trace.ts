import { z } from 'zod';

/** Steps of `clean` that cut or move text, in order. */
export const STEPS = ['decode', 'find', 'strip', 'normalise'] as const;

/** A block that was cut, with the rule and the reason. Nothing is cut without one. */
export const Removal = z.strictObject({
  step: z.enum(STEPS),
  /** Id of a rule in src/rules, or of a heuristic, e.g. `share-buttons`, `heuristic-link-only`. */
  rule: z.string().min(1),
  reason: z.string().min(1),
  text: z.string(),
  /** Number of the block in page order, from 0. */
  block: z.int().nonnegative(),
});
export type Removal = z.infer<typeof Removal>;

/** What became of one block, for `--explain`: `kept` as a body paragraph, `moved` to a field, or `cut`. */
export const TraceBlock = z.strictObject({
  block: z.int().nonnegative(),
  /** Tag path of the block's element with class and id, outermost first, e.g. `main > div.story > p`. */
  path: z.string(),
  text: z.string(),
  fate: z.enum(['kept', 'moved', 'cut']),
  /** Rule of the removal, or the field the text was moved to, or the paragraph kind. */
  by: z.string(),
});
export type TraceBlock = z.infer<typeof TraceBlock>;

/** What each step did to one page, and why. */
export const Trace = z.strictObject({
  pageId: z.string(),
  /** One line a decision: which witness was trusted, which charset, which container. */
  notes: z.array(z.string()),
  removals: z.array(Removal),
});
export type Trace = z.infer<typeof Trace>;
