import { expect, test } from 'vitest';
import { decode, type Decoded } from '../../../src/pipeline/page/decode.ts';
import { readMetadata } from '../../../src/pipeline/page/metadata.ts';
import { scanPage } from '../../../src/pipeline/page/scan.ts';

function read(head: string, host: string | null = null) {
  const html = `<html lang="en"><head><title>Runaway barge caught</title>${head}</head><body><p>Text</p></body></html>`;
  return readMetadata(scanPage(decode(Buffer.from(html), 'text/html; charset=utf-8') as Decoded), host);
}

const jsonLd = (text: string): string => `<script type="application/ld+json">${text}</script>`;
const names = (head: string): string[] => read(head).authors.map(({ text }) => text);

test.for([
  [
    'a person within a person',
    '{"@type":"NewsArticle","author":{"@type":"Person","name":{"@type":"Person","name":"Ann Poe"}}}',
  ],
  ['a value with its type', '{"@type":"NewsArticle","author":{"name":{"@value":"Ann Poe"}}}'],
  ['given and family name', '{"@type":"NewsArticle","author":{"givenName":"Ann","familyName":"Poe"}}'],
  [
    'an id of another node',
    '{"@graph":[{"@type":"Article","author":{"@id":"#ann"}},{"@type":"Person","@id":"#ann","name":"Ann Poe"}]}',
  ],
  ['a byline', '{"@type":"NewsArticle","author":{"@type":"Person","byline":"Ann Poe"}}'],
  ['an empty author and a creator', '{"@type":"Article","author":[],"creator":"Ann Poe"}'],
  ['a raw line feed in a string', '{"@type":"Article","headline":"Barge\ncaught","author":"Ann Poe"}'],
  ['a comma too many', '{"@type":"Article","author":{"name":"Ann Poe",},}'],
  ['a comment', '/* made by hand */ {"@type":"Article", // story\n "author":"Ann Poe"}'],
  ['a CDATA section', '/*<![CDATA[*/{"@type":"Article","author":"Ann Poe"}/*]]>*/'],
  ['entities for quotes', '{&quot;@type&quot;:&quot;Article&quot;,&quot;author&quot;:&quot;Ann Poe&quot;}'],
  ['an object behind another', '{"@type":"Organization","name":"Tide"} {"@type":"Article","author":"Ann Poe"}'],
  ['markup around a name', '{"@type":"Article","author":"<a href=\\"/ann\\">Ann Poe</a>"}'],
  ['a page that is no article', '{"@type":"WebPage","author":{"name":"Ann Poe"}}'],
] as const)('the author in %s', ([, text]) => {
  expect(names(jsonLd(text))).toEqual(['Ann Poe']);
});

test('a day in a list of days', () => {
  const { published } = read(jsonLd('{"@type":["Article"],"datePublished":["2026-03-09T10:15:00-05:00"]}'));
  expect(published?.at).toBe('2026-03-09T10:15:00-05:00');
});

test('an id that refers to itself, or to nobody, names nobody', () => {
  expect(names(jsonLd('{"@type":"Article","author":{"@id":"#a"}}'))).toEqual([]);
  expect(
    names(
      jsonLd(
        '{"@graph":[{"@type":"Article","author":{"@id":"#a"}},{"@id":"#a","@type":"Person","name":{"@id":"#a"}}]}',
      ),
    ),
  ).toEqual([]);
});

test('of several articles the one that the title names tells of the story', () => {
  const teaser =
    '{"@type":"NewsArticle","headline":"Other barge sinks","author":"Jo Roe","datePublished":"2024-01-01"}';
  const story =
    '{"@type":"NewsArticle","headline":"Runaway barge caught","author":"Ann Poe","datePublished":"2026-02-03"}';
  const { authors, published } = read(jsonLd(`[${teaser},${story}]`));
  expect(authors.map(({ text }) => text)).toEqual(['Ann Poe']);
  expect(published?.at).toBe('2026-02-03');
});

test.for(['article_author', 'analyticsAttributes.author', 'bt:author'])('the author in the meta field %s', (field) => {
  expect(names(`<meta name="${field}" content="Ann Poe">`)).toEqual(['Ann Poe']);
});

test('a label announces what the next field holds', () => {
  const card = (label: string) =>
    `<meta name="twitter:label1" content="${label}"><meta name="twitter:data1" content="Ann Poe"><meta name="twitter:data2" content="4 minutes">`;
  expect(names(card('Written by'))).toEqual(['Ann Poe']);
  expect(names(card('Price'))).toEqual([]);
});

test('times of elements are told apart from what the page declares', () => {
  const { published, times, dayFirst } = read('', 'outlet.example.uk');
  expect({ published, times, dayFirst }).toEqual({ published: null, times: [], dayFirst: true });
  const timed = read(
    '<time datetime="2026-02-03">today</time><time class="updated" datetime="2026-02-04">later</time>',
  );
  expect(timed.times.map(({ at, updated }) => [at, updated])).toEqual([
    ['2026-02-03', false],
    ['2026-02-04', true],
  ]);
});
