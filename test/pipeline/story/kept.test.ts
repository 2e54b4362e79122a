import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const BOARD =
  'The harbor board of Lunden voted 5-2 on Monday to widen the south quay, officials said after the meeting.';
const COST = 'The work is to cost 2.4 million crowns and will be paid by a levy on berths, according to the treasurer.';
const WAIT = '“We could not wait another winter for the state to help us,” the chair, Ada Brink, told reporters.';
const STORY = `<p>${BOARD}</p><p>${COST}</p><p>${WAIT}</p>`;
const HEAD = '<h1>Harbor board votes to widen the south quay</h1>';
const LAMP =
  'The brass lamp from the old pilot house throws a warm light over the whole table and needs little care at all.';
const teaser = (text: string): string =>
  `<div class="row"><h3><a href="/x">${text}</a></h3><p>${text}. The rest is told in a story of its own.</p></div>`;
const MORE =
  'In a second letter to the board the fishermen of the north side asked for two berths to be kept open all year.';

const QUAY = [
  'The quay is to be forty meters longer than the old one, which was built in 1911 and last mended in 1974.',
  'A levy on berths pays for it, and the state adds a tenth once the first pile stands in the river bed.',
  'The fishermen of the north side asked for it first, in a letter that all of them signed in the spring.',
  'The old piles lean, and a diver who looked at them in May would not go down a second time, the board heard.',
  'Work is to be over before the first ferries of the summer come in, which is a year from now at the soonest.',
] as const;

const LONG = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `<p>${n}: ${MORE}</p><p>${n}: ${LAMP}</p>`).join('');

