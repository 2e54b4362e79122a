import { analyse } from 'scslre';

/** How a pattern may run long. */
export interface Backtracking {
  /** The part of the pattern that takes exponential time, or null where none is known to. */
  readonly exponential: string | null;
  /** Texts that make it go through many ways, to measure it on. */
  readonly baits: readonly string[];
}

/** Pieces of an example that are repeated: more find nothing new. */
const MOST_PIECES = 100;
/** What a bait ends in, so that a pattern that came so far fails and tries all other ways. */
const SPOILERS = ['\u0001', '9'];

/**
 * Looks at a pattern without running it. What the analysis misses (`(?:a|ab|b)*c`) the baits bring out: each takes a
 * text the pattern cuts, up to some place, and repeats the piece that stands there up to `length` characters.
 */
export function backtrackingOf(pattern: RegExp, examples: readonly string[], length: number): Backtracking {
  const { reports } = analyse(pattern, { reportTypes: { Move: false } });
  const baits = new Set<string>();
  function grow(head: string, piece: string): void {
    const grown = (head + piece.repeat(length)).slice(0, length - 1);
    for (const spoiler of SPOILERS) baits.add(grown + spoiler);
  }
  for (const { character } of reports)
    for (const head of ['', ...examples]) grow(head.slice(0, length / 2), character.pick);
  for (const example of examples) {
    const pieces = new Map<string, number>();
    for (const size of [1, 2, 3])
      for (let i = 0; i + size <= example.length; i++) pieces.set(example.slice(i, i + size), i);
    for (const word of example.matchAll(/\S+\s*/g)) pieces.set(word[0], word.index);
    for (const [piece, index] of [...pieces].slice(0, MOST_PIECES)) grow(example.slice(0, index), piece);
  }
  const worst = reports.find(({ exponential }) => exponential);
  return {
    exponential:
      worst === undefined
        ? null
        : worst.type === 'Trade'
          ? worst.startQuant.raw
          : worst.type === 'Self'
            ? worst.parentQuant.raw
            : worst.quant.raw,
    baits: [...baits],
  };
}
