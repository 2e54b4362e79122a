import { shinglesOf } from '../../src/stories/shingles.ts';
import { keysOf, SHARED_KEYS } from '../../src/stories/sketch.ts';
import { wordsOf } from '../../src/stories/words.ts';
import type { StoryText } from './texts.ts';

/** Share of the true pairs (original and copy) that a sketch makes candidates, by kind of change; `false` are other pairs a text. */
export type Shares = Record<string, Record<string, number>>;

interface Sketch {
  readonly keys: (shingles: Float64Array, words: readonly string[]) => readonly (number | string)[];
  readonly shared: number;
}

const SKETCHES: Record<string, Sketch> = {
  'SimHash 64, 3 bits': { keys: (_, words) => simHashBands(words), shared: 1 },
  'MinHash LSH 14x8': { keys: (shingles) => minHashBands(shingles, 14, 8), shared: 1 },
  'MinHash LSH 42x3': { keys: (shingles) => minHashBands(shingles, 42, 3), shared: 1 },
  'sampled shingles': { keys: (shingles) => keysOf(shingles), shared: SHARED_KEYS },
};

export function candidateShares(texts: readonly StoryText[]): Shares {
  const prepared = texts.map((text) => {
    const words = wordsOf(text.body);
    return { text, words, shingles: shinglesOf(words) };
  });
  return Object.fromEntries(
    Object.entries(SKETCHES).map(([name, { keys, shared }]) => [
      name,
      sharesOf(
        prepared.map(({ text, words, shingles }) => ({ text, keys: new Set(keys(shingles, words)) })),
        shared,
      ),
    ]),
  );
}

interface Sketched {
  readonly text: StoryText;
  readonly keys: ReadonlySet<number | string>;
}

function sharesOf(sketched: readonly Sketched[], least: number): Record<string, number> {
  const byId = new Map(sketched.map((one) => [one.text.id, one]));
  const met = new Map<string, { found: number; all: number }>();
  for (const { text, keys } of sketched) {
    if (text.id === text.truth) continue;
    const original = byId.get(text.truth)!;
    const sum = met.get(text.kind) ?? { found: 0, all: 0 };
    sum.all++;
    if (sharedBy(keys, original.keys) >= least) sum.found++;
    met.set(text.kind, sum);
  }
  const shares = Object.fromEntries([...met].map(([kind, { found, all }]) => [kind, found / all]));
  return { ...shares, false: falsePairs(sketched, least) / sketched.length };
}

function sharedBy(one: ReadonlySet<number | string>, other: ReadonlySet<number | string>): number {
  let shared = 0;
  for (const key of one) if (other.has(key)) shared++;
  return shared;
}

function falsePairs(sketched: readonly Sketched[], least: number): number {
  const having = new Map<number | string, number[]>();
  sketched.forEach(({ keys }, i) => {
    for (const key of keys) {
      const list = having.get(key);
      if (list) list.push(i);
      else having.set(key, [i]);
    }
  });
  const shared = new Map<number, number>();
  for (const list of having.values()) {
    for (let a = 0; a < list.length; a++)
      for (let b = a + 1; b < list.length; b++) {
        if (sketched[list[a]!]!.text.truth === sketched[list[b]!]!.text.truth) continue;
        const pair = list[a]! * sketched.length + list[b]!;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
  }
  return [...shared.values()].filter((count) => count >= least).length;
}

/** Four bands of 16 bits: fingerprints within 3 bits share one at least. */
function simHashBands(words: readonly string[]): string[] {
  const sums = new Int32Array(64);
  for (const shingle of shinglesOf(words)) {
    const low = shingle >>> 0;
    const high = Math.imul(Math.floor(shingle / 2 ** 21) >>> 0, 0x9e3779b1) >>> 0;
    for (let bit = 0; bit < 32; bit++) {
      sums[bit]! += (low >>> bit) & 1 ? 1 : -1;
      sums[bit + 32]! += (high >>> bit) & 1 ? 1 : -1;
    }
  }
  const bits = Array.from(sums, (sum) => (sum > 0 ? '1' : '0')).join('');
  return [0, 16, 32, 48].map((from) => `${from}:${bits.slice(from, from + 16)}`);
}

function minHashBands(shingles: Float64Array, bands: number, rows: number): string[] {
  const minima = new Float64Array(bands * rows).fill(Infinity);
  for (const shingle of shingles) {
    const low = shingle >>> 0;
    const high = Math.floor(shingle / 2 ** 21) >>> 0;
    for (let k = 0; k < minima.length; k++) {
      const mixed = (Math.imul(low ^ Math.imul(k + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(high + k, 0xc2b2ae35)) >>> 0;
      if (mixed < minima[k]!) minima[k] = mixed;
    }
  }
  return Array.from(
    { length: bands },
    (_, band) => `${band}:${minima.slice(band * rows, (band + 1) * rows).join(',')}`,
  );
}
