import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readCorpus, readFixtures } from '../../bench/quality/corpus.ts';
import { compare, pinnable, pinned } from '../../bench/quality/floors.ts';
import { sameDate, samePeople } from '../../bench/quality/fields.ts';
import { measure, type Row } from '../../bench/quality/measure.ts';
import { datelineKey, scorePage, type Truth } from '../../bench/quality/score.ts';
import { figuresOf, tableText } from '../../bench/quality/table.ts';
import { commonLength, shingleShares, words } from '../../bench/quality/words.ts';
import { newPage } from '../../src/model/page.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { clean } from '../../src/pipeline/clean.ts';

const split = (text: string): string[] => text.split(' ').filter(Boolean);

/** The table of the textbook, a cell a time. */
function byTable(a: readonly string[], b: readonly string[]): number {
  let row = Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    b.forEach((other, j) => next.push(word === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)));
    row = next;
  }
  return row[b.length]!;
}

describe('words that both have, in order', () => {
  test.for([
    ['', '', 0],
    ['a', '', 0],
    ['a b c', 'a b c', 3],
    ['a b c', 'c b a', 1],
    ['the river rose again on monday', 'the river on monday rose', 4],
    ['x a x b x c x', 'a b c', 3],
  ] as const)('%j and %j: %i', ([a, b, common]) => {
    expect(commonLength(split(a), split(b))).toBe(common);
  });

  test('are as many as the textbook counts, over the seams of 32 words too', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 140 });
    fc.assert(
      fc.property(list, list, (a, b) => commonLength(a, b) === byTable(a, b)),
      { numRuns: 300 },
    );
  });

  test('case, punctuation and compatibility forms do not count', () => {
    expect(words('“Don’t”, she SAID — 1,000 ﬁles.')).toEqual(['don', 't', 'she', 'said', '1', '000', 'files']);
  });
});

describe('runs of four words', () => {
  test('shared, extra and missing are shares of all', () => {
    // Output: abcd bcde. Truth: abcd bcdx.
    expect(shingleShares(split('a b c d e'), split('a b c d x'))).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(shingleShares(split('a b'), split('a b'))).toEqual([1, 0, 0]);
    expect(shingleShares([], split('a b c d e'))).toEqual([0, 0, 1]);
    expect(shingleShares([], [])).toEqual([0, 0, 0]);
  });
});

const TRUTH: Truth = {
  title: 'River rises',
  authors: null,
  published: null,
  lines: ['ULM (AP) — One two three four.', 'Five six seven eight.'],
  agency: 'AP',
  dateline: 'ULM (AP) —',
  ascii: false,
};

/** An article with these fields, as far as a score reads them. */
function made(
  body: string,
  { dateline = 'ULM (AP) —', headline = 'River rises' }: { dateline?: string | null; headline?: string } = {},
): Outcome {
  return {
    outcome: 'article',
    article: {
      headline,
      dateline: dateline === null ? null : { text: dateline },
      bylines: [],
      published: null,
      body: { text: body },
    } as never,
    trace: { pageId: 'p', notes: [], removals: [] },
  };
}

