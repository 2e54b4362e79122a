import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readCorpus, readFixtures } from '../../bench/quality/corpus.ts';
import { compare, pinnable, pinned } from '../../bench/quality/floors.ts';
import { scorePage, type Truth } from '../../bench/quality/score.ts';
import { measure, type Row } from '../../bench/quality/measure.ts';
import { figuresOf, tableText } from '../../bench/quality/table.ts';
import { newPage } from '../../src/model/page.ts';
import { clean } from '../../src/pipeline/clean.ts';

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
