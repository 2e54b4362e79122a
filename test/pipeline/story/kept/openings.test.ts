import { test } from 'vitest';
import { BOARD, COST, WAIT, STORY, HEAD, LAMP, MORE, QUAY, LONG, expectKept, type Kind } from './quay.ts';

const KINDS: readonly Kind[] = [
  ...['lead-video-text', 'intro-gallery', 'article-promo-lead', 'teaser-text', 'photo-lead', 'lead-caption'].map(
    (name) => ({
      says: `${name}, a box around the lead alone`,
      html: `<article>${HEAD}<div class="${name}"><p>${BOARD}</p></div><div class="body"><p>${COST}</p><p>${WAIT}</p></div></article>`,
      kept: [BOARD, COST, WAIT],
    }),
  ),
  {
    says: 'a list of another site’s stories above the first paragraph is none of this one',
    html: `<div>${HEAD}<ul>${QUAY.slice(0, 4)
      .map(
        (text, n) =>
          `<li><h3><a href="https://other.example/${n}">What the quay asks of harbor ${n}</a></h3><p>${text}</p></li>`,
      )
      .join('')}</ul><div class="txt">${STORY}</div></div>`,
    kept: [BOARD, COST, WAIT],
    cut: QUAY.slice(0, 4),
  },
  {
    says: 'two short sentences below the headline are the story beside what the outlet tells of itself',
    html: `<p><a href="/">The Tide</a></p><ul>${['Letters to the editor', 'Weather for the coast', 'Tides of the week', 'Births and deaths here', 'Ships in the port'].map((text) => `<li><a href="/s">${text}</a></li>`).join('')}</ul><article>${HEAD}<p>The quay of Lunden is to grow by forty meters, the board said on Monday.</p><p>No ship was there.</p></article><div class="about"><p>${MORE}</p><p>${LAMP}</p></div>`,
    kept: ['The quay of Lunden is to grow by forty meters, the board said on Monday.', 'No ship was there.'],
    cut: [MORE, LAMP],
  },
  {
    says: 'a summary by a program is no part of the story',
    html: `<article>${HEAD}<div class="txt"><div class="ai-summary"><button>Show summary</button><p>${MORE}</p></div>${STORY}</div></article>`,
    kept: [BOARD],
    cut: [MORE],
  },
  {
    says: 'a caption below a picture is no lead, whatever it tells',
    html: `<article>${HEAD}<img src="q.jpg"><div class="photo-text"><p>${MORE}</p></div><div class="body">${STORY}</div></article>`,
    kept: [BOARD, COST, WAIT],
    cut: [MORE],
  },
  {
    says: 'a day in bold over a story is its date',
    html: `<main>${HEAD}<div class="txt"><p><b>Monday, Nov. 10</b></p>${STORY}</div></main>`,
    cut: ['Monday, Nov. 10'],
  },
  {
    says: 'a label between a short opening and the first long sentence leads to it',
    html: `<main>${HEAD}<div class="txt"><p>Berths fell as the wind rose.</p><p>On Tuesday:</p>${STORY}</div></main>`,
    kept: ['Berths fell as the wind rose.', 'On Tuesday:'],
  },
  {
    says: 'a headline made as the first one, with a text of its own below, opens the next story of an endless page',
    html: `<main><div class="top"><h1 class="entry-head">Harbor board votes to widen the south quay</h1></div><div class="txt">${STORY}<p>${MORE}</p></div><div class="after"><div class="top"><h1 class="entry-head">Pilot house lamp is found again in an attic</h1></div><div class="txt"><p>${LAMP}</p><p>${LAMP.replace('brass', 'old')}</p></div></div></main>`,
    kept: [BOARD, COST, WAIT, MORE],
    cut: ['Pilot house lamp is found again in an attic', LAMP],
  },
  {
    says: 'a run of paragraphs below the headline, in a box above the rest, opens the story',
    html: `<main>${HEAD}<div class="top">${[...QUAY, ...QUAY.map((text) => `So it was: ${text}`)].map((text) => `<div>${text}</div>`).join('')}</div><div class="copy"><div class="txt">${STORY}${LONG}</div></div></main>`,
    kept: [...QUAY, BOARD, WAIT],
  },
  {
    says: 'a story opens in short sentences, and under a heading made as those below',
    html: `<main>${HEAD}<div class="txt"><h2>The vote</h2><p>It was late.</p><p>Nobody slept.</p>${STORY}<h2>The cost</h2><p>${MORE}</p><h2>The wait</h2><p>${LAMP}</p></div></main>`,
    kept: ['The vote', 'It was late.', 'Nobody slept.', BOARD, 'The cost'],
  },
  {
    says: 'paragraphs beside a player, in a box made as the story’s, are its lead',
    html: `<main>${HEAD}<section class="seg"><div class="seg-video-text"><div class="words"><p>${BOARD}</p></div></div></section><section class="seg"><div><div class="words"><p>${COST}</p><p>${WAIT}</p>${LONG}</div></div></section></main>`,
    kept: [BOARD, COST, WAIT],
  },
  {
    says: 'short sentences before an advertisement open the story, in a box made as the one below',
    html: `<main>${HEAD}<div class="crd"><p>He crows at four.</p><p>He has done so for years.</p></div><div class="ad">Advertisement</div><div class="crd">${STORY}${LONG}</div></main>`,
    kept: ['He crows at four.', 'He has done so for years.', BOARD],
  },
  {
    says: 'a heading of a paragraph’s length is the first paragraph',
    html: `<main>${HEAD}<h3>${BOARD} ${COST}</h3><p>${WAIT}</p>${LONG}</main>`,
    kept: [`${BOARD} ${COST}`, WAIT],
  },
  {
    says: 'a synopsis and a caption that begin as the story does are printed once',
    html: `<main>${HEAD}<div class="synopsis">${BOARD} More tonight…</div><div class="pic">${BOARD} See picture.</div><div class="txt">${STORY}${LONG}</div></main>`,
    kept: [BOARD, WAIT],
    cut: ['More tonight…', 'See picture.'],
  },
  {
    says: 'a brief of two sentences keeps the short one',
    html: `<main><article>${HEAD}<div class="b"><p>LUNDEN (AP) — A man of 40 fell off the quay on Tuesday, officers said.</p><p>He was not named.</p></div></article></main>`,
    kept: ['He was not named.'],
  },
  {
    says: 'a short sentence in a box of its own opens the story; a label and a writer do not',
    html: `<main>${HEAD}<div class="txt"><p class="who">Ada Brink of the Tide</p><div class="in"><p class="big">The quay is to grow.</p></div>${STORY}</div></main>`,
    kept: ['The quay is to grow.', BOARD],
    cut: ['Ada Brink of the Tide'],
  },
  {
    says: 'a heading right above the first sentence is made as one further down',
    html: `<main>${HEAD}<div class="txt"><h3>What was said</h3>${STORY}<h3>What comes next</h3><p>${MORE}</p></div></main>`,
    kept: ['What was said', BOARD, 'What comes next'],
  },
];

test.for(KINDS)('$says', expectKept);
