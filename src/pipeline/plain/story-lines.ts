import type { LineFacts } from './line-facts.ts';
import { MEASURES } from './line-measures.ts';
import { linePage, seenPage, type LinePage, type SeenPage } from './line-page.ts';
import { FIRST_SIGNS } from './line-signs.ts';
import { LINE_TREES } from './line-trees.ts';
import { FIRST_WEIGHTS } from './line-weights.ts';
import { isAddressed, upToNextStory, withGapsFilled, withoutWhatFollows } from './whole-story.ts';

/** A tree of questions: a leaf's log-odds, or which measure is asked, under what it goes left, and left and right. */
export type QuestionTree = number | readonly [measure: number, under: number, left: QuestionTree, right: QuestionTree];

let trees: readonly QuestionTree[] | undefined;

/**
 * Whether each line is the story's. Two looks: the first weighs signs of the line and its neighbours; the second asks
 * beside these where the first saw the story, and what the line shares with it. Weights and trees were fitted on pages
 * with known stories (`bench/lines/fit.ts`), most of them news; what they say is then seen as a whole (`whole-story.ts`).
 */
export function keptLines(lines: readonly LineFacts[], slug: ReadonlySet<string>): boolean[] {
  const page = linePage(lines, slug);
  const seen = seenPage(page, firstLook(page));
  const odds = secondLook(seen);
  const lean = leastLean(lines, odds);
  const kept = leant(odds, lean);
  if (!lines.some(({ text }, at) => kept[at] && LETTERS.test(text))) return kept.fill(false);
  if (!isAddressed(lines, kept)) return upToNextStory(lines, withoutWhatFollows(seen, kept));
  return withGapsFilled(lines, odds, withoutWhatFollows(seen, leant(odds, Math.max(lean, ADDRESSED_LEAN))));
}

/** A word of letters: rows of dots or figures have none. */
const LETTERS = /\p{L}{2}/u;
/** A text whose lines are all in doubt is judged again, in steps, until it has this many words of prose or is past doubt. */
const ENOUGH_WORDS = 60;
const STEP = 0.5;
const PAST_DOUBT = 3;
/** The looks learnt from news: in a text addressed to its reader they doubt lines too much, by so much. */
const ADDRESSED_LEAN = 0.5;

function leastLean(lines: readonly LineFacts[], odds: Float64Array): number {
  let lean = 0;
  while (lean < PAST_DOUBT && wordsOfProse(lines, leant(odds, lean)) < ENOUGH_WORDS) lean += STEP;
  return lean;
}

function leant(odds: Float64Array, lean: number): boolean[] {
  return Array.from(odds, (value) => value + lean > 0);
}

function wordsOfProse(lines: readonly LineFacts[], kept: readonly boolean[]): number {
  return lines.reduce((sum, { prose, words }, at) => sum + (kept[at] && prose ? words : 0), 0);
}

/** Log-odds of each line to be the story's, by the weights of its signs. */
export function firstLook(page: LinePage): Float64Array {
  const weighed = FIRST_SIGNS.map(([name, holds]) => ({ holds, weight: FIRST_WEIGHTS[name] ?? 0 }));
  return Float64Array.from(page.lines, (line, at) => {
    let sum = FIRST_WEIGHTS['any line'] ?? 0;
    for (const { holds, weight } of weighed) if (weight !== 0 && holds(line, at, page)) sum += weight;
    return sum;
  });
}

/** Log-odds of each line to be the story's, by all trees together. */
export function secondLook(page: SeenPage): Float64Array {
  const asked = (trees ??= JSON.parse(LINE_TREES) as readonly QuestionTree[]);
  const measures = new Float64Array(MEASURES.length);
  return Float64Array.from(page.lines, (line, at) => {
    MEASURES.forEach(([, of], i) => {
      measures[i] = of(line, at, page);
    });
    return asked.reduce<number>((sum, tree) => sum + answer(tree, measures), 0);
  });
}

function answer(tree: QuestionTree, measures: Float64Array): number {
  let at = tree;
  while (typeof at !== 'number') at = measures[at[0]]! < at[1] ? at[2] : at[3];
  return at;
}
