import { basename } from 'node:path';
import Table from 'cli-table3';
import { glob } from 'tinyglobby';
import { EXIT } from '../src/exit.ts';
import type { Place } from '../src/model/article.ts';
import { readBylines } from '../src/wire/byline/byline.ts';
import { looksLikeByline } from '../src/wire/byline/looks-like.ts';
import { looksLikeCredit, splitCaption } from '../src/wire/caption.ts';
import { readDateline } from '../src/wire/dateline/dateline.ts';
import { storyNote } from '../src/wire/notes.ts';
import { storyType } from '../src/wire/story-type.ts';
import { agencyOf } from '../src/wire/tag.ts';
import { print } from '../src/cli/io.ts';
import { UsageError } from '../src/cli/usage.ts';
import { LINE_TABLES, lineHash, readLabels, readTable, type Label, type LineTable } from './line-tables.ts';

/** One line of the report: `right` of `rows`, at least `floor` of them asked for. */
interface Figure {
  readonly what: string;
  readonly rows: number;
  readonly right: number;
  readonly floor: number;
  readonly misses: readonly string[];
}

export interface LinesOptions {
  /** Print every row that came out otherwise. */
  readonly misses?: boolean;
}

/** Latitude and longitude of the table of places were put down to about a quarter of a degree. */
const NEAR = 0.35;
/** What follows a bare dateline where a list has nothing after it. */
const STORY = 'Officials said on Tuesday that the bridge will open again.';

/** `npm run lines -- [PATHS]`: reads tables of lines and prints how many came out as they must, and what reading costs. */
export async function linesCommand(paths: readonly string[], options: LinesOptions = {}): Promise<number> {
  const files =
    paths.length > 0
      ? await glob([...paths], { expandDirectories: false, absolute: true })
      : await glob('*.json', { cwd: LINE_TABLES, absolute: true });
  if (files.length === 0)
    throw new UsageError(
      `no table of lines at ${paths.join(', ')}; give JSON files such as fixtures/lines/datelines.json`,
    );
  const figures: Figure[] = [];
  for (const file of files.toSorted())
    figures.push(...measure(basename(file), await readTable(file), await readLabels()));
  await print(report(figures, options.misses === true));
  return figures.every((figure) => figure.right >= figure.floor * figure.rows) ? EXIT.ok : EXIT.input;
}

function measure(name: string, table: LineTable, labels: ReadonlyMap<string, Label>): Figure[] {
  const judge = <Row>(what: string, rows: readonly Row[], floor: number, miss: (row: Row) => string | null): Figure => {
    const misses = rows.map(miss).filter((m) => m !== null);
    return { what: `${name}: ${what}`, rows: rows.length, right: rows.length - misses.length, floor, misses };
  };
  switch (table.kind) {
    case 'datelines':
      return [
        judge('agency and places right', table.rows, 0.99, (row) => split(row.text, row.agency, row.places)),
        cost(name, table.rows),
      ];
    case 'damaged':
      return [judge('agency and places right', table.rows, 0.9, (row) => split(row.text, row.agency, row.places))];
    case 'callsigns':
      return [judge('a station and no agency', table.rows, 1, (row) => callsign(row.text, row.station))];
    case 'no-dateline':
      return [judge('no dateline found', table.rows, 1, (row) => found(row.text)), cost(name, table.rows)];
    case 'places':
      return places(name, table.rows);
    case 'notes':
      return [
        judge('the kind of note right', table.rows, 1, (row) =>
          differ(row.text, storyNote(row.text, row.position), row.kind),
        ),
      ];
    case 'captions':
      return [
        judge('caption and credit right', table.rows, 1, ({ text, caption, credit, line }) =>
          differ(text, [splitCaption(text), looksLikeCredit(text)], [{ text: caption, credit }, line]),
        ),
      ];
    case 'bylines':
      return [judge('people and organisation right', table.rows, 1, (row) => byline(row))];
    case 'story-types':
      return [
        judge('the type right', table.rows, 1, (row) =>
          differ(
            row.headline,
            storyType({
              headline: row.headline,
              paragraphs: [row.first],
              agency: row.agency,
              pressRelease: false,
              notes: [],
            }),
            row.type,
          ),
        ),
      ];
    case 'labels':
      return [];
    default:
      return listed(name, table.rows, labels);
  }
}

function differ(text: string, got: unknown, wanted: unknown): string | null {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  return a === b ? null : `${text}  → ${a}, not ${b}`;
}

function dateline(text: string) {
  return readDateline([text])?.dateline ?? null;
}

function split(text: string, agency: string | null, wanted: readonly string[]): string | null {
  const got = dateline(text);
  return differ(text, got && [got.agency, got.places.map((place) => place.text)], [agency, wanted]);
}

function callsign(text: string, station: string): string | null {
  const got = dateline(text);
  return differ(text, [got?.agency ?? null, got?.station ?? null], [null, station]);
}

function found(text: string): string | null {
  return differ(text, dateline(text)?.text ?? null, null);
}

function byline(row: { text: string; people: unknown[]; organisation: string | null; line: boolean }): string | null {
  const [got] = readBylines([{ text: row.text, source: 'text' }]);
  return differ(
    row.text,
    [got?.people ?? [], got?.organisation ?? null, looksLikeByline(row.text)],
    [row.people, row.organisation, row.line],
  );
}

