import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import type { Article } from '../../../src/model/article.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const PROSE =
  '<p>BAGHDAD (AP) — The minister said on Monday that the talks about the border had gone well and would go on for some days.</p>' +
  '<p>Two envoys who were in the room said that the harbor and its toll had been the hardest part of the talks, by far.</p>'.repeat(
    3,
  );

function record(inside: string, head = '', prose = PROSE): Article {
  const html = `<html><head><title>Talks go on</title>${head}</head><body><article><h1>Talks go on</h1>${inside}${prose}</article></body></html>`;
  const made = clean(
    newPage({
      url: 'https://a.example/story',
      bytes: Buffer.from(html),
      contentType: 'text/html; charset=utf-8',
      fetchedAt: null,
    }),
    { cleanedAt: null },
  );
  if (made.outcome !== 'article') throw new Error(made.reject.detail);
  return made.article;
}

test('an address is no outlet’s name', () => {
  expect(record('', '<meta property="og:site_name" content="https://www.a.example/">').outlet).toEqual({
    host: 'a.example',
    name: null,
  });
  expect(
    record(
      '',
      '<meta property="og:site_name" content="https://www.a.example/"><meta name="application-name" content="The Courier">',
    ).outlet.name,
  ).toBe('The Courier');
});

test('an agency named as publisher by an outlet is not the outlet', () => {
  const publisher =
    '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Associated Press"}}</script>';
  expect(record('', publisher).outlet.name).toBeNull();
  expect(record('', `${publisher}<meta property="og:site_name" content="The Courier">`).outlet.name).toBe(
    'The Courier',
  );
});

test('a date of history is no date of publication', () => {
  expect(record('<p class="byline">Signed on August 14, 1935</p>').published).toBeNull();
  expect(record('<p class="byline">Posted August 14, 2010</p>').published).toEqual({
    at: '2010-08-14',
    source: 'text',
  });
});

test.for([
  [
    '<figcaption><span class="caption">Envoys leave.</span><span class="credit">Getty Images</span></figcaption>',
    [{ text: 'Envoys leave.', credit: 'Getty Images' }],
  ],
  ['<figcaption><p>BBC</p></figcaption>', [{ text: '', credit: 'BBC' }]],
  [
    '<figcaption><p>Picture: Jo Roe</p><p>Envoys leave.</p></figcaption>',
    [{ text: 'Envoys leave.', credit: 'Jo Roe' }],
  ],
  [
    '<figcaption><p>Published 01/08/2008 - 10:07 a.m.</p><p>Share This Article</p><p>Digg</p><p>Envoys leave.</p><p>RELATED: Storm nears</p><p>4:11 Storm nears, expert says</p></figcaption>',
    [{ text: 'Envoys leave.', credit: null }],
  ],
  ['<figcaption><p>Jo Roe · Bay News · Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8</p></figcaption>', []],
] as const)('captions of %j', ([caption, expected]) => {
  expect(record(`<figure><img src="a.jpg">${caption}</figure>`).captions).toEqual(expected);
});

test('a box of writer, time and buttons under the first paragraph gives a byline and no captions', () => {
  const standfirst =
    '<p>The two sides met again on the island, and the harbor toll that both of them want is still open, people who were there said.</p>';
  const box =
    '<div class="byline"><div class="share">baynews</div><ul><li>Bookmark</li><li>Travel</li></ul><div class="author">By Jo Roe</div></div>';
  const made = record(standfirst + box, '', PROSE.replace('BAGHDAD (AP) — ', ''));
  expect(made.captions).toEqual([]);
  expect(made.bylines).toEqual([{ text: 'By Jo Roe', people: [{ name: 'Jo Roe', role: null }], organisation: null }]);
});

test.for([
  ['(Reporting by Jo Roe in Erbil; Editing by Ann Poe)'],
  ['(Additional reporting by Jo Roe; Writing by Lee Low)'],
  ['(Writing by Jo Roe)'],
])('%s at the end of the last paragraph is moved out of it', ([credits = '']) => {
  const made = record(
    '',
    '',
    `${PROSE}<p>The talks go on in May, when the envoys of both sides are to meet again on the island. ${credits}</p>`,
  );
  expect(made.body.paragraphs.at(-1)?.text).toBe(
    'The talks go on in May, when the envoys of both sides are to meet again on the island.',
  );
  expect(made.notes).toEqual([{ kind: 'contributor', text: credits, position: 'tail' }]);
});

test('a bracket that ends a paragraph and credits nobody stays', () => {
  const made = record(
    '',
    '',
    `${PROSE}<p>The talks go on in May, when the envoys are to meet again (reporting to both capitals by turns).</p>`,
  );
  expect(made.body.text).toContain('(reporting to both capitals by turns).');
  expect(made.notes).toEqual([]);
});

test('the credits of a story beside a slideshow are a note, and its counter is nothing', () => {
  const made = record(
    '',
    '',
    `${PROSE}<div class="caption"><p>Slideshow ( 15 images )</p><p>Reporting by Jo Roe; Editing by Ann Poe</p></div><p>The talks go on in May, when the envoys of both sides are to meet again on the island.</p>`,
  );
  expect(made.captions).toEqual([]);
  expect(made.notes).toEqual([
    { kind: 'contributor', text: 'Reporting by Jo Roe; Editing by Ann Poe', position: 'body' },
  ]);
});
