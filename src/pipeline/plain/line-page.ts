import { wordsOf } from '../story/page-title.ts';
import type { LineFacts } from './line-facts.ts';

/** The lines of a text with what is asked of all of them, worked out once. Arrays are indexed by line; sums run to before the line. */
export interface LinePage {
  readonly lines: readonly LineFacts[];
  /** Words of prose, lines of comments, and headings that end a story, before each line and at the end of all. */
  readonly proseBefore: Float64Array;
  readonly commentsBefore: Float64Array;
  readonly endsBefore: Float64Array;
  /** Share of the address's words that each line has, 0 to 1, and their number before each line; zeros where it says nothing. */
  readonly named: Float64Array;
  readonly namedBefore: Float64Array;
  /** Lines that say what the address says (headlines, mostly): how many, and how far below the last of them each line is; -1 above all. */
  readonly heads: number;
  readonly belowHead: Float64Array;
}

/** A {@link LinePage} with what the first look said. */
export interface SeenPage extends LinePage {
  /** Log-odds of the first look. */
  readonly first: Float64Array;
  /** Words of the lines it took for the story's, before each line and at the end of all. */
  readonly takenBefore: Float64Array;
  readonly takenLinesBefore: Float64Array;
  readonly wordsBefore: Float64Array;
  /** Numbers of the first and last line of the core, the run of lines it took most surely; `from` > `to` where it took none. */
  readonly core: { readonly from: number; readonly to: number };
  /** The median of the words of the core's lines. */
  readonly coreWords: number;
  /** Share of each line's telling words that the core has besides, 0 to 1. */
  readonly shared: Float64Array;
}

/** A line that has this share of the address's words says what it says, where it is no longer than a headline. */
const HEAD = { share: 0.6, words: 25 };
/** Characters of a line whose words are looked at. */
const LOOKED_AT = 2000;

export function linePage(lines: readonly LineFacts[], slug: ReadonlySet<string>): LinePage {
  const counts = lines.map(({ text }) =>
    slug.size === 0 ? 0 : new Set(wordsOf(text.slice(0, LOOKED_AT)).filter((word) => slug.has(word))).size,
  );
  const named = Float64Array.from(counts, (count) => (slug.size === 0 ? 0 : count / slug.size));
  let heads = 0;
  let last = -1;
  const belowHead = Float64Array.from(lines, ({ words }, at) => {
    if (named[at]! >= HEAD.share && words <= HEAD.words) {
      heads++;
      last = at;
    }
    return last < 0 ? -1 : at - last;
  });
  return {
    lines,
    proseBefore: sums(lines, ({ prose, words }) => (prose ? words : 0)),
    commentsBefore: sums(lines, ({ comment }) => Number(comment)),
    endsBefore: sums(lines, ({ heading }) => Number(heading === 'end')),
    named,
    namedBefore: sums(lines, (_, at) => counts[at]!),
    heads,
    belowHead,
  };
}

export function seenPage(page: LinePage, first: Float64Array): SeenPage {
  const { lines } = page;
  const core = bestRun(lines, first);
  const lengths = lines
    .slice(core.from, core.to + 1)
    .map(({ words }) => words)
    .sort((a, b) => a - b);
  return {
    ...page,
    first,
    takenBefore: sums(lines, ({ words }, at) => (first[at]! > 0 ? words : 0)),
    takenLinesBefore: sums(lines, (_, at) => Number(first[at]! > 0)),
    wordsBefore: sums(lines, ({ words }) => words),
    core,
    coreWords: lengths[lengths.length >> 1] ?? 0,
    shared: sharedWith(lines, core),
  };
}

function sums(lines: readonly LineFacts[], value: (line: LineFacts, at: number) => number): Float64Array {
  const before = new Float64Array(lines.length + 1);
  lines.forEach((line, at) => {
    before[at + 1] = before[at]! + value(line, at);
  });
  return before;
}

/** What the lines `from` to before `to` sum to; lines beyond the text count nothing. */
export function sumOver(before: Float64Array, from: number, to: number): number {
  const last = before.length - 1;
  return before[Math.max(0, Math.min(last, to))]! - before[Math.max(0, Math.min(last, from))]!;
}

/** A line's log-odds count at most this much in the search for the best run, either way. */
const MAX_ODDS = 3;

/** The run of lines whose odds, weighed by their words, sum to most. */
function bestRun(lines: readonly LineFacts[], odds: Float64Array): SeenPage['core'] {
  let best = { from: 0, to: -1 };
  let most = 0;
  let from = 0;
  let sum = 0;
  lines.forEach(({ words }, at) => {
    if (sum <= 0) {
      from = at;
      sum = 0;
    }
    sum += Math.max(-MAX_ODDS, Math.min(MAX_ODDS, odds[at]!)) * Math.sqrt(Math.min(60, words) + 2);
    if (sum > most) {
      most = sum;
      best = { from, to: at };
    }
  });
  return best;
}

/** A word that tells of the story: a name, a figure, a word of some length. */
const TELLING = /^.{5,}$/u;

function sharedWith(lines: readonly LineFacts[], { from, to }: SeenPage['core']): Float64Array {
  const counts = new Map<string, number>();
  const telling = lines.map(({ text }) => [
    ...new Set(wordsOf(text.slice(0, LOOKED_AT)).filter((word) => TELLING.test(word))),
  ]);
  for (let at = from; at <= to; at++) for (const word of telling[at]!) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Float64Array.from(lines, (_, at) => {
    const own = at >= from && at <= to ? 1 : 0;
    const words = telling[at]!;
    return words.length === 0 ? 0 : words.filter((word) => (counts.get(word) ?? 0) > own).length / words.length;
  });
}