describe('the score of a page', () => {
  test.for([
    ['all of it', made('One two three four.\n\nFive six seven eight.'), 1, 1, true],
    ['two words too many', made('Share this One two three four. Five six seven eight.'), 10 / 12, 1, false],
    ['half of it', made('One two three four.'), 1, 6 / 10, false],
    ['the wrong order', made('Five six seven eight. One two three four.'), 6 / 10, 6 / 10, false],
    [
      'nothing',
      {
        outcome: 'rejected',
        reject: { reason: 'no-story', detail: '' },
        trace: { pageId: 'p', notes: [], removals: [] },
      } satisfies Outcome,
      0,
      0,
      false,
    ],
  ] as const)('%s', ([, outcome, P, R, isClean]) => {
    const score = scorePage(TRUTH, outcome);
    expect(score).toMatchObject({ group: 'AP', P, R, clean: isClean });
    expect(score.F1).toBeCloseTo(P + R === 0 ? 0 : (2 * P * R) / (P + R), 12);
  });

  test('headline, byline and date on top of a truth are neither asked for nor held against anyone', () => {
    const lines = ['River rises', 'By Jane Roe', 'Published: Monday', ...TRUTH.lines];
    expect(scorePage({ ...TRUTH, lines }, made('One two three four. Five six seven eight.'))).toMatchObject({
      P: 1,
      R: 1,
    });
  });

  test('what a truth has in square brackets may be there or not', () => {
    const truth = { ...TRUTH, lines: [...TRUTH.lines, '[Roe wrote from Ulm.]'] };
    for (const tail of ['', ' Roe wrote from Ulm.'])
      expect(scorePage(truth, made(`One two three four. Five six seven eight.${tail}`))).toMatchObject({ P: 1, R: 1 });
  });

  test('letters that a truth lost split the words of the output', () => {
    const truth = { ...TRUTH, lines: ['Caf? society'], dateline: null };
    expect(scorePage(truth, made('Café society', { dateline: null })).F1).toBeLessThan(1);
    expect(scorePage({ ...truth, ascii: true }, made('Café society', { dateline: null })).F1).toBe(1);
  });

  test('datelines compare by place and agency; an agency alone is none', () => {
    expect(datelineKey('ULM, Germany (AP) --')).toBe(datelineKey('Ulm,  Germany (AP) \u2014'));
    expect(datelineKey('ULM (AP)')).not.toBe(datelineKey('ULM (Reuters)'));
    expect(scorePage(TRUTH, made('x', { dateline: null }))).toMatchObject({ wanted: 'ulm(ap)', got: null });
    expect(scorePage({ ...TRUTH, dateline: '(AP) —' }, made('x')).wanted).toBeNull();
  });

  test('headlines compare by their words', () => {
    expect(scorePage(TRUTH, made('x', { headline: '‘River’ rises' })).headline).toBe(true);
    expect(scorePage(TRUTH, made('x', { headline: 'River rises | Times' })).headline).toBe(false);
    expect(scorePage({ ...TRUTH, title: null }, made('x')).headline).toBeNull();
  });
});

describe('the people of a page', () => {
  test.for([
    ['the same', ['Jane Roe'], ['Jane Roe'], true],
    ['accents, case, initials and titles', ['Dr. José A. Pérez'], ['JOSE PEREZ'], true],
    ['several in one field', ['Jane Roe, Ann Poe and John Doe'], ['Jane Roe', 'Ann Poe', 'John Doe'], true],
    ['degrees and titles behind a name', ['Jane Roe, Ph.D., Shipping Expert'], ['Jane Roe'], true],
    ['one is missing', ['Jane Roe', 'Ann Poe'], ['Jane Roe'], false],
    ['a label for a person', ['Jane Roe'], ['Jane Roe', 'Text Size'], false],
    ['an outlet needs no people', ['Harbor Tribune'], [], true],
    ['an outlet, but somebody else came out', ['The Associated Press'], ['Pat Photo'], false],
    ['a handle may come out or not', ['sailor99'], [], true],
    ['nothing is known', [], ['Jane Roe'], null],
  ] as const)('%s', ([, authors, found, right]) => {
    expect(samePeople(authors, found)).toBe(right);
  });
});

describe('the date of a page', () => {
  test.for([
    ['2024-05-01', '2024-05-01T22:10:00-05:00', true],
    ['2024-05-02', '2024-05-01T22:10:00-05:00', true],
    ['2024-05-01', '2024-05-03', false],
    ['2024-05-01 03:10:00+00:00', '2024-04-30T22:10:00-05:00', true],
    ['2024-05-01 03:10:00+00:00', '2024-05-01T15:10:00Z', false],
    ['2024-05-01 03:10:00+00:00', '2024-04-30T22:10:00', true],
    ['2024-05-01 03:10:00+00:00', '2024-04-30', false],
    ['2024-05-01', null, false],
    [null, '2024-05-01', null],
  ] as const)('%s, read as %s: %s', ([truth, at, right]) => {
    expect(sameDate(truth, at === null ? null : { at })).toBe(right);
  });
});

