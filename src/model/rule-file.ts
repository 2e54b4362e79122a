import { z } from 'zod';

/** Ids of what the steps of `clean` cut without a rule. */
const HEURISTICS =
  /^(?:(?:heuristic|note|tag|role)-.*|headline|byline|credit|hidden|repeat|before-dateline|next-story|outside-story)$/;

/** Whether an id names a heuristic: a rule of that name would be counted with it. */
export function isHeuristic(id: string): boolean {
  return HEURISTICS.test(id);
}

const examples = z.array(z.string().min(1).max(400)).min(1).max(100);

/** One rule of a user's file: the fields of `Rule` (src/rules/rule.ts), its pattern as text. */
export const UserRuleEntry = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
      error: 'expected lower-case letters, digits and single dashes, such as "own-promo"',
    })
    .refine((id) => !isHeuristic(id), { error: 'names a heuristic of the program; give it another' })
    .describe('Kebab-case, unique; stands in removals, metrics and the trace.'),
  reason: z.string().min(1).max(200).describe('Why such text is no part of a story.'),
  on: z
    .enum(['class', 'text', 'heading', 'end'])
    .describe(
      'What the pattern is tested on: class and id of an element (split at capitals, lower-case); the whole text of a block; the text of a heading, whose section is cut; the same where nothing of the story follows.',
    ),
  pattern: z.string().min(1).max(4000).describe('A regular expression as in JavaScript, without slashes.'),
  flags: z
    .string()
    .regex(/^(?!.*(.).*\1)[imsu]*$/, { error: 'expected some of i, m, s, u, each once' })
    .default(''),
  hosts: z
    .array(
      z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, {
        error: 'expected a host name in lower case, such as "outlet.example"',
      }),
    )
    .min(1)
    .optional()
    .describe('Only on these hosts and their subdomains. Absent: everywhere.'),
  cut: examples.describe('What the rule must cut; tried at the start.'),
  keep: examples.describe('Look-alikes from true stories that it must keep; tried at the start.'),
});

/** A file of rules: a JSON array of them. */
export const UserRuleFile = z.array(UserRuleEntry);
