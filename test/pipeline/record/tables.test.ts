import { describe, expect, test } from 'vitest';
import { articleMarkdown } from '../../../src/export/markdown.ts';
import { ninjs3 } from '../../../src/export/ninjs.ts';
import type { Article } from '../../../src/model/article.ts';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const OPENING =
  '<p>LUNDEN (AP) — The spring regatta of Lunden ended on Sunday in a calm that left half of the boats out in the bay, its judges said.</p>';
const MIDDLE =
  '<p>Ada Brink won by a length, her third win in a row, and said that the wind had not been kind to anybody that day.</p>';
const END =
  '<p>The next regatta is in June, when the new quay is to be open, according to the harbor board of the town.</p>';

function read(table: string, around = (inside: string) => inside): Article {
  const html = `<html lang="en"><head><title>Calm ends the spring regatta</title></head><body><main><h1>Calm ends the spring regatta</h1><article>${OPENING}${MIDDLE}${around(table)}${END}</article></main></body></html>`;
  const page = newPage({
    url: 'https://lunden.example/regatta',
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
  const made = clean(page, { cleanedAt: null });
  if (made.outcome !== 'article') throw new Error(made.reject.reason);
  return made.article;
}

const row = (cells: readonly string[], tag = 'td') =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const RESULTS = [
  ['Boat', 'Sailor', 'Time'],
  ['Heron', 'Ada Brink', '1:02:11'],
  ['Gull', 'Jon Roe', '1:02:15'],
  ['Tern', 'Mia <i>Holt</i>', ''],
];
const TABLE = `<table><thead>${row(RESULTS[0]!, 'th')}</thead><tbody>${RESULTS.slice(1)
  .map((cells) => row(cells))
  .join('')}</tbody></table>`;
const ROWS = RESULTS.map((cells) => cells.map((cell) => cell.replace(/<\/?i>/g, '')));

describe('tables of a story', () => {
  test('keep their place, as rows of cells and as lines with tabs', () => {
    const { body } = read(TABLE);
    expect(body.paragraphs.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'table', 'paragraph']);
    expect(body.paragraphs[2]).toEqual({
      kind: 'table',
      text: 'Boat\tSailor\tTime\nHeron\tAda Brink\t1:02:11\nGull\tJon Roe\t1:02:15\nTern\tMia Holt',
      rows: ROWS,
    });
    expect(body.text).toContain('\n\nBoat\tSailor\tTime\nHeron\t');
    expect(body.paragraphs[0]).not.toHaveProperty('rows');
  });

  test('in a figure, without a body of its own, with cells that span and columns that are empty', () => {
    const { body } = read(
      `<figure><table>${row(['Boat', '&nbsp;', 'Sailor', 'Time'])}<tr><td>Heron</td><td></td><td colspan="2">gave up at the buoy</td></tr>${RESULTS.slice(
        1,
      )
        .map(([a, b, c]) => row([a!, '', b!, c!]))
        .join('')}</table></figure>`,
    );
    expect(body.paragraphs.find(({ kind }) => kind === 'table')?.rows).toEqual([
      ['Boat', 'Sailor', 'Time'],
      ['Heron', 'gave up at the buoy', ''],
      ...ROWS.slice(1),
    ]);
  });

  test('of few cells too, where each is short and no row has but one', () => {
    const score = `<table>${row(['Lunden', '3'])}${row(['Marlow Bay', '1'])}</table>`;
    expect(read(score).body.paragraphs[2]).toEqual({
      kind: 'table',
      text: 'Lunden\t3\nMarlow Bay\t1',
      rows: [
        ['Lunden', '3'],
        ['Marlow Bay', '1'],
      ],
    });
  });

  test.for([
    [
      'a cell holds a sentence',
      [
        ['Lunden', 'The boats of the town came home under oars, long after dark, to a band.'],
        ['Tern', '1'],
      ],
    ],
    ['a row has one cell', [['Lunden', '3'], ['Marlow Bay']]],
    ['it is one row', [['Lunden', '3', 'Tern', '1']]],
  ] as const)('but not where %s', ([, rows]) => {
    const { body } = read(`<table>${rows.map((cells) => row(cells)).join('')}</table>`);
    expect(body.paragraphs.every(({ kind }) => kind !== 'table')).toBe(true);
  });

  test('two in a row are two', () => {
    const { body } = read(`${TABLE}${TABLE}`);
    expect(body.paragraphs.filter(({ kind }) => kind === 'table')).toHaveLength(2);
  });

  test('a page laid out in tables has none', () => {
    const layout = (inside: string) =>
      `<table><tr><td>Menu</td><td><table><tr><td>${inside}</td></tr></table></td><td>Ad</td></tr></table>`;
    const { body } = read(
      '<p>The boats of the town came home under oars, some of them long after dark, to the sound of a band.</p>',
      layout,
    );
    expect(body.paragraphs.every(({ kind }) => kind !== 'table')).toBe(true);
    expect(body.text).toContain('came home under oars');
    expect(body.text).not.toContain('\t');
  });

  test('stand as tables in ninjs and in Markdown', () => {
    const article = read(TABLE);
    const [, html] = ninjs3(article)['bodies'] as { value: string }[];
    expect(html?.value).toContain('<table><tr><td>Boat</td><td>Sailor</td><td>Time</td></tr><tr><td>Heron</td>');
    expect(articleMarkdown(article)).toContain(
      '\n\n| Boat | Sailor | Time |\n| --- | --- | --- |\n| Heron | Ada Brink | 1:02:11 |\n',
    );
  });
});
