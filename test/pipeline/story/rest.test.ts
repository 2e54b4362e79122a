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
];

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
