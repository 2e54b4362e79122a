/** One case: its signs, null where it does not show one; whether it is what is asked; how much it counts. */
export interface Case {
  readonly x: readonly (number | null)[];
  readonly is: boolean;
  readonly counts: number;
}

/** Logits of a case with all signs at their means, and what a sign above its mean adds. */
export interface Model {
  readonly usual: number;
  readonly means: readonly number[];
  readonly weights: readonly number[];
}

/** Pulls weights to 0, so that a sign few pages show gets no large one. */
const RIDGE = 1;
const MOST_STEPS = 60;
const LONGEST_STEP = 2;

/** Logistic regression by Newton's method, with a ridge on all weights but the constant. */
export function fit(cases: readonly Case[]): Model {
  const size = (cases[0]?.x.length ?? 0) + 1;
  const means = Array.from({ length: size - 1 }, (_, j) => {
    const shown = cases.flatMap(({ x }) => x[j] ?? []);
    return shown.reduce((sum, value) => sum + value, 0) / Math.max(1, shown.length);
  });
  const rows = cases.map(({ x }) => [1, ...x.map((value, j) => (value ?? means[j]!) - means[j]!)]);
  const b = zeros(size);
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope = zeros(size);
    const curve = Array.from({ length: size }, () => zeros(size));
    rows.forEach((row, i) => {
      const p = chance(row.reduce((sum, value, j) => sum + value * b[j]!, 0));
      const { is, counts } = cases[i]!;
      const bend = Math.max(1e-6, p * (1 - p)) * counts;
      for (let j = 0; j < size; j++) {
        slope[j]! += ((is ? 1 : 0) - p) * counts * row[j]!;
        for (let k = 0; k < size; k++) curve[j]![k]! += bend * row[j]! * row[k]!;
      }
    });
    for (let j = 1; j < size; j++) {
      slope[j]! -= RIDGE * b[j]!;
      curve[j]![j]! += RIDGE;
    }
    const move = solve(curve, slope);
    move.forEach((by, j) => {
      b[j]! += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, by));
    });
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  return { usual: b[0]!, means, weights: b.slice(1) };
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

export function chance(logits: number): number {
  return 1 / (1 + Math.exp(-logits));
}

/** Gauss's elimination, the largest pivot first. */
function solve(matrix: readonly number[][], values: readonly number[]): number[] {
  const size = values.length;
  const rows = matrix.map((row, i) => [...row, values[i]!]);
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let k = i + 1; k < size; k++) if (Math.abs(rows[k]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = k;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let k = i + 1; k < size; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j <= size; j++) rows[k]![j]! -= factor * rows[i]![j]!;
    }
  }
  const answer = zeros(size);
  for (let i = size - 1; i >= 0; i--) {
    let left = rows[i]![size]!;
    for (let j = i + 1; j < size; j++) left -= rows[i]![j]! * answer[j]!;
    answer[i] = left / rows[i]![i]!;
  }
  return answer;
}
