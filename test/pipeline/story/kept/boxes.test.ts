import { test } from 'vitest';
import { BOARD, COST, WAIT, STORY, HEAD, LAMP, MORE, QUAY, expectKept, type Kind } from './quay.ts';

const KINDS: readonly Kind[] = [
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
    says: 'a box with the headline and the story in it is the story, whatever its class says of cookies or comments',
    html: `<div class="wrap cookie-ok">${HEAD}<div class="txt">${STORY}</div></div><div class="low"><h3>Also today</h3><p>${MORE}</p></div>`,
    kept: [BOARD, COST, WAIT],
    cut: [MORE],
  },
  {
    says: 'the id of a wrapper in a subhead is an anchor',
    html: `<main>${HEAD}<div class="txt">${STORY}<h2><span id="related_accidents">Accidents on the river</span></h2><p>${MORE}</p><p>${LAMP}</p></div></main>`,
    kept: ['Accidents on the river', MORE],
  },
  {
    says: 'a row of paragraphs without links is text, whatever its box is called',
    html: `<main>${HEAD}<div class="video_detail"><p>${BOARD}</p><p>${COST}</p><p>${WAIT}</p><p>${MORE}</p></div><div class="video"><p>A film of the quay, which was shot from the pilot house on Monday.</p></div>${QUAY.map((text) => `<div><div>${text}</div></div>`).join('')}</main>`,
    kept: [BOARD, COST, WAIT, MORE],
    cut: ['A film of the quay, which was shot from the pilot house on Monday.'],
  },
  {
    says: 'where every paragraph has a class of furniture, classes say nothing',
    html: `<main><h1 id="gdpr-Title">Harbor board votes to widen the south quay</h1><p id="gdpr-Intro">${BOARD}</p><p class="gdpr-Paragraph">${COST}</p><p class="comment-Paragraph">${WAIT}</p></main>`,
    kept: [BOARD, COST, WAIT],
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
    says: 'words for screen readers, and the story again in a field to copy it from',
    html: `<main>${HEAD}<div>${STORY}<p>The treasurer, <a href="/t">Mia Holt<span>, opens new tab</span></a>, said that the levy ends in 2031.</p></div></main><form><textarea>${BOARD} ${COST} ${WAIT} ${MORE}</textarea></form>`,
    kept: [BOARD, COST, WAIT, 'The treasurer, Mia Holt, said that the levy ends in 2031.'],
    cut: [`${BOARD} ${COST} ${WAIT} ${MORE}`],
  },
];

test.for(KINDS)('$says', expectKept);
