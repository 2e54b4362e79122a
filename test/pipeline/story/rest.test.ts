import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const HEAD = '<h1>Harbor board votes to widen the south quay</h1>';
const STORY = [
  'The harbor board of Lunden voted 5-2 on Monday to widen the south quay, officials said after the meeting.',
  'The work is to cost 2.4 million crowns and will be paid by a levy on berths, according to the treasurer.',
  '“We could not wait another winter for the state to help us,” the chair, Ada Brink, told reporters.',
] as const;
const TEXT = STORY.map((text) => `<p>${text}</p>`).join('');
const LAMPS = [
  'The brass lamp from the old pilot house throws a warm light over the whole table and needs little care at all.',
  'The tin lamp of the ferry is the one to take on deck, since no wind that we met in a year has put it out.',
  'The blue lamp is for the cabin: it burns four hours on a spoon of oil and hardly smells of anything.',
  'The green lamp costs most and is worth it, as the glass was blown by hand in the yard behind the quay.',
] as const;
const shelf = (link: string): string =>
  LAMPS.map(
    (text, n) => `<div class="row"><h3>Lamp ${n + 1}</h3><p>${text}</p><a href="${link}${n}">See it</a></div>`,
  ).join('');

const MENU = `<ul>${Array.from({ length: 16 }, (_, n) => `<li><a href="/n/${n}">Story number ${n} of the week in Lunden</a></li>`).join('')}</ul>`;

/** Parts of a story that look like what stands beside one. One row, one kind. */
const KINDS: readonly { says: string; html: string; kept?: readonly string[]; cut?: readonly string[] }[] = [
  {
    says: 'boxes of one make that link to other sites alone are what the story tells of',
    html: `<main>${HEAD}<div class="txt"><p>${STORY[0]}</p>${shelf('https://lamps.example/')}</div></main>`,
    kept: [STORY[0], ...LAMPS],
  },
  {
    says: 'boxes of one make that link to the outlet’s own pages are teasers',
    html: `<main>${HEAD}<div class="txt">${TEXT}</div>${shelf('/story/')}</main>`,
    kept: STORY,
    cut: LAMPS,
  },
  {
    says: 'a heading right above the first sentence is the story’s, though none is made like it',
    html: `<main>${HEAD}<div class="txt"><h3>In short</h3>${TEXT}<h2>What it costs</h2><p>${LAMPS[0]}</p></div></main>`,
    kept: ['In short', ...STORY],
  },
  {
    says: 'a heading of several lines above the first sentence is a byline and a day',
    html: `<main>${HEAD}<div class="txt"><h3>Quay news again<br>Lunden, 4 March</h3>${TEXT}</div></main>`,
    kept: STORY,
    cut: ['Quay news again\nLunden, 4 March'],
  },
  {
    says: 'a list below a short opening leads to the first long sentence',
    html: `<main>${HEAD}<div class="txt"><p>The board wants:</p><p>It wants it all.</p><ul><li>Forty meters of oak</li><li>Two new berths</li></ul>${TEXT}</div></main>`,
    kept: ['Forty meters of oak', 'Two new berths', ...STORY],
  },
  {
    says: 'a label in a list that points nowhere tells of a thing',
    html: `<main>${HEAD}<div class="txt">${TEXT}<ul><li>Video: 30 frames a second</li><li>Weight: two kilos</li></ul><p>${LAMPS[0]}</p></div></main>`,
    kept: ['Video: 30 frames a second', 'Weight: two kilos'],
  },
  {
    says: 'a last line of a sentence’s length is the story’s though it has a number and no full stop',
    html: `<main>${HEAD}<div class="txt">${TEXT}<p>Brink and the treasurer are both three votes behind Poe in 23rd place after the count</p></div></main>`,
    kept: [...STORY, 'Brink and the treasurer are both three votes behind Poe in 23rd place after the count'],
  },
  {
    says: 'lines below a sentence that have more words than it are what the post tells',
    html: `<main>${HEAD}<div class="txt"><p>${STORY[0]}</p><p>Forty meters of new oak, and two berths for the ferry</p><p>Nine lamps</p><p>A crane that the pilots asked for in the spring of 1974</p></div>${MENU}</main>`,
    kept: [STORY[0], 'Forty meters of new oak, and two berths for the ferry', 'Nine lamps'],
  },
  {
    says: 'a line that points to another story by itself heads no section',
    html: `<main>${HEAD}<div class="txt">${TEXT}<div class="part"><p>Related: <a href="/lamps">Five lamps for deck</a></p><h4>Oil</h4><p>${LAMPS[2]}</p></div><p>${LAMPS[0]}</p></div></main>`,
    kept: [...STORY, 'Oil', LAMPS[2], LAMPS[0]],
    cut: ['Related: Five lamps for deck'],
  },
  {
    says: 'the same word alone heads the links below it',
    html: `<main>${HEAD}<div class="txt">${TEXT}<div class="part"><p>Related:</p><h4>Oil</h4><p><a href="/lamps">Five lamps for deck</a></p></div><p>${LAMPS[0]}</p></div></main>`,
    kept: [...STORY, LAMPS[0]],
    cut: ['Oil'],
  },
  {
    says: 'a button in a heading that copies its address makes it head nothing less',
    html: `<main>${HEAD}<div class="txt">${TEXT}<h2>What it costs<button class="copy-link">🔗</button></h2><p>${LAMPS[0]}</p></div></main>`,
    kept: ['What it costs'],
  },
  {
    says: 'a short last line with a number is a pointer',
    html: `<main>${HEAD}<div class="txt">${TEXT}<p>Letters to the board, page 14</p></div></main>`,
    kept: STORY,
    cut: ['Letters to the board, page 14'],
  },
];

test('a dateline on a line of its own above the first sentence is read', () => {
  const html = `<html><body><main>${HEAD}<div class="txt"><p>OSLO, Norway --</p>${TEXT}</div></main></body></html>`;
  const made = clean(
    newPage({
      url: 'https://news.example/2025/03/04/quay',
      bytes: Buffer.from(html),
      contentType: 'text/html; charset=utf-8',
      fetchedAt: null,
    }),
    { cleanedAt: null },
  );
  expect(made.outcome === 'article' && made.article.dateline?.places.map(({ name }) => name)).toEqual(['Oslo']);
});

test.for(KINDS)('$says', ({ html, kept = [], cut = [] }) => {
  const page = newPage({
    url: 'https://news.example/2025/03/04/quay',
    bytes: Buffer.from(`<!DOCTYPE html><html lang="en"><body>${html}</body></html>`),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
  const made = clean(page, { cleanedAt: null });
  const body = made.outcome === 'article' ? made.article.body.paragraphs.map(({ text }) => text) : [];
  expect({
    lost: kept.filter((text) => !body.includes(text)),
    more: cut.filter((text) => body.includes(text)),
  }).toEqual({ lost: [], more: [] });
});
