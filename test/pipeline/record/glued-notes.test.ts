import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const ENGLISH = [
  'Marsh End opened its market hall on Tuesday, seven years after the mill beside it burned down in a storm.',
  'The town bought the old grain store for one crown and spent two million on its roof and on its floor.',
  'Forty stalls have been let, most of them to growers from the valley who sold from their vans until now.',
];
const JAPANESE = [
  '沼の町の市場が3日、隣の水車小屋が焼けてから7年ぶりに開いた。町長が鍵を手渡し、川沿いの壁の前で挨拶した。',
  '町は古い穀物倉庫を1クローネで買い取り、屋根と床に200万クローネを費やした。工事は冬の間も続けられた。',
  '屋台は40店が決まり、これまで車で売っていた谷の農家が多い。市場は毎週土曜日に開かれる予定だという。',
];

function read(paragraphs: readonly string[], end: string): unknown {
  const text = paragraphs.map((line, i) => `<p>${line}${i === paragraphs.length - 1 ? end : ''}</p>`).join('');
  const html = `<html><head><title>Market hall opens</title></head><body><article><h1>Market hall opens</h1><div class="text">${text}</div></article></body></html>`;
  const made = clean(
    newPage({ url: 'https://marshlantern.example/hall', bytes: Buffer.from(html), contentType: null, fetchedAt: null }),
    { cleanedAt: null },
  );
  if (made.outcome !== 'article') return made.reject;
  const { agency, body, notes } = made.article;
  return { agency, last: body.paragraphs.at(-1)?.text, notes: notes.map(({ kind, text: note }) => [kind, note]) };
}

test.for([
  ['a Japanese story', JAPANESE, '(c)AFP/Hana MORI'],
  ['an English one', ENGLISH, ' © 2026 AFP'],
] as const)('a copyright set against the last sentence is its note and its agency: %s', ([, paragraphs, end]) => {
  expect(read(paragraphs, end)).toEqual({ agency: 'AFP', last: paragraphs.at(-1), notes: [['copyright', end.trim()]] });
});

test.for([
  ['PTI ADQ JR', 'PTI'],
  ['EFE', 'EFE'],
])('an agency’s sign behind the last sentence is a note: %s', ([end, agency]) => {
  const wanted = { agency, last: ENGLISH.at(-1), notes: [['transmission-code', end]] };
  const opening = `Marsh End, Nov 3 (${agency}).- ${ENGLISH[0]}`;
  expect(read([opening, ...ENGLISH.slice(1)], ` ${end}`)).toEqual(wanted);
  expect(read([opening, ENGLISH[1]!, 'It is open.'], ` ${end}`)).toEqual({ ...wanted, last: 'It is open.' });
});

test('the outlet’s own mark, and a sentence that names an agency, stay', () => {
  const end = ' It was told by AFP (the agency of the hall’s warden).';
  expect(read(ENGLISH, end)).toMatchObject({ last: `${ENGLISH.at(-1)}${end}`, notes: [] });
});
