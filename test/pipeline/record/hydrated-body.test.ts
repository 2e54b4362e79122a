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
  [
    'Nuxt, as a flat list of values',
    `<script type="application/json" id="__NUXT_DATA__">${json([['Reactive', 1], { data: 2 }, { title: 3, text: 4 }, HEADLINE, markup])}</script>`,
  ],
  [
    'Nuxt, as a function’s call with names that JSON has not',
    `<script>window.__NUXT__=(function(a,b){return {layout:"x",data:[{id:a,post:{title:${json(HEADLINE)},free:b,body:${json(markup)}}}],error:null,serverRendered:!0}}(1,true));</script>`,
  ],
  [
    'SvelteKit, an answer of the server as text',
    `<script type="application/json" data-sveltekit-fetched>${json({ status: 200, body: JSON.stringify({ title: HEADLINE, html: markup }) })}</script>`,
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

test.for([
  ['noscript', `<div id="app"></div><noscript><div>${markup}</div></noscript>`],
  ['a frame of its own', `<iframe srcdoc="${markup.replaceAll('"', '&quot;')}"></iframe>`],
  ['a shadow tree', `<wagon-story><template shadowrootmode="open"><div>${markup}</div></template></wagon-story>`],
] as const)('the story stands in what the markup holds for others: %s', ([, html]) => {
  const page = newPage({
    url: 'https://a.example/wagon',
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
    bytes: Buffer.from(`<title>${HEADLINE}</title><h1>${HEADLINE}</h1>${html}`),
  });
  const outcome = clean(page, { cleanedAt: null });
  expect(outcome.outcome === 'article' && outcome.article.body.paragraphs.map(({ text }) => text)).toEqual(BODY);
});

test.for([
  ['goes on', BODY.join('\n'), BODY],
  [
    'goes on with a line alone',
    `${BODY.slice(0, 2).join('\n')}\nSign up for our letter, it is free.`,
    BODY.slice(0, 2),
  ],
  ['is of another make', BODY.toReversed().join('\n'), BODY.slice(0, 2)],
] as const)('the page shows the opening, and its declared text %s', ([, articleBody, expected]) => {
  const page = newPage({
    url: 'https://a.example/wagon',
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
    bytes: Buffer.from(
      `<script type="application/ld+json">${json({ '@type': 'NewsArticle', headline: HEADLINE, articleBody })}</script><h1>${HEADLINE}</h1><div><p>${BODY[0]}</p><p>${BODY[1]}</p></div>`,
    ),
  });
  const outcome = clean(page, { cleanedAt: null });
  expect(outcome.outcome === 'article' && outcome.article.body.paragraphs.map(({ text }) => text)).toEqual(expected);
});
