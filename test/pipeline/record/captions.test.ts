import { expect, test } from 'vitest';
import { clean } from '../../../src/pipeline/clean.ts';
import { newPage } from '../../../src/model/page.ts';

/** The captions read from a figure's markup in the middle of a story. */
function captionsOf(figure: string): unknown {
  const html = `<!doctype html><html><body><main><article><h1>Harbor pilots vote to stay at work</h1>
<p>SONORA, Calif. (AP) — Harbor pilots voted on Tuesday to stay at work until the spring, the union said, when a new contract is to be signed.</p>
<figure><img src="/boats.jpg">${figure}</figure>
<p>The port said that the ships which waited outside the bay would be brought in before the night, one after the other.</p>
<p>The vote was close, and both sides said that they would go on talking about the hours and about the pay of the younger pilots.</p>
</article></main></body></html>`;
  const page = newPage({
    url: 'https://outlet.example/story',
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
    bytes: Buffer.from(html),
  });
  const outcome = clean(page, { cleanedAt: null });
  return outcome.outcome === 'article' ? outcome.article.captions : outcome;
}

const BOATS = 'Boats lie in port at Sonora while the pilots count their votes on Tuesday.';

test.each([
  ['<button>Open this photo in gallery:</button><p>Open this photo in gallery:</p>'],
  ['<div>View image in fullscreen</div>'],
  ['<p>Video</p>'],
  ['<p>*</p>'],
  ['<p>Follow @SonoraPost</p>'],
  ['<p>Click to share on Facebook Facebook</p>'],
  ['<p>Tuesday February 11 2025</p>'],
  ['<p>Enter your email address</p>'],
])('%s beside a caption is none', (beside) => {
  expect(captionsOf(`${beside}<figcaption>${BOATS} (AP Photo/Jo Roe)</figcaption>`)).toEqual([
    { text: BOATS, credit: 'AP Photo/Jo Roe' },
  ]);
});

test.each([
  [`<figcaption>[1/5]${BOATS}</figcaption>`, { text: BOATS, credit: null }],
  [`<figcaption>Image caption, ${BOATS}</figcaption>`, { text: BOATS, credit: null }],
  [
    `<figcaption><p>${BOATS}</p><p>Source: Bureau of Harbors</p></figcaption>`,
    { text: BOATS, credit: 'Bureau of Harbors' },
  ],
  [
    `<figcaption><p>${BOATS}</p><p>/AFP via Getty Images</p></figcaption>`,
    { text: BOATS, credit: 'AFP via Getty Images' },
  ],
  [`<figcaption><p>${BOATS}</p><p>©Sonora Post</p></figcaption>`, { text: BOATS, credit: '©Sonora Post' }],
])('%s', (figure, caption) => {
  expect(captionsOf(figure)).toEqual([caption]);
});