const row = (over: Partial<Row>): Row => ({
  id: 'a',
  set: 's',
  group: 'AP',
  P: 1,
  R: 1,
  F1: 1,
  shingles: [1, 0, 0],
  clean: true,
  outcome: 'article',
  wanted: 'ulm(ap)',
  got: 'ulm(ap)',
  headline: true,
  people: null,
  date: null,
  ...over,
});

describe('the table', () => {
  test('means over pages, g4 over all shingles, shares of those that have the thing', () => {
    const figures = figuresOf([
      row({ people: true }),
      row({
        people: false,
        P: 0.5,
        R: 0.25,
        F1: 1 / 3,
        shingles: [0.2, 0.2, 0.6],
        clean: false,
        got: null,
        headline: null,
      }),
      row({
        outcome: 'rejected: no-story',
        P: 0,
        R: 0,
        F1: 0,
        shingles: [0, 0, 1],
        clean: false,
        wanted: null,
        headline: null,
      }),
    ]);
    expect(figures).toEqual({
      pages: 3,
      F1: (1 + 1 / 3) / 3,
      P: 0.5,
      R: 1.25 / 3,
      g4: 2.4 / (2.4 + 0.2 + 1.6),
      clean: 1 / 3,
      dateline: 0.5,
      headline: 1,
      people: 0.5,
      date: null,
      noArticle: 1,
    });
  });

  test('a line a group, then a line a set', () => {
    const figures = figuresOf([row({ wanted: null })]);
    expect(
      tableText({ groups: { ALL: figures }, sets: { gold: figures } })
        .split('\n')
        .slice(1),
    ).toEqual([
      'ALL                         1  1.0000  1.0000  1.0000  1.0000   100.0          -      100.0        -       -           0',
      '  gold                      1  1.0000  1.0000  1.0000  1.0000   100.0          -      100.0        -       -           0',
    ]);
  });
});

describe('floors', () => {
  const here = { name: 'fixtures', hash: 'h1' };
  const figures = pinnable({
    rows: [row({}), row({ F1: 0.87654321 })],
    refused: [{ id: 'r', wanted: 'paywall', outcome: 'rejected: paywall' }],
  });
  const file = { h1: { name: 'fixtures', floors: figures }, h0: { name: 'other', floors: { 'ALL F1': 0.1 } } };

  test('are rounded down, and hold for the figures they were pinned of', () => {
    expect(figures).toMatchObject({
      'AP F1': 0.9382,
      'ALL clean': 1,
      'ALL articles': 1,
      'refused by the right name': 1,
    });
    expect(compare(file, here, figures)).toMatchObject({ changed: false, under: [] });
  });

  test('a figure under its floor, and one that is gone, is named', () => {
    const { 'AP g4': _, ...rest } = figures;
    expect(compare(file, here, { ...rest, 'AP F1': 0.9381 }).under).toEqual([
      'AP F1 0.9381, its floor is 0.9382',
      'AP g4 is gone, its floor is 1.0000',
    ]);
  });

  test('pages that changed are told, and have no floors', () => {
    expect(compare(file, { name: 'fixtures', hash: 'h2' }, figures)).toEqual({
      floors: null,
      changed: true,
      under: [],
    });
    expect(compare(file, { name: 'new', hash: 'h2' }, figures)).toEqual({ floors: null, changed: false, under: [] });
  });

  test('are raised freely and lowered only when told, also with other pages', () => {
    const better = { ...figures, 'AP F1': 0.95 };
    expect(pinned(file, { name: 'fixtures', hash: 'h2' }, better, false)).toEqual({
      file: { h0: file.h0, h2: { name: 'fixtures', floors: better } },
    });
    const worse = { ...figures, 'AP F1': 0.9 };
    expect(pinned(file, { name: 'fixtures', hash: 'h2' }, worse, false)).toEqual({
      lower: ['AP F1 0.9000, its floor is 0.9382'],
    });
    expect(pinned(file, here, worse, true)).toMatchObject({ file: { h1: { floors: { 'AP F1': 0.9 } } } });
  });
});

