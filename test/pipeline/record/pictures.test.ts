import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/model/article.ts';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const FIRST =
  '<p>LUNDEN (AP) — The spring regatta of Lunden ended on Sunday in a calm that left half of the boats out in the bay, its judges said.</p>';
const SECOND =
  '<p>Ada Brink won by a length, her third win in a row, and said that the wind had not been kind to anybody that day.</p>';
const THIRD =
  '<p>The next regatta is in June, when the new quay is to be open, according to the harbor board of the town.</p>';

function read(body: string, head = ''): Article {
  const html = `<html lang="en"><head><title>Calm ends the spring regatta</title>${head}</head><body><header><img src="/logo.png"></header><main><h1>Calm ends the spring regatta</h1><article>${body}</article><div class="related"><h4>More</h4><img src="/related.jpg"><p><a href="/x">Ferry fares fall</a></p></div></main></body></html>`;
  const page = newPage({
    url: 'https://lunden.example/regatta',
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
  const made = clean(page, { cleanedAt: null });
  if (made.outcome !== 'article') throw new Error(made.reject.reason);
  return made.article;
}

describe('pictures of a story', () => {
  test('with caption, credit and alt text, in the order of the page, and none of the page around it', () => {
    const { pictures, captions } = read(
      `<figure><img src="/calm.jpg" alt="Boats  without wind"><figcaption>Boats wait for wind in Lunden on Sunday. (AP Photo/Mia Holt)</figcaption></figure>${FIRST}<p><img src="https://cdn.example/oars.jpg"></p>${SECOND}${THIRD}`,
    );
    expect(pictures).toEqual([
      {
        url: 'https://lunden.example/calm.jpg',
        alt: 'Boats without wind',
        caption: 'Boats wait for wind in Lunden on Sunday.',
        credit: 'AP Photo/Mia Holt',
      },
      { url: 'https://cdn.example/oars.jpg', alt: null, caption: null, credit: null },
    ]);
    expect(captions).toEqual([{ text: 'Boats wait for wind in Lunden on Sunday.', credit: 'AP Photo/Mia Holt' }]);
  });

  test('a picture that is loaded late by its own address; a filler, a counter and an icon are none', () => {
    const pictures = read(
      `${FIRST}<img src="data:image/gif;base64,R0" data-src="/late.jpg"><img src="/dot.gif" width="1" height="1"><img src="/share-icon.png">${SECOND}<img srcset="/small.jpg 400w, /large.jpg 1200w">${THIRD}`,
    ).pictures;
    expect(pictures?.map(({ url }) => url)).toEqual([
      'https://lunden.example/late.jpg',
      'https://lunden.example/large.jpg',
    ]);
  });

  test('no address but of the web, and without credentials', () => {
    expect(
      read(`${FIRST}<img src="javascript:alert(1)"><img src="https://me:pw@cdn.example/a.jpg">${SECOND}${THIRD}`)
        .pictures,
    ).toEqual([{ url: 'https://cdn.example/a.jpg', alt: null, caption: null, credit: null }]);
    expect(read(FIRST + SECOND + THIRD)).not.toHaveProperty('pictures');
  });
});

describe('what the page declares', () => {
  test('section, keywords, terms, image: each with where it was read, the first that says it', () => {
    const ld = {
      '@type': 'NewsArticle',
      headline: 'Calm ends the spring regatta',
      articleSection: ['Sports', 'Local'],
      keywords: 'sailing, Lunden',
      license: { '@id': 'https://lunden.example/terms' },
      image: [{ '@type': 'ImageObject', url: '/lead.jpg' }],
    };
    const head = `<script type="application/ld+json">${JSON.stringify(ld)}</script><meta name="news_keywords" content="Sailing; regatta"><meta property="og:image" content="https://cdn.example/og.jpg"><meta property="article:section" content="News">`;
    expect(read(FIRST + SECOND + THIRD, head).declared).toEqual({
      section: { value: 'Sports', source: 'json-ld', field: 'articleSection' },
      keywords: [
        { value: 'sailing', source: 'json-ld', field: 'keywords' },
        { value: 'Lunden', source: 'json-ld', field: 'keywords' },
        { value: 'regatta', source: 'meta', field: 'news_keywords' },
      ],
      usageTerms: { value: 'https://lunden.example/terms', source: 'json-ld', field: 'license' },
      image: { value: 'https://lunden.example/lead.jpg', source: 'json-ld', field: 'image' },
    });
  });

  test("the agency's id with where it was read; nothing declared is no field", () => {
    const link = '<link rel="canonical" href="https://apnews.com/article/regatta-0a1b2c3d4e5f60718293a4b5c6d7e8f9">';
    expect(read(FIRST + SECOND + THIRD, link)).toMatchObject({
      itemId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
      declared: { itemId: { value: '0a1b2c3d4e5f60718293a4b5c6d7e8f9', source: 'meta', field: 'canonical' } },
    });
    expect(read(FIRST + SECOND + THIRD)).not.toHaveProperty('declared');
  });
});
