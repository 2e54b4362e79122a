import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';

/** What a set of characters is tried with, the likeliest in running text first. */
const LETTERS = ['a', 'A', 'é', '1', '0', ' ', '-', ',', '.', '“', '|', '/', ':', '@', '#', '_'];

/** The same where a word must end before it. */
const GAPS = [' ', ...LETTERS];
/** How optional parts and sets are filled, and which of several alternatives stands elsewhere: the simplest first. */
const FILLINGS = [LETTERS, GAPS].flatMap((letters) =>
  ([0, -1] as const).flatMap((other) => ([0, 1] as const).map((least) => ({ letters, other, least }))),
);

/** Texts a pattern matches by one of its alternatives, named by where this begins; a few ways to fill what is optional. */
export function phrasesBy(pattern: RegExp, alternative: number): string[] {
  const ast = parseRegExpLiteral(pattern);
  return FILLINGS.map((filling) => textOf(ast.pattern, { ...filling, alternative, flags: pattern.flags }));
}

interface Way {
  readonly letters: readonly string[];
  /** Which alternative: the first or the last. */
  readonly other: 0 | -1;
  /** How often an optional part stands. */
  readonly least: number;
  readonly alternative: number;
  readonly flags: string;
}

function textOf(node: AST.Node, way: Way): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return textOfOne(node.alternatives, way);
    case 'Alternative':
      return node.elements.map((element) => textOf(element, way)).join('');
    case 'Assertion': {
      // What must stand around is written where nothing else does.
      if ((node.kind !== 'lookahead' && node.kind !== 'lookbehind') || node.negate) return '';
      const { parent } = node;
      const edge = parent.type === 'Alternative' && parent.elements.at(node.kind === 'lookahead' ? -1 : 0) === node;
      return edge ? textOfOne(node.alternatives, way) : '';
    }
    case 'Quantifier': {
      const chosen = node.start <= way.alternative && way.alternative < node.end;
      const times = Math.max(node.min, chosen ? 1 : Math.min(way.least, node.max));
      return textOf(node.element, way).repeat(times);
    }
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterSet':
    case 'CharacterClass': {
      const set = new RegExp(`^${node.raw}$`, way.flags);
      return way.letters.find((letter) => set.test(letter)) ?? firstOf(node);
    }
    default:
      return '';
  }
}

function textOfOne(alternatives: readonly AST.Alternative[], way: Way): string {
  const chosen = alternatives.find(({ start, end }) => start <= way.alternative && way.alternative < end);
  return textOf(chosen ?? alternatives.at(way.other)!, way);
}

function firstOf(node: AST.CharacterSet | AST.CharacterClass): string {
  const [first] = 'elements' in node ? node.elements : [];
  if (first?.type === 'Character') return String.fromCodePoint(first.value);
  return first?.type === 'CharacterClassRange' ? String.fromCodePoint(first.min.value) : '';
}
