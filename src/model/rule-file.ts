import { z } from 'zod';

/** Ids of what the steps of `clean` cut without a rule. */
const HEURISTICS =
  /^(?:(?:heuristic|note|tag|role)-.*|headline|byline|credit|hidden|repeat|before-dateline|next-story|outside-story)$/;

/** Whether an id names a heuristic: a rule of that name would be counted with it. */
export function isHeuristic(id: string): boolean {
  return HEURISTICS.test(id);
}

const examples = z.array(z.string().min(1).max(400)).min(1).max(100);

const id = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
    error: 'expected lower-case letters, digits and single dashes, such as "own-promo"',
  })
  .refine((name) => !isHeuristic(name), { error: 'names a heuristic of the program; give it another' })
  .describe('Kebab-case, unique; stands in removals, metrics and the trace.');
const hosts = z
  .array(
    z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, {
      error: 'expected a host name in lower case, such as "outlet.example"',
    }),
  )
  .min(1);

/** One rule of a user's file: the fields of `Rule` (src/rules/rule.ts), its pattern as text. */
export const UserRuleEntry = z.strictObject({
  id,
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
  hosts: hosts.optional().describe('Only on these hosts and their subdomains. Absent: everywhere.'),
  cut: examples.describe('What the rule must cut; tried at the start.'),
  keep: examples.describe('Look-alikes from true stories that it must keep; tried at the start.'),
});

const selector = z.string().min(1).max(1000);
const day = z.iso.date({ error: 'expected a day, such as "2026-01-31"' });

/** One page a recipe is tried on: its HTML, or a file beside the rules. */
const RecipeExampleEntry = z
  .strictObject({
    url: z.url(),
    page: z.string().min(1).optional().describe('File of the page, from the folder of the rules.'),
    html: z.string().min(1).optional().describe('The page itself, where it is short.'),
    headline: z.string().min(1).optional().describe('The headline, whole.'),
    opens: z.string().min(1).describe('How the body begins, without its dateline.'),
    ends: z.string().min(1).optional().describe('How the body ends.'),
    lacks: z.array(z.string().min(1)).max(100).optional().describe('Texts that must not be in the body.'),
  })
  .refine(({ page, html }) => (page === undefined) !== (html === undefined), {
    error: 'expected either "page" or "html"',
  });

/** A recipe of a user's file: how the pages of one outlet are read, by CSS selectors. */
export const RecipeEntry = z
  .strictObject({
    id,
    reason: z.string().min(1).max(200).describe('What it is for; the reason of the removals it makes.'),
    on: z.literal('recipe'),
    hosts: hosts.optional().describe('Only on these hosts and their subdomains.'),
    paths: z
      .array(z.string().startsWith('/', { error: 'expected a path, such as "/news/*"' }).max(500))
      .min(1)
      .optional()
      .describe('Only at these paths; `*` stands for any run of characters.'),
    body: selector.describe('CSS selector of the elements that hold the story.'),
    headline: selector.optional().describe('CSS selector; absent: found in the general way, and so below.'),
    byline: selector.optional(),
    date: selector.optional().describe('CSS selector of what says when it was published.'),
    remove: z
      .array(selector)
      .min(1)
      .max(100)
      .optional()
      .describe('CSS selectors of what in the body is no part of it.'),
    validFrom: day.optional().describe('First day of the pages it is for, by when they were published or fetched.'),
    validUntil: day.optional().describe('Last such day.'),
    examples: z.array(RecipeExampleEntry).min(1).max(20).describe('Pages it is tried on at the start.'),
  })
  .refine((recipe) => recipe.hosts !== undefined || recipe.paths !== undefined, {
    error: 'expected hosts, paths or both',
  });

/** A file of rules: a JSON array of rules and recipes. */
export const UserRuleFile = z.array(z.union([UserRuleEntry, RecipeEntry]));
