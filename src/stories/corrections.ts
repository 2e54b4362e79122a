import type { Alignment, Node } from './alignment.ts';
import { wordsOf } from './words.ts';

/** A sentence of a copy that lacks a correction, beside what corrected copies have there. */
export interface StaleSentence {
  readonly has: string;
  readonly corrected: string;
}

/**
 * The sentences of a copy that a correction of other copies changed: where theirs is worded otherwise, and the correction
 * names a word in which the two differ. Where it names none of any, all sentences worded otherwise. None where the copy
 * has cut the place.
 */
export function staleSentences(
  copy: number,
  corrected: readonly number[],
  corrections: readonly string[],
  { nodes, paths }: Alignment,
): StaleSentence[] {
  const told = new Set(corrections.flatMap(wordsOf));
  const otherwise = paths[copy]!.flatMap((place) => {
    const node = nodes[place]!;
    const [has, theirs] = [wordingOf(node, [copy]), wordingOf(node, corrected)];
    if (has === null || theirs === null) return [];
    const [before, after] = [wordsOf(has), wordsOf(theirs)];
    const changed = [
      ...before.filter((word) => !after.includes(word)),
      ...after.filter((word) => !before.includes(word)),
    ];
    return changed.length === 0 ? [] : [{ has, corrected: theirs, named: changed.some((word) => told.has(word)) }];
  });
  const named = otherwise.filter((one) => one.named);
  return (named.length > 0 ? named : otherwise).map(({ has, corrected: theirs }) => ({ has, corrected: theirs }));
}

/** The wording that one of these copies has; null where none has the sentence. */
function wordingOf(node: Node, copies: readonly number[]): string | null {
  for (const [text, having] of node.wordings) if (copies.some((copy) => having.has(copy))) return text;
  return null;
}
