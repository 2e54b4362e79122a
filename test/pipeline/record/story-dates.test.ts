import { expect, test } from 'vitest';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';

const STORY = Array.from(
  { length: 4 },
  (_, n) =>
    `<p>On day ${n} the keeper of the locks wrote down the height of the river and told the mill that it would rise.</p>`,
).join('');
const NOW = '2026-03-05T09:00:00Z';
const STAMPED = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Keeper counts the river","datePublished":"${NOW}","dateModified":"${NOW}"}</script>`;

function datesOf(head: string, above: string, below = '', url = 'https://lockpost.example/river'): unknown {
  const html = `<html><head><title>Keeper counts the river</title>${head}</head><body><main>${above}<div>${STORY}</div>${below}</main></body></html>`;
  const made = clean(newPage({ url, bytes: Buffer.from(html), contentType: null, fetchedAt: null }), {
    cleanedAt: null,
  });
  return made.outcome === 'article'
    ? [made.article.published?.at ?? null, made.article.updated?.at ?? null]
    : made.reject;
}

const TITLE = '<h1>Keeper counts the river</h1>';

test.for<[string, string, string, [string | null, string | null]]>([
  ['a meta field `published`', '<meta name="published" content="July 17, 2025">', TITLE, ['2025-07-17', null]],
  ...['date.available', 'published_at', 'vr:published_time', 'analyticsAttributes.articleDate'].map(
    (name): [string, string, string, [string, null]] => [
      `a meta field \`${name}\``,
      `<meta name="${name}" content="2025-07-17">`,
      TITLE,
      ['2025-07-17', null],
    ],
  ),
  ...['article.updated', 'article:modified', 'date.modified', 'updated_at'].map(
    (name): [string, string, string, [string, string]] => [
      `a meta field \`${name}\``,
      `<meta name="published" content="2025-07-17"><meta name="${name}" content="2025-07-19">`,
      TITLE,
      ['2025-07-17', '2025-07-19'],
    ],
  ),
  [
    'the day beside the writer under the headline before today’s in the page’s head',
    '',
    `<div class="date-today">Thursday, March 5, 2026</div>${TITLE}<div>By Ann Poe • The Lock Post • Oct. 14, 2025 3:05 p.m.</div>`,
    ['2025-10-14T15:05:00', null],
  ],
  [
    'a change in French',
    '',
    `${TITLE}<div>Publié le 18/11/2025 à 23h40, mis à jour le 19/11/2025</div>`,
    ['2025-11-18T23:40:00', '2025-11-19'],
  ],
  [
    'both in one line, set against a label',
    '',
    `<div class="line"><span>Rivers</span>DECEMBER 22, 2022<span>Updated: JANUARY 02, 2026</span></div>${TITLE}`,
    ['2022-12-22', '2026-01-02'],
  ],
  [
    'an update behind the writer’s name is no publication',
    '',
    `${TITLE}<div class="meta">By Ann Poe Last Updated on Feb 27, 2026</div>`,
    [null, '2026-02-27'],
  ],
  [
    'the time under the headline before one above it',
    '',
    `<p><time datetime="2025-12-17">17 December</time> Lock closes</p>${TITLE}<p><time datetime="2017-03-01">1 March 2017</time></p>`,
    ['2017-03-01', null],
  ],
  [
    'the printed day under the headline before a time above it, or below the story',
    '',
    `<p><time datetime="2025-12-17">17 December</time> Lock closes</p>${TITLE}<p>Mon., March 2, 2026</p>`,
    ['2026-03-02', null],
  ],
  [
    'a day set against a label and its hour',
    '',
    `${TITLE}<div><span>Published</span><span>Mar 9, 2026</span><span>2:30pm</span></div>`,
    ['2026-03-09T14:30:00', null],
  ],
  ['an hour with a dot and a zone', '', `${TITLE}<p>Mon 9 Mar 2026 10.15 GMT</p>`, ['2026-03-09T10:15:00Z', null]],
  [
    'the printed day before the moment in which a template made the page',
    STAMPED,
    `${TITLE}<p>Published <time datetime="2025-08-13">August 13, 2025</time></p>`,
    ['2025-08-13', NOW],
  ],
  [
    'the day in a byline before that of a book the story lists',
    '',
    `${TITLE}<p>by Ann · Dec 20, 2025 at 3:00 am · One comment so far</p><p>Locks of the world, in three new books that the keeper read in the winter when the river stood still and nobody came.</p><p>Author: H. G. Roe<br>Released: June 17, 2025 by Weir Books</p>`,
    ['2025-12-20T03:00:00', null],
  ],
  [
    'no publication: the text of an element that holds the last change',
    '',
    `${TITLE}<div class="field-changed"><time datetime="2026-02-12T14:36:23-05:00">February 12, 2026</time></div>`,
    [null, '2026-02-12T14:36:23-05:00'],
  ],
  [
    'the day on which a story was first published, told in a foot',
    '',
    `${TITLE}<p>30 Sep 2022, 11:07am</p><div class="publish-footer">This article was originally published on 26 Sep 2019 at 4:12pm but has been regularly updated.</div>`,
    ['2019-09-26T16:12:00', null],
  ],
  ['a day with a year of two digits', '', `${TITLE}<p>09.01.08 00:09</p>`, ['2008-01-09T00:09:00', null]],
  [
    'an attribute with an epoch',
    '',
    `${TITLE}<div class="when" data-timestamp="1717171717000">2 days ago</div>`,
    ['2024-05-31T16:08:37Z', null],
  ],
  [
    'an attribute with a day, and none of a change',
    '',
    `${TITLE}<p><span class="updated" data-date="2025-08-13">now</span><span data-published="2024-05-31">then</span></p>`,
    ['2024-05-31', null],
  ],
  [
    'the moment, where the printed day is the same',
    STAMPED,
    `${TITLE}<p><time datetime="2026-03-05">5 March</time></p>`,
    [NOW, NOW],
  ],
])('when a story was published and changed: %s', ([, head, above, wanted]) => {
  expect(datesOf(head, above)).toEqual(wanted);
});

