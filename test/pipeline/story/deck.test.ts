import { expect, test } from 'vitest';
import { storyParagraphs } from '../../../src/model/paragraphs.ts';
import { newPage } from '../../../src/model/page.ts';
import { explain } from '../../../src/pipeline/clean.ts';
import { copySketchOf } from '../../../src/stories/copy.ts';

const FIRST =
  'Two geese have held the ferry slip at Alder Bay since Sunday, and the harbor master has given up on brooms.';
const STORY = [
  FIRST,
  'The birds let nobody pass before the noon boat, said Ida Pell, who sells the tickets and has been bitten twice.',
  'A third goose was seen on the roof of the bait shop on Tuesday, looking, she said, as if it had plans of its own.',
];
const DECK = 'Harbor master says brooms do not help and asks the county for a dog';
const BYLINE = '<p class="byline">By Jo Marsh</p><p class="date">March 3, 2026 at 4:05 p.m.</p>';

function cleaned(above: string, { first = FIRST, head = '' } = {}) {
  const story = [first, ...STORY.slice(1)].map((text) => `<p>${text}</p>`).join('');
  const html = `<html><head><title>Geese hold ferry slip</title>${head}</head><body><nav><a href="/local">Local</a></nav><article><header><h1>Geese hold ferry slip</h1>${above}</header><div class="body">${story}</div></article></body></html>`;
  const url = 'https://www.alderpost.example/geese';
  const page = newPage({ url, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', fetchedAt: null });
  const made = explain(page, { cleanedAt: null });
  if (made.outcome !== 'article') throw new Error(JSON.stringify(made.reject));
  return made;
}

const decksOf = (above: string, story = {}): string[] =>
  cleaned(above, story)
    .article.body.paragraphs.filter(({ kind }) => kind === 'deck')
    .map(({ text }) => text);

test.for([
  ['in an element named for it', `<h2 class="deck">${DECK}</h2>${BYLINE}`],
  ['named in camel case, with a random name', `<div class="ContentHeaderDek-bIqFFZ">${DECK}</div>${BYLINE}`],
  ['below the byline', `${BYLINE}<p class="article-excerpt">${DECK}</p>`],
  ['in a box named for an opening', `${BYLINE}<div class="entradilla"><p>${DECK}</p></div>`],
  ['a heading right below the headline', `<h2>${DECK}.</h2>${BYLINE}`],
  ['a sentence side by side with the headline', `<p>${DECK}</p>${BYLINE}`],
  [
    'beside the byline, in its box',
    `<div class="byline-block"><p>By Jo Marsh</p><p class="strapline">${DECK}</p></div>`,
  ],
  [
    'a heading that is a sentence, right above the story',
    `${BYLINE}<ul class="tools">${'<li><button>Save</button></li>'.repeat(20)}</ul><div><h2>${DECK}.</h2></div>`,
  ],
  ['in the head of a picture', `<div class="picture-caption"><div><h2 class="deck">${DECK}</h2></div></div>${BYLINE}`],
] as const)('the outlet’s line opens the body: %s', ([, above]) => {
  expect(decksOf(above).map((text) => text.replace(/\.$/, ''))).toEqual([DECK]);
});

test('key points in the head of the story, each a sentence', () => {
  const points = [
    'Two geese have kept everybody off the slip since Sunday.',
    'The county has been asked for a dog, or for corn.',
  ];
  const list = `<div class="article-meta-byline">${BYLINE}<ul>${points.map((text) => `<li>${text}</li>`).join('')}<li>Share</li></ul></div>`;
  expect(decksOf(list)).toEqual(points);
});

test('a line that the page’s description says', () => {
  const head = `<meta name="description" content="${DECK}.">`;
  expect(decksOf(`${BYLINE}<div><span>${DECK}</span></div>`, { head })).toEqual([DECK]);
  expect(decksOf(`${BYLINE}<div><span>${DECK}</span></div>`)).toEqual([]);
});

test.for([
  ['a label', '<h2 class="deck">Local news</h2>'],
  ['a byline', '<p class="subtitle">By Jo Marsh and Ann Poe of the Alder Post staff</p>'],
  ['a time', '<p class="subtitle">Posted on Tuesday in Alder Bay at 4:05 p.m.</p>'],
  ['a count', '<p class="subtitle">Talkbacks for this story so far: 28</p>'],
  ['a link elsewhere', `<p class="subtitle"><a href="/geese-2">${DECK}</a></p>`],
  ['a caption', `<figure><img src="g.jpg"><figcaption class="subtitle">${DECK}</figcaption></figure>`],
  ['the opening of the first paragraph', `<p class="subtitle">${FIRST.slice(0, 70)}…</p>`],
] as const)('no deck: %s', ([, above]) => {
  expect(decksOf(above)).toEqual([]);
});

test.for([['ALDER BAY, Maine (AP) — '], ['ALDER BAY, Maine — ']] as const)(
  'above a dateline it is a summary: %s',
  ([dateline]) => {
    const { article, trace } = cleaned(`<p class="deck">${DECK}.</p>${BYLINE}`, { first: dateline + FIRST });
    expect(article.body.paragraphs.map(({ text }) => text)).toEqual(STORY);
    expect(trace.removals.map(({ text }) => text)).toContain(`${DECK}.`);
  },
);

test.for([
  ['in its byline', '<p class="byline">By Jo Marsh, Associated Press</p>', ''],
  ['in a line of its own', '<p class="source">Reuters</p>', ''],
  ['in its data', '', '<meta name="author" content="The Associated Press">'],
] as const)('above the copy of an agency it is a summary: %s', ([, byline, head]) => {
  const { article, trace } = cleaned(`<p class="deck">${DECK}.</p>${byline}`, { head });
  expect(article.body.paragraphs.map(({ text }) => text)).toEqual(STORY);
  expect(trace.removals.map(({ text }) => text)).toContain(`${DECK}.`);
});

test('it is kept in the trace, and no part of what copies of a story share', () => {
  const [with_, without] = [cleaned(`<h2 class="deck">${DECK}</h2>${BYLINE}`), cleaned(BYLINE)];
  expect(with_.blocks.find(({ text }) => text === DECK)).toMatchObject({ fate: 'kept', by: 'deck' });
  expect(with_.trace.removals.map(({ text }) => text)).not.toContain(DECK);
  expect(with_.article.body.text).toBe(`${DECK}\n\n${without.article.body.text}`);
  expect(with_.article.body.words).toBe(without.article.body.words + 14);
  expect(storyParagraphs(with_.article.body.paragraphs)).toEqual(without.article.body.paragraphs);
  expect(copySketchOf(with_.article, [])).toEqual(copySketchOf(without.article, []));
});
