import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const STORY = `
<p>Marsh End’s old grain store will open as a market hall in May, seven years after the mill beside it burned down.</p>
<p>The town bought the building for one crown and spent two million on its roof, its floor and the wall that faces the river.</p>
<p>Forty stalls have been let. Most of them go to growers from the valley, who sold from their vans until now.</p>
<p>“We had people asking for keys before there was a door,” said the hall’s warden, who has kept the list since the winter.</p>`;

interface Page {
  readonly head?: string;
  readonly above?: string;
  readonly below?: string;
  /** Above the page's own element, such as a site's name. */
  readonly top?: string;
  /** At the end of the story's own element. */
  readonly inside?: string;
}

function people({ head = '', top = '', above = '', inside = '', below = '' }: Page): string[] {
  const html = `<html><head><title>Grain store opens as a market hall</title>${head}</head><body>${top}
    <main><h1>Grain store opens as a market hall</h1>${above}<div class="text">${STORY}${inside}</div>${below}</main></body></html>`;
  const outcome = clean(
    newPage({ url: 'https://marshlantern.example/hall', bytes: Buffer.from(html), contentType: null, fetchedAt: null }),
    { cleanedAt: null },
  );
  return outcome.outcome === 'article'
    ? outcome.article.bylines.flatMap((byline) => byline.people.map(({ name }) => name))
    : [];
}

const AUTHOR = '<meta name="author" content="Ada Quill, Marsh Lantern">';

