import type { QuestionTree } from '../../src/pipeline/plain/story-lines.ts';
import { seeded } from './seeded.ts';

/** Lines to learn from: each measure's values, whether each line is the story's, and how much it counts (1 on average). */
export interface Cases {
  readonly columns: readonly Float64Array[];
  readonly is: readonly boolean[];
  readonly counts: Float64Array;
}

export interface BoostOptions {
  readonly trees: number;
  /** Questions from root to leaf at most. */
  readonly depth: number;
  /** What each tree adds of what it would: small steps learn less by heart. */
  readonly step: number;
  /** Each forest sees other lines and measures. */
  readonly seed: number;
}

/** Values of a measure are told apart at so many places. */
const BINS = 28;
/** Every so many values one is looked at for these places. */
const SAMPLED = 7;
/** Leaves are pulled to 0; a leaf has at least so much weight, and a question gains at least so much. */
const RIDGE = 4;
const LEAST_WEIGHT = 3;
const LEAST_GAIN = 1;
/** Each tree sees these shares of the lines and of the measures. */
const LINES_SEEN = 0.5;
const MEASURES_SEEN = 0.6;

interface Binned {
  readonly edges: readonly number[];
  readonly bins: Uint8Array;
}

/** Gradient boosting of trees for the log-odds of `is` (Friedman 2001, with the second-order gains of XGBoost). */
export function boost(cases: Cases, { trees, depth, step, seed }: BoostOptions): QuestionTree[] {
  const { columns, is, counts } = cases;
  const binned = columns.map(binnedOf);
  const size = is.length;
  const odds = new Float64Array(size);
  const slope = new Float64Array(size);
  const curve = new Float64Array(size);
  const random = seeded(seed);
  return Array.from({ length: trees }, () => {
    const seen: number[] = [];
    for (let i = 0; i < size; i++) {
      const chance = 1 / (1 + Math.exp(-odds[i]!));
      slope[i] = ((is[i] ? 1 : 0) - chance) * counts[i]!;
      curve[i] = Math.max(1e-3, chance * (1 - chance)) * counts[i]!;
      if (random() < LINES_SEEN) seen.push(i);
    }
    const asked = [...binned.keys()].filter(() => random() < MEASURES_SEEN);
    const tree = grow({ binned, asked, slope, curve, step }, seen, depth);
    for (let i = 0; i < size; i++) odds[i]! += answer(tree, columns, i);
    return tree;
  });
}

/** The trees of several forests as one: each answers for its share. */
export function together(forests: readonly (readonly QuestionTree[])[]): QuestionTree[] {
  return forests.flatMap((trees) => trees.map((tree) => scaled(tree, 1 / forests.length)));
}

function scaled(tree: QuestionTree, by: number): QuestionTree {
  return typeof tree === 'number' ? rounded(tree * by) : [tree[0], tree[1], scaled(tree[2], by), scaled(tree[3], by)];
}

function binnedOf(column: Float64Array): Binned {
  const values = column.filter((_, i) => i % SAMPLED === 0).sort();
  const places = [...Array.from({ length: BINS - 1 }, (_, k) => (k + 1) / BINS), 0.98, 0.99, 0.995];
  const edges: number[] = [];
  const several = values[0] !== values.at(-1);
  for (const place of several ? places : []) {
    const edge = rounded(values[Math.floor(place * values.length)]!);
    if (edge > values[0]! && (edges.length === 0 || edge > edges.at(-1)!)) edges.push(edge);
  }
  // A sign that few lines show has one place: whether it holds.
  if (several && edges.length === 0) edges.push(rounded(values.at(-1)!));
  return {
    edges,
    bins: Uint8Array.from(column, (value) => {
      let bin = 0;
      while (bin < edges.length && value >= edges[bin]!) bin++;
      return bin;
    }),
  };
}

interface Growth {
  readonly binned: readonly Binned[];
  readonly asked: readonly number[];
  readonly slope: Float64Array;
  readonly curve: Float64Array;
  readonly step: number;
}

function grow(growth: Growth, lines: readonly number[], depth: number): QuestionTree {
  const { binned, slope, curve, step } = growth;
  let slopes = 0;
  let curves = 0;
  for (const i of lines) {
    slopes += slope[i]!;
    curves += curve[i]!;
  }
  const best = depth === 0 ? null : bestQuestion(growth, lines, slopes, curves);
  if (best === null) return rounded((step * slopes) / (curves + RIDGE));
  const { bins, edges } = binned[best.measure]!;
  return [
    best.measure,
    edges[best.bin]!,
    grow(
      growth,
      lines.filter((i) => bins[i]! <= best.bin),
      depth - 1,
    ),
    grow(
      growth,
      lines.filter((i) => bins[i]! > best.bin),
      depth - 1,
    ),
  ];
}

function bestQuestion(
  { binned, asked, slope, curve }: Growth,
  lines: readonly number[],
  slopes: number,
  curves: number,
): { measure: number; bin: number } | null {
  let best = null;
  let most = LEAST_GAIN;
  const whole = (slopes * slopes) / (curves + RIDGE);
  for (const measure of asked) {
    const { edges, bins } = binned[measure]!;
    const slopeIn = new Float64Array(edges.length + 1);
    const curveIn = new Float64Array(edges.length + 1);
    for (const i of lines) {
      slopeIn[bins[i]!]! += slope[i]!;
      curveIn[bins[i]!]! += curve[i]!;
    }
    let left = 0;
    let leftCurve = 0;
    for (let bin = 0; bin < edges.length; bin++) {
      left += slopeIn[bin]!;
      leftCurve += curveIn[bin]!;
      const rightCurve = curves - leftCurve;
      if (leftCurve < LEAST_WEIGHT || rightCurve < LEAST_WEIGHT) continue;
      const gain = (left * left) / (leftCurve + RIDGE) + (slopes - left) ** 2 / (rightCurve + RIDGE) - whole;
      if (gain <= most) continue;
      most = gain;
      best = { measure, bin };
    }
  }
  return best;
}

function answer(tree: QuestionTree, columns: readonly Float64Array[], line: number): number {
  let at = tree;
  while (typeof at !== 'number') at = columns[at[0]]![line]! < at[1] ? at[2] : at[3];
  return at;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
