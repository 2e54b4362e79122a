import { sentencesOf, wordsOf } from './words.ts';

/** What one outlet made of a story. */
export interface StoryCopy {
  readonly articleId: string;
  /** Who decided it: one owner's sites are one vote (`owners.ts`). */
  readonly owner: string;
  /** When it was published, or came in; milliseconds since 1970. */
  readonly at: number;
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

/** One sentence of a story, in as many wordings as its copies have. */
export interface Node {
  /** Its wordings, each with the copies (their numbers) that have it so. */
  readonly wordings: Map<string, Set<number>>;
  /** Numbers of the copies that have it, in any wording. */
  readonly copies: Set<number>;
  readonly words: ReadonlySet<string>;
  /** Whether a paragraph begins with it in the copy that brought it. */
  readonly opensParagraph: boolean;
}

/** A story's sentences in their order, and for each copy which of them it has, in its own order. */
export interface Alignment {
  readonly nodes: readonly Node[];
  /** By copy: places in `nodes`. */
  readonly paths: readonly (readonly number[])[];
}

/** Share of two sentences' words that must be the same ones for these to be one sentence, worded anew. */
const SAME_SENTENCE = 0.6;
/** A sentence of fewer words is itself only in the same words: `He agreed.` is like many. */
const FEW_WORDS = 6;

/** Brings the copies' sentences into one order: that of the longest copy, with what others have beside it put where it stands there. */
export function align(copies: readonly StoryCopy[]): Alignment {
  const order = copies.map((_, i) => i).sort((a, b) => length(copies[b]!) - length(copies[a]!) || a - b);
  const line: Node[] = [];
  const byText = new Map<string, Node>();
  const paths: Node[][] = copies.map(() => []);
  for (const number of order) {
    let after: Node | null = null;
    for (const { text, opensParagraph } of sentences(copies[number]!)) {
      const words = wordsOf(text);
      const key = words.join(' ');
      let node = byText.get(key) ?? similar(words, line, number);
      if (node?.copies.has(number)) continue;
      if (node === null) {
        node = { wordings: new Map(), copies: new Set(), words: new Set(words), opensParagraph };
        line.splice(after === null ? 0 : line.indexOf(after) + 1, 0, node);
      }
      byText.set(key, node);
      node.copies.add(number);
      const wording: Set<number> = node.wordings.get(text) ?? new Set();
      node.wordings.set(text, wording.add(number));
      paths[number]!.push(node);
      after = node;
    }
  }
  const places = new Map(line.map((node, place) => [node, place]));
  return { nodes: line, paths: paths.map((path) => path.map((node) => places.get(node)!)) };
}

function length({ paragraphs }: StoryCopy): number {
  return paragraphs.reduce((sum, text) => sum + text.length, 0);
}

function* sentences({ paragraphs }: StoryCopy): Generator<{ text: string; opensParagraph: boolean }> {
  for (const paragraph of paragraphs)
    for (const [i, text] of sentencesOf(paragraph).entries()) yield { text: text.trim(), opensParagraph: i === 0 };
}

function similar(words: readonly string[], nodes: readonly Node[], copy: number): Node | null {
  if (words.length < FEW_WORDS) return null;
  let best: Node | null = null;
  let most = SAME_SENTENCE;
  for (const node of nodes) {
    if (node.copies.has(copy) || node.words.size < FEW_WORDS) continue;
    const share = alike(words, node.words);
    if (share >= most) [best, most] = [node, share];
  }
  return best;
}

function alike(words: readonly string[], others: ReadonlySet<string>): number {
  const own = new Set(words);
  let both = 0;
  for (const word of own) if (others.has(word)) both++;
  return both / (own.size + others.size - both);
}
