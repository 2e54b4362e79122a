import { expect, test } from 'vitest';
import { newPage } from '../../src/model/page.ts';
import { explain } from '../../src/pipeline/clean.ts';

const SENTENCE = 'A council in Norfolk voted on Monday to keep the old bridge open for another year, officials said.';

test('a paragraph that lost the credits glued to its end is kept, and the credits are a note with a removal', () => {
  const credits = '(Reporting by Jo Roe in Erbil; Editing by Ann Poe)';
  const html = `<h1>Bridge to stay open</h1><article><p>${SENTENCE} One.</p><p>${SENTENCE} Two.</p><p>${SENTENCE} ${credits}</p></article>`;
  const outcome = explain(
    newPage({ url: 'https://a.example/x', bytes: Buffer.from(html), contentType: null, fetchedAt: null }),
    { cleanedAt: null },
  );
  if (outcome.outcome !== 'article') throw new Error(outcome.reject.detail);
  expect(outcome.article.body.paragraphs.at(-1)?.text).toBe(SENTENCE);
  expect(outcome.article.notes).toEqual([{ kind: 'contributor', text: credits, position: 'tail' }]);
  expect(outcome.blocks.at(-1)).toMatchObject({ fate: 'kept', by: 'paragraph' });
  expect(outcome.trace.removals).toContainEqual(expect.objectContaining({ rule: 'note-contributor', text: credits }));
});
