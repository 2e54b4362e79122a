/**
 * How well pages come out, in figures; see `--help`. Exit status: 0 done, 1 under a floor, 2 wrong option.
 */
import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { asText } from './as-text.ts';
import { readCorpus, readFixtures, type Corpus } from './corpus.ts';
import { compare, pinnable, pinned, readFloors, writeFloors } from './floors.ts';
import { isRight, measure, refusalsOf, type Measured, type Row } from './measure.ts';
import { figuresByGroup, tableText } from './table.ts';

const HELP = `npm run -s quality -- [OPTIONS]

Cleans the made-up pages of fixtures/, or those of --corpus, and compares each record with its truth.

  --corpus DIR    a folder of <id>.html.gz and <id>.json: {url, truth: {title, authors, published, bodyText | bodyParagraphs}, wire: {agency, datelineText} | null}
  --as-text       each page as a plain text: its visible text, a block a line
  --worst N       show the N worst pages
  --out FILE      write one JSON line a page
  --json          print one JSON object instead of the table
  --update        pin these figures as floors
  --allow-lower   with --update: also where a floor is lowered

F1, P, R   longest common subsequence of words, of dateline and body with the truth; a mean over pages
g4         F1 over 4-word runs, all pages at once
clean%     pages with P and R of at least 0.99
dateline%  pages whose truth has a dateline, where place and agency come out the same
headline%  headlines that come out the same, word by word
people%    pages whose truth has authors, where the bylines name the same people
date%      pages whose truth has a date, where it comes out the same, to the minute where both tell the time

Exit status: 0 done, 1 a figure is under its floor, 2 wrong option`;

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures');
const FLOORS = join(import.meta.dirname, 'floors.json');

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'number') return options;
  const known = read(options.corpus);
  if (known === null) return 2;
  const isText = options['as-text'] === true;
  const corpus = isText ? inText(known) : known;
  const name =
    (options.corpus === undefined ? 'fixtures' : basename(resolve(options.corpus))) + (isText ? '-as-text' : '');
  if (corpus.samples.length === 0)
    return say(`${options.corpus}: no page; it takes pairs of <id>.html.gz and <id>.json`, 2);
  const begun = performance.now();
  const measured = await measure(corpus);
  const seconds = (performance.now() - begun) / 1000;
  if (options.out !== undefined)
    writeFileSync(options.out, measured.rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

  const figures = pinnable(measured);
  const where = { name, hash: corpus.hash };
  const verdict = compare(readFloors(FLOORS), where, figures);
  if (options.json === true)
    console.log(
      JSON.stringify({
        corpus: where,
        seconds,
        ...figuresByGroup(measured.rows),
        refused: refusalsOf(measured.refused),
        floors: verdict.floors,
        under: verdict.under,
      }),
    );
  else
    console.log(
      [
        tableText(figuresByGroup(measured.rows)),
        ...refusedLines(measured),
        ...worstLines(measured.rows, options.worst),
        `${corpus.samples.length} pages in ${seconds.toFixed(1)} s`,
      ].join('\n'),
    );

  if (options.update === true) {
    const made = pinned(readFloors(FLOORS), where, figures, options['allow-lower'] === true);
    if ('lower' in made) return say(`floors are not lowered without --allow-lower:\n  ${made.lower.join('\n  ')}`, 1);
    writeFloors(FLOORS, made.file);
    return say(`pinned ${Object.keys(figures).length} floors of ${name}`, 0);
  }
  if (verdict.under.length > 0) return say(`under its floor:\n  ${verdict.under.join('\n  ')}`, 1);
  if (verdict.changed)
    return say(
      `the pages of ${name} changed since its floors were pinned; look at the figures, then pin them with --update`,
      1,
    );
  return verdict.floors === null
    ? say(`no floors are pinned for ${name}; --update pins these figures`, 0)
    : say(`all ${Object.keys(verdict.floors).length} floors hold`, 0);
}

function read(folder: string | undefined): Corpus | null {
  try {
    return folder === undefined ? readFixtures(FIXTURES) : readCorpus(folder);
  } catch (error) {
    say(
      `${folder ?? FIXTURES}: ${(error as Error).message.split('\n').join(' ')}; --help tells what a corpus holds`,
      2,
    );
    return null;
  }
}

/** Pages that are to be refused are refused by their markup; as texts they are left out. */
function inText({ samples, hash }: Corpus): Corpus {
  return {
    hash,
    samples: samples
      .filter(({ truth }) => !('refused' in truth))
      .map(({ id, set, truth, read: readPage }) => ({ id, set, truth, read: () => asText(readPage()) })),
  };
}

function readOptions():
  | {
      corpus?: string;
      worst: number;
      out?: string;
      json?: boolean;
      update?: boolean;
      'allow-lower'?: boolean;
      'as-text'?: boolean;
    }
  | number {
  try {
    const { values } = parseArgs({
      options: {
        corpus: { type: 'string' },
        worst: { type: 'string', default: '0' },
        out: { type: 'string' },
        json: { type: 'boolean' },
        update: { type: 'boolean' },
        'allow-lower': { type: 'boolean' },
        'as-text': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { help, worst, ...rest } = values;
    if (help === true) {
      console.log(HELP);
      return 0;
    }
    if (!/^\d{1,6}$/.test(worst)) return say(`--worst ${worst}: expected a whole number`, 2);
    return { ...rest, worst: Number(worst) };
  } catch (error) {
    return say(`${(error as Error).message}; --help lists the options`, 2);
  }
}

function refusedLines({ refused }: Measured): string[] {
  if (refused.length === 0) return [];
  const { pages, right } = refusalsOf(refused);
  return [
    `${pages} pages to refuse: ${right} refused by the right name`,
    ...refused.filter((row) => !isRight(row)).map(({ id, wanted, outcome }) => `  ${id}: ${outcome}, wanted ${wanted}`),
  ];
}

function worstLines(rows: readonly Row[], count: number): string[] {
  return [...rows]
    .sort((a, b) => a.F1 - b.F1)
    .slice(0, count)
    .map(
      ({ F1, P, R, id, outcome, wanted, got }) =>
        `${F1.toFixed(3)}  P ${P.toFixed(3)}  R ${R.toFixed(3)}  ${id}  ${outcome}${wanted !== null && wanted !== got ? `  dateline wanted "${wanted}", got "${got ?? 'none'}"` : ''}`,
    );
}

function say(message: string, status: number): number {
  process.stderr.write(`${message}\n`);
  return status;
}

process.exitCode = await main();
