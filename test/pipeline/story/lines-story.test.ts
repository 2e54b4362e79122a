import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const SCORES = [
  'BOYS BASKETBALL',
  'Alder 61, Lunden 58',
  'Brine 44, Marsh End 40',
  'Weir 70, South Quay 31',
  'GIRLS BASKETBALL',
  'Lunden 52, Alder 50',
  'Weir 39, South Quay 38',
];
const DECLARED = '<meta property="og:type" content="article">';

function read(head: string, lines: readonly string[]): unknown {
  const html = `<html><head><title>Tuesday’s scores</title>${head}</head><body><nav><a href="/">Home</a></nav>
    <article><h1>Tuesday’s scores</h1><div class="text">${lines.map((line) => `<p>${line}</p>`).join('')}</div></article>
    <aside><h2>More sports</h2><a href="/a">Eels beat Herons</a></aside></body></html>`;
  const page = newPage({
    url: 'https://lunden.example/sports/scores',
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
  const made = clean(page, { cleanedAt: null });
  return made.outcome === 'article' ? made.article.body.paragraphs.map(({ text }) => text) : made.reject.reason;
}

test('a declared article of lines alone is its lines', () => {
  expect(read(DECLARED, SCORES)).toEqual(SCORES);
});

test.for([
  ['a page that declares no article', '', SCORES],
  ['lines that are links', DECLARED, SCORES.map((line) => `<a href="/x">${line}</a>`)],
  ['few lines', DECLARED, SCORES.slice(0, 3)],
] as const)('no story: %s', ([, head, lines]) => {
  expect(read(head, lines)).toBe('no-story');
});

const READING = [
  'The lamps of the old pilot house',
  'Light and the eye: a study in nine nights',
  'What a lamp burns in a winter',
  'Why the ferry has none',
  'A museum of wicks opens in Weir',
];
const linksTo = (site: string) => READING.map((line, n) => `<a href="${site}/${n}">${line}</a>`);
const DATED = '<link rel="canonical" href="https://lunden.example/2025/03/04/reading-on-lamps">';

test('a post that is a list of links to other sites is its lines, where its address names a day', () => {
  expect(read(DATED, linksTo('https://lamps.example'))).toEqual(READING);
});

test.for([
  ['links to the outlet’s own pages', DATED, linksTo('')],
  ['links to other sites on a page that names no day', '', linksTo('https://lamps.example')],
  ['few links', DATED, linksTo('https://lamps.example').slice(0, 4)],
] as const)('no post: %s', ([, head, lines]) => {
  expect(read(head, lines)).toBe('no-story');
});