test.for<[string, Page, string[]]>([
  [
    'on the line after its label',
    { above: '<div><p>Written by</p><p>Tove Lindqvist</p></div><p>Contents</p>' },
    ['Tove Lindqvist'],
  ],
  [
    'under a label below the story',
    { below: '<div><h2>Article by</h2><div>Tove Lindqvist</div></div>' },
    ['Tove Lindqvist'],
  ],
  ['beside the day', { above: '<p>Tove Lindqvist</p><p>23.07.2025 · 6 min read</p>' }, ['Tove Lindqvist']],
  ['beside what they are', { above: '<p>Tove Lindqvist</p><p>Senior Reporter</p>' }, ['Tove Lindqvist']],
  [
    'a section beside the day',
    { above: '<p>River Stalls</p><p>23.07.2025 · 6 min read</p>', below: '<p>All stalls are on the river.</p>' },
    [],
  ],
  ['a link to elsewhere beside the day', { above: '<p><a href="/t/9">Harbor Lights</a></p><p>23.07.2025</p>' }, []],
  [
    'linked as the author in the foot',
    {
      below:
        '<footer><div class="sticky"><p class="name"><a rel="author" href="/w/7">Tove Lindqvist</a></p></div></footer>',
    },
    ['Tove Lindqvist'],
  ],
  [
    'linked authors of teasers',
    {
      below:
        '<footer><p><a rel="author" href="/w/7">Tove Lindqvist</a></p><p><a rel="author" href="/w/8">Per Dahl</a></p></footer>',
    },
    [],
  ],
  [
    'a label in the byline’s box, and the byline outside it',
    { above: '<p class="byline">Harbor Lantern</p><div class="x9">By Tove Lindqvist ⋅ Senior Reporter</div>' },
    ['Tove Lindqvist'],
  ],
  [
    'in capitals over a line that says what they are',
    { above: '<p>TOVE LINDQVIST and PER DAHL</p><p>Staff Writers</p>' },
    ['Tove Lindqvist', 'Per Dahl'],
  ],
  [
    'glued to the day',
    { above: '<div><span>Tove Lindqvist</span><span>23 July 2025</span></div>' },
    ['Tove Lindqvist'],
  ],
  [
    'beside the day, above the headline’s own lines',
    { above: `<p>A hall for forty stalls stands where grain was kept.</p><div>Anna Lindqvist · July 23, 2025</div>` },
    ['Anna Lindqvist'],
  ],
  [
    'whoever took the picture',
    { above: '<figcaption>The hall in Marsh End on 23 July 2025 (AFP / Anna Lindqvist)</figcaption>' },
    [],
  ],
  ['a line over no role', { above: '<p>THE OLD MILL and TWO BARGES</p><p>Staff Picks</p>' }, []],
  ['the outlet beside its writer', { head: AUTHOR }, ['Ada Quill']],
  [
    'below a deck and a picture',
    {
      above:
        '<p>Seven years after the fire the old grain store of Marsh End opens its doors to forty growers, and to everybody who wants to buy.</p><figure><img src="/1.jpg"><figcaption>The store in the spring</figcaption></figure><p class="q1">Jane Fenn, Marsh Agency</p><div class="k2">ByTove Lindqvist</div><div>Published March 9, 2026</div>',
    },
    ['Tove Lindqvist'],
  ],
  [
    'above the last lines, which say who that is',
    { inside: '<h3>Written by Tove Lindqvist</h3><p>Tove Lindqvist grows pears, and sells them from a van.</p>' },
    ['Tove Lindqvist'],
  ],
  [
    'a name over a line that begins with it',
    {
      below:
        '<div class="call"><h3>Tove Lindqvist</h3><p>Tove Lindqvist is the editor of the valley’s monthly paper and keeps bees.</p></div><p>The hall will be closed on Mondays, as the mill was before it.</p>',
    },
    ['Tove Lindqvist'],
  ],
  [
    'a thing over a line that begins with it',
    {
      below:
        '<h3>Art Deco</h3><p>Art Deco is a style of the years between the wars, and the hall has a door of it.</p>',
    },
    [],
  ],
  [
    'under a label in a box beside the story',
    { below: '<aside><h3>Published</h3><p>August 30, 2024</p><h3>Author</h3><p>Tove Lindqvist</p></aside>' },
    ['Tove Lindqvist'],
  ],
  [
    'under a label of two words',
    { below: '<section><h2>Article written by:</h2><h3>Tove Lindqvist, MD, FACP</h3></section>' },
    ['Tove Lindqvist'],
  ],
  [
    'with the day behind a dot',
    {
      head: '<meta name="author" content="Three Pears Planted"><meta property="og:site_name" content="Three Pears Planted">',
      above: '<div class="my-meta">by Tove Lindqvist ● December 23, 2025 ● 6 min read</div>',
    },
    ['Tove Lindqvist'],
  ],
  [
    'three in a line',
    { above: '<div class="sub">Tove Lindqvist, Anna C. Dahl, Per Roe</div>' },
    ['Tove Lindqvist', 'Anna C. Dahl', 'Per Roe'],
  ],
  [
    'a declared writer in a line of several',
    {
      head: '<meta name="author" content="Tove Lindqvist">',
      above: '<div class="byline">Tove Lindqvist, Anna Dahl &amp; Per Roe</div>',
    },
    ['Tove Lindqvist', 'Anna Dahl', 'Per Roe'],
  ],
  [
    'teasers’ writers below an outlet’s own byline',
    {
      above: '<p class="byline">By Lantern Staff</p>',
      inside: '<div class="related"><p class="meta">By Per Dahl</p><p class="meta">By Ann Poe</p></div>',
    },
    [],
  ],
  [
    'a declared organisation',
    {
      head: `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', headline: 'Grain store opens as a market hall', author: { '@type': 'Organization', name: 'Furmano Pears' } })}</script>`,
    },
    [],
  ],
  [
    'with what she is and her house, in small letters',
    {
      above:
        '<div class="k2">by Anna Lindqvist, Senior Director, Content &amp; Pears, PearSherpa and PEARLABS Institute</div>',
    },
    ['Anna Lindqvist'],
  ],
  [
    'between the story’s paragraphs',
    {
      inside:
        '<p>by Anna Lindqvist, Senior Director, Content &amp; Pears, PearSherpa and PEARLABS Institute</p><p>The hall will be closed on Mondays, as the mill was before it, and on the days of the spring tide.</p>',
    },
    ['Anna Lindqvist'],
  ],
  [
    'in a sentence that says so',
    { inside: '<p>This post was written by Tove Lindqvist, MD, gastroenterologist, Pearview Health.</p>' },
    ['Tove Lindqvist'],
  ],
  [
    'under the page’s one label, far below',
    {
      below: `${'<p class="cite">Roe A. On pears. Dahl, 2024.</p>'.repeat(20)}<div><h3>Article written by:</h3><h3>Tove Lindqvist-Fenn, MD, FOMA, DABOM</h3><h3>Article reviewed by:</h3><h3>Anna Dahl, MD</h3></div>`,
    },
    ['Tove Lindqvist-Fenn'],
  ],
  [
    'several under a label in a box beside the story',
    {
      top: '<div class="sidebar"><div>Date</div><div>November 2003</div><div>Author(s)</div><div>Tove A. Lindqvist</div><div>Per Dahl</div><div>Download</div></div>',
    },
    ['Tove A. Lindqvist', 'Per Dahl'],
  ],
  [
    'labels of several teasers',
    {
      below: `${'<p class="cite">Roe A. On pears. Dahl, 2024.</p>'.repeat(20)}<div>Author</div><div>Tove Lindqvist</div><div>Author</div><div>Per Dahl</div>`,
    },
    [],
  ],
  [
    'the one name in elements called after an author’s',
    { top: '<div class="sidebar"><div class="video-post_author-name">Tove Lindqvist</div></div>' },
    ['Tove Lindqvist'],
  ],
  [
    'names of several authors',
    {
      top: '<div class="sidebar"><div class="author-name">Tove Lindqvist</div><div class="author-name">Per Dahl</div></div>',
    },
    [],
  ],
  ['a commenter', { below: '<div class="comment-author-name">Tove Lindqvist</div><p>I shall be there.</p>' }, []],
  [
    'the foot that says who posted it',
    { inside: '<footer><p>Posted by Tove Lindqvist on 2025-12-18 in pears. Tags: pears, stores, halls.</p></footer>' },
    ['Tove Lindqvist'],
  ],
  [
    'a name over a line in a byline’s box',
    {
      above:
        '<p>Forty growers have asked for a stall, and here is what they will sell when the hall opens to everybody in the valley.</p><p>Tove Lindqvist</p><p class="byline">Licensed Pear Grader, M.A. Journalism</p>',
    },
    ['Tove Lindqvist'],
  ],
  ['a holder of rights alone', { below: '<footer>© 2025 Anna Lindqvist. All rights reserved.</footer>' }, []],
  [
    'credentials of several in one line',
    {
      above:
        '<div class="sub">Ellen Lindqvist, VMD, DACVB; Monica Fennrecil, BA, LVT, VTS (Pears); Deborah Dahl, DVM, DACVB &amp; Gary Roeberg, DVM, DACVB</div>',
    },
    ['Ellen Lindqvist', 'Monica Fennrecil', 'Deborah Dahl', 'Gary Roeberg'],
  ],
  [
    'more in a line of names than are declared',
    {
      head: '<meta name="author" content="Tove Lindqvist">',
      above: '<div class="text-2">Tove Lindqvist, Anna Dahl, Per Cortes Roe &amp; Supa Patra</div>',
    },
    ['Tove Lindqvist', 'Anna Dahl', 'Per Cortes Roe', 'Supa Patra'],
  ],
  [
    'the headline again, in the form of a byline',
    { above: '<p class="byline">Grain Store Opens As A Market Hall</p><p class="byline">By Tove Lindqvist</p>' },
    ['Tove Lindqvist'],
  ],
  [
    'posters of comments below the story’s own byline',
    {
      above: '<p class="byline">By Tove Lindqvist | January 14, 2008</p>',
      inside:
        '<p class="byline">Posted by: Lucky Lakeshore | January 14, 2008 06:24 PM</p><p class="byline">Posted by: Per Dahl | January 14, 2008 07:05 PM</p>',
    },
    ['Tove Lindqvist'],
  ],
  [
    'a person declared an organisation',
    {
      head: `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', headline: 'Grain store opens as a market hall', author: { '@type': 'Organization', name: 'Ann Poe' } })}</script>`,
    },
    ['Ann Poe'],
  ],
  [
    'the story’s of many declared articles, one with an entity in its headline',
    {
      head: `<script type="application/ld+json">${JSON.stringify([
        { '@type': 'Article', headline: 'Grain store opens as a market &#104;all', author: { name: 'Ann Poe' } },
        { '@type': 'Article', headline: 'Ferry stays in the harbor', author: { name: 'Per Dahl' } },
      ])}</script>`,
    },
    ['Ann Poe'],
  ],
])('a writer: %s', ([, page, wanted]) => {
  expect(people(page)).toEqual(wanted);
});

test('of many writers each is named once', () => {
  const list = ['Tove Lindqvist', 'Per Dahl', 'Ada Quill'];
  const ld = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'Grain store opens as a market hall',
    author: list.map((name) => ({ '@type': 'Person', name })),
  });
  expect(
    people({
      head: `<script type="application/ld+json">${ld}</script><meta name="author" content="${list.join(', ')}">`,
    }),
  ).toEqual(list);
});