const stamped = (published: string, updated: string) =>
  `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Keeper counts the river","datePublished":"${published}","dateModified":"${updated}"}</script>`;

test.for<[string, string, string, string, [string | null, string | null]]>([
  [
    'the day under a deck, where making and change are one day',
    stamped('2025-06-24', '2025-06-24'),
    `${TITLE}<p>How the keeper of the locks has counted the height of the river for forty years, and what the mill made of it.</p><div>Ann Poe</div><div class="text__date">August 25, 2024</div>`,
    '',
    ['2024-08-25', '2025-06-24'],
  ],
  [
    'the day shown, where one moment is declared in two zones',
    stamped('2024-07-05T14:20:08Z', '2024-07-05T14:20:08-04:00'),
    `${TITLE}<p><time datetime="2024-03-01">March 1, 2024</time></p>`,
    '',
    ['2024-03-01', '2024-07-05T14:20:08-04:00'],
  ],
  [
    'the day shown, where a page is declared published after its change',
    stamped('2025-12-19T22:02:58Z', '2025-12-19T22:02:45Z'),
    `${TITLE}<p>Dec 18, 2025</p>`,
    '',
    ['2025-12-18', '2025-12-19T22:02:45Z'],
  ],
  [
    'the day under the story that says so, before a moment of its making',
    stamped('2025-11-29T12:28:31-05:00', '2025-11-29T12:28:31-05:00'),
    TITLE,
    '<div class="foot">Published August 13, 2025</div>',
    ['2025-08-13', '2025-11-29T12:28:31-05:00'],
  ],
  [
    'an instant in the zone in which the page gives it',
    stamped('2025-12-19T03:05:00Z', '2025-12-19T03:30:28Z'),
    `${TITLE}<p><time datetime="2025-12-18T19:05:00-08:00">December 18, 2025</time></p>`,
    '',
    ['2025-12-18T19:05:00-08:00', '2025-12-19T03:30:28Z'],
  ],
  [
    'no publication: an element whose line says that it was changed',
    '',
    `${TITLE}<p>Last updated: <time datetime="2026-01-12">January 12, 2026</time></p>`,
    '',
    [null, '2026-01-12'],
  ],
  [
    'no publication: an element in a box of changes',
    '',
    `${TITLE}<div class="field type-changed"><time datetime="2026-01-12T10:00:00Z">yesterday</time></div>`,
    '',
    [null, '2026-01-12T10:00:00Z'],
  ],
  [
    'no publication: a day after the last change, as a teaser has it',
    '',
    `${TITLE}<p>Last Modified: August 08, 2023</p>`,
    '<p>March 05, 2026</p>',
    [null, '2023-08-08'],
  ],
  [
    'the day on which a story was first published',
    '',
    `${TITLE}<p>30 Sep 2022, 11:07am</p><p>This article was originally published on 26 Sep 2019 at 4:12pm but has been regularly updated.</p>`,
    '',
    ['2019-09-26T16:12:00', null],
  ],
  [
    'the day that is labelled, before an earlier version’s',
    '',
    `${TITLE}<p>Posted on April 13, 2023</p>`,
    '<p>Update note: This blog post was originally published on the 21st of June 2017.</p>',
    ['2023-04-13', null],
  ],
  [
    'no attribute of a teaser below the story',
    '',
    TITLE,
    '<p data-published="2024-05-31">Lock closes</p>',
    [null, null],
  ],
  [
    'the day under a label of two words',
    '',
    TITLE,
    `<table>${'<tr><td>Rights of the copy</td></tr>'.repeat(14)}</table><h3>Publish date</h3><p>15 November 2018</p>`,
    ['2018-11-15', null],
  ],
  [
    'the day under its label far below',
    '',
    TITLE,
    `<table>${'<tr><td>Rights of the copy</td></tr>'.repeat(14)}</table><p class="small">Published</p><p class="date">Feb 2, 2023</p>`,
    ['2023-02-02', null],
  ],
])('when a story was published and changed: %s', ([, head, above, below, wanted]) => {
  expect(datesOf(head, above, below)).toEqual(wanted);
});

test('day and month stand as in the address', () => {
  const url = 'https://lockpost.example/blog/2023/october/03/river';
  expect(datesOf('', `${TITLE}<p>03/10/2023</p>`, '', url)).toEqual(['2023-10-03', null]);
  expect(datesOf('', TITLE, '', url)).toEqual(['2023-10-03', null]);
});
