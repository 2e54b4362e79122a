import type { LineFacts } from './line-facts.ts';
import { sumOver, type SeenPage } from './line-page.ts';
import { FIRST_SIGNS } from './line-signs.ts';

/** A number that the second look goes by; a sign of the first is 1 where it holds. */
export type Measure = readonly [name: string, of: (line: LineFacts, at: number, page: SeenPage) => number];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const OF_THE_LINE: readonly Measure[] = [
  ['words', ({ words }) => words],
  ['share in lower case', ({ lower }) => lower],
  ['characters', ({ text }) => text.length],
  ['commas', ({ text }) => count(text, /,/g)],
  ['sentence ends', ({ text }) => count(text, /[.!?]["”]? /g)],
  ['share of digits', ({ text }) => count(text, /\d/g) / text.length],
  ['share of capitals', ({ text, words }) => count(text, /\b\p{Lu}/gu) / (words || 1)],
];

/** Lines looked at, each for itself, on either side. */
const AROUND = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];
/** Beyond the first and the last line nothing is the story's. */
const NO_LINE = -10;

const OF_LINES_AROUND: readonly Measure[] = AROUND.flatMap((by): Measure[] => [
  [`first look at ${by}`, (_, at, { first }) => first[at + by] ?? NO_LINE],
  [`words at ${by}`, (_, at, { lines }) => lines[at + by]?.words ?? 0],
  [`shared at ${by}`, (_, at, { shared }) => shared[at + by] ?? 0],
]);

const OF_STRETCHES: readonly Measure[] = [3, 8, 15].flatMap((by): Measure[] => [
  [
    `share taken in ${by} above`,
    (_, at, page) => sumOver(page.takenLinesBefore, at - by, at) / Math.max(1, Math.min(by, at)),
  ],
  [`words in ${by} above`, (_, at, page) => sumOver(page.wordsBefore, at - by, at)],
  [
    `share taken in ${by} below`,
    (_, at, page) =>
      sumOver(page.takenLinesBefore, at + 1, at + 1 + by) / Math.max(1, Math.min(by, page.lines.length - 1 - at)),
  ],
  [`words in ${by} below`, (_, at, page) => sumOver(page.wordsBefore, at + 1, at + 1 + by)],
]);

const OF_THE_PLACE: readonly Measure[] = [
  ['place in the text', (_, at, { lines }) => at / lines.length],
  ['lines', (_, __, { lines }) => lines.length],
  ['lines above the core', (_, at, { core }) => Math.max(0, core.from - at)],
  ['lines below the core', (_, at, { core }) => Math.max(0, at - core.to)],
  ['lines of the core', (_, __, { core }) => core.to - core.from + 1],
  ['words beside the core’s', ({ words }, _, { coreWords }) => words / (coreWords + 1)],
  ['words of the core’s lines', (_, __, { coreWords }) => coreWords],
  ['prose', (_, __, { proseBefore }) => proseBefore.at(-1)!],
  ['share of prose above', (_, at, { proseBefore }) => proseBefore[at]! / (proseBefore.at(-1)! || 1)],
  ['words taken above', (_, at, { takenBefore }) => takenBefore[at]!],
  ['words taken below', (_, at, { takenBefore }) => takenBefore.at(-1)! - takenBefore[at + 1]!],
  ['ends above', (_, at, { endsBefore }) => endsBefore[at]!],
  ['ends since the core began', (_, at, { endsBefore, core }) => sumOver(endsBefore, core.from, at)],
  [
    'comments since the core began',
    (_, at, { commentsBefore, core }) => sumOver(commentsBefore, Math.min(at, core.from), at),
  ],
  ['comments', (_, __, { commentsBefore }) => commentsBefore.at(-1)!],
  ['below what the address names', (_, at, { belowHead }) => belowHead[at]!],
  ['share of the address', (_, at, { named }) => named[at]!],
  ['lines that the address names', (_, __, { heads }) => heads],
];

/** What the second look goes by. */
export const MEASURES: readonly Measure[] = [
  ...FIRST_SIGNS.map(([name, holds]): Measure => [name, (line, at, page) => Number(holds(line, at, page))]),
  ...OF_THE_LINE.map(([name, of]): Measure => [`its ${name}`, of]),
  ...OF_LINES_AROUND,
  ...OF_STRETCHES,
  ...OF_THE_PLACE,
];
