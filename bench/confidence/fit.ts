/**
 * Fits the weights of confidence and writes them; see `--help`. Exit status: 0 done, 2 wrong option.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chanceOfBoth, judgeSigns } from '../../src/pipeline/record/confidence/confidence.ts';
import type { Fitted, SignName, Signs, Weights } from '../../src/pipeline/record/confidence/signs.ts';
import { figuresText, otherFigures, RIGHT, storyFigures, TRUSTED } from './figures.ts';
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
  'shapeLeft',
  'gap',
  'halvesDiffer',
  'guessedCuts',
  'outside',
  'furniture',
  'labels',
  'descriptionOpens',
  'past',
  'persons',
  'wire',
  'addresses',
  'lengthsDiffer',
];
/** A page that is no story counts as so many stories: there are fewer of them than a crawler brings in. */
const OTHERS_COUNT = 2;

type WithSigns = Judged & { readonly signs: Signs };

function fitBoth(pages: readonly WithSigns[], unseen: number): Fitted {
  const stories = pages.filter(({ type }) => type === null);
  return {
    story: fitted(
      OF_STORY,
      pages,
      ({ type }) => type === null,
      ({ type }) => (type === null ? 1 : OTHERS_COUNT),
    ),
    text: fitted(OF_TEXT, stories, isRight, () => 1),
    unseen,
  };
}

function isRight({ F1 }: Judged): boolean {
  return (F1 ?? 0) >= RIGHT;
}

/** Of the pages called sure, at most this share may be wrong; so many must be looked at to tell. */
const WRONG_IN_SURE = 0.01;
const LEAST_SURE_PAGES = 150;
/** Where none are so sure, this is what the surest get. */
const LEAST_UNSEEN = 0.95;

/**
 * By what the chances must be taken down so that no more than {@link WRONG_IN_SURE} of the stories at {@link TRUSTED} and
 * more are wrong, on pages judged by weights of other hosts: signs see nothing of a truth that breaks off, or of one
 * paragraph lost.
 */
function unseenOf(stories: readonly Judged[]): number {
  const sorted = stories.filter(({ confidence }) => confidence !== null).sort((a, b) => b.confidence! - a.confidence!);
  let wrong = 0;
  let threshold = 1;
  sorted.forEach((page, i) => {
    if (!isRight(page)) wrong++;
    const ends = page.confidence !== sorted[i + 1]?.confidence;
    if (ends && i + 1 >= LEAST_SURE_PAGES && wrong <= WRONG_IN_SURE * (i + 1)) threshold = page.confidence!;
  });
  // Down, so that rounding makes none sure.
  return Math.max(LEAST_UNSEEN, Math.floor(100 * Math.min(1, TRUSTED / threshold)) / 100);
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

/** Pages with the confidence that other weights give, not rounded. */
function judgedBy(by: Fitted, pages: readonly Judged[]): Judged[] {
  return pages.map((page) => {
    if (page.signs === null) return page;
    const { story, text } = judgeSigns(page.signs, by);
    return Object.assign({}, page, { confidence: chanceOfBoth(story, text, by) });
  });
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

function textOf({ story, text, unseen }: Fitted): string {
  const table = ({ usual, of }: Weights): string =>
    `{\n    usual: ${usual},\n    of: [\n${of.map(({ sign, weight, mean }) => `      { sign: '${sign}', weight: ${weight}, mean: ${mean} },\n`).join('')}    ],\n  }`;
  return `// Written by npm run confidence:fit.\nimport type { Fitted } from './signs.ts';

export const FITTED: Fitted = {
  story: ${table(story)},
  text: ${table(text)},
  unseen: ${unseen},
};
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
  const halves = [0, 1].map((half) =>
    fitBoth(
      withSigns.filter((page) => page.half === half),
      1,
    ),
  );
  const across = (unseen: number): Judged[] =>
    pages.map((page) => judgedBy({ ...halves[1 - page.half]!, unseen }, [page])[0]!);
  const unseen = unseenOf(across(1).filter(({ type }) => type === null));
  show('Fitted on the other half of the hosts', across(unseen));
  const all = fitBoth(withSigns, unseen);
  if (values.prove.length > 0)
    show('Fitted on all, on pages not fitted on', judgedBy(all, values.prove.flatMap(judgeFolder)));
  if (values['dry-run'] !== true) writeFileSync(WEIGHTS, textOf(all));
  return 0;
}

process.exitCode = main();
