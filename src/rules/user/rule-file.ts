import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { RecipeEntry, UserRuleEntry } from '../../model/rule-file.ts';
import type { Recipe, RecipeExample } from '../recipe.ts';
import type { Rule } from '../rule.ts';
import { BUILT_IN_RULES } from '../rule-set.ts';

/** A rule and where it stands. */
export interface UserRule extends Rule {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A recipe as a file has it: an example may name a file in place of its HTML. */
export interface UserRecipe extends Omit<Recipe, 'examples'> {
  readonly examples: readonly (Omit<RecipeExample, 'html'> & {
    readonly html?: string | undefined;
    readonly page?: string | undefined;
  })[];
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What a file holds: its rules and recipes, and one line a problem, `file:line: what, why`. */
export interface ReadRules {
  readonly rules: readonly UserRule[];
  readonly recipes: readonly UserRecipe[];
  readonly problems: readonly string[];
}

/** Reads a file's text. A rule with a problem is left out; the others are read all the same, so that all problems are told at once. */
export function readRuleFile(text: string, file: string): ReadRules {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const at = (offset: number, problem: string): string => `${file}:${lineAt(text, offset)}: ${problem}`;
  const [broken] = errors;
  if (broken)
    return {
      rules: [],
      recipes: [],
      problems: [
        at(
          broken.offset,
          `not JSON: ${printParseErrorCode(broken.error)
            .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
            .toLowerCase()}`,
        ),
      ],
    };
  if (root?.type !== 'array')
    return { rules: [], recipes: [], problems: [at(root?.offset ?? 0, 'expected a JSON array of rules')] };
  const rules: UserRule[] = [];
  const recipes: UserRecipe[] = [];
  const problems: string[] = [];
  for (const node of root.children ?? []) {
    const entry: unknown = getNodeValue(node);
    const name = nameOf(entry);
    const place = { file, line: lineAt(text, node.offset) };
    const isRecipe = typeof entry === 'object' && entry !== null && 'on' in entry && entry.on === 'recipe';
    const read = isRecipe ? RecipeEntry.safeParse(entry) : UserRuleEntry.safeParse(entry);
    if (!read.success) {
      problems.push(
        ...read.error.issues.map(({ path, message }) =>
          at(placeOf(node, path).offset, `rule ${name}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`),
        ),
      );
      continue;
    }
    if (read.data.on === 'recipe') {
      recipes.push({ ...withoutAbsent(read.data), ...place });
      continue;
    }
    const { pattern, flags, hosts, ...rest } = read.data;
    try {
      rules.push({
        ...rest,
        pattern: new RegExp(pattern, flags),
        ...(hosts && { hosts }),
        ...place,
      });
    } catch (error) {
      problems.push(at(placeOf(node, ['pattern']).offset, `rule ${name}: pattern: ${(error as Error).message}`));
    }
  }
  return { rules, recipes, problems };
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without fields that are there and undefined. */
function withoutAbsent<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Present<T>;
}

/** Rules whose id a built-in rule or an earlier one has, each told once. */
export function repeatedIds(rules: readonly (UserRule | UserRecipe)[]): string[] {
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
