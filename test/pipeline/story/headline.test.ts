import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const STORY = Array.from(
  { length: 4 },
  (_, n) =>
    `<p>The warden said on day ${n} that the tide table was posted at the gate and that nobody had read it so far.</p>`,
).join('');

function headlineOf(head: string, above: string, url = 'https://www.alderpost.example/story'): unknown {
  const html = `<html><head>${head}</head><body><ul><li><a href="/local">News by Industry</a></li></ul>${above}<div>${STORY}</div></body></html>`;
  const made = clean(
    newPage({ url, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', fetchedAt: null }),
    { cleanedAt: null },
  );
  return made.outcome === 'article' ? made.article.headline : made.reject;
}

const SHOWN = '<div class="t18">Tide table goes unread</div>';

test.for([
  ['Tide table goes unread_English_Alder', SHOWN],
  ['Tide table goes unread - National - General - Campbell Post', SHOWN],
  ['Alder Bay: Tide table goes unread', SHOWN],
  ['Tide table goes unread | Local News, Live Scores, Weather, Fixtures, Results and Reports', SHOWN],
  ['Tide table goes unread-Travel-Services-News by Industry-The Alder Post', SHOWN],
  ['Tide table goes unread - News - Alder, ME', ''],
  ['Sports - Tide table goes unread', ''],
  ['Tide table goes unread on AlderPost.com', ''],
  ['Tide table goes unread : ALDERPOST', ''],
  ['Tide table goes unread | Breaking news | Alder Post', ''],
] as const)('the page’s own line, or the title without outlet and section: %s', ([title, above]) => {
  expect(headlineOf(`<title>${title}</title>`, above)).toBe('Tide table goes unread');
});

test.for([['Alder Post | alderpost.example | Tide table goes unread'], ['Tide table goes unread | Opinion']] as const)(
  'a heading without outlet and section: %s',
  ([heading]) => {
    expect(headlineOf(`<title>${heading}</title>`, `<h1>${heading}</h1>`)).toBe('Tide table goes unread');
  },
);

test.for([
  ['Budget 3.0 | Warden hires army of readers', '<h1>Budget 3.0 | Warden hires army of readers</h1>'],
  ['Premier League - Warden in winning return', '<h1>Premier League - Warden in winning return</h1>'],
] as const)('kept whole: %s', ([title, above]) => {
  expect(headlineOf(`<title>${title}</title>`, above)).toBe(title);
});

test.for([
  [
    'a question mark where a charset lost an apostrophe',
    'How to read the tide: warden’s guide',
    '<h1>How to read the tide? warden? guide</h1>',
    'How to read the tide: warden’s guide',
  ],
  ['a question that is one', 'Who reads the tide? Nobody does', '<h1>Who reads the tide? Nobody does</h1>', null],
  [
    'two words set against each other',
    'Best tide tables: Read by nobody at the gate | Alder Post',
    '<h1>The best tide tables<span class="block">Read by nobody at the gate</span></h1>',
    'The best tide tables Read by nobody at the gate',
  ],
  ['a name with a capital inside', 'The LightHouse keeper reads', '<h1>The LightHouse keeper reads</h1>', null],
  [
    'a tag that the story is about',
    'Thirty years of &lt;br&gt; tags',
    '<h1>Thirty years of &lt;br&gt; tags</h1><p>A &lt;br&gt; breaks a line.</p><p>No &lt;br&gt; is closed.</p>',
    'Thirty years of <br> tags',
  ],
  [
    'a tag that was left over',
    'Tide table &lt;br&gt; goes unread',
    '<h1>Tide table &lt;br&gt; goes unread</h1>',
    'Tide table goes unread',
  ],
] as const)('a broken heading: %s', ([, title, above, wanted]) => {
  expect(headlineOf(`<title>${title}</title>`, above)).toBe(wanted ?? title);
});

test('where nothing of a headline is left, the outlet’s name is better than its number', () => {
  expect(headlineOf('<title>Alder Post - 6.0</title>', '')).toBe('Alder Post');
});

const NAME = '<meta property="og:site_name" content="The Alder Post">';

test.for([
  [
    'the title names the outlet alone',
    `${NAME}<title>The Alder Post - Latest News</title><meta property="og:title" content="The Alder Post">`,
    '<h1>Tide table goes unread</h1>',
  ],
  [
    'a blog’s name stands in the title too',
    '<title>Nobody reads tide table : The Ebb : Alder Radio</title>',
    '<h2>The <b>Ebb</b></h2><h3><a href="/ebb">The Ebb</a></h3><h1>Tide table goes unread</h1>',
  ],
  [
    'the first heading is a link to the front page',
    '<title>Tide table goes unread</title>',
    '<h1><a href="/">Tide table of Alder, goes unread daily</a></h1><h2>Tide table goes unread</h2>',
  ],
  [
    'the outlet stands behind a dash',
    `${NAME}<title>Tide table goes unread</title>`,
    '<h1>Tide table goes unread – The Alder Post</h1>',
  ],
  [
    'the title holds rests of markup',
    '<title>Tide table &amp;amp; gate &lt;em&gt;go&lt;/em&gt; unread</title>',
    '',
    'Tide table & gate go unread',
  ],
  [
    'the heading is a section’s name, the headline bold above the byline',
    '<title>Alder Post - Local Wire</title>',
    '<h1>Local Wire</h1><div><b>Warden finds tide table unread at gate</b><br>By Jo Roe</div>',
    'Warden finds tide table unread at gate',
  ],
] as const)('where %s', ([, head, above, headline = 'Tide table goes unread']) => {
  expect(headlineOf(head, above)).toBe(headline);
});

const SITE = '<title>Alder Post - News, Weather and Sports</title>';

test.for([
  ['bold', '<p><b>Warden finds tide table unread</b></p>'],
  ['in a class of its own', '<div class="storyHeadline">Warden finds tide table unread</div><div>Jan. 4, 2008</div>'],
  ['with the date on a line below it', '<p><b>Warden finds tide table unread<br>Jan. 4, 2008, 10:15 EST</b></p>'],
  [
    'below a line that says nothing of the story',
    '<h3>Our ferry and harbor news</h3><h2>Warden finds tide table unread</h2>',
  ],
] as const)('where all pages have one title, the line above the story is the headline: %s', ([, above]) => {
  expect(headlineOf(SITE, above)).toBe('Warden finds tide table unread');
});

test.for([
  ['that says nothing of the story', '<p><b>Win two tickets to the summer fair</b></p>'],
  ['with a year', '<p><b>Posted by the warden on tide table day 2008</b></p>'],
  ['that is a link', '<p><b><a href="/other">Warden posted tide table at gate</a></b></p>'],
  ['that is a sentence', '<p><b>The warden posted the tide table at the gate.</b></p>'],
] as const)('no headline: a line above the story %s', ([, above]) => {
  expect(headlineOf(SITE, above)).toBe('Alder Post');
});

test.for<[string, string, string]>([
  [
    'the heading under a section’s',
    '<title>alder.example - Local Wire</title>',
    '<h1>Local Wire</h1><p>9 January 2026</p><h2>Tide table goes unread</h2>',
  ],
  ['the heading where there is no title', '', '<h2>Tide table goes unread</h2><p>By Agencies on Friday</p>'],
  [
    'the line above a caption where there is neither title nor heading',
    '',
    '<ul><li><a href="/print">Printable version</a></li></ul><div class="sh">Tide table goes unread</div><div class="cap">Nobody has been at the gate since last week</div>',
  ],
  [
    'a smaller heading before that of the comments',
    '<title>Tide table goes unread</title>',
    '<h3>Tide table goes unread</h3><h2>15 Replies to “Tide table goes unread”</h2>',
  ],
  [
    'a heading without its date',
    '<title>Tide table goes unread | Ann’s blog</title><meta property="og:title" content="Tide table goes unread">',
    '<h1>Dec 18 2025 Tide table goes unread</h1>',
  ],
  [
    'a heading before the blog’s name, which is a link',
    '<title>Harbor: Daily Dish : Tide table goes unread</title>',
    '<h1><a href="/dish/">Harbor: Daily Dish</a></h1><h2>Tide table goes unread</h2>',
  ],
  [
    'a title that says where it is from',
    '<title>Tide table goes unread (from The Alder Post)</title><meta property="og:site_name" content="The Alder Post">',
    '',
  ],
  [
    'a part of the title before a heading that says the other',
    '<title>Alder Rovers - Tide table goes unread</title>',
    '<h1>Alder Rovers Football Club News</h1><div class="top_title">Tide table goes unread</div>',
  ],
  [
    'a heading without the section’s name in it, where a title has it so',
    '<title>Tide table goes unread | Alder Post</title>',
    '<h1><span class="kicker">Harbor</span> Tide table goes unread</h1>',
  ],
  [
    'a heading without a label and without the number of comments',
    '<title>Tide table goes unread | Alder Post</title>',
    '<h1>Tide table goes unread <i class="badge">VIDEO</i> <a href="#c">(12 comments)</a></h1>',
  ],
])('the headline is %s', ([, head, above]) => {
  expect(headlineOf(head, above)).toBe('Tide table goes unread');
});

test('a heading behind whose bars stands what it belongs to', () => {
  const heading = 'How to read a tide table before dawn | Visitor Desk | Harbor of Alder';
  expect(headlineOf(`<title>${heading}</title>`, `<h1>${heading}</h1>`)).toBe('How to read a tide table before dawn');
});

test.for([
  ['Colleges: Warden keeps busy', 'Colleges: Warden keeps busy'],
  ['Warden keeps busy', 'Colleges: Warden keeps busy'],
] as const)('a label that a title has too is the headline’s: %s', ([title, wanted]) => {
  const head = `<title>${wanted}</title><meta property="og:title" content="${title}">`;
  expect(headlineOf(head, '<h1>Colleges: Warden keeps busy</h1>')).toBe(wanted);
});

test('a line with its time under it, where the title names the site and its subjects', () => {
  expect(
    headlineOf(
      '<title>alder - Latest football news, transfers, reports</title>',
      '<table><tr><td><b>Tide table read by nobody</b><br>20260109 15:24</td></tr></table>',
    ),
  ).toBe('Tide table read by nobody');
});

const PARAGRAPH = `<p>${'Nobody has been at the gate since the warden posted the table of tides there on the first day of the month, '.repeat(2)}</p>`;
const LADEN = 'Tide table of the harbor goes unread';

test.for<[string, string, string, string?]>([
  [
    'the h1, where a part’s heading under the first paragraph says more of the title',
    '<title>What is a tide table? | Alder Post</title>',
    `<h1>How a tide table is read, hour by hour</h1>${PARAGRAPH}<h2>What is a tide table?</h2>`,
    'How a tide table is read, hour by hour',
  ],
  [
    'the heading under an h1 and a deck',
    `<title>${LADEN}</title>`,
    `<h1>Readers of the tide table write to us</h1><p>A column by our readers</p><h2>${LADEN}</h2>`,
    LADEN,
  ],
  [
    'the one of several h1s that is no link and that a title tells of',
    '<title>Where to row in Alder</title><meta property="og:title" content="Our favorite rowing spots in Alder">',
    '<h1>The best bays and coves in Alder for rowing</h1><h1><a href="/2">Ten coves of other harbors</a></h1><h1><a href="/3">Boats of Alder</a></h1>',
    'The best bays and coves in Alder for rowing',
  ],
  [
    'an h1 that stands there twice',
    '<title>How do you set up a boat shed? | Alder Charts</title>',
    '<h1>Setting up an ergonomic boat shed</h1><h1>Setting up an ergonomic boat shed</h1>',
    'Setting up an ergonomic boat shed',
  ],
  ['a heading without the month behind it', `<title>${LADEN}</title>`, `<h2>${LADEN} / Dec 2025</h2>`, LADEN],
  [
    'a heading whose date stands before a part of the title',
    '<title>Tide table unread - Harbor Life - Quayside AD</title>',
    '<h1>Wednesday, 09 January 2008 Tide table unread</h1><h2>Warden fails to make his point about tides</h2>',
    'Tide table unread',
  ],
  [
    'a heading whose apostrophe the title lost',
    '<title>Pace Star Sajs Riverside Adventure (from The Alder Bay News)</title>',
    '<div class="headline">Pace star Saj’s riverside adventure</div>',
    'Pace star Saj’s riverside adventure',
  ],
  ['a title without arrows', '<title>» Tide table goes unread «</title>', '', 'Tide table goes unread'],
  [
    'the heading where the title is a rest of markup',
    '<title>Television - Intww.alderpost.example/search/opensearch.xml" /></title>',
    '<h1>Dave Berry</h1>',
    'Dave Berry',
  ],
  [
    'the story’s, where a heading names a section',
    '<title>Alder.example - Special kit for harbor derby - All The News - Alder News</title>',
    '<h1>All The News</h1><h2>Special kit for harbor derby</h2>',
    'Special kit for harbor derby',
  ],
  [
    'the story’s, where a heading names the outlet and a section',
    '<title>Bucket list tops boat office - Alderpost Culture News Blog</title>',
    '<h1>Alderpost Culture News Blog</h1><h3 class="b-title">Bucket list tops boat office</h3>',
    'Bucket list tops boat office',
  ],
  [
    'the one line that its class calls so, where the title says nothing of it',
    '<title>Alder Wire Online - Alder Maine</title>',
    `<div class="headline">Aspen die-off alarms foresters<br>By Jo Roe</div>${PARAGRAPH}`,
    'Aspen die-off alarms foresters',
  ],
  [
    'a short part of the title before the name of the site',
    '<title>Tides - University of Alder Bay and Quay</title><meta property="og:site_name" content="University of Alder Bay and Quay">',
    '',
    'Tides',
  ],
  [
    'a line that shows a title with its outlet',
    '<title>The ultimate tide table checklist | Alder Charts</title>',
    '<alder-line>The ultimate tide table checklist | Alder Charts</alder-line>',
    'The ultimate tide table checklist',
  ],
  [
    'a headline that the page gives for its site’s name as well',
    '<title>How to build a quay: a whole guide | Clay</title><meta property="og:site_name" content="How to build a quay: a whole guide | Clay">',
    `<h1>How to build a quay: a whole guide</h1>${PARAGRAPH}<h2>Introduction to the tide table</h2>`,
    'How to build a quay: a whole guide',
  ],
  [
    'the line above the story, where the title is an address and a section',
    '<title>Alderpost.example: Harbor</title>',
    '<p><b>Envoy inspects nothing by the gate</b></p>',
    'Envoy inspects nothing by the gate',
  ],
  [
    'a heading with more than its title, which no element tells apart',
    '<title>Tide table goes unread | Alder Post</title>',
    '<h1>Tide table goes unread by all</h1>',
    'Tide table goes unread by all',
  ],
])('the headline is %s', ([, head, above, wanted]) => {
  expect(headlineOf(head, above)).toBe(wanted);
});
