/** Words of a text as they are compared: lower-case runs of letters and digits, compatibility forms folded. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * Length of the longest common subsequence of two word lists.
 *
 * Bit-parallel (Hyyrö 2004): bit j of `row` is 0 where the j-th step of a row of the classic table goes up. Each word of
 * `b` turns the whole row over by one addition, 32 words of `a` at a time: `row = (row + (row & hits)) | (row & ~hits)`.
 */
export function commonLength(a: readonly string[], b: readonly string[]): number {
  const columns = Math.ceil(a.length / 32);
  const places = new Map<string, Uint32Array>();
  a.forEach((word, j) => {
    let hits = places.get(word);
    if (!hits) places.set(word, (hits = new Uint32Array(columns)));
    hits[j >>> 5]! |= 1 << (j & 31);
  });
  const row = new Uint32Array(columns).fill(0xffffffff);
  for (const word of b) {
    const hits = places.get(word);
    if (!hits) continue;
    let carry = 0;
    for (let k = 0; k < columns; k++) {
      const old = row[k]!;
      const sum = old + ((old & hits[k]!) >>> 0) + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      row[k] = sum | (old & ~hits[k]!);
    }
  }
  let length = 0;
  for (let j = 0; j < a.length; j++) if (((row[j >>> 5]! >>> (j & 31)) & 1) === 0) length++;
  return length;
}

/** Words in a row that are compared as one, by the article-extraction benchmark's measure. */
const SHINGLE = 4;

/** Shares of 4-word runs that output and truth share, that the output has too many, that it lacks; they sum up to 1. */
export function shingleShares(
  output: readonly string[],
  truth: readonly string[],
): readonly [both: number, extra: number, missing: number] {
  const left = shingles(truth);
  let both = 0;
  let extra = 0;
  for (const [run, count] of shingles(output)) {
    const wanted = left.get(run) ?? 0;
    both += Math.min(count, wanted);
    extra += Math.max(0, count - wanted);
    left.set(run, Math.max(0, wanted - count));
  }
  const missing = [...left.values()].reduce((sum, count) => sum + count, 0);
  const all = both + extra + missing || 1;
  return [both / all, extra / all, missing / all];
}

function shingles(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  if (list.length === 0) return counts;
  for (let i = 0; i <= Math.max(0, list.length - SHINGLE); i++) {
    const run = list.slice(i, i + SHINGLE).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}
