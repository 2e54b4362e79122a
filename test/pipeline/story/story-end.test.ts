import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const HEADLINE = 'Harbor board votes to widen the south quay';
const HEAD = `<h1>${HEADLINE}</h1>`;
const STORY = [
  'The harbor board of Lunden voted 5-2 on Monday to widen the south quay, officials said after the meeting.',
  'The work is to cost 2.4 million crowns and will be paid by a levy on berths, according to the treasurer.',
  '“We could not wait another winter for the state to help us,” the chair, Ada Brink, told reporters.',
  'The quay is to be forty meters longer than the old one, which was built in 1911 and last mended in 1974.',
  'A levy on berths pays for it, and the state adds a tenth once the first pile stands in the river bed.',
  'The fishermen of the north side asked for it first, in a letter that all of them signed in the spring.',
  'The old piles lean, and a diver who looked at them in May would not go down a second time, the board heard.',
] as const;
const LAST = 'Work is to be over before the first ferries of the summer come in, which is a year from now.';
const TEXT = STORY.map((text) => `<p>${text}</p>`).join('');
const TOOLS =
  '<ul class="share"><li><a href="/s">Share</a></li><li><a href="/t">Post</a></li></ul><form><label>Your name</label><label>Your mail</label></form>';
const BIO = 'Jo Marsh has written on rivers and their towns for eleven years and lives with two dogs above a bakery.';
const JOB = 'A pilot house on the upper river is looking for somebody who can read charts and does not mind the cold.';

const LAMP = [
  'The lamp of the old pilot house was found in an attic on Tuesday, the museum of Lunden said.',
  'It had been missing since the storm of 1962, when the house lost its roof and half of its wall.',
  '“We thought it was at the bottom of the river,” said Ned Alder, who keeps the museum.',
] as const;
const SAID = [
  'I have fished off that quay for thirty years and nobody ever asked me if it should be wider.',
  'Good. The old one was a disgrace, and my nephew lost a boot between the planks last summer.',
  'You could at least read the story before you write, Gull. It says that the state adds a tenth.',
  'Does anybody know if the pilot house stays? It is the only place where we can stand out of the rain.',
] as const;
const NAMES = ['old salt', 'Gull', 'Marge from Lunden', 'tom1974'] as const;
const WHEN = [
  'March 4, 2025 at 5:14 pm',
  'March 4, 2025 at 6:02 pm',
  'March 5, 2025 at 7:15 am',
  'March 5, 2025 at 9:41 am',
];
const posts = (make: (text: string, name: string, when: string, n: number) => string): string =>
  `<main>${HEAD}<div class="txt">${TEXT}</div><div class="low">${SAID.map((text, n) => make(text, NAMES[n]!, WHEN[n]!, n)).join('')}</div></main>`;

