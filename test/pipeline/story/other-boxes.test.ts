import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const HEADLINE = 'Harbor board votes to widen the south quay';
const HEAD = `<h1>${HEADLINE}</h1>`;
const STORY = [
  'The harbor board of Lunden voted 5-2 on Monday to widen the south quay, officials said after the meeting.',
  'The work is to cost 2.4 million crowns and will be paid by a levy on berths, according to the treasurer.',
  '“We could not wait another winter for the state to help us,” the chair, Ada Brink, told reporters.',
] as const;
const LAMP = [
  'The lamp of the old pilot house was found in an attic on Tuesday, the museum of Lunden said.',
  'It had been missing since the storm of 1962, when the house lost its roof and half of its wall.',
  '“We thought it was at the bottom of the river,” said Ned Alder, who keeps the museum.',
  'The lamp will be lit again on the first evening of the fair, in the window from which it once shone.',
  'Its brass is green and one pane is gone, but the wick was dry and the oil could still be smelled.',
  'Nobody knows who carried it up there, and the woman who sold the attic says that she never looked.',
  'A glazier from the north side has offered to make the pane anew for the price of the glass alone.',
] as const;
const TERMS = [
  'What stands on this site may not be printed again, sent on or otherwise used, except with the leave of Lunden Press.',
  'Whoever uses this site agrees to its terms, which may change from time to time without notice to anybody at all.',
  'Lunden Press makes all decisions without regard to age, origin or belief, as the law of the land and the house require.',
] as const;
const p = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const bodyOf = (texts: readonly string[]): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: HEADLINE, articleBody: texts.join('\n') })}</script>`;

/** Pages of a short story with another text beside it, the longer one in most. */
const PAGES: readonly { says: string; html: string; kept: readonly string[]; cut?: readonly string[] }[] = [
  {
    says: 'the box beside a short story',
    html: `<div class="row"><div class="col-a">${HEAD}${p(STORY)}</div><div class="by-it"><h3>Also today</h3>${p(LAMP)}</div></div>`,
    kept: STORY,
    cut: [...LAMP, 'Also today'],
  },
  {
    says: 'the box above it',
    html: `<div class="row"><div class="by-it">${p(LAMP)}</div><div class="col-a">${HEAD}${p(STORY)}</div></div>`,
    kept: STORY,
    cut: LAMP,
  },
  {
    says: 'paragraphs beside a text that is parted by breaks',
    html: `<div class="row">${HEAD}<div class="txt">${STORY.join('<br><br>')}</div><div class="more-of">${p(LAMP)}</div></div>`,
    kept: STORY,
    cut: LAMP,
  },
  {
    says: 'small print below a brief',
    html: `<main>${HEAD}<div class="txt">${p(STORY.slice(0, 2))}</div><div class="low">${p(TERMS)}</div></main>`,
    kept: STORY.slice(0, 2),
    cut: TERMS,
  },
  {
    says: 'but a box that tells of what the headline tells is of the story',
    html: `<main>${HEAD}<div class="txt">${p(STORY)}</div><div class="why"><p>The old quay leans.</p>${p(LAMP)}<p>The south quay will have room for it, said the museum of Lunden on Tuesday.</p></div></main>`,
    kept: [...STORY, ...LAMP],
  },
  {
    says: 'and so is one that is made as the story’s own',
    html: `<main>${HEAD}<div class="txt">${p(STORY)}</div><div class="txt">${p(LAMP)}</div></main>`,
    kept: [...STORY, ...LAMP],
  },
  {
    says: 'nothing goes where the headline’s own box tells no more of it',
    html: `<main><h1>A long day in the north</h1><div class="txt">${p(STORY)}</div><div class="low">${p(LAMP)}</div></main>`,
    kept: [...STORY, ...LAMP],
  },
  {
    says: 'the declared body is taken where the page shows another text alone',
    html: `${bodyOf([...STORY, ...STORY.map((text) => `Again: ${text}`)])}<div class="row"><div class="col-a">${HEAD}<div id="app"></div></div><div class="read">${p(LAMP)}</div></div>`,
    kept: STORY,
    cut: LAMP,
  },
  {
    says: 'the declared body is taken where the page shows its first paragraph and small print',
    html: `${bodyOf([...STORY, ...LAMP])}<main>${HEAD}<p>${STORY[0]}</p><div class="low">${p(TERMS)}</div></main>`,
    kept: [...STORY, ...LAMP],
    cut: TERMS,
  },
  {
    says: 'a declared body that tells nothing of the headline is not taken',
    html: `${bodyOf([...TERMS, ...LAMP])}<main>${HEAD}<div class="txt">${p(STORY)}</div></main>`,
    kept: STORY,
    cut: [...LAMP, ...TERMS],
  },
];

test.for(PAGES)('$says', ({ html, kept, cut = [] }) => {
  const outcome = clean(
    newPage({
      url: 'https://www.lunden-courier.example/news/2025/03/04/board-votes-to-widen-south-quay',
      bytes: Buffer.from(
        `<!doctype html><html><head><title>${/<h1>(.*?)<\/h1>/.exec(html)![1]!}</title></head><body>${html}</body></html>`,
      ),
      contentType: 'text/html; charset=utf-8',
      fetchedAt: null,
    }),
    { cleanedAt: null },
  );
  const text = outcome.outcome === 'article' ? outcome.article.body.text : '';
  expect({
    lost: kept.filter((words) => !text.includes(words)),
    more: cut.filter((words) => text.includes(words)),
  }).toEqual({
    lost: [],
    more: [],
  });
});
