import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const HEADLINE = 'Runaway hay wagon stops at the church door';
const LEAD =
  'A wagon loaded with hay rolled down Mill Street on Tuesday and stopped at the door of the church, police said.';
const BODY = [
  LEAD,
  'No one was hurt, but the choir had to leave by the vestry window, according to the parish clerk.',
  '“It came in time for the second hymn,” said the organist, Ida Moll, who watched it from the loft.',
  'The farmer said that he would check the brakes of his other wagons before the harvest feast, and that the parish may keep the hay.',
];
const OTHER = Array.from(
  { length: 9 },
  (_, i) => `The council of another town spoke at length about its drains on day ${i}, as it does each year.`,
);
const markup = BODY.map((text) => `<p>${text}</p>`).join('');
const flight = `1:["$","main",null,{"children":"$2"}]\n2:T${Buffer.byteLength(markup).toString(16)},${markup}3:["$","footer",null,{}]\n`;
const rich = (texts: readonly string[]): unknown =>
  texts.map((text) => ({
    type: 'paragraph',
    content: [
      { type: 'text', value: text.slice(0, 20) },
      { type: 'link', content: [{ type: 'text', value: text.slice(20) }] },
    ],
  }));
const withAd = (list: unknown): unknown[] => [
  ...(list as unknown[]).slice(0, 2),
  { type: 'ad', content: 'An advertisement that is long enough to pass for prose, ends here.' },
  ...(list as unknown[]).slice(2),
];
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const SHAPES: readonly (readonly [says: string, markup: string])[] = [
  [
    'rich text in __NEXT_DATA__, among other stories',
    `<p>${LEAD}</p><script id="__NEXT_DATA__" type="application/json">${json({ props: { more: [{ title: 'Drains', body: rich(OTHER) }], story: { headline: HEADLINE, body: { content: withAd(rich(BODY)) } } } })}</script>`,
  ],
  [
    'markup in flight',
    `<script>self.__next_f.push([1,${json(flight.slice(0, 90))}])</script><script>self.__next_f.push([1,${json(flight.slice(90))}])</script>`,
  ],
  [
    'Fusion',
    `<script>window.Fusion=window.Fusion||{};Fusion.globalContent={"headlines":{"basic":${json(HEADLINE)}},"content_elements":${json(BODY.map((content) => ({ type: 'text', content })))}};Fusion.arcSite="x";</script>`,
  ],
  [
    'Apollo, by what the page shows',
    `<p>${LEAD}</p><script>window.__APOLLO_STATE__ = ${json({ 'Story:1': { html: markup }, 'Story:2': { html: OTHER.map((text) => `<p>${text}</p>`).join('') } })};</script>`,
  ],
  [
    'Nuxt, as a string of JSON',
    `<script>window.__NUXT__=JSON.parse(${json(JSON.stringify({ data: [{ article: { title: HEADLINE, text: BODY.join('\n\n') } }] }))})</script>`,
  ],
];

test.for(SHAPES)('the story stands in the data of the page’s program: %s', ([, html]) => {
  const page = newPage({
    url: 'https://a.example/wagon',
    bytes: Buffer.from(
      `<html><head><meta charset="utf-8"><title>${HEADLINE}</title><meta property="og:title" content="${HEADLINE}"></head><body><h1>${HEADLINE}</h1><div id="root"></div>${html}</body></html>`,
    ),
    contentType: null,
    fetchedAt: null,
  });
  const made = clean(page, { cleanedAt: null });
  expect(made.outcome === 'article' && made.article.body.paragraphs.map(({ text }) => text)).toEqual(BODY);
  expect(made).toMatchObject({
    article: { headline: HEADLINE, quality: { flags: expect.arrayContaining(['body-from-structured-data']) } },
  });
});

test('data that is another story’s alone is not taken', () => {
  const html = `<p>${LEAD}</p><script id="__NEXT_DATA__" type="application/json">${json({ props: { title: 'Drains', body: rich(OTHER) } })}</script>`;
  const page = newPage({
    url: 'https://a.example/wagon',
    bytes: Buffer.from(`<title>${HEADLINE}</title><h1>${HEADLINE}</h1>${html}`),
    contentType: null,
    fetchedAt: null,
  });
  expect(clean(page, { cleanedAt: null })).toMatchObject({ article: { body: { text: LEAD } } });
});
