/** A count as a sign: `most` and more are 1. */
export function upTo(most: number, count: number): number {
  return Math.max(0, Math.min(1, count / most));
}

export function yes(is: boolean): number {
  return is ? 1 : 0;
}

/** 0 where there is nothing to be a share of. */
export function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}
