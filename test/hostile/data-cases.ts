import { expect } from 'vitest';
import type { HostilePage } from './case.ts';
import { fill, PAGE_URL, storyPage } from './story.ts';

const MB = 1_000_000;
const ld = (json: string): string => `<script type="application/ld+json">${json}</script>`;
const article = (fields: string): string => ld(`{"@context":"https://schema.org","@type":"NewsArticle",${fields}}`);
const withLd = (fields: string): string => storyPage({ head: article(fields) });
const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;

/** Pages whose structured data, addresses and dates are the attack. */
export const DATA_CASES: readonly HostilePage[] = [
  {
    name: '10,000 JSON-LD blocks',
    make: () =>
      storyPage({
        head: fill(
          '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier # to be rebuilt","author":"Ada Quill#"}</script>',
          1.1 * MB,
        ),
      }),
    expect: 'story',
  },
  {
    name: 'one JSON-LD block of 1.9 MB',
    make: () => storyPage({ head: ld(`[${fill('{"@type":"NewsArticle","headline":"Pier #"},', 1.9 * MB)}{}]`) }),
    expect: 'story',
  },
  {
    name: 'JSON-LD nested 500,000 deep',
    make: () => storyPage({ head: ld('['.repeat(500_000) + ']'.repeat(500_000)) }),
    expect: 'story',
  },
  {
    name: 'authors nested 300,000 deep',
    make: () => withLd(`"author":${'['.repeat(300_000)}"Ada Quill"${']'.repeat(300_000)}`),
    expect: 'story',
  },
  {
    name: '@type nested 300,000 deep',
    make: () => storyPage({ head: ld(`{"@type":${'['.repeat(300_000)}"NewsArticle"${']'.repeat(300_000)}}`) }),
    expect: 'story',
  },
  {
    name: '@graph nested 100,000 deep',
    make: () => storyPage({ head: ld(`${'{"@graph":'.repeat(100_000)}1${'}'.repeat(100_000)}`) }),
    expect: 'story',
  },
  {
    name: 'isAccessibleForFree nested 300,000 deep',
    make: () => withLd(`"isAccessibleForFree":${'['.repeat(300_000)}${']'.repeat(300_000)}`),
    expect: 'story',
  },
  {
    name: 'huge numbers where text belongs',
    make: () =>
      withLd(
        `"headline":1e999,"author":${'9'.repeat(10_000)},"datePublished":-1e400,"inLanguage":1,"url":${'9'.repeat(400)}`,
      ),
    expect: 'story',
  },
  {
    name: 'an articleBody of 1.9 MB that matches nothing',
    make: () =>
      storyPage({
        head: article(`"articleBody":"${fill('Nothing of this stands on the page, line #. ', 1.9 * MB)}"`),
        afterStory: fill('<p>The tide table of day # is posted at the gate, the warden said.</p>', 2 * MB),
      }),
    expect: 'any',
  },
  {
    name: 'an articleBody of one letter',
    make: () =>
      storyPage({
        head: article(`"articleBody":"${'a'.repeat(1.9 * MB)}"`),
        afterStory: `<p>${'a'.repeat(40)}b. `.repeat(30_000),
      }),
    expect: 'any',
  },
  {
    name: 'an articleBody of tags that never end',
    make: () => withLd(`"articleBody":"${'<'.repeat(1.9 * MB)}"`),
    expect: 'story',
  },
  {
    name: '50,000 titles',
    make: () =>
      storyPage({
        head: fill('<meta property="og:title" content="Harbor board votes to rebuild pier #">', 4 * MB),
        afterStory: fill('<h2>Harbor board votes to rebuild #</h2>', 0.1 * MB),
      }),
    expect: 'story',
  },
  {
    name: '50,000 authors',
    make: () => storyPage({ head: fill('<meta name="author" content="Ada Quill#">', 2 * MB) }),
    expect: 'story',
  },
  {
    name: '50,000 canonicals',
    make: () => storyPage({ head: fill('<link rel="canonical" href="https://news.alder.example/#">', 4 * MB) }),
    expect: 'story',
  },
  {
    name: '50,000 descriptions',
    make: () =>
      storyPage({
        head: fill(
          '<meta name="description" content="The harbor board voted on matter number # of the evening">',
          4 * MB,
        ),
        afterStory: fill('<p>The tide table of day # is posted at the gate, the warden said.</p>', 1.5 * MB),
      }),
    expect: 'any',
  },
  {
    name: '100,000 dates',
    make: () => storyPage({ afterStory: fill('<time datetime="2024-03-05T10:#:00Z">March</time>', 5 * MB) }),
    expect: 'story',
  },
  {
    name: 'a date of 2 MB',
    make: () => storyPage({ head: meta('article:published_time', '1 '.repeat(MB)) }),
    expect: 'story',
    check: (a) => expect(a.published).toEqual({ at: '2024-03-05', source: 'url' }),
  },
  {
    name: 'a title of 9 MB of dividers',
    make: () =>
      storyPage({
        title: 'a | '.repeat(2.2 * MB),
        head: fill('<meta property="og:site_name" content="Alder News #">', 0.1 * MB),
      }),
    expect: 'story',
  },
  {
    name: 'a title of 9 MB of blanks',
    make: () => storyPage({ title: `a${' '.repeat(9 * MB)}b`, headline: `Harbor${' '.repeat(100_000)}board` }),
    expect: 'story',
  },
  {
    name: 'an og:title of 9 MB',
    make: () => storyPage({ head: meta('og:title', 'Harbor '.repeat(1.2 * MB)) }),
    expect: 'story',
  },
  {
    name: 'a canonical of 2 MB',
    make: () => storyPage({ head: `<link rel=canonical href="https://news.alder.example/${'x'.repeat(2 * MB)}">` }),
    expect: 'story',
    check: (a) => expect(a.canonicalUrl).toBe(PAGE_URL),
  },
];
