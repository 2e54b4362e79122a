import { test } from 'vitest';
import { BOARD, COST, WAIT, STORY, HEAD, LAMP, teaser, MORE, QUAY, expectKept, type Kind } from './quay.ts';

const KINDS: readonly Kind[] = [
  {
    says: 'a line among the paragraphs that ends in an agency and its photographer is a caption, a poll of an agency is none',
    html: `<main>${HEAD}<p>${BOARD}</p><p>Boats wait in the port of Lunden for the new quay (REUTERS/Ann Lobo)</p><p>${COST}</p><p>${WAIT}</p><p>Most of those asked were for it (Reuters/Ipsos)</p><p>${MORE}</p></main>`,
    kept: [BOARD, COST, WAIT, 'Most of those asked were for it (Reuters/Ipsos)', MORE],
    cut: ['Boats wait in the port of Lunden for the new quay (REUTERS/Ann Lobo)'],
  },
  {
    says: 'comments that end in who posted them begin below the heading that says so',
    html: `<main>${HEAD}<div class="txt">${STORY}<p>${MORE}</p><p>${LAMP}</p><div class="bar">Comments</div>${QUAY.map((text) => `<p>${text}</p><p>I saw it.<br>Posted by Ann Lobo on January 9, 2008 4:52 PM<br>Report this comment</p>`).join('')}</div></main>`,
    kept: [WAIT, MORE, LAMP],
    cut: QUAY,
  },
  {
    says: 'blocks that are a linked headline and its sentence are teasers where all of their make are',
    html: `<main><table><tr><td class="txt"><p>${BOARD}</p><p>${COST}</p><p>${WAIT}</p></td></tr>${QUAY.slice(0, 4)
      .map((text, i) => `<tr><td class="more"><a href="/s${i}">Council meets again</a><br>${text}</td></tr>`)
      .join('')}</table></main>`,
    kept: [BOARD, COST, WAIT],
    cut: QUAY.slice(0, 4),
  },
  {
    says: 'a story told in pieces, each under a linked heading, is no row of teasers',
    html: `<main><h1>Five lamps for the long evenings of winter</h1><p>We lit five lamps for a month of evenings and asked the pilots which they would keep.</p>${[1, 2, 3, 4, 5].map((n) => `<section class="piece"><h2><a href="https://shop.example/${n}">Lamp ${n}</a></h2><p>${n}. ${`${LAMP} `.repeat(4)}</p></section>`).join('')}</main>`,
    kept: ['Lamp 1', 'Lamp 5', `5. ${`${LAMP} `.repeat(4).trim()}`],
  },
  {
    says: 'teasers beside a story are none of it',
    html: `<main>${HEAD}<article>${STORY}<p>${MORE}</p></article><div>${['Ferry fares fall', 'School stays open', 'Bridge is closed'].map(teaser).join('')}</div></main>`,
    kept: [BOARD, COST, WAIT],
    cut: ['Ferry fares fall. The rest is told in a story of its own.'],
  },
  {
    says: 'a sentence of the story that sounds like the page',
    html: `<main>${HEAD}<div><p>${BOARD}</p><p>Stay with your boats until the ice is gone, the harbor master told the crews on Monday evening.</p><p>Copyright law was not written for charts, the pilot’s lawyer wrote in her answer to the board.</p><p>${COST}</p><p>${WAIT}</p></div></main>`,
    kept: [
      'Stay with your boats until the ice is gone, the harbor master told the crews on Monday evening.',
      'Copyright law was not written for charts, the pilot’s lawyer wrote in her answer to the board.',
    ],
  },
  {
    says: 'readers’ comments that say who posted them',
    html: `<main>${HEAD}<div>${STORY}<p>${MORE}</p><div class="entry"><b>Posted by: old salt, Lunden on 9:14am Tue 4 Mar 26</b><br>As the board has a duty to all the county, everyone who uses the river should pay for the quay.</div></div></main>`,
    kept: [BOARD, MORE],
    cut: [
      'Posted by: old salt, Lunden on 9:14am Tue 4 Mar 26 As the board has a duty to all the county, everyone who uses the river should pay for the quay.',
    ],
  },
  {
    says: 'comments numbered in ids outweigh a story of short lines',
    html: `<main><div>${HEAD}<p>Berths for the regatta, as the harbor master gave them to the skippers on Friday evening in the hall:</p><p>North quay: Thrush, Anna, Marten, Gull and Tern.</p><p>South quay: Holt, Brink, Roe, Mill and Sand.</p>${[0, 1, 2, 3, 4, 5].map((n) => `<div id="com${n}" class="entry"><p>old salt, Lunden</p><p>Report this post</p><p>${n}. Let them lie in the river, as we all did.</p></div>`).join('')}</div></main>`,
    kept: ['North quay: Thrush, Anna, Marten, Gull and Tern.', 'South quay: Holt, Brink, Roe, Mill and Sand.'],
    cut: ['1. Let them lie in the river, as we all did.'],
  },
  {
    says: 'a sentence that opens with a year of copyright, in the midst of the story, is no notice',
    html: `<main>${HEAD}<div>${STORY}<p>Copyright 1911 is stamped on the lamp, which was cast in the old yard.</p><p>${MORE}</p></div></main>`,
    kept: ['Copyright 1911 is stamped on the lamp, which was cast in the old yard.'],
  },
  {
    says: 'a label that a sentence goes on from points to no other story, one before a headline does',
    html: `<main>${HEAD}<div>${STORY}<p>Next: the state board, which sits in May.</p><p>${MORE}</p><p>Next: Ferry fares fall.</p><p>${LAMP}</p></div></main>`,
    kept: ['Next: the state board, which sits in May.'],
    cut: ['Next: Ferry fares fall.'],
  },
  ...[
    'Local journalism needs you. <a href="/d">Support the Lunden Tide with a gift today.</a>',
    'Download the Lunden Tide app for iPhone and Android.',
    '<b>Sign up for our evening newsletter</b> and get the news of the river in your inbox.',
    'Get the news of the river every evening in your inbox.',
  ].map((line) => ({
    says: `the outlet speaks of itself between two paragraphs: ${line}`,
    html: `<main>${HEAD}<div>${STORY}<p>${line}</p><p>${MORE}</p></div></main>`,
    kept: [WAIT, MORE],
    cut: [line.replaceAll(/<[^>]*>/g, '')],
  })),
];

test.for(KINDS)('$says', expectKept);
