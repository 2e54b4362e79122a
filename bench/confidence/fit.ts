/**
 * Fits the weights of confidence and writes them; see `--help`. Exit status: 0 done, 2 wrong option.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeSigns, storySign } from '../../src/pipeline/record/confidence/confidence.ts';
import type { SignName, Signs, Weights } from '../../src/pipeline/record/confidence/signs.ts';
import { figuresText, otherFigures, RIGHT, storyFigures } from './figures.ts';
import { fit, type Case } from './logistic.ts';
import { judgeFolder, type Judged } from './pages.ts';

const HELP = `npm run confidence:fit -- --corpus DIR [--corpus DIR ...] [--prove DIR ...] [--dry-run]

Fits two additive scores on the signs of pages and writes their weights to src/pipeline/record/confidence/weights.ts:
whether a page is a story, on all pages; whether a story's text came out right, on the stories.
First the hosts are parted in halves: what is fitted on one half is shown on the other. Then all are fitted together.

  --corpus DIR   pages to fit on: stories with truth, and pages that are none (npm run confidence -- --help)
  --prove DIR    pages to show the figures on and not to fit on
  --dry-run      write nothing`;

const WEIGHTS = join(import.meta.dirname, '..', '..', 'src', 'pipeline', 'record', 'confidence', 'weights.ts');

/** The signs of each score, in the order they are listed. */
const OF_STORY: readonly SignName[] = [
  'undated',
  'dated',
  'people',
  'wire',
  'otherType',
  'longAddress',
  'deepAddress',
  'numberedAddress',
  'shopAddress',
  'listAddress',
  'newsAddress',
  'buttons',
  'offers',
  'prices',
  'linkedLines',
  'keptShare',
  'oneParent',
  'persons',
  'past',
  'quotes',
  'headlineAway',
];
const OF_TEXT: readonly SignName[] = [
  'looksLikeStory',
  'readings',
  'shapeReading',
  'gap',
  'gapProse',
  'halves',
  'outside',
  'furniture',
  'lists',
  'labels',
  'description',
  'shortLines',
  'quotes',
  'headlineAway',
  'headlineBelow',
];
/** A page that is no story counts as so many stories: there are fewer of them than a crawler brings in. */
const OTHERS_COUNT = 2;

interface Fitted {
  readonly story: Weights;
  readonly text: Weights;
}
type WithSigns = Judged & { readonly signs: Signs };

function fitBoth(pages: readonly WithSigns[]): Fitted {
  const story = fitted(
    OF_STORY,
    pages,
    ({ type }) => type === null,
    ({ type }) => (type === null ? 1 : OTHERS_COUNT),
  );
  const stories = pages.filter(({ type }) => type === null).map((page) => withStorySign(page, story));
  return {
    story,
    text: fitted(
      OF_TEXT,
      stories,
      ({ F1 }) => (F1 ?? 0) >= RIGHT,
      () => 1,
    ),
  };
}

function withStorySign(page: WithSigns, story: Weights): WithSigns {
  return { ...page, signs: { ...page.signs, looksLikeStory: storySign(logits(page.signs, story)) } };
}

function fitted(
  signs: readonly SignName[],
  pages: readonly WithSigns[],
  is: (page: Judged) => boolean,
  counts: (page: Judged) => number,
): Weights {
  const cases = pages.map((page): Case => ({
    x: signs.map((sign) => page.signs[sign]),
    is: is(page),
    counts: counts(page),
  }));
  const { usual, means, weights } = fit(cases);
  return {
    usual: rounded(usual),
    of: signs.map((sign, j) => ({ sign, weight: rounded(weights[j]!), mean: rounded(means[j]!) })),
  };
}

function rounded(value: number): number {
  return Math.round(100 * value) / 100;
}

function logits(signs: Signs, { usual, of }: Weights): number {
  return of.reduce((sum, { sign, weight, mean }) => sum + weight * ((signs[sign] ?? mean) - mean), usual);
}

function judgedBy({ story, text }: Fitted, pages: readonly Judged[]): Judged[] {
  return pages.map((page) =>
    page.signs === null ? page : { ...page, confidence: judgeSigns(page.signs, story, text).value },
  );
}

function show(title: string, pages: readonly Judged[]): void {
  const names = [...new Set(pages.filter(({ type }) => type === null).map(({ corpus }) => corpus))];
  const stories = names.map((name) =>
    storyFigures(
      name,
      pages.filter(({ type, corpus }) => type === null && corpus === name),
    ),
  );
  console.log(`${title}\n${figuresText(stories, otherFigures(pages.filter(({ type }) => type !== null)))}\n`);
}

function textOf({ story, text }: Fitted): string {
  const table = ({ usual, of }: Weights): string =>
    `{\n  usual: ${usual},\n  of: [\n${of.map(({ sign, weight, mean }) => `    { sign: '${sign}', weight: ${weight}, mean: ${mean} },\n`).join('')}  ],\n}`;
  return `// Written by npm run confidence:fit.\nimport type { Weights } from './signs.ts';

/** Whether a page is a story. */
export const STORY_WEIGHTS: Weights = ${table(story)};

/** Whether a story's text came out right. */
export const TEXT_WEIGHTS: Weights = ${table(text)};
`;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', multiple: true, default: [] },
      prove: { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true || values.corpus.length === 0) {
    console.log(HELP);
    return values.help === true ? 0 : 2;
  }
  const pages = values.corpus.flatMap(judgeFolder);
  const withSigns = pages.filter((page): page is WithSigns => page.signs !== null);
  const halves = [0, 1].map((half) => fitBoth(withSigns.filter((page) => page.half === half)));
  const acrossHalves = pages.map((page) => judgedBy(halves[1 - page.half]!, [page])[0]!);
  show('Fitted on the other half of the hosts', acrossHalves);
  const all = fitBoth(withSigns);
  if (values.prove.length > 0)
    show('Fitted on all, on pages not fitted on', judgedBy(all, values.prove.flatMap(judgeFolder)));
  if (values['dry-run'] !== true) writeFileSync(WEIGHTS, textOf(all));
  return 0;
}

process.exitCode = main();
