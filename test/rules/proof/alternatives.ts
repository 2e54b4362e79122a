import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';

/** A pattern without one of its alternatives. */
export interface Mutant {
  /** The alternative that is gone, as written. */
  readonly without: string;
  /** Where it begins in the pattern written as a literal. */
  readonly start: number;
  readonly pattern: RegExp;
}

/** A list of so many alternatives that stands in several patterns, as agencies' names do, is asked for once. */
const LONG_LIST = 12;

/**
 * The pattern once without each of its alternatives, at any depth; groups with one alternative have none to lose. Long lists that
 * are in `shared` are left out, others are put there.
 */
export function mutantsOf(pattern: RegExp, shared: Set<string> = new Set()): Mutant[] {
  const ast = parseRegExpLiteral(pattern);
  const groups = groupsOf(ast.pattern, shared);
  return groups.flatMap(({ alternatives }) =>
    alternatives.map((gone) => {
      // The bar before it goes too, or the one behind where it is the first.
      const first = gone === alternatives[0];
      const source = pattern.source;
      const [from, to] = first ? [gone.start, alternatives[1]!.start] : [gone.start - 1, gone.end];
      // Places count from the slash before the source.
      return {
        without: gone.raw,
        start: gone.start,
        pattern: new RegExp(source.slice(0, from - 1) + source.slice(to - 1), pattern.flags),
      };
    }),
  );
}

interface Group {
  readonly alternatives: readonly AST.Alternative[];
}

function groupsOf(node: AST.Node, shared: Set<string>): Group[] {
  const found: Group[] = [];
  if (node.type === 'Pattern' || node.type === 'Group' || node.type === 'CapturingGroup' || node.type === 'Assertion') {
    const alternatives = 'alternatives' in node ? node.alternatives : [];
    if (alternatives.length >= LONG_LIST) {
      const list = alternatives.map(({ raw }) => raw).join('|');
      if (shared.has(list)) return [];
      shared.add(list);
    }
    if (alternatives.length > 1) found.push({ alternatives });
    return [...found, ...alternatives.flatMap((one) => one.elements.flatMap((element) => groupsOf(element, shared)))];
  }
  return node.type === 'Quantifier' ? groupsOf(node.element, shared) : found;
}
