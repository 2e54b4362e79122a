import { newPage } from '../../src/model/page.ts';
import { explain } from '../../src/pipeline/clean.ts';
import { PAGE_URL, storyPage } from '../hostile/story.ts';

/** Characters of each long text. */
export const LONG = 30_000;

/** What long texts are made of: each takes other ways through the patterns. */
const PIECES = [
  'The tide table is posted at the gate, the warden said. ',
  'PORT ALDER, Maine (AP) — ',
  'By Ada Quill, Associated Press ',
  '(AP Photo/Ada Quill) ',
  'x',
  'X',
  '9',
  ')',
  '"',
  '. ',
  '-',
  '/',
  'a | b - ',
  '2024-03-05 ',
  'A.',
  'a,',
  '&lt;a&gt; ',
  'é',
  '港',
  'â€™',
  '#a ',
  'Follow Ada Quill on Twitter ',
  'contributed to this report ',
  'Copyright 2024 The Associated Press ',
  'Editor’s note: ',
  'Correction: ',
  'https://news.alder.example/a/',
  '{"a": [1]}; ',
  'Related: ',
  'Advertisement ',
  'WASHINGTON/NEW YORK and ',
  'de la ',
  'AP ',
  '____ ',
] as const;

/** Where a long text may stand in a page. */
const PLACES: readonly ((text: string) => string)[] = [
  (text) => storyPage({ inStory: `<p>${text}</p>` }),
  (text) =>
    `<!DOCTYPE html><html lang="en"><title>Pier</title><article><h1>Pier</h1><p>${text}</p>${storyPage().slice(storyPage().indexOf('<p>'))}`,
  (text) =>
    storyPage({
      inStory: `<ul><li>${text}</li></ul><h2>${text}</h2><p><b>${text}</b></p>`,
      afterStory: `<p>${text}</p>`,
    }),
  (text) =>
    storyPage({
      byline: `<p class="byline">${text}</p>`,
      inStory: `<figure><figcaption>${text}</figcaption></figure><p><a href="/x">${text}</a></p>`,
    }),
  (text) => storyPage({ title: text, headline: text }),
  (text) =>
    storyPage({
      attributes: `class="${text}" id="${text}" role="${text}" style="${text}"`,
      beforeStory: `<time datetime="${text}" class="${text}"></time><div itemprop="${text}">x</div>`,
    }),
  (text) =>
    storyPage({
      head:
        [
          'og:title',
          'author',
          'description',
          'og:site_name',
          'article:published_time',
          'article:modified_time',
          'og:type',
          'source',
          'og:url',
        ]
          .map((name) => `<meta property="${name}" content="${text}">`)
          .join('') +
        `<link rel="${text}" href="/x"><link rel="canonical" href="${text}"><script type="${text}"></script>`,
    }),
  (text) =>
    storyPage({
      head: `<script type="application/ld+json">${JSON.stringify({ '@type': ['NewsArticle', text], headline: text, author: { name: text }, description: text, articleBody: text, dateline: text, datePublished: text, dateModified: text, url: text, publisher: { name: text }, inLanguage: text, isAccessibleForFree: text })}</script>`,
    }),
  (text) =>
    storyPage()
      .replace('<html lang="en">', `<html lang="${text}">`)
      .replace('<meta charset="utf-8">', `<meta charset="${text}">`),
];

/** The longest text that each pattern (`source/flags`) was run on while pages with long texts in every place were cleaned. */
export function usedLengths(): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  const exec = RegExp.prototype.exec;
  // Every use of a pattern goes through `exec`: test, match, replace, split and search call it.
  RegExp.prototype.exec = function (this: RegExp, text: string): RegExpExecArray | null {
    const key = `${this.source}/${this.flags}`;
    if (text.length > (longest.get(key) ?? -1)) longest.set(key, text.length);
    return exec.call(this, text);
  };
  try {
    for (const piece of PIECES) {
      const text = piece.repeat(LONG / piece.length);
      for (const place of PLACES)
        explain(
          newPage({
            url: PAGE_URL,
            bytes: Buffer.from(place(text)),
            contentType: `text/html; charset=${text}`,
            fetchedAt: null,
          }),
          { cleanedAt: null },
        );
    }
  } finally {
    RegExp.prototype.exec = exec;
  }
  return longest;
}