type PlaceRow = Extract<LineTable, { kind: 'places' }>['rows'][number];

/** Two figures: how many are resolved, and how many of these are where the table has them. */
function places(name: string, rows: readonly PlaceRow[]): Figure[] {
  const read = rows.map((row) => ({ row, place: dateline(`${row.text} (AP) — ${STORY}`)?.places[0] }));
  const resolved = read.filter(({ place }) => isResolved(place));
  const wrong = resolved.filter(
    ({ row, place }) =>
      place &&
      (place.country !== row.country ||
        place.region !== row.region ||
        Math.abs((place.latitude ?? 999) - row.latitude) > NEAR ||
        Math.abs((place.longitude ?? 999) - row.longitude) > NEAR),
  );
  return [
    {
      what: `${name}: resolved`,
      rows: rows.length,
      right: resolved.length,
      floor: 0.97,
      misses: read.filter(({ place }) => !isResolved(place)).map(({ row }) => row.text),
    },
    {
      what: `${name}: right among the resolved`,
      rows: resolved.length,
      right: resolved.length - wrong.length,
      floor: 1,
      misses: wrong.map(({ row, place }) => `${row.text}  → ${JSON.stringify(place)}`),
    },
  ];
}

function isResolved(place: Place | undefined): boolean {
  return place !== undefined && place.latitude !== null;
}

/** What reading one page's first paragraphs costs at the median, in microseconds. */
function cost(name: string, rows: readonly { readonly text: string }[]): Figure {
  const pages = rows.map((row) => [row.text, STORY]);
  for (let k = 0; k < 20; k += 1) for (const page of pages) readDateline(page);
  const times = pages
    .map((page) => {
      const start = performance.now();
      for (let k = 0; k < 20; k += 1) readDateline(page);
      return ((performance.now() - start) / 20) * 1000;
    })
    .toSorted((a, b) => a - b);
  return {
    what: `${name}: ${(times[times.length >> 1] ?? 0).toFixed(1)} µs a page at the median, the slowest ${(times.at(-1) ?? 0).toFixed(0)} µs`,
    rows: 0,
    right: 0,
    floor: 0,
    misses: [],
  };
}

/** How lists name agencies that the whitelist names otherwise. */
const LISTED: Readonly<Record<string, string | null>> = {
  outlet: null,
  'ITAR-TASS': 'TASS',
  'dpa+': 'dpa',
  'AP+': 'AP',
};

function listed(
  name: string,
  rows: readonly { readonly text: string; readonly agency: string }[],
  labels: ReadonlyMap<string, Label>,
): Figure[] {
  const read = rows.map((row) => ({
    row,
    label: labels.get(lineHash(row.text)),
    got: dateline(`${row.text} ${STORY}`),
  }));
  const figure = (
    what: string,
    floor: number,
    of: typeof read,
    miss: (r: (typeof read)[number]) => string | null,
  ): Figure => {
    const misses = of.map(miss).filter((m) => m !== null);
    return { what: `${name}: ${what}`, rows: of.length, right: of.length - misses.length, floor, misses };
  };
  const sameAgency = (code: string | null, agency: string): boolean =>
    agency === 'PRNewswire'
      ? code !== null && agencyOf(code)?.kind === 'press-release'
      : code === (agency in LISTED ? LISTED[agency] : agency);
  const judged = ({ row, label, got }: (typeof read)[number]): string | null =>
    differ(
      row.text,
      got && [got.agency, lineHash(got.places.map((p) => p.text).join(';'))],
      label?.state === 'none' ? null : [label?.agency, label?.places],
    );
  const known = read.filter(({ label }) => label !== undefined);
  const wrong = known.filter(
    ({ row, label }) => label?.state === 'none' || !sameAgency(label?.agency ?? null, row.agency),
  );
  const out = [
    figure('agency as the list has it', 0, read, ({ row, got }) =>
      sameAgency(got?.agency ?? null, row.agency)
        ? null
        : `${row.text}  → ${got?.agency ?? 'none'}, the list says ${row.agency}`,
    ),
    figure(
      'agency and places as labelled by hand, clean rows',
      0.99,
      known.filter(({ label }) => label?.state !== 'damaged'),
      judged,
    ),
    figure(
      'agency and places as labelled by hand, damaged rows',
      0.9,
      known.filter(({ label }) => label?.state === 'damaged'),
      judged,
    ),
    figure('labels by hand that agree with the list', 0, known, (r) =>
      wrong.includes(r) ? `${r.row.text}  → ${r.label?.agency ?? 'no agency'}, the list says ${r.row.agency}` : null,
    ),
  ];
  return known.length > 0 ? out : out.slice(0, 1);
}

function report(figures: readonly Figure[], misses: boolean): string {
  const table = new Table({
    head: ['table', 'rows', 'right', '%', 'asked'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'right'],
  });
  for (const { what, rows, right, floor } of figures) {
    const share = rows === 0 ? '' : ((100 * right) / rows).toFixed(1);
    table.push([
      what,
      rows || '',
      rows === 0 ? '' : right,
      share,
      floor === 0 ? '' : `${floor * 100}${right < floor * rows ? ' missed' : ''}`,
    ]);
  }
  const lines = misses ? figures.flatMap((figure) => figure.misses.map((miss) => `${figure.what}: ${miss}`)) : [];
  return `${table.toString()}\n${lines.map((line) => `${line}\n`).join('')}`;
}
