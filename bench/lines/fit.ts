/**
 * Fits what tells a story's lines in a plain text, and writes it; see `--help`. Exit status: 0 done, 2 wrong option.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { factsOf, type LineFacts } from '../../src/pipeline/plain/line-facts.ts';
import { MEASURES } from '../../src/pipeline/plain/line-measures.ts';
import { linePage, seenPage, type LinePage, type SeenPage } from '../../src/pipeline/plain/line-page.ts';
import { FIRST_SIGNS } from '../../src/pipeline/plain/line-signs.ts';
import { slugWords } from '../../src/pipeline/plain/slug.ts';
import type { QuestionTree } from '../../src/pipeline/plain/story-lines.ts';
import { PageLines } from '../../src/pipeline/story/page-lines.ts';
import { BUILT_IN } from '../../src/rules/rule-set.ts';
import { boost, together } from './boost.ts';
import { labelledPages, type LabelledPage } from './labelled.ts';
import { weigh } from './weigh.ts';

const HELP = `node bench/lines/fit.ts --corpus DIR [--corpus DIR ...]

Fits the two looks at the lines of a plain text on pages with truth: the visible text of each, a block a line. Writes
the weights of the first look to src/pipeline/plain/line-weights.ts, the trees of the second to line-trees.ts beside it.
Prove them on pages they were not fitted on: npm run -s quality -- --corpus OTHER --as-text

  --corpus DIR   a folder of <id>.html.gz and <id>.json, as for npm run quality
  --forests N    forests of the second look, whose answers are averaged (default 3)
  --trees N      trees of each (default 100)
  --depth N      questions from root to leaf (default 5)`;

const ROOM = join(import.meta.dirname, '..', '..', 'src', 'pipeline', 'plain');
const STEP = 0.12;
/** A line counts by its words, up to so many; all lines of a page together by the root of their sum: long pages teach more, not all. */
const WORDS = 60;

interface Learnt {
  readonly page: LabelledPage;
  readonly facts: readonly LineFacts[];
  readonly slug: ReadonlySet<string>;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', multiple: true, default: [] },
      trees: { type: 'string', default: '100' },
      depth: { type: 'string', default: '5' },
      forests: { type: 'string', default: '3' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true || values.corpus.length === 0) {
    console.log(HELP);
    return values.help === true ? 0 : 2;
  }
  const pages = values.corpus.flatMap(labelledPages).map((page) => ({
    page,
    facts: factsOf(page.lines, BUILT_IN, new PageLines()),
  }));
  // Texts come with an address and without: the first look learns every page both ways, the second each page one way.
  const both = pages.flatMap((one): Learnt[] => [withAddress(one, true), withAddress(one, false)]);
  const weights = firstWeights(both);
  const one = pages.map((page, i) => withAddress(page, i % 2 === 0));
  const cases = casesOf(one, weights);
  const shape = { trees: Number(values.trees), depth: Number(values.depth), step: STEP };
  const trees = together(Array.from({ length: Number(values.forests) }, (_, seed) => boost(cases, { ...shape, seed })));
  writeFileSync(join(ROOM, 'line-weights.ts'), weightsFile(weights));
  writeFileSync(join(ROOM, 'line-trees.ts'), treesFile(trees));
  console.log(`fitted on ${pages.length} pages; run npm run -s format, then prove it`);
  return 0;
}

function withAddress({ page, facts }: Omit<Learnt, 'slug'>, known: boolean): Learnt {
  return { page, facts, slug: slugWords(known ? page.url : null) };
}

type Weights = Readonly<Record<string, number>>;

function firstWeights(learnt: readonly Learnt[]): Weights {
  const counts = countsOf(learnt);
  let n = 0;
  const lines = learnt.flatMap(({ page, facts, slug }) => {
    const whole = linePage(facts, slug);
    return facts.map((line, at) => ({
      signs: [...FIRST_SIGNS.keys()].filter((sign) => FIRST_SIGNS[sign]![1](line, at, whole)),
      is: page.ofStory[at]!,
      counts: counts[n++]!,
    }));
  });
  const { any, of } = weigh(lines, FIRST_SIGNS.length);
  return Object.fromEntries([
    ['any line', round(any)],
    ...FIRST_SIGNS.map(([name], sign): [string, number] => [name, round(of[sign]!)]),
  ]);
}

function casesOf(learnt: readonly Learnt[], weights: Weights) {
  const seen = learnt.map(({ facts, slug }) => seenWith(linePage(facts, slug), weights));
  const size = learnt.reduce((sum, { facts }) => sum + facts.length, 0);
  const columns = MEASURES.map(([, of]) => {
    const column = new Float64Array(size);
    let n = 0;
    for (const page of seen) page.lines.forEach((line, at) => (column[n++] = of(line, at, page)));
    return column;
  });
  return { columns, is: learnt.flatMap(({ page }) => page.ofStory), counts: countsOf(learnt) };
}

/** As `firstLook` of the program, by weights that are not written yet. */
function seenWith(page: LinePage, weights: Weights): SeenPage {
  return seenPage(
    page,
    Float64Array.from(page.lines, (line, at) =>
      FIRST_SIGNS.reduce(
        (sum, [name, holds]) => (holds(line, at, page) ? sum + weights[name]! : sum),
        weights['any line']!,
      ),
    ),
  );
}

function countsOf(learnt: readonly Learnt[]): Float64Array {
  const counts = learnt.flatMap(({ facts }) => {
    const own = facts.map(({ words }) => Math.sqrt(Math.min(WORDS, words) + 1));
    const all = Math.sqrt(own.reduce((sum, count) => sum + count, 0));
    return own.map((count) => count / all);
  });
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return Float64Array.from(counts, (count) => count / mean);
}

function treesFile(trees: readonly QuestionTree[]): string {
  return `/**
 * The trees of the second look, as JSON (\`QuestionTree\`), fitted by \`bench/lines/fit.ts\`. A text, since only plain texts
 * ask them: as arrays they would be made at every start.
 */
export const LINE_TREES = \`[
${trees.map((tree) => JSON.stringify(tree)).join(',\n')}
]\`;
`;
}

function weightsFile(weights: Weights): string {
  return `/** What each sign says of a line, as log-odds, in the first look; fitted by bench/lines/fit.ts. */
export const FIRST_WEIGHTS: Readonly<Record<string, number>> = {
${Object.entries(weights)
  .map(([name, weight]) => `  ${JSON.stringify(name)}: ${weight},`)
  .join('\n')}
};
`;
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}

process.exitCode = main();