describe('a corpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-quality-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const PROSE = [
    'The bridge over the Iller was closed on Tuesday after the water rose for a third day, the district said.',
    'About 300 people left their homes, and a school became a shelter for the night, said its head, Anna Moser.',
    'More rain is expected on Wednesday, and the dam upstream will be opened in the morning, the district said.',
  ];
  const put = (id: string, truth: object) => {
    writeFileSync(
      join(folder, `${id}.html.gz`),
      gzipSync(
        `<html><head><title>River rises</title></head><body><article><h1>River rises</h1>${PROSE.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`,
      ),
    );
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(truth));
  };

  test('is read, cleaned in threads and scored as it is without them', async () => {
    put('a', {
      url: 'https://outlet.example/a',
      set: 'one',
      truth: { title: 'River rises', bodyText: PROSE.join('\n') },
      wire: { agency: 'Reuters', datelineText: null },
    });
    put('b', {
      url: 'https://outlet.example/b',
      set: 'two',
      truth: { bodyParagraphs: [...PROSE.slice(0, 2), 'No such “paragraph”.'] },
      wire: null,
      own: 'note',
    });
    const corpus = readCorpus(folder);
    expect(corpus.samples.map(({ set, truth }) => [set, 'ascii' in truth && truth.ascii])).toEqual([
      ['one', true],
      ['two', false],
    ]);
    const { rows, refused } = await measure(corpus);
    const outcome = clean(
      newPage({
        url: 'https://outlet.example/b',
        bytes: corpus.samples[1]!.read().bytes,
        contentType: null,
        fetchedAt: null,
      }),
      { cleanedAt: null },
    );
    expect(rows).toEqual([
      expect.objectContaining({ id: 'a', group: 'other agencies', P: 1, R: 1, headline: true }),
      { id: 'b', set: 'two', ...scorePage(corpus.samples[1]!.truth as Truth, outcome) },
    ]);
    expect(rows[1]!.R).toBeLessThan(0.99);
    expect(refused).toEqual([]);
  });

  test('has another hash as soon as a truth or a page is another', () => {
    const before = readCorpus(folder).hash;
    expect(readCorpus(folder).hash).toBe(before);
    put('b', { url: 'https://outlet.example/b', set: 'two', truth: { bodyText: 'Changed.' } });
    expect(readCorpus(folder).hash).not.toBe(before);
  });

  test('that is none is named by the file that is wrong', () => {
    writeFileSync(join(folder, 'c.html.gz'), gzipSync('x'));
    for (const [json, problem] of [
      ['{}', 'c.json: truth: Invalid input'],
      ['{', 'c.json: not JSON'],
    ] as const) {
      writeFileSync(join(folder, 'c.json'), json);
      expect(() => readCorpus(folder)).toThrow(problem);
    }
  });

  test('of fixtures has articles, wire stories and pages to refuse, the dateline in the first line', () => {
    const { samples } = readFixtures(join(import.meta.dirname, '..', '..', 'fixtures'));
    const articles = samples.flatMap(({ truth }) => ('lines' in truth ? [truth] : []));
    expect(articles.length).toBeGreaterThan(50);
    expect(samples.length - articles.length).toBeGreaterThan(5);
    const dated = articles.filter(({ dateline }) => dateline !== null);
    expect(dated.length).toBeGreaterThan(20);
    expect(dated.filter(({ dateline, lines }) => !lines[0]!.startsWith(dateline!))).toEqual([]);
  });
});
