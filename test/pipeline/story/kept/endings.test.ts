import { test } from 'vitest';
import { BOARD, COST, WAIT, STORY, HEAD, LAMP, MORE, QUAY, LONG, expectKept, type Kind } from './quay.ts';

const KINDS: readonly Kind[] = [
  {
    says: 'a notice of rights longer than the story is not the story',
    html: `<article>${HEAD}<p>The quay of Lunden is to grow by forty meters, the board said on Monday.</p><p>No ship was there.</p><div class="end"><p>Tide Media 2024. All rights reserved. Use of any portion of this site constitutes acceptance of our User Agreement and Cookie Statement. The material may not be reproduced, cached or otherwise used, except with the prior written permission of the press.</p></div></article>`,
    kept: ['The quay of Lunden is to grow by forty meters, the board said on Monday.', 'No ship was there.'],
  },
  ...[
    '“Stay with me,” she told the child as the water rose to the second step of the porch.',
    '“Get in touch with your council,” said Brink, who has written nine letters.',
    '“We want to hear from you,” Brink told the skippers, who had come in their boots.',
    '"Got a story about the quay?" she asked each of them. "I have forty."',
  ].map((quotation) => ({
    says: `a quotation that sounds like furniture ends the story: ${quotation}`,
    html: `<main>${HEAD}<div class="txt">${STORY}<p>${quotation}</p></div></main>`,
    kept: [WAIT, quotation],
  })),
  {
    says: 'a line below a story that has no others is none of it',
    html: `<main>${HEAD}<div class="txt">${STORY}<p>Al Poe</p><p>Marsh End</p></div></main>`,
    cut: ['Marsh End'],
  },
  {
    says: 'questions and answers in a box of their own below the story are a section of it',
    html: `<main>${HEAD}<div class="copy"><div class="txt">${STORY}${LONG}</div></div><div class="faq"><h2>Questions</h2>${['How long is it?', 'Who pays?', 'Who asked?', 'Why now?'].map((q, i) => `<div class="q"><h3>${q}</h3><div class="a">${QUAY[i]!}</div></div>`).join('')}</div></main>`,
    kept: [WAIT, 'Questions', 'How long is it?', ...QUAY.slice(0, 4)],
  },
  {
    says: 'offers beside the story are no section of it, whatever their length',
    html: `<main>${HEAD}<div class="copy"><div class="txt">${STORY}<p>${MORE}</p><p>${LAMP}</p></div></div><div class="box">${QUAY.slice(
      0,
      1,
    )
      .map((text, i) => `<div><a href="/o${i}">Order it here</a> and read on: ${text}</div>`)
      .join('')}</div></main>`,
    kept: [WAIT, MORE],
    cut: [`Order it here and read on: ${QUAY[0]}`],
  },
  {
    says: 'a foot below a story is no part of it, however long it is',
    html: `<main>${HEAD}<div>${STORY}</div></main><footer>${QUAY.map((text) => `<p>${text}</p>`).join('')}</footer>`,
    kept: [BOARD, WAIT],
    cut: QUAY,
  },
  {
    says: 'lines below a paragraph that ends in a colon end the story',
    html: `<main>${HEAD}<div class="txt">${STORY}<p>Here is the calendar of the bureau, with the place and the number of people that it hopes for:</p><p>Feb. 7: Model railroads, Armory, 250</p><p>Feb. 14: Chicken supper, Station 2, 600</p></div></main>`,
    kept: ['Feb. 7: Model railroads, Armory, 250', 'Feb. 14: Chicken supper, Station 2, 600'],
  },
  {
    says: 'what stands beside the article element under a heading of its own is another story',
    html: `<main>${HEAD}<article class="post">${STORY}<p>${MORE}</p></article><div class="other"><h3>Also today</h3><p>${LAMP}</p><p>${QUAY[0]}</p></div></main>`,
    kept: [BOARD, COST, WAIT, MORE],
    cut: ['Also today', LAMP, QUAY[0]],
  },
  {
    says: 'a furniture heading and what it heads may be parted by breaks alone',
    html: `<main>${HEAD}<div class="post">${BOARD}<br><br>${COST}<br><br>${WAIT}<br><br><b>Related Articles</b><br><a href="/f">Ferry fares fall</a><br>${LAMP}</div></main>`,
    kept: [BOARD, COST, WAIT],
    cut: ['Related Articles', LAMP],
  },
  {
    says: 'a heading over lines of the story is a subhead at its end too; over links it is none',
    html: `<main>${HEAD}<div class="txt">${STORY}<h3>UP NEXT</h3><p>Board: meets on Friday.</p><p>Council: meets on Monday.</p><h3>Read more</h3><p><a href="/l">Pilot house lamp is found.</a></p></div></main>`,
    kept: ['UP NEXT', 'Board: meets on Friday.', 'Council: meets on Monday.'],
    cut: ['Read more', 'Pilot house lamp is found.'],
  },
  {
    says: 'winners under their headings end a story',
    html: `<main>${HEAD}<div>${STORY}<p>These berths were given on the day:</p><h2>North quay</h2><ul><li>Sea Thrush</li><li>Grey Anna</li></ul><h2>South quay</h2><ul><li>Old Marten</li></ul></div></main>`,
    kept: ['North quay', 'Sea Thrush', 'Grey Anna', 'South quay', 'Old Marten'],
  },
  {
    says: 'a heading in furniture’s words over a paragraph of the story',
    html: `<main>${HEAD}<div>${STORY}<h2>More about the quay</h2><p>It was built in 1911 by a company from Tarn.</p><h2>Latest from the works</h2><p>${MORE}</p></div></main>`,
    kept: ['More about the quay', 'It was built in 1911 by a company from Tarn.', 'Latest from the works', MORE],
  },
  {
    says: 'the same heading over links',
    html: `<main>${HEAD}<div>${STORY}<p>${MORE}</p><h2>More about the quay</h2><ul><li><a href="/a">Ferry fares fall</a></li><li><a href="/b">School stays open</a></li></ul></div></main>`,
    kept: [MORE],
    cut: ['More about the quay', 'Ferry fares fall'],
  },
  {
    says: 'a heading whose links were cut goes with them',
    html: `<main>${HEAD}<div><p>${BOARD}</p><div class="box"><h4>North shore this week</h4><p><a href="/a">Ferry fares fall</a></p><p><a href="/b">School stays open</a></p></div><p>${COST}</p><p>${WAIT}</p></div></main>`,
    kept: [BOARD, COST, WAIT],
    cut: ['North shore this week'],
  },
  {
    says: 'a quiz goes with its button',
    html: `<main>${HEAD}<div><p>${BOARD}</p><div id="q-1"><h3>How well do you know the quay?</h3><p>1. When was it built?</p><ul><li>1911</li><li>1974</li></ul><button>Submit answers</button></div><p>${COST}</p><p>${WAIT}</p></div></main>`,
    kept: [BOARD, COST, WAIT],
    cut: ['How well do you know the quay?', '1. When was it built?', '1974'],
  },
  {
    says: 'a label and lines below it, parted by breaks, end the story',
    html: `<main>${HEAD}<div>${STORY}<p>The berths:<br>North quay, Ada Brink, 1<br>South quay, Mia Holt, 2<br>Old quay, Jon Roe, 3</p></div></main>`,
    kept: ['The berths: North quay, Ada Brink, 1 South quay, Mia Holt, 2 Old quay, Jon Roe, 3'],
  },
  {
    says: 'a list of what the page says of itself is none of the story',
    html: `<main>${HEAD}<div>${STORY}<dl><dt>Published</dt><dd>June 3</dd><dt>Comments</dt><dd>140</dd></dl></div></main>`,
    cut: ['June 3', '140'],
  },
];

test.for(KINDS)('$says', expectKept);
