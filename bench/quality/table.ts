import type { Row } from './measure.ts';

/** Figures of a group of pages: means over its pages, g4 over all its shingles at once; shares from 0 to 1, null where no page has such a thing. */
export interface Figures {
  readonly pages: number;
  readonly F1: number;
  readonly P: number;
  readonly R: number;
  readonly g4: number;
  readonly clean: number;
  readonly dateline: number | null;
  readonly headline: number | null;
  readonly people: number | null;
  readonly date: number | null;
  /** Pages that should be articles and are none. */
  readonly noArticle: number;
}

/** Pages to refuse, and those refused for the right reason. */
export interface Refusals {
  readonly pages: number;
  readonly right: number;
}

/** The groups, then the sets in the order they come. */
export function figuresByGroup(rows: readonly Row[]): {
  groups: Record<string, Figures>;
  sets: Record<string, Figures>;
} {
  const groups = {
    AP: rows.filter(({ group }) => group === 'AP'),
    'other agencies': rows.filter(({ group }) => group === 'other agencies'),
    'all wire': rows.filter(({ group }) => group !== 'not wire'),
    'not wire': rows.filter(({ group }) => group === 'not wire'),
    ALL: rows,
  };
  const sets = Object.groupBy(rows, ({ set }) => set) as Record<string, Row[]>;
  return { groups: summed(groups), sets: summed(sets) };
}

function summed(parts: Record<string, readonly Row[]>): Record<string, Figures> {
  return Object.fromEntries(
    Object.entries(parts)
      .filter(([, rows]) => rows.length > 0)
      .map(([name, rows]) => [name, figuresOf(rows)]),
  );
}

export function figuresOf(rows: readonly Row[]): Figures {
  const [both, extra, missing] = [0, 1, 2].map((i) => rows.reduce((sum, row) => sum + row.shingles[i]!, 0)) as [
    number,
    number,
    number,
  ];
  const withDateline = rows.filter(({ wanted }) => wanted !== null);
  return {
    pages: rows.length,
    F1: mean(rows.map(({ F1 }) => F1)),
    P: mean(rows.map(({ P }) => P)),
    R: mean(rows.map(({ R }) => R)),
    g4: (2 * both) / (2 * both + extra + missing || 1),
    clean: mean(rows.map(({ clean }) => Number(clean))),
    dateline: rightOf(withDateline.map(({ wanted, got }) => wanted === got)),
    headline: rightOf(rows.map(({ headline }) => headline)),
    people: rightOf(rows.map(({ people }) => people)),
    date: rightOf(rows.map(({ date }) => date)),
    noArticle: rows.filter(({ outcome }) => outcome !== 'article').length,
  };
}

/** Share of those that are right among those of which something is known. */
function rightOf(answers: readonly (boolean | null)[]): number | null {
  const known = answers.filter((answer) => answer !== null);
  return known.length > 0 ? mean(known.map(Number)) : null;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const HEAD = [
  'group',
  'pages',
  'F1',
  'P',
  'R',
  'g4',
  'clean%',
  'dateline%',
  'headline%',
  'people%',
  'date%',
  'no article',
];
const WIDTHS = [22, 5, 6, 6, 6, 6, 6, 9, 9, 7, 6, 10];

export function tableText({ groups, sets }: ReturnType<typeof figuresByGroup>): string {
  const percent = (share: number | null): string => (share === null ? '-' : (100 * share).toFixed(1));
  const line = ([name, f]: [string, Figures]): string =>
    cells([
      name,
      String(f.pages),
      ...[f.F1, f.P, f.R, f.g4].map((value) => value.toFixed(4)),
      percent(f.clean),
      percent(f.dateline),
      percent(f.headline),
      percent(f.people),
      percent(f.date),
      String(f.noArticle),
    ]);
  return [
    cells(HEAD),
    ...Object.entries(groups).map(line),
    ...Object.entries(sets).map(([name, figures]) => line([`  ${name}`, figures])),
  ].join('\n');
}

function cells(texts: readonly string[]): string {
  return texts
    .map((text, i) => (i === 0 ? text.padEnd(WIDTHS[i]!) : text.padStart(WIDTHS[i]!)))
    .join('  ')
    .trimEnd();
}
