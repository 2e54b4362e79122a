import type { StoryText } from './texts.ts';

type StoryOf = ReadonlyMap<string, string>;

/** Pairs of texts rightly and wrongly held to be of one story. */
export function pairs(texts: readonly StoryText[], storyOf: StoryOf): { precision: number; recall: number } {
  const together = count(texts, ({ id }) => storyOf.get(id)!);
  const truly = count(texts, ({ truth }) => truth);
  const both = count(texts, ({ id, truth }) => `${storyOf.get(id)} ${truth}`);
  return { precision: together === 0 ? 1 : both / together, recall: truly === 0 ? 1 : both / truly };
}

function count(texts: readonly StoryText[], keyOf: (text: StoryText) => string): number {
  let sum = 0;
  for (const { length } of Map.groupBy(texts, keyOf).values()) sum += (length * (length - 1)) / 2;
  return sum;
}

/** F1 of the B-cubed precision and recall: for each text, how much of its group is of its story, and how much of its story in its group. */
export function bCubed(texts: readonly StoryText[], storyOf: StoryOf): number {
  const groups = Map.groupBy(texts, ({ id }) => storyOf.get(id)!);
  const truths = Map.groupBy(texts, ({ truth }) => truth);
  let precision = 0;
  let recall = 0;
  for (const { id, truth } of texts) {
    const group = groups.get(storyOf.get(id)!)!;
    const right = group.filter((other) => other.truth === truth).length;
    precision += right / group.length;
    recall += right / truths.get(truth)!.length;
  }
  precision /= texts.length;
  recall /= texts.length;
  return (2 * precision * recall) / (precision + recall);
}

/** Share of the copies of each kind that are in one group with their original. */
export function recallByKind(texts: readonly StoryText[], storyOf: StoryOf): Record<string, number> {
  const kinds = Map.groupBy(
    texts.filter(({ id, truth }) => id !== truth),
    ({ kind }) => kind,
  );
  return Object.fromEntries(
    [...kinds].map(([kind, copies]) => [
      kind,
      copies.filter(({ id, truth }) => storyOf.get(id) === storyOf.get(truth)).length / copies.length,
    ]),
  );
}
