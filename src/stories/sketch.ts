import { shinglesOf } from './shingles.ts';

/**
 * One in this many shingles is a key, a power of two. Cut copies share a part of the whole's keys, which a sketch of resemblance (SimHash,
 * MinHash) does not show; `npm run bench:stories` compares them.
 */
const EVERY = 16;
/**
 * Among the first words of a text one in eight: an editor cuts from the bottom, and two paragraphs are to be found too. It
 * divides `EVERY`, so that a paragraph has keys in common wherever it stands. One in four found no more copies and made a
 * third more keys.
 */
const OPENING = { words: 80, every: 8 };

/** Keys two texts must share to be compared in full; one alone is a quotation or chance. */
export const SHARED_KEYS = 2;
/** A key that more stories have than this says nothing: a boilerplate line, a template. */
export const COMMON_KEY = 60;

/** The sampled shingles of a body, each once, ascending: some 35 for a story of 500 words. */
export function keysOf(shingles: Float64Array): number[] {
  const keys = new Set<number>();
  for (let i = 0; i < shingles.length; i++) {
    const shingle = shingles[i]!;
    // The low bits are those of the second hash; they are even enough to sample by.
    if ((shingle & ((i < OPENING.words ? OPENING.every : EVERY) - 1)) === 0) keys.add(shingle);
  }
  return [...keys].sort(ascending);
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** {@link keysOf} of words. */
export function sketch(words: readonly string[]): number[] {
  return keysOf(shinglesOf(words));
}