/** What stands below the story's last paragraph. One row, one kind. */
const ENDS: readonly { says: string; html: string; kept?: readonly string[]; cut?: readonly string[] }[] = [
  {
    says: 'boxes of another make below links and forms are none of the story',
    html: `<main>${HEAD}<div class="txt">${TEXT}${TOOLS}<div class="who"><h2>Who wrote this</h2><div class="w">${BIO}</div></div><div class="jobs"><div class="j">${JOB}</div></div></div></main>`,
    kept: STORY,
    cut: ['Who wrote this', BIO, JOB],
  },
  {
    says: 'the story goes on below links and forms in its own box, and in one made as its own',
    html: `<main>${HEAD}<div class="txt">${TEXT}${TOOLS}<ul><li>The treasurer will answer questions on Friday at the pilot house.</li></ul></div><div class="txt"><p>${LAST}</p></div></main>`,
    kept: [...STORY, 'The treasurer will answer questions on Friday at the pilot house.', LAST],
  },
  {
    says: 'a quotation in italics is no account of the author',
    html: `<main>${HEAD}<div class="txt">${TEXT}<p><i>"But Robbie is a pilot whom we like, and he will be asked to stay for as long as he wants,"</i></p></div></main>`,
    kept: [...STORY, 'But Robbie is a pilot'],
  },
  {
    says: 'one advertisement ends no story',
    html: `<main>${HEAD}<div class="txt">${TEXT}<div class="ad-slot">Advertisement</div><div class="end"><div class="e">${LAST}</div></div></div></main>`,
    kept: [...STORY, LAST],
  },
  {
    says: 'a text parted by breaks alone has its end too',
    html: `<main>${HEAD}<div class="txt">${STORY.join('<br><br>')}${TOOLS}<div class="who"><p>${BIO}</p></div></div></main>`,
    kept: STORY,
    cut: [BIO],
  },
  {
    says: 'a guide of many parts has parts in other shapes',
    html: `<main>${HEAD}<div class="txt">${STORY.map((text, i) => `<h2>Part ${i + 1} of the guide</h2><p>${text}</p>`).join('')}${TOOLS}<div class="tips"><h2>What it costs</h2><div class="tip">${JOB}</div></div></div></main>`,
    kept: [...STORY, JOB],
  },
  ...[
    posts((text, name, when) => `<div class="i"><b>${name}</b> <span>${when}</span><p>${text}</p></div>`),
    posts((text, name, _, n) => `<div class="i"><h4>${name}</h4><div>${n + 2} hours ago</div><p>${text}</p></div>`),
    posts((text, name, when) => `<div class="i"><p>${text}</p><p class="m">${name}, ${when}</p></div>`),
    posts((text, name, when) => `<div class="i"><b>${name}</b> ${when}<br>${text}</div>`),
    posts((text, name, _, n) => `<div class="i"><h4>${name}</h4><p>${text}</p><a href="#r${n}">Reply</a></div>`),
    posts((text, name, when) => `<div class="i"><h4>${name}</h4><i>${when}</i><p>${text}</p></div>`).replace(
      '</div><div class="low">',
      '',
    ),
  ].map((html, n) => ({
    says: `a run of names, times and what readers say is none of the story, whatever it is called (${n + 1})`,
    html,
    kept: STORY,
    cut: [...SAID, ...NAMES],
  })),
  {
    says: 'reports by the hour, each by its reporter, are the story',
    html: `<main>${HEAD}<div class="txt">${TEXT}</div><div class="low">${[JOB, BIO, LAST].map((text, n) => `<div class="i"><h4>${['Jo Marsh', 'Ann Lobo'][n % 2]!}</h4><i>${WHEN[n]!}</i><p>${text}</p><p>${text} “I saw it from the quay,” said Ada Brink.</p></div>`).join('')}</div></main>`,
    kept: [...STORY, JOB, BIO, LAST],
  },
  {
    says: 'days and hours of a fair are the story, whatever you may bring',
    html: `<main>${HEAD}<div class="txt">${TEXT}${WHEN.map((when, n) => `<h3>Evening ${n + 1}: ${when}</h3><p>Bring your own ${n + 1} chairs, and be there before the lamp is lit in the pilot house.</p>`).join('')}</div></main>`,
    kept: [...STORY, 'Evening 2', 'Bring your own 2 chairs'],
  },
  ...(
    [
      ['<div class="one"><h1>', '</h1>', '</div>', '<div class="one"><h1>Lamp is found in an attic</h1>'],
      [
        '<div class="one"><h1>',
        '</h1>',
        '</div>',
        '<div class="one"><h2><a href="/lamp">Lamp is found in an attic</a></h2>',
      ],
      [
        '<div class="one"><h1>',
        '</h1>',
        '</div>',
        '<div class="one"><h2>Lamp is found in an attic</h2><p>By Ann Lobo</p>',
      ],
      [
        '<div class="one" data-url="/quay"><h1>',
        '</h1>',
        '</div>',
        '<div class="one" data-url="/lamp"><h2>Lamp is found in an attic</h2>',
      ],
      ['<div><h1>', '</h1>', '', '<h1>Lamp is found in an attic</h1><p>By Ann Lobo</p>'],
      ['<div><h1>', '</h1>', '', '<h2>Lamp is found in an attic</h2><p>By Ann Lobo</p><p>March 4, 2025</p>'],
    ] as const
  ).map(([open, close, end, next], n) => ({
    says: `a headline with what only a story has opens another (${n + 1})`,
    html: `<main>${open}${HEADLINE}${close}${TEXT}${end}${next}${LAMP.map((text) => `<p>${text}</p>`).join('')}</div></main>`,
    kept: STORY,
    cut: ['Lamp is found in an attic', ...LAMP],
  })),
  {
    says: 'things of a list, each under its link in a box made as the first, are the story',
    html: `<main><div class="one">${HEAD}${TEXT}</div>${LAMP.map((text, n) => `<div class="one"><h2><a href="/thing-${n}">Lamp number ${n + 1}</a></h2><p>${text}</p><p>${n}: ${JOB}</p><p>${n}: ${BIO}</p></div>`).join('')}</main>`,
    kept: [...STORY, 'Lamp number 2', ...LAMP],
  },
];

test.for(ENDS)('$says', ({ html, kept = [], cut = [] }) => {
  const outcome = clean(
    newPage({
      url: 'https://www.lunden-courier.example/news/2025/03/04/board-votes-to-widen-south-quay',
      bytes: Buffer.from(
        `<!doctype html><html><head><title>Harbor board votes to widen the south quay</title></head><body>${html}</body></html>`,
      ),
      contentType: 'text/html; charset=utf-8',
      fetchedAt: null,
    }),
    { cleanedAt: null },
  );
  const text = outcome.outcome === 'article' ? outcome.article.body.text : '';
  for (const words of kept) expect(text).toContain(words);
  for (const words of cut) expect(text).not.toContain(words);
});
