import { expect, test } from 'vitest';
import { attribute } from '../../src/wire/agency.ts';
import { readBylines } from '../../src/wire/byline/byline.ts';
import { looksLikeByline } from '../../src/wire/byline/looks-like.ts';
import { looksLikeCredit, splitCaption } from '../../src/wire/caption.ts';
import { readDateline } from '../../src/wire/dateline/dateline.ts';
import { readDate } from '../../src/wire/dates.ts';
import { detectLanguage } from '../../src/pipeline/record/language/language.ts';
import { storyNote } from '../../src/wire/notes.ts';
import { storyType } from '../../src/wire/story-type.ts';
import { tidy } from '../../src/text/text.ts';
import { findPlaces } from '../../src/places/gazetteer/load.ts';
import { cpuMs } from '../cpu-time.ts';
import datelines from '../../fixtures/lines/datelines.json' with { type: 'json' };
import none from '../../fixtures/lines/no-dateline.json' with { type: 'json' };

const SIZE = 100_000;
const repeat = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length));

/** Runs of what the patterns repeat over, the inputs that make a careless pattern explode. */
const HOSTILE = [
  'A',
  'AB ',
  'Ab ',
  'ab ',
  '(',
  'A (AP',
  'A, ',
  '—',
  ' ',
  '/A/ ',
  'A and ',
  '1 ',
  'By Jo Roe and ',
  'Associated Press writers Jo Roe in X and ',
  '&#',
  'A. ',
  "'",
  'May 1, ',
  '. (Photo by A/',
  '_ ',
  'a@',
  'http://a ',
  '\u200b',
  'Jo Roe, ',
  'AM EST',
  '12:00 ',
  'contributed to ',
  'Copyright ',
  'A-',
  'a/b-',
].map(repeat);
/** The same at the lengths where the readers still look at the whole line. */
const INPUTS = HOSTILE.flatMap((text) => [
  text,
  `BAGHDAD (AP) — ${text}`,
  `${text} (AP) — Word`,
  text.slice(0, 150),
  `${text.slice(0, 150)} (AP) — Word`,
  text.slice(0, 390),
  text.slice(0, 880),
  text.slice(0, 1490),
]);

/** CPU time of the best of a few runs. */
function milliseconds(run: () => unknown): number {
  let best = Infinity;
  for (let k = 0; k < 5 && best > 1; k += 1) best = Math.min(best, cpuMs(run));
  return best;
}

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['readDateline', (text) => readDateline([text, text])],
  ['storyNote', (text) => [storyNote(text, 'tail'), storyNote(text, 'lead')]],
  ['looksLikeByline', looksLikeByline],
  ['readBylines', (text) => readBylines([{ text, source: 'text' }])],
  ['splitCaption', splitCaption],
  ['looksLikeCredit', looksLikeCredit],
  ['readDate', readDate],
  [
    'attribute',
    (text) =>
      attribute({
        dateline: null,
        bylines: [],
        credits: [text],
        copyrights: [text],
        structured: [{ value: text, field: 'author' }],
        url: text,
        canonicalUrl: text,
        notes: [{ kind: 'contributor', text: text.slice(0, 1500), position: 'tail' }],
        taglines: [text],
      }),
  ],
  [
    'storyType',
    (text) => storyType({ headline: text, paragraphs: [text], agency: null, pressRelease: false, notes: [] }),
  ],
];

test.for(READERS)('%s takes under 5 ms for any 100 kB', ([, read]) => {
  readDateline(['OSLO, Norway (AP) — warm']);
  const slow = INPUTS.map((text) => ({
    text: text.slice(0, 40),
    length: text.length,
    ms: milliseconds(() => read(text)),
  })).filter(({ ms }) => ms >= 5);
  expect(slow).toEqual([]);
});

test('the language of 100 kB is told from their first lines', () => {
  detectLanguage(repeat('xyzzy plugh '), null);
  for (const text of HOSTILE) expect(milliseconds(() => detectLanguage(text, 'en'))).toBeLessThan(250);
});

test('tidy takes time in proportion to its input', () => {
  for (const text of HOSTILE) expect(milliseconds(() => tidy(text))).toBeLessThan(100);
});

test('parsing costs under 20 µs a page at the median', () => {
  // Two pages of ten are wire, as on outlets' sites.
  const pages = none.rows.flatMap((row, i) =>
    i % 4 === 0 ? [row.text, datelines.rows[(i / 4) % datelines.rows.length]?.text ?? ''] : [row.text],
  );
  for (let k = 0; k < 20; k += 1)
    for (const page of pages) readDateline([page, 'The second paragraph of the story, with nothing to find.']);
  const costs = pages.map(
    (page) =>
      milliseconds(() => {
        for (let k = 0; k < 10; k += 1)
          readDateline([page, 'The second paragraph of the story, with nothing to find.']);
      }) / 10,
  );
  expect((costs.toSorted((a, b) => a - b)[costs.length >> 1] ?? 0) * 1000).toBeLessThan(20);
});

test('a look-up in the gazetteer takes under 0.3 ms', () => {
  findPlaces('Oslo');
  const names = Array.from({ length: 600 }, (_, k) => `Springfield ${k}`);
  expect(milliseconds(() => names.map(findPlaces)) / names.length).toBeLessThan(0.3);
});
