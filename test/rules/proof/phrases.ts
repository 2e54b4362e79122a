import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';

/** How optional parts are filled: as few as there may be, or once. */
const FILLINGS = [0, 1] as const;
/** What a set of characters is tried with, the likeliest in running text first. */
const LETTERS = ['a', 'A', 'é', '1', '0', ' ', '-', ',', '.', '“', '|', '/', ':', '@', '#', '_'];

/** Texts a pattern matches by one of its alternatives, named by where this begins; a few ways to fill what is optional. */
export function phrasesBy(pattern: RegExp, alternative: number): string[] {
  const ast = parseRegExpLiteral(pattern);
  return FILLINGS.map((least) => textOf(ast.pattern, { least, alternative, flags: pattern.flags }));
}

interface Way {
  readonly least: number;
  readonly alternative: number;
  readonly flags: string;
}

function textOf(node: AST.Node, way: Way): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return textOf(
        node.alternatives.find(({ start, end }) => start <= way.alternative && way.alternative < end) ??
          node.alternatives[0]!,
        way,
      );
    case 'Alternative':
      return node.elements.map((element) => textOf(element, way)).join('');
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
      return LETTERS.find((letter) => set.test(letter)) ?? firstOf(node);
    }
    default:
      return '';
  }
}

function firstOf(node: AST.CharacterSet | AST.CharacterClass): string {
  const [first] = 'elements' in node ? node.elements : [];
  if (first?.type === 'Character') return String.fromCodePoint(first.value);
  return first?.type === 'CharacterClassRange' ? String.fromCodePoint(first.min.value) : '';
}
