import { expect, test } from 'vitest';
import { looksLikeByline, readBylines } from '../../src/wire/byline.ts';
import { ordinaryCase } from '../../src/wire/person-name.ts';
import bylines from '../../fixtures/lines/bylines.json' with { type: 'json' };

test.for(bylines.rows)('$text', (row) => {
  const [byline] = readBylines([{ text: row.text, source: 'text' }]);
  expect({
    people: byline?.people ?? [],
    organisation: byline?.organisation ?? null,
    line: looksLikeByline(row.text),
  }).toEqual({ people: row.people, organisation: row.organisation, line: row.line });
});

test('structured data that repeats the printed byline adds to it and makes no second one', () => {
  expect(
    readBylines([
      { text: 'Qassim Abdul-Zahra', source: 'json-ld' },
      { text: 'By QASSIM ABDUL-ZAHRA and ABBY SEWELL, Associated Press', source: 'text' },
      { text: 'Associated Press', source: 'meta' },
    ]),
  ).toEqual([
    {
      text: 'By QASSIM ABDUL-ZAHRA and ABBY SEWELL, Associated Press',
      people: [
        { name: 'Qassim Abdul-Zahra', role: null },
        { name: 'Abby Sewell', role: null },
      ],
      organisation: 'The Associated Press',
    },
  ]);
});

test('a writer of structured data is kept beside the credit on the page', () => {
  expect(
    readBylines([
      { text: 'By The Associated Press', source: 'text' },
      { text: 'Ada Quill, Associated Press', source: 'json-ld' },
    ]),
  ).toEqual([
    {
      text: 'Ada Quill, Associated Press',
      people: [{ name: 'Ada Quill', role: null }],
      organisation: 'The Associated Press',
    },
  ]);
});

test.for([
  ['ABDUL-ZAHRA', 'Abdul-Zahra'],
  ['JEAN-LUC O’BRIEN', 'Jean-Luc O’Brien'],
  ['LUDWIG VON FENN', 'Ludwig von Fenn'],
  ['AJ MCCREADY', 'AJ McCready'],
  ['DeSHAWN DePAUL', 'DeShawn DePaul'],
  ['Greg Beach', 'Greg Beach'],
  ['JOSÉ ÁLVAREZ', 'José Álvarez'],
  ['ANA DOS SANTOS', 'Ana dos Santos'],
  ['R.J. RICO', 'R.J. Rico'],
])('%s in ordinary case is %s', ([name = '', expected]) => {
  expect(ordinaryCase(name ?? '')).toBe(expected);
});
