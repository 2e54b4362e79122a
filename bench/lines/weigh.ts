import { seeded } from './seeded.ts';

/** A line to learn from: numbers of the signs that hold, whether it is the story's, and how much it counts (1 on average). */
export interface SignedLine {
  readonly signs: readonly number[];
  readonly is: boolean;
  readonly counts: number;
}

const ROUNDS = 14;
const STEP = 0.3;
/** Later rounds take shorter steps. */
const SLOWING = 0.2;
const RIDGE = 2e-4;

/** Logistic regression by AdaGrad: what any line weighs, and each sign. */
export function weigh(
  lines: readonly SignedLine[],
  signs: number,
): { readonly any: number; readonly of: Float64Array } {
  const of = new Float64Array(signs);
  const seen = new Float64Array(signs).fill(1e-6);
  let any = 0;
  let seenAny = 1e-6;
  const random = seeded(1);
  const order = [...lines.keys()];
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const step = STEP / (1 + SLOWING * round);
    for (const i of order) {
      const line = lines[i]!;
      let odds = any;
      for (const sign of line.signs) odds += of[sign]!;
      const slope = (1 / (1 + Math.exp(-odds)) - (line.is ? 1 : 0)) * line.counts;
      seenAny += slope * slope;
      any -= (step * slope) / Math.sqrt(seenAny);
      for (const sign of line.signs) {
        const own = slope + RIDGE * of[sign]!;
        seen[sign]! += own * own;
        of[sign]! -= (step * own) / Math.sqrt(seen[sign]!);
      }
    }
  }
  return { any, of };
}
