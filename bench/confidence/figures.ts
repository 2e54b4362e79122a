import type { Judged } from './pages.ts';

/** A story's text is right from this F1 on. */
export const RIGHT = 0.9;
/** Below this confidence a record is one to be looked at. */
export const DOUBTFUL = 0.5;
/** From this confidence on it is one to be trusted. */
export const TRUSTED = 0.95;
const LEAST_SHARE = 0.05;
const BANDS = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01];

/** Chance that a right one has more confidence than a wrong one; ties count half. NaN where one kind is missing. */
export function areaUnderCurve(rows: readonly { readonly confidence: number; readonly right: boolean }[]): number {
  const sorted = [...rows].sort((a, b) => a.confidence - b.confidence);
  let ranks = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to]!.confidence === sorted[from]!.confidence) to++;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i++) if (sorted[i]!.right) ranks += rank;
  }
  const right = sorted.filter((row) => row.right).length;
  return (ranks - (right * (right + 1)) / 2) / (right * (sorted.length - right));
}

/** How a folder of stories fares; a refused story counts as one of confidence 0 and wrong. */
export interface StoryFigures {
  readonly corpus: string;
  readonly pages: number;
  readonly refused: number;
  readonly doubtful: number;
  readonly wrong: number;
  readonly AUC: number;
  /** The same over stories that came out as articles alone. */
  readonly AUCofArticles: number;
  /** Wrong ones among the twentieth with least confidence, and how many pages that is. */
  readonly wrongInLeast: number;
  readonly least: number;
  readonly trusted: number;
  readonly wrongInTrusted: number;
  /** By confidence: from, pages, mean confidence, share that is right. */
  readonly bands: readonly (readonly [from: number, pages: number, claimed: number, right: number])[];
}

export function storyFigures(corpus: string, stories: readonly Judged[]): StoryFigures {
  const rows = stories.map(({ confidence, F1 }) => ({ confidence: confidence ?? 0, right: (F1 ?? 0) >= RIGHT }));
  const wrongOf = (some: typeof rows): number => some.filter(({ right }) => !right).length;
  const least = Math.round(LEAST_SHARE * rows.length);
  const trusted = rows.filter(({ confidence }) => confidence >= TRUSTED);
  return {
    corpus,
    pages: rows.length,
    refused: stories.filter(({ confidence }) => confidence === null).length,
    doubtful: stories.filter(({ confidence }) => confidence !== null && confidence < DOUBTFUL).length,
    wrong: wrongOf(rows),
    AUC: areaUnderCurve(rows),
    AUCofArticles: areaUnderCurve(rows.filter((_, i) => stories[i]!.confidence !== null)),
    wrongInLeast: wrongOf([...rows].sort((a, b) => a.confidence - b.confidence).slice(0, least)),
    least,
    trusted: trusted.length,
    wrongInTrusted: wrongOf(trusted),
    bands: BANDS.slice(0, -1).map((from, i) => {
      const some = rows.filter(({ confidence }) => confidence >= from && confidence < BANDS[i + 1]!);
      const mean = some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length;
      return [from, some.length, mean, 1 - wrongOf(some) / some.length];
    }),
  };
}

/** How pages that are no story fare, by their type. */
export interface OtherFigures {
  readonly type: string;
  readonly pages: number;
  readonly refused: number;
  readonly doubtful: number;
  readonly trusted: number;
}

export function otherFigures(others: readonly Judged[]): OtherFigures[] {
  return [...new Set(others.map(({ type }) => type!))].sort().map((type) => {
    const some = others.filter((page) => page.type === type);
    const count = (is: (confidence: number) => boolean): number =>
      some.filter(({ confidence }) => confidence !== null && is(confidence)).length;
    return {
      type,
      pages: some.length,
      refused: some.filter(({ confidence }) => confidence === null).length,
      doubtful: count((confidence) => confidence < DOUBTFUL),
      trusted: count((confidence) => confidence >= TRUSTED),
    };
  });
}

const percent = (part: number, whole: number): string => (whole > 0 ? `${((100 * part) / whole).toFixed(1)}%` : '-');

export function figuresText(stories: readonly StoryFigures[], others: readonly OtherFigures[]): string {
  const lines = [
    'stories            pages  refused      under .5  F1 < .9  AUC   (articles)  in the least sure 5%  at .95 and more: pages, wrong',
    ...stories.map((f) =>
      [
        f.corpus.padEnd(18),
        String(f.pages).padStart(5),
        `${f.refused} ${percent(f.refused, f.pages)}`.padEnd(11),
        String(f.doubtful).padStart(9),
        String(f.wrong).padStart(7),
        f.AUC.toFixed(3),
        f.AUCofArticles.toFixed(3).padEnd(10),
        `${f.wrongInLeast} of ${f.wrong} wrong, in ${f.least}`.padEnd(20),
        `${f.trusted}, ${f.wrongInTrusted} ${percent(f.wrongInTrusted, f.trusted)}`,
      ].join('  '),
    ),
    ...stories.flatMap((f) => [
      '',
      `${f.corpus}: confidence from   ${f.bands.map(([from]) => from.toFixed(2).padStart(6)).join('')}`,
      `${' '.repeat(f.corpus.length)}  pages             ${f.bands.map(([, pages]) => String(pages).padStart(6)).join('')}`,
      `${' '.repeat(f.corpus.length)}  claimed           ${f.bands.map(([, , claimed]) => (Number.isNaN(claimed) ? '-' : claimed.toFixed(2)).padStart(6)).join('')}`,
      `${' '.repeat(f.corpus.length)}  right             ${f.bands.map(([, , , right]) => (Number.isNaN(right) ? '-' : right.toFixed(2)).padStart(6)).join('')}`,
    ]),
  ];
  if (others.length > 0)
    lines.push(
      '',
      'no story           pages  refused or under .5   refused  at .95 and more',
      ...others.map((f) =>
        [
          f.type.padEnd(18),
          String(f.pages).padStart(5),
          percent(f.refused + f.doubtful, f.pages)
            .padStart(8)
            .padEnd(20),
          String(f.refused).padStart(7),
          String(f.trusted).padStart(6),
        ].join('  '),
      ),
    );
  return lines.join('\n');
}
