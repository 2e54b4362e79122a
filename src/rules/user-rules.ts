import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { z } from 'zod';
import type { Rule } from './rule.ts';
import { BUILT_IN_RULES } from './rule-set.ts';

/** Ids of what is cut without a rule (src/pipeline): a rule of the same name would be counted with it. */
const TAKEN = /^(?:(?:heuristic|note|tag|role)-.*|headline|byline|credit|hidden|repeat|before-dateline|outside-story)$/;

const examples = z.array(z.string().min(1).max(400)).min(1).max(100);

/** One rule of a user's file: the fields of {@link Rule}, its pattern as text. */
export const UserRuleEntry = z.strictObject({
  id: z.string().max(60).regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, { error: 'expected lower-case letters, digits and single dashes, such as "own-promo"' })
    .refine((id) => !TAKEN.test(id), { error: 'names a heuristic of the program; give it another' })
    .describe('Kebab-case, unique; stands in removals, metrics and the trace.'),
  reason: z.string().min(1).max(200).describe('Why such text is no part of a story.'),
  on: z.enum(['class', 'text', 'heading', 'end']).describe('What the pattern is tested on: class and id of an element (split at capitals, lower-case); the whole text of a block; the text of a heading, whose section is cut; the same where nothing of the story follows.'),
  pattern: z.string().min(1).max(4000).describe('A regular expression as in JavaScript, without slashes.'),
  flags: z.string().regex(/^(?!.*(.).*\1)[imsu]*$/, { error: 'expected some of i, m, s, u, each once' }).default(''),
  hosts: z.array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/, { error: 'expected a host name in lower case, such as "outlet.example"' })).min(1).optional()
    .describe('Only on these hosts and their subdomains. Absent: everywhere.'),
  cut: examples.describe('What the rule must cut; tried at the start.'),
  keep: examples.describe('Look-alikes from true stories that it must keep; tried at the start.'),
});

/** A file of rules: a JSON array of them. */
export const UserRuleFile = z.array(UserRuleEntry);

/** A rule and where it stands. */
export interface UserRule extends Rule {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What a file holds: its rules, and one line a problem, `file:line: what, why`. */
export interface ReadRules {
  readonly rules: readonly UserRule[];
  readonly problems: readonly string[];
}

/** Reads a file's text. A rule with a problem is left out; the others are read all the same, so that all problems are told at once. */
export function readRuleFile(text: string, file: string): ReadRules {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const at = (offset: number, problem: string): string => `${file}:${lineAt(text, offset)}: ${problem}`;
  const [broken] = errors;
  if (broken) return { rules: [], problems: [at(broken.offset, `not JSON: ${printParseErrorCode(broken.error).replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}`)] };
  if (root?.type !== 'array') return { rules: [], problems: [at(root?.offset ?? 0, 'expected a JSON array of rules')] };
  const rules: UserRule[] = [];
  const problems: string[] = [];
  for (const node of root.children ?? []) {
    const entry: unknown = getNodeValue(node);
    const name = nameOf(entry);
    const read = UserRuleEntry.safeParse(entry);
    if (!read.success) {
      problems.push(...read.error.issues.map(({ path, message }) => at(placeOf(node, path).offset, `rule ${name}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`)));
      continue;
    }
    const { pattern, flags, hosts, ...rest } = read.data;
    try {
      rules.push({ ...rest, pattern: new RegExp(pattern, flags), ...(hosts && { hosts }), file, line: lineAt(text, node.offset) });
    } catch (error) {
      problems.push(at(placeOf(node, ['pattern']).offset, `rule ${name}: pattern: ${(error as Error).message}`));
    }
  }
  return { rules, problems };
}

/** Rules whose id a built-in rule or an earlier one has, each told once. */
export function repeatedIds(rules: readonly UserRule[]): string[] {
  const known = new Map<string, string>(BUILT_IN_RULES.map(({ id }) => [id, 'is the id of a built-in rule']));
  return rules.flatMap(({ id, file, line }) => {
    const taken = known.get(id);
    known.set(id, taken ?? `stands already at ${file}:${line}`);
    return taken === undefined ? [] : [`${file}:${line}: rule "${id}": id: ${taken}; give each rule one of its own`];
  });
}

function nameOf(entry: unknown): string {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
  return typeof id === 'string' ? JSON.stringify(id) : 'without an id';
}

/** The node a problem is about, or the innermost there is on the way to it. */
function placeOf(rule: Node, path: readonly PropertyKey[]): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(rule, path.slice(0, length) as (string | number)[]);
    if (node) return node;
  }
  return rule;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
