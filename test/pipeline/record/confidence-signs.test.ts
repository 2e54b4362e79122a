import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { explain } from '../../../src/pipeline/clean.ts';

const STORY = Array.from(
  { length: 5 },
  (_, n) =>
    `<p>The ferryman said on day ${n} that the lower landing would close for repairs and that the mill road stays open.</p>`,
).join('');

function signsOf(description: string, below = ''): Readonly<Record<string, number | null>> {
  const html = `<html><head><title>Landing closes for repairs</title><meta name="description" content="${description}"></head>
    <body><main><h1>Landing closes for repairs</h1><div class="t">${STORY}${below}</div></main></body></html>`;
  return explain(
    newPage({ url: 'https://ferry.example/landing', bytes: Buffer.from(html), contentType: null, fetchedAt: null }),
    { cleanedAt: null },
  ).signs!;
}

test.for([
  ['opens as the description does', 'The ferryman said that the lower landing would close for repairs.', 1],
  ['has nothing of it', 'Subscribe today for weather, crosswords, puzzles, classified advertisements, horoscopes', 0],
  ['has too short a description to tell', 'Ferry news', null],
] as const)('the story %s', ([, description, wanted]) => {
  expect(signsOf(description)['descriptionOpens']).toBe(wanted);
});

test('words that heuristics cut inside the story’s element count against it', () => {
  expect(signsOf('')['guessedCuts']).toBe(0);
  expect(signsOf('', '<p>Lower landing</p><p>Mill road</p><p>Ferry house</p>')['guessedCuts']).toBeGreaterThan(0);
});

test('addresses of pages in the text count against it, and so do halves of other lengths', () => {
  const short = '<p>Nobody knows it, says the ferryman.</p>'.repeat(5);
  expect(signsOf('')).toMatchObject({ addresses: 0, lengthsDiffer: 0 });
  expect(signsOf('', short)['lengthsDiffer']).toBeGreaterThan(0.8);
  const sources = Array.from(
    { length: 5 },
    (_, n) =>
      `<p>The ferryman wrote it all down at www.ferry${n}.example for those who want to read of landing ${n}.</p>`,
  );
  expect(signsOf('', sources.join(''))['addresses']).toBe(1);
});
