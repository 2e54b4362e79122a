import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const SENTENCE =
  'A council in Norfolk voted on Monday to keep the old bridge open for another year, officials said in a statement.';

test('a page of several roots, its lead in one and the rest of the story in another, is still a page', () => {
  const html = `<div class="b"><p>DENVER - ${SENTENCE}</p></div><div class="b"><p>${SENTENCE} One.</p><p>${SENTENCE} Two.</p><p>${SENTENCE} Three.</p></div>`;
  const outcome = clean(
    newPage({ url: 'https://a.example/x', bytes: Buffer.from(html), contentType: null, fetchedAt: null }),
    { cleanedAt: null },
  );
  expect(outcome).toMatchObject({
    outcome: 'article',
    article: {
      body: {
        paragraphs: [{ text: `${SENTENCE} One.` }, { text: `${SENTENCE} Two.` }, { text: `${SENTENCE} Three.` }],
      },
    },
  });
});

const story = Array.from({ length: 4 }, (_, i) => `<p>${i === 0 ? 'NAPIER (NZPA) - ' : ''}${SENTENCE} ${i}.</p>`).join(
  '',
);
const url = 'https://a.example/x';

test('whatever agency is on the whitelist, what stands before its dateline is none of the story', () => {
  const html = `<div class="b"><p>${SENTENCE.replace('Monday', 'Friday')}</p>${story}</div>`;
  const outcome = clean(newPage({ url, bytes: Buffer.from(html), contentType: null, fetchedAt: null }), {
    cleanedAt: null,
  });
  expect(outcome.trace.removals).toContainEqual(expect.objectContaining({ rule: 'before-dateline' }));
});

test.for([
  ['© NZPA 2008', true],
  ['© The Harbor Chronicle 2008', false],
] as const)('below the story: %s', ([line, kept]) => {
  const html = `<main><div class="b">${story}</div></main><footer><p>${line}</p></footer>`;
  const outcome = clean(newPage({ url, bytes: Buffer.from(html), contentType: null, fetchedAt: null }), {
    cleanedAt: null,
  });
  expect(outcome).toMatchObject({ article: { notes: kept ? [{ kind: 'copyright', text: line }] : [] } });
});

test('paragraphs that each open one more element cost what they are, not their depth', () => {
  const html = `<main><h1>Old bridge stays open for another year</h1>${Array.from({ length: 2400 }, (_, i) => `<div><p>${SENTENCE} ${i}.</p>`).join('')}</main>`;
  const page = newPage({ url, bytes: Buffer.from(html), contentType: null, fetchedAt: null });
  clean(page, { cleanedAt: null });
  const begun = process.threadCpuUsage();
  const outcome = clean(page, { cleanedAt: null });
  const { user } = process.threadCpuUsage(begun);
  expect(outcome.outcome).toBe('article');
  // Some 100 ms; with a walk to the headline for each paragraph and each element around it, 2,700.
  expect(user / 1000).toBeLessThan(1000);
});
