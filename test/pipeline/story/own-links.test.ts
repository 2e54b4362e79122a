import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const HEAD = '<h1>Five lamps for the long nights at Tarn</h1>';
const OPENING =
  'The nights at Tarn are eighteen hours long in December, and who reads through them needs a lamp that does not tire the eye.';
const BRASS =
  'The brass lamp from the old pilot house throws a warm light over the whole table and needs little care at all.';
const GREEN =
  'The green one of the harbor office stands on a foot of slate, and its shade can be turned to the wall by hand.';
const CLOSING =
  'All five burn for a whole winter on what one of the old ones took in a month, the keeper of the museum said.';
const p = (...texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const item = (href: string, text: string): string => `<li><a href="${href}">${text}</a></li>`;

/** The story's text as structured data has it, with a line between its paragraphs. */
const declared = (line: string): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: [OPENING, BRASS, line, GREEN, CLOSING].join('\n') })}</script>`;

/** What is the story's own though it is a link, and what looks like it and is not. One row, one kind. */
const KINDS: readonly { says: string; body: string; kept?: readonly string[]; cut?: readonly string[] }[] = [
  {
    says: 'a linked subhead side by side with the paragraphs is the story’s, though the line below it is an address',
    body: `${p(OPENING)}<h3><a href="https://shop.example/pilot">The pilot’s lamp</a></h3><h4>4 Quay Street</h4>${p(BRASS)}<h3><a href="https://shop.example/slate">The slate lamp</a></h3><h4>12 Mill Lane</h4>${p(GREEN, CLOSING)}`,
    kept: ['The pilot’s lamp', 'The slate lamp'],
  },
  {
    says: 'linked subheads in boxes of their own that lead to other sites are the story’s',
    body: `${p(OPENING)}<div class="pick"><h3><a href="https://shop.example/pilot">The pilot’s lamp</a></h3><div>${p(BRASS)}</div></div><div class="pick"><h3><a href="https://shop.example/slate">The slate lamp</a></h3><div>${p(GREEN)}</div></div>${p(CLOSING)}`,
    kept: ['The pilot’s lamp', 'The slate lamp', BRASS, GREEN],
  },
  {
    says: 'a linked heading over the links of another site heads none of the story',
    body: `${p(OPENING, BRASS)}<div class="feed"><h3><a href="https://wire.example/feed">Quay wire</a></h3><ul>${item('https://wire.example/1', 'Ferry is late again')}</ul></div><div class="feed"><h3><a href="https://oil.example/feed">Oil today</a></h3><ul>${item('https://oil.example/1', 'Oil is dear')}</ul></div>${p(GREEN, CLOSING)}`,
    cut: ['Quay wire', 'Oil today'],
  },
  {
    says: 'a list of sources on other sites is the story’s',
    body: `${p(OPENING, BRASS)}<ul>${item('https://museum.example/lamps', 'The lamps of the museum')}${item('https://light.example/eye', 'Light and the eye: a study')}${item('https://oil.example', 'What a lamp burns')}</ul>${p(GREEN, CLOSING)}`,
    kept: ['The lamps of the museum', 'Light and the eye: a study', 'What a lamp burns'],
  },
  {
    says: 'a list of other stories of the outlet is none of it',
    body: `${p(OPENING, BRASS)}<ul>${item('/news/1', 'Harbor office buys slate')}${item('https://www.outlet.example/news/2', 'Museum opens at night')}${item('/news/3', 'Power fails again at Tarn')}</ul>${p(GREEN, CLOSING)}`,
    cut: ['Harbor office buys slate', 'Museum opens at night', 'Power fails again at Tarn'],
  },
  {
    says: 'items that say more than their link are the story’s',
    body: `${p(OPENING, BRASS)}<ul><li>Price: <a href="/prices">40 crowns with oil</a></li><li>Burns for: <a href="/hours">nine hours</a> a fill</li><li>Weight: <a href="/w">2 kilos and more</a> with foot</li></ul>${p(GREEN, CLOSING)}`,
    kept: ['Price: 40 crowns with oil', 'Burns for: nine hours a fill', 'Weight: 2 kilos and more with foot'],
  },
  {
    says: 'a question that unfolds its answer is no link to another story',
    body: `${p(OPENING, BRASS, GREEN)}<ul class="qa"><li><a href="#">Which lamp is the best to read by?</a><div>${p(BRASS.replace('The brass', 'For most readers the brass'))}</div></li><li><a href="#">How long does a fill of oil burn?</a><div>${p('A fill burns for nine hours, and for eleven where the wick is kept short and dry all the while.')}</div></li><li><a href="#">Can it stand out in the rain?</a><div>${p('It can, for an hour or two, but the brass turns green and has to be rubbed with salt and vinegar.')}</div></li></ul>${p(CLOSING)}`,
    kept: [
      'Which lamp is the best to read by?',
      'A fill burns for nine hours, and for eleven where the wick is kept short and dry all the while.',
      'Can it stand out in the rain?',
    ],
  },
  {
    says: 'a heading of a table that sounds like a list of other stories heads what has no links',
    body: `${p(OPENING, BRASS)}<div class="picks"><h4>Latest of the year</h4><p>Slate foot.</p><p>Burns nine hours.</p></div>${p(GREEN, CLOSING)}`,
    kept: ['Latest of the year', 'Slate foot.', 'Burns nine hours.'],
  },
  {
    says: 'the same heading over links takes them with it',
    body: `${p(OPENING, BRASS)}<div class="picks"><div class="h">Latest of the year</div><div><a href="/1">Slate is cut at the quay</a> today</div><div>Ten hours of oil</div></div>${p(GREEN, CLOSING)}`,
    cut: ['Latest of the year', 'Ten hours of oil'],
  },
  {
    says: 'sources below the last paragraph that say more than their link are the story’s',
    body: `${p(OPENING, BRASS, GREEN, CLOSING)}<ul><li><a href="https://press.example/eye">Light and the eye</a>, Lunden</li><li><a href="https://press.example/oil">What a lamp burns</a>, Tarn</li></ul>`,
    kept: ['Light and the eye, Lunden', 'What a lamp burns, Tarn'],
  },
  {
    says: 'a last line as long as a sentence is one, though its full stop was forgotten',
    body: `${p(OPENING, BRASS, GREEN, CLOSING)}<p>*A wick is kept short where it burns for no more than nine hours</p>`,
    kept: ['*A wick is kept short where it burns for no more than nine hours'],
  },
  {
    says: 'a reader’s word in a box between two paragraphs does not end the story',
    body: `${p(OPENING, BRASS)}<table class="side"><tr><td><div class="mva"><b>HAVE YOUR SAY</b></div><div class="mva">Finally a lamp that does not smoke</div><div class="mva">Sal, Lunden</div><div class="arr"><a href="/form">Send us your comments</a></div></td></tr></table>${p(GREEN, CLOSING)}`,
    kept: [GREEN],
    cut: ['Finally a lamp that does not smoke', 'Sal, Lunden', 'HAVE YOUR SAY'],
  },
  {
    says: 'another story’s headline in capitals between paragraphs is none of it, though the declared text has it',
    body: `${declared('TARN MUSEUM OPENS ITS OLD LAMP ROOM AT NIGHT')}${p(OPENING, BRASS)}<p><a href="/news/9"><strong>TARN MUSEUM OPENS ITS OLD LAMP ROOM AT NIGHT</strong></a></p>${p(GREEN, CLOSING)}`,
    kept: [GREEN, CLOSING],
    cut: ['TARN MUSEUM OPENS ITS OLD LAMP ROOM AT NIGHT'],
  },
  {
    says: 'a short line in capitals that the declared text has is the story’s, linked as it is',
    body: `${declared('THE BRASS LAMP')}${p(OPENING)}<p><a href="https://shop.example/pilot">THE BRASS LAMP</a></p>${p(BRASS, GREEN, CLOSING)}`,
    kept: ['THE BRASS LAMP'],
  },
];

test.for(KINDS)('$says', ({ body, kept = [], cut = [] }) => {
  const html = `<title>Five lamps for the long nights at Tarn</title><main>${HEAD}<div class="txt">${body}</div></main>`;
  const page = newPage({
    url: 'https://outlet.example/2026/12/lamps',
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
  const outcome = clean(page, { cleanedAt: null });
  const lines = outcome.outcome === 'article' ? outcome.article.body.paragraphs.map(({ text }) => text) : [];
  expect(lines).toEqual(expect.arrayContaining([OPENING, CLOSING, ...kept]));
  for (const text of cut) expect(lines).not.toContain(text);
});