/** What a page of a kind must keep in its body and what not. One row, one kind. */
const KINDS: readonly { says: string; html: string; kept?: readonly string[]; cut?: readonly string[] }[] = [
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
    says: 'a hidden answer that the button of a question unfolds is the story, a hidden box below a heading is not',
    html: `<article>${HEAD}<div class="txt">${STORY}<h3><button aria-expanded="false">Who pays for it?</button></h3><div class="panel" hidden><p>${MORE}</p></div><h3>Plans</h3><div hidden><p>${LAMP}</p></div></div></article>`,
    kept: [BOARD, 'Who pays for it?', MORE],
    cut: [LAMP],
  },
  {
    says: 'a further page of the story is hidden until it is asked for',
    html: `<main>${HEAD}<div class="page" id="page1">${STORY}</div><a href="#page2">Next page</a><div class="page" id="page2" style="display:none"><p>${MORE}</p><p>${QUAY[0]}</p></div></main>`,
    kept: [BOARD, COST, WAIT, MORE, QUAY[0]],
  },
  {
    says: 'the rest of a text behind a button, and what AMP shows to subscribers',
    html: `<article>${HEAD}<div class="txt">${STORY}<span id="dots">…</span><span id="more" style="display:none"><p>${MORE}</p></span><section subscriptions-section="content" hidden><p>${QUAY[1]}</p></section></div></article>`,
    kept: [BOARD, MORE, QUAY[1]],
  },
  {
    says: 'where every page is hidden, none is a further one',
    html: `<main>${HEAD}<div class="txt">${STORY}</div><div class="page" hidden><p>${MORE}</p></div><div class="page" hidden><p>${LAMP}</p></div></main>`,
    kept: [BOARD, COST, WAIT],
    cut: [MORE, LAMP],
  },
  {
    says: 'two short sentences below the headline are the story beside what the outlet tells of itself',
    html: `<p><a href="/">The Tide</a></p><ul>${['Letters to the editor', 'Weather for the coast', 'Tides of the week', 'Births and deaths here', 'Ships in the port'].map((text) => `<li><a href="/s">${text}</a></li>`).join('')}</ul><article>${HEAD}<p>The quay of Lunden is to grow by forty meters, the board said on Monday.</p><p>No ship was there.</p></article><div class="about"><p>${MORE}</p><p>${LAMP}</p></div>`,
    kept: ['The quay of Lunden is to grow by forty meters, the board said on Monday.', 'No ship was there.'],
    cut: [MORE, LAMP],
  },
  {
    says: 'a notice of rights longer than the story is not the story',
    html: `<article>${HEAD}<p>The quay of Lunden is to grow by forty meters, the board said on Monday.</p><p>No ship was there.</p><div class="end"><p>Tide Media 2024. All rights reserved. Use of any portion of this site constitutes acceptance of our User Agreement and Cookie Statement. The material may not be reproduced, cached or otherwise used, except with the prior written permission of the press.</p></div></article>`,
    kept: ['The quay of Lunden is to grow by forty meters, the board said on Monday.', 'No ship was there.'],
  },
  {
    says: 'lines parted by single breaks are paragraphs where each is a sentence and long; an address is one',
    html: `<article>${HEAD}<div class="txt">${BOARD}<br>${COST}<br>${WAIT}</div><div class="txt"><p>${MORE}</p><p>Letters go to the harbor office.<br>South Quay 4<br>Lunden</p><p>${QUAY[0]}</p></div></article>`,
    kept: [BOARD, COST, WAIT, 'Letters go to the harbor office. South Quay 4 Lunden'],
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
  ...[
    'overflow-hidden',
    'accordion-panel-hidden',
    'no_toc',
    'page-has-sidebar',
    'sidebar-enabled--false',
    'section-with-image',
    'hide-ordinal',
    'hs_cos_wrapper_meta_field',
    'cmp-container cmp-text',
    'tw-bg-canvas-secondary',
    'border-l-4 border-secondary-700',
    'elementor-widget-wrap',
    'long-form-body',
    'w-embed',
    'oxy-stock-content-styles',
  ].map((name) => ({
    says: `a state, a colour or a name that a maker of sites gives to every box is no kind: ${name}`,
    html: `<main>${HEAD}<div class="txt">${STORY}<div class="${name}"><h3>How long it is</h3><p>It is 40 meters long now, and 90 meters then.</p></div><p>${MORE}</p><p>${LAMP}</p></div></main>`,
    kept: [WAIT, 'How long it is', 'It is 40 meters long now, and 90 meters then.', MORE],
  })),
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
    says: 'a day in bold heads what happened on it',
    html: `<main>${HEAD}<div class="txt"><p>${BOARD}</p><p><b>Monday, Nov. 10</b></p><p>${COST}</p><p><b>Tuesday, Nov. 11</b></p><p>${WAIT}</p></div></main>`,
    kept: ['Monday, Nov. 10', 'Tuesday, Nov. 11'],
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
    says: 'letters keep their headings in bold and the names below them',
    html: `<main>${HEAD}<div class="txt"><p><b>Keep the quay</b></p><p>${BOARD}</p><p>Jo Roe</p><p>Lunden</p><p><b>Mend the piles</b></p><p>${COST}</p><p>Al Poe</p><p>Marsh End</p></div></main>`,
    kept: ['Keep the quay', 'Jo Roe', 'Lunden', 'Mend the piles', 'Al Poe', 'Marsh End'],
  },
  {
    says: 'a line below a story that has no others is none of it',
    html: `<main>${HEAD}<div class="txt">${STORY}<p>Al Poe</p><p>Marsh End</p></div></main>`,
    cut: ['Marsh End'],
  },
  {
    says: 'lists without links beside one paragraph are a recipe’s',
    html: `<main>${HEAD}<div class="txt"><p>${LAMP}</p><h3>What it takes</h3><ul><li>2 wicks</li><li>1 chimney</li><li>3 spoons of oil</li></ul><p>Burns four hours.</p></div></main>`,
    kept: ['What it takes', '2 wicks', '3 spoons of oil', 'Burns four hours.'],
  },
  {
    says: 'a state in a class is no kind: the post has a thumbnail',
    html: `<main>${HEAD}<article class="post has-post-thumbnail comments-open">${STORY}</article></main><footer class="terms-box"><p>${MORE}</p></footer>`,
    kept: [BOARD, COST, WAIT],
    cut: [MORE],
  },
  {
    says: 'a variant of a class says how something looks: prose-video:mt-2',
    html: `<main>${HEAD}<section class="prose prose-video:mt-2">${STORY}</section></main><div class="terms-box"><p>${MORE}</p></div>`,
    kept: [BOARD, WAIT],
  },
  {
    says: 'letters by chance in an id say nothing',
    html: `<main>${HEAD}<div id="block-id-n1AuAdJlVL"><p>${BOARD}</p></div><div id="block-id-q7ReAdBxTo"><p>${COST}</p></div><div id="block-id-z2MoAdQwEr"><p>${WAIT}</p></div></main>`,
    kept: [BOARD, COST, WAIT],
  },
  {
    says: 'the id of a subhead is an anchor',
    html: `<main>${HEAD}<p>${BOARD}</p><h2 id="sharing-the-cost">Sharing the cost of the quay</h2><p>${COST}</p><section id="photo-rights"><h3>Photo rights at the quay</h3><p>${WAIT}</p></section></main>`,
    kept: ['Sharing the cost of the quay', COST, 'Photo rights at the quay', WAIT],
  },
  {
    says: 'a headline made as the first one, with a text of its own below, opens the next story of an endless page',
    html: `<main><div class="top"><h1 class="entry-head">Harbor board votes to widen the south quay</h1></div><div class="txt">${STORY}<p>${MORE}</p></div><div class="after"><div class="top"><h1 class="entry-head">Pilot house lamp is found again in an attic</h1></div><div class="txt"><p>${LAMP}</p><p>${LAMP.replace('brass', 'old')}</p></div></div></main>`,
    kept: [BOARD, COST, WAIT, MORE],
    cut: ['Pilot house lamp is found again in an attic', LAMP],
  },
  {
    says: 'first-level headings among the paragraphs head parts of the story',
    html: `<main><h1 class="entry-head">Harbor board votes to widen the south quay</h1><div class="txt">${STORY}<p>${MORE}</p><h1 class="part">What the fishermen say</h1><p>${LAMP}</p><p>${LAMP.replace('brass', 'old')}</p></div></main>`,
    kept: [BOARD, 'What the fishermen say', LAMP],
  },
  {
    says: 'a line among the paragraphs that ends in an agency and its photographer is a caption, a poll of an agency is none',
    html: `<main>${HEAD}<p>${BOARD}</p><p>Boats wait in the port of Lunden for the new quay (REUTERS/Ann Lobo)</p><p>${COST}</p><p>${WAIT}</p><p>Most of those asked were for it (Reuters/Ipsos)</p><p>${MORE}</p></main>`,
    kept: [BOARD, COST, WAIT, 'Most of those asked were for it (Reuters/Ipsos)', MORE],
    cut: ['Boats wait in the port of Lunden for the new quay (REUTERS/Ann Lobo)'],
  },
  {
    says: 'a box with the headline and the story in it is the story, whatever its class says of cookies or comments',
    html: `<div class="wrap cookie-ok">${HEAD}<div class="txt">${STORY}</div></div><div class="low"><h3>Also today</h3><p>${MORE}</p></div>`,
    kept: [BOARD, COST, WAIT],
    cut: [MORE],
  },
  {
    says: 'questions and answers in a box of their own below the story are a section of it',
    html: `<main>${HEAD}<div class="copy"><div class="txt">${STORY}${LONG}</div></div><div class="faq"><h2>Questions</h2>${['How long is it?', 'Who pays?', 'Who asked?', 'Why now?'].map((q, i) => `<div class="q"><h3>${q}</h3><div class="a">${QUAY[i]!}</div></div>`).join('')}</div></main>`,
    kept: [WAIT, 'Questions', 'How long is it?', ...QUAY.slice(0, 4)],
  },
  {
    says: 'a run of paragraphs below the headline, in a box above the rest, opens the story',
    html: `<main>${HEAD}<div class="top">${[...QUAY, ...QUAY.map((text) => `So it was: ${text}`)].map((text) => `<div>${text}</div>`).join('')}</div><div class="copy"><div class="txt">${STORY}${LONG}</div></div></main>`,
    kept: [...QUAY, BOARD, WAIT],
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
    says: 'a story opens in short sentences, and under a heading made as those below',
    html: `<main>${HEAD}<div class="txt"><h2>The vote</h2><p>It was late.</p><p>Nobody slept.</p>${STORY}<h2>The cost</h2><p>${MORE}</p><h2>The wait</h2><p>${LAMP}</p></div></main>`,
    kept: ['The vote', 'It was late.', 'Nobody slept.', BOARD, 'The cost'],
  },
  {
    says: 'comments that end in who posted them begin below the heading that says so',
    html: `<main>${HEAD}<div class="txt">${STORY}<p>${MORE}</p><p>${LAMP}</p><div class="bar">Comments</div>${QUAY.map((text) => `<p>${text}</p><p>I saw it.<br>Posted by Ann Lobo on January 9, 2008 4:52 PM<br>Report this comment</p>`).join('')}</div></main>`,
    kept: [WAIT, MORE, LAMP],
    cut: QUAY,
  },
  {
    says: 'a foot below a story is no part of it, however long it is',
    html: `<main>${HEAD}<div>${STORY}</div></main><footer>${QUAY.map((text) => `<p>${text}</p>`).join('')}</footer>`,
    kept: [BOARD, WAIT],
    cut: QUAY,
  },
  {
    says: 'paragraphs beside a player, in a box made as the story’s, are its lead',
    html: `<main>${HEAD}<section class="seg"><div class="seg-video-text"><div class="words"><p>${BOARD}</p></div></div></section><section class="seg"><div><div class="words"><p>${COST}</p><p>${WAIT}</p>${LONG}</div></div></section></main>`,
    kept: [BOARD, COST, WAIT],
  },
  {
    says: 'a list called related that points nowhere is of the story; one with links is not',
    html: `<main>${HEAD}<div class="txt"><p>${BOARD}</p><ul class="x-story-list"><li>The east pillar is cracked.</li><li>The west pillar may open by Friday.</li></ul><p>${COST}</p><p>${WAIT}</p><ul class="story-list"><li><a href="/a">Council delays its vote on meters.</a></li><li>Read on with us tonight.</li></ul></div></main>`,
    kept: [BOARD, 'The east pillar is cracked.', 'The west pillar may open by Friday.', WAIT],
    cut: ['Council delays its vote on meters.', 'Read on with us tonight.'],
  },
  {
    says: 'the id of a wrapper in a subhead is an anchor',
    html: `<main>${HEAD}<div class="txt">${STORY}<h2><span id="related_accidents">Accidents on the river</span></h2><p>${MORE}</p><p>${LAMP}</p></div></main>`,
    kept: ['Accidents on the river', MORE],
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
    says: 'lines below a paragraph that ends in a colon end the story',
    html: `<main>${HEAD}<div class="txt">${STORY}<p>Here is the calendar of the bureau, with the place and the number of people that it hopes for:</p><p>Feb. 7: Model railroads, Armory, 250</p><p>Feb. 14: Chicken supper, Station 2, 600</p></div></main>`,
    kept: ['Feb. 7: Model railroads, Armory, 250', 'Feb. 14: Chicken supper, Station 2, 600'],
  },
  {
    says: 'a synopsis and a caption that begin as the story does are printed once',
    html: `<main>${HEAD}<div class="synopsis">${BOARD} More tonight…</div><div class="pic">${BOARD} See picture.</div><div class="txt">${STORY}${LONG}</div></main>`,
    kept: [BOARD, WAIT],
    cut: ['More tonight…', 'See picture.'],
  },
  {
    says: 'a row of paragraphs without links is text, whatever its box is called',
    html: `<main>${HEAD}<div class="video_detail"><p>${BOARD}</p><p>${COST}</p><p>${WAIT}</p><p>${MORE}</p></div><div class="video"><p>A film of the quay, which was shot from the pilot house on Monday.</p></div>${QUAY.map((text) => `<div><div>${text}</div></div>`).join('')}</main>`,
    kept: [BOARD, COST, WAIT, MORE],
    cut: ['A film of the quay, which was shot from the pilot house on Monday.'],
  },
  {
    says: 'what stands beside the article element under a heading of its own is another story',
    html: `<main>${HEAD}<article class="post">${STORY}<p>${MORE}</p></article><div class="other"><h3>Also today</h3><p>${LAMP}</p><p>${QUAY[0]}</p></div></main>`,
    kept: [BOARD, COST, WAIT, MORE],
    cut: ['Also today', LAMP, QUAY[0]],
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
    says: 'where every paragraph has a class of furniture, classes say nothing',
    html: `<main><h1 id="gdpr-Title">Harbor board votes to widen the south quay</h1><p id="gdpr-Intro">${BOARD}</p><p class="gdpr-Paragraph">${COST}</p><p class="comment-Paragraph">${WAIT}</p></main>`,
    kept: [BOARD, COST, WAIT],
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
    says: 'hidden on small screens is not hidden',
    html: `<main>${HEAD}<div class="hidden md:block">${STORY}</div></main>`,
    kept: [BOARD, COST, WAIT],
  },
  {
    says: 'a builder of sites calls every box a widget',
    html: `<main>${HEAD}${[BOARD, COST, WAIT].map((text, i) => `<div class="elementor-element elementor-element-4cd${i}94e elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>${text}</p></div></div>`).join('')}</main>`,
    kept: [BOARD, COST, WAIT],
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
    says: 'a second look: paragraphs beside pictures, in boxes called so',
    html: `<main>${HEAD}<p>The board also thanked its clerk, who retires.</p>${[BOARD, COST, WAIT, MORE].map((text, i) => `<div class="image-box n${i}"><div class="tags"><p>${`${text} `.repeat(2)}</p></div></div>`).join('')}</main>`,
    kept: [BOARD, COST, WAIT, MORE].map((text) => `${text} ${text}`),
  },
  {
    says: 'a second look: the story is hidden until a script shows it',
    html: `<main>${HEAD}<p>The quay is closed to cars on Tuesdays and Fridays.</p><div style="display:none">${STORY}<p>${MORE} ${BOARD} ${COST}</p></div></main>`,
    kept: [BOARD, COST, WAIT],
  },
  {
    says: 'a second look leaves a gallery beside a short story',
    html: `<main>${HEAD}<article>${STORY}</article><div class="gallery">${[1, 2, 3].map((n) => `<p>${n}. ${LAMP} ${LAMP}</p>`).join('')}</div></main>`,
    kept: [BOARD, COST, WAIT],
    cut: [`1. ${LAMP} ${LAMP}`],
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
    says: 'words for screen readers, and the story again in a field to copy it from',
    html: `<main>${HEAD}<div>${STORY}<p>The treasurer, <a href="/t">Mia Holt<span>, opens new tab</span></a>, said that the levy ends in 2031.</p></div></main><form><textarea>${BOARD} ${COST} ${WAIT} ${MORE}</textarea></form>`,
    kept: [BOARD, COST, WAIT, 'The treasurer, Mia Holt, said that the levy ends in 2031.'],
    cut: [`${BOARD} ${COST} ${WAIT} ${MORE}`],
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
  {
    says: 'a label and lines below it, parted by breaks, end the story',
    html: `<main>${HEAD}<div>${STORY}<p>The berths:<br>North quay, Ada Brink, 1<br>South quay, Mia Holt, 2<br>Old quay, Jon Roe, 3</p></div></main>`,
    kept: ['The berths: North quay, Ada Brink, 1 South quay, Mia Holt, 2 Old quay, Jon Roe, 3'],
  },
  {
    says: 'terms in a list below the paragraphs are no labels and stamps',
    html: `<main>${HEAD}<div>${STORY}<dl><dt>Opens</dt><dd>June 3</dd><dt>Jobs</dt><dd>140</dd></dl></div></main>`,
    kept: [WAIT, 'Opens', 'June 3', 'Jobs', '140'],
  },
  {
    says: 'a list of what the page says of itself is none of the story',
    html: `<main>${HEAD}<div>${STORY}<dl><dt>Published</dt><dd>June 3</dd><dt>Comments</dt><dd>140</dd></dl></div></main>`,
    cut: ['June 3', '140'],
  },
  {
    says: 'a brief of two sentences keeps the short one',
    html: `<main><article>${HEAD}<div class="b"><p>LUNDEN (AP) — A man of 40 fell off the quay on Tuesday, officers said.</p><p>He was not named.</p></div></article></main>`,
    kept: ['He was not named.'],
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

test.for(KINDS)('$says', ({ html, kept = [], cut = [] }) => {
  const page = newPage({
    url: 'https://lunden.example/news/quay',
    bytes: Buffer.from(
      `<html><head><title>Harbor board votes to widen the south quay</title></head><body>${html}</body></html>`,
    ),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
  const made = clean(page, { cleanedAt: null });
  const body =
    made.outcome === 'article' ? made.article.body.paragraphs.flatMap(({ text, rows }) => rows?.flat() ?? [text]) : [];
  expect({
    lost: kept.filter((text) => !body.includes(text)),
    more: cut.filter((text) => body.includes(text)),
  }).toEqual({
    lost: [],
    more: [],
  });
});
