import type { Alignment, StoryCopy } from './alignment.ts';
import type { AgreedText } from './consensus.ts';

/** What one outlet did to the story. */
export interface CopyReport {
  readonly articleId: string;
  /** Sentences of the agreed text it has, and how many there are. */
  readonly kept: number;
  readonly of: number;
  /** Agreed sentences below its last one: cut from the bottom. */
  readonly cutFromBottom: number;
  /** Agreed sentences it lacks between others it has. */
  readonly cutInside: readonly string[];
  /** Sentences no other owner has: its own reporting, or furniture that no rule knows. */
  readonly added: readonly string[];
  /** Sentences in other words than most owners have. */
  readonly changed: readonly { readonly from: string; readonly to: string }[];
  /** Whether its headline is one that another owner has too. */
  readonly sharedHeadline: boolean;
}

/** For each copy in order, what was cut, added and worded anew. */
export function reportCopies(
  copies: readonly StoryCopy[],
  { nodes, paths }: Alignment,
  agreed: AgreedText,
): CopyReport[] {
  const wordingOf = new Map<number, string>();
  const texts = new Map(agreed.sentences.map(({ text }) => [text, true]));
  nodes.forEach((node, place) => {
    const text = [...node.wordings.keys()].find((wording) => texts.has(wording));
    if (text !== undefined) wordingOf.set(place, text);
  });
  const places = [...wordingOf.keys()].sort((a, b) => a - b);
  return copies.map((copy, number) => {
    const path = paths[number]!;
    const has = new Set(path);
    const kept = places.filter((place) => has.has(place));
    const last = kept.at(-1) ?? -1;
    const missing = places.filter((place) => !has.has(place));
    return {
      articleId: copy.articleId,
      kept: kept.length,
      of: places.length,
      cutFromBottom: missing.filter((place) => place > last).length,
      cutInside: missing.filter((place) => place < last).map((place) => wordingOf.get(place)!),
      added: path
        .filter((place) => isOwn(nodes[place]!.copies, copies))
        .map((place) => wordingBy(nodes[place]!, number)),
      changed: kept.flatMap((place) => {
        const [from, to] = [wordingOf.get(place)!, wordingBy(nodes[place]!, number)];
        return from === to ? [] : [{ from, to }];
      }),
      sharedHeadline: copies.some((other) => other.owner !== copy.owner && same(other.headline, copy.headline)),
    };
  });
}

function isOwn(having: ReadonlySet<number>, copies: readonly StoryCopy[]): boolean {
  return new Set([...having].map((copy) => copies[copy]!.owner)).size === 1;
}

function wordingBy(node: Alignment['nodes'][number], copy: number): string {
  for (const [text, having] of node.wordings) if (having.has(copy)) return text;
  return '';
}

function same(one: string, other: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(one) === plain(other);
}
