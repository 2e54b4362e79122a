import type { Alignment, Node, StoryCopy } from './alignment.ts';

/** One sentence of the agreed text. */
export interface AgreedSentence {
  readonly text: string;
  readonly opensParagraph: boolean;
  /** Article ids of the copies that carry it, in any wording. */
  readonly carriedBy: readonly string[];
}

export interface AgreedText {
  /** How it came about: by vote, or as the best single copy where too few owners have one. */
  readonly by: 'vote' | 'best-copy';
  /** Owners who had a vote. */
  readonly owners: number;
  readonly sentences: readonly AgreedSentence[];
  /** Paragraphs joined by blank lines. */
  readonly text: string;
}

/** With fewer owners a vote is worse than the best copy: a sentence that one of two lacks may be cut or added. */
export const LEAST_OWNERS = 4;

/**
 * The text a story's copies agree on. A copy votes for the sentences it has, and against one only where it has agreed
 * sentences before and after it: who cuts from the bottom says nothing of what stood there. An owner has one vote.
 */
export function agree(copies: readonly StoryCopy[], alignment: Alignment): AgreedText {
  const owners = new Set(copies.map(({ owner }) => owner)).size;
  if (owners < LEAST_OWNERS) return bestCopy(copies, alignment, owners);
  const votes = alignment.nodes.map((node) => new Set([...node.copies].map((copy) => copies[copy]!.owner)));
  const shared = votes.map(({ size }) => size >= 2);
  const spans = spansOf(copies, alignment, shared);
  const kept = alignment.nodes.flatMap((node, place) => {
    const against = spans.filter(
      ({ owner, from, to }) => from < place && place < to && !votes[place]!.has(owner),
    ).length;
    return shared[place] && votes[place]!.size > against ? [sentenceOf(node, copies)] : [];
  });
  return { by: 'vote', owners, sentences: kept, text: textOf(kept) };
}

/** Between which places each owner's longest run of agreed sentences lies. */
function spansOf(copies: readonly StoryCopy[], { paths }: Alignment, shared: readonly boolean[]): Span[] {
  const spans = new Map<string, Span>();
  paths.forEach((path, copy) => {
    const { owner } = copies[copy]!;
    const agreed = path.filter((place) => shared[place]);
    if (agreed.length === 0) return;
    const span = { owner, from: Math.min(...agreed), to: Math.max(...agreed) };
    const known = spans.get(owner);
    if (!known || span.to - span.from > known.to - known.from) spans.set(owner, span);
  });
  return [...spans.values()];
}

interface Span {
  readonly owner: string;
  readonly from: number;
  readonly to: number;
}

/** A leak of furniture below a story is a line or two; what is longer is what the others have cut. */
const LEAKED = 2;

/** The copy that has most of what others have too, least of its own between that, and most below it. */
function bestCopy(copies: readonly StoryCopy[], { nodes, paths }: Alignment, owners: number): AgreedText {
  const isShared = (place: number): boolean => nodes[place]!.copies.size > 1;
  const [best] = paths
    .map((path, copy) => {
      const last = path.findLastIndex(isShared);
      const shared = path.filter(isShared).length;
      const below = path.length - 1 - last;
      return { path, copy, shared, between: last + 1 - shared, below: below > LEAKED ? below : -below };
    })
    .sort((a, b) => b.shared - a.shared || a.between - b.between || b.below - a.below || a.copy - b.copy);
  const sentences = (best?.path ?? []).map((place) => sentenceOf(nodes[place]!, copies, best?.copy));
  return { by: 'best-copy', owners, sentences, text: textOf(sentences) };
}

/** In the wording most owners have; of equals the one that came last, since corrections come late. */
function sentenceOf(node: Node, copies: readonly StoryCopy[], own?: number): AgreedSentence {
  const wordings = [...node.wordings].map(([text, having]) => {
    const of = [...having].map((copy) => copies[copy]!);
    return {
      text,
      having,
      owners: new Set(of.map(({ owner }) => owner)).size,
      last: Math.max(...of.map(({ at }) => at)),
    };
  });
  const best =
    wordings.find(({ having }) => own !== undefined && having.has(own)) ??
    wordings.reduce((a, b) => (b.owners > a.owners || (b.owners === a.owners && b.last > a.last) ? b : a));
  return {
    text: best.text,
    opensParagraph: node.opensParagraph,
    carriedBy: [...node.copies].sort((a, b) => a - b).map((copy) => copies[copy]!.articleId),
  };
}

function textOf(sentences: readonly AgreedSentence[]): string {
  return sentences
    .map(({ text, opensParagraph }, i) => (i === 0 ? text : `${opensParagraph ? '\n\n' : ' '}${text}`))
    .join('');
}
