import { expect, test } from 'vitest';
import { readBylines } from '../../src/wire/byline/byline.ts';
import { looksLikeByline } from '../../src/wire/byline/looks-like.ts';
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

const line = (text: string) => ({ text, source: 'text' as const });
const declared = (text: string) => ({ text, source: 'json-ld' as const });

test.for([
  ['a label in the box', [line('By Ann Poe'), line('Harbor Lights'), declared('Ann Poe')], ['Ann Poe']],
  ['lines of teasers', [line('By Ann Poe'), line('By Jo Roe'), declared('Ann Poe')], ['Ann Poe']],
  ['a second writer in the same line', [line('By Ann Poe and Jo Roe'), declared('Ann Poe')], ['Ann Poe', 'Jo Roe']],
  ['an outlet’s word behind the name', [line('By Ann Poe Harbor'), declared('Ann Poe')], ['Ann Poe']],
  ['whoever put the story there', [line('By ANN POE, Associated Press'), declared('Wes Admiral')], ['Ann Poe']],
  ['teasers alone', [line('By Jo Roe'), line('By Lee Low'), declared('Ann Poe')], ['Ann Poe']],
  ['bare names beside a signed line', [line('By Ann Poe'), line('Harbor Lights')], ['Ann Poe']],
  ['bare names alone', [line('Ann Poe'), line('Jo Roe')], ['Ann Poe', 'Jo Roe']],
  [
    'two declarations of one story',
    [declared('Ann Poe'), { text: 'Ann Poe, Jo Roe', source: 'meta' as const }],
    ['Ann Poe', 'Jo Roe'],
  ],
  [
    'two declarations that disagree',
    [declared('Ann Poe'), { text: 'Wes Admiral', source: 'meta' as const }],
    ['Ann Poe'],
  ],
] as const)('who wrote it: %s', ([, candidates, people]) => {
  expect(readBylines(candidates).flatMap((byline) => byline.people.map(({ name }) => name))).toEqual(people);
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
