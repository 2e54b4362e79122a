import { test } from 'vitest';
import { BOARD, COST, WAIT, STORY, HEAD, LAMP, MORE, QUAY, expectKept, type Kind } from './quay.ts';

const KINDS: readonly Kind[] = [
  {
    says: 'things on other sites below the first paragraph are the story',
    html: `<div>${HEAD}<div class="txt"><p>${BOARD}</p><ul>${QUAY.slice(0, 4)
      .map(
        (text, n) =>
          `<li><h3><a href="https://other.example/${n}">What the quay asks of harbor ${n}</a></h3><p>${text}</p></li>`,
      )
      .join('')}</ul></div></div>`,
    kept: [BOARD, ...QUAY.slice(0, 4)],
  },
  {
    says: 'a timeline beside a single paragraph is the story',
    html: `<article>${HEAD}<div class="txt"><p>${BOARD}</p><dl><dt>1911</dt><dd>The quay is built.</dd><dt>1974</dt><dd>It is mended.</dd><dt>2024</dt><dd>A pile breaks.</dd></dl></div></article>`,
    kept: [BOARD, '1911', 'The quay is built.', 'A pile breaks.'],
  },
  {
    says: 'a small table of figures beside a single paragraph is the story',
    html: `<article>${HEAD}<div class="txt"><p>${COST}</p><table><tr><th>Berth</th><th>Crowns</th></tr><tr><td>North</td><td>14</td></tr><tr><td>South</td><td>31</td></tr></table></div></article>`,
    kept: [COST, 'North', '31'],
  },
  {
    says: 'slides with a heading and a paragraph each are the story where they tell most of it',
    html: `<article>${HEAD}<div class="txt"><p>${BOARD}</p>${QUAY.slice(0, 3)
      .map((text, n) => `<div class="slide"><h3>Slide ${n}</h3><p>${text}</p></div>`)
      .join('')}</div></article>`,
    kept: [BOARD, 'Slide 0', ...QUAY.slice(0, 3)],
  },
  {
    says: 'slides beside a longer story are pictures',
    html: `<article>${HEAD}<div class="txt">${STORY}<p>${MORE}</p>${['One', 'Two', 'Three'].map((text) => `<div class="slide"><h3>${text}</h3><p>The quay, seen from the ${text} side of the river in the spring of the year.</p></div>`).join('')}</div></article>`,
    kept: [BOARD, COST, WAIT, MORE],
    cut: ['One', 'The quay, seen from the One side of the river in the spring of the year.'],
  },
  {
    says: 'lines parted by single breaks are paragraphs where each is a sentence and long; an address is one',
    html: `<article>${HEAD}<div class="txt">${BOARD}<br>${COST}<br>${WAIT}</div><div class="txt"><p>${MORE}</p><p>Letters go to the harbor office.<br>South Quay 4<br>Lunden</p><p>${QUAY[0]}</p></div></article>`,
    kept: [BOARD, COST, WAIT, 'Letters go to the harbor office. South Quay 4 Lunden'],
  },
  {
    says: 'a day in bold heads what happened on it',
    html: `<main>${HEAD}<div class="txt"><p>${BOARD}</p><p><b>Monday, Nov. 10</b></p><p>${COST}</p><p><b>Tuesday, Nov. 11</b></p><p>${WAIT}</p></div></main>`,
    kept: ['Monday, Nov. 10', 'Tuesday, Nov. 11'],
  },
  {
    says: 'letters keep their headings in bold and the names below them',
    html: `<main>${HEAD}<div class="txt"><p><b>Keep the quay</b></p><p>${BOARD}</p><p>Jo Roe</p><p>Lunden</p><p><b>Mend the piles</b></p><p>${COST}</p><p>Al Poe</p><p>Marsh End</p></div></main>`,
    kept: ['Keep the quay', 'Jo Roe', 'Lunden', 'Mend the piles', 'Al Poe', 'Marsh End'],
  },
  {
    says: 'lists without links beside one paragraph are a recipe’s',
    html: `<main>${HEAD}<div class="txt"><p>${LAMP}</p><h3>What it takes</h3><ul><li>2 wicks</li><li>1 chimney</li><li>3 spoons of oil</li></ul><p>Burns four hours.</p></div></main>`,
    kept: ['What it takes', '2 wicks', '3 spoons of oil', 'Burns four hours.'],
  },
  {
    says: 'first-level headings among the paragraphs head parts of the story',
    html: `<main><h1 class="entry-head">Harbor board votes to widen the south quay</h1><div class="txt">${STORY}<p>${MORE}</p><h1 class="part">What the fishermen say</h1><p>${LAMP}</p><p>${LAMP.replace('brass', 'old')}</p></div></main>`,
    kept: [BOARD, 'What the fishermen say', LAMP],
  },
  {
    says: 'a list called related that points nowhere is of the story; one with links is not',
    html: `<main>${HEAD}<div class="txt"><p>${BOARD}</p><ul class="x-story-list"><li>The east pillar is cracked.</li><li>The west pillar may open by Friday.</li></ul><p>${COST}</p><p>${WAIT}</p><ul class="story-list"><li><a href="/a">Council delays its vote on meters.</a></li><li>Read on with us tonight.</li></ul></div></main>`,
    kept: [BOARD, 'The east pillar is cracked.', 'The west pillar may open by Friday.', WAIT],
    cut: ['Council delays its vote on meters.', 'Read on with us tonight.'],
  },
  {
    says: 'entries of a live blog keep the heading of the first',
    html: `<main>${HEAD}<div>${[BOARD, COST, WAIT, MORE].map((text, i) => `<div class="live-post"><div>1${i}:40 a.m.</div><h2>${['The vote is over', 'The bill is known', 'The chair speaks', 'Fishermen answer'][i]!}</h2><p>${text}</p></div>`).join('')}</div></main>`,
    kept: ['The vote is over', BOARD, 'The bill is known', 'Fishermen answer', MORE],
  },
  {
    says: 'a list of links below a sentence that announces it is of the story; below a label it is not',
    html: `<main>${HEAD}<div class="txt">${STORY}<p>The board leans on three papers of last year:</p><ul><li><a href="/a">Piles and tides</a></li><li><a href="/b">What a berth costs</a></li></ul><p>${MORE}</p><p>Read more:</p><ul><li><a href="/c">Council meets again</a></li><li><a href="/d">Library opens on Sundays</a></li></ul><p>${LAMP}</p></div></main>`,
    kept: ['Piles and tides', 'What a berth costs', MORE, LAMP],
    cut: ['Council meets again', 'Library opens on Sundays'],
  },
  {
    says: 'key points and fact boxes are of the story',
    html: `<main>${HEAD}<div class="key-points"><ul><li>The quay is to be forty meters longer.</li><li>Work begins in April.</li></ul></div>${STORY}<div class="factbox"><h3>The quay</h3><p>Built in 1911, it was last mended in 1974.</p></div><p>${MORE}</p></main>`,
    kept: [
      'The quay is to be forty meters longer.',
      'Work begins in April.',
      'The quay',
      'Built in 1911, it was last mended in 1974.',
    ],
  },
  {
    says: 'a list of names is of the story',
    html: `<main>${HEAD}<p>${BOARD}</p><p>The board named these members to the committee that is to watch over the work:</p><ul><li>Ada Brink</li><li>Jon Roe</li><li>Mia Holt</li></ul><p>${COST}</p><p>${WAIT}</p></main>`,
    kept: ['Ada Brink', 'Jon Roe', 'Mia Holt'],
  },
  {
    says: 'a table of data in a figure is no picture',
    html: `<main>${HEAD}${STORY}<figure class="wp-block-table"><table>${[
      'Berths|Now|Then',
      'North quay|12|12',
      'South quay|8|14',
    ]
      .map(
        (row) =>
          `<tr>${row
            .split('|')
            .map((cell) => `<td>${cell}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</table></figure><p>${MORE}</p></main>`,
    kept: ['North quay', 'South quay', '14'],
  },
  {
    says: 'terms in a list below the paragraphs are no labels and stamps',
    html: `<main>${HEAD}<div>${STORY}<dl><dt>Opens</dt><dd>June 3</dd><dt>Jobs</dt><dd>140</dd></dl></div></main>`,
    kept: [WAIT, 'Opens', 'June 3', 'Jobs', '140'],
  },
  {
    says: 'questions that open their answers are no teasers',
    html: `<main>${HEAD}<div class="txt">${STORY}${QUAY.map((answer, n) => `<div class="qa"><div class="q"><a href="#a${n}">What of berth ${n}?</a></div><div class="a" id="a${n}"><p>${answer}</p></div></div>`).join('')}</div></main>`,
    kept: [WAIT, ...QUAY],
  },
  {
    says: 'a subhead that links to itself is no link to another story',
    html: `<main>${HEAD}<div class="txt">${STORY}<h2 id="length"><a href="#length">How long it is</a></h2><p>${MORE}</p></div></main>`,
    kept: [WAIT, 'How long it is', MORE],
  },
];

test.for(KINDS)('$says', expectKept);
