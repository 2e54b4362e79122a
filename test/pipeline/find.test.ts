import { expect, test } from 'vitest';
import { newPage } from '../../src/model/page.ts';
import { clean } from '../../src/pipeline/clean.ts';

const SENTENCE = 'A council in Norfolk voted on Monday to keep the old bridge open for another year, officials said in a statement.';

test('a page of several roots, its lead in one and the rest of the story in another, is still a page', () => {
  const html = `<div class="b"><p>DENVER - ${SENTENCE}</p></div><div class="b"><p>${SENTENCE} One.</p><p>${SENTENCE} Two.</p><p>${SENTENCE} Three.</p></div>`;
  const outcome = clean(newPage({ url: 'https://a.example/x', bytes: Buffer.from(html), contentType: null, fetchedAt: null }), { cleanedAt: null });
  expect(outcome).toMatchObject({ outcome: 'article', article: { body: { paragraphs: [{ text: `${SENTENCE} One.` }, { text: `${SENTENCE} Two.` }, { text: `${SENTENCE} Three.` }] } } });
});
