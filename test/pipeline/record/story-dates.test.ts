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

function datesOf(head: string, above: string): unknown {
  const html = `<html><head><title>Keeper counts the river</title>${head}</head><body><main>${above}<div>${STORY}</div></main></body></html>`;
  const made = clean(
    newPage({ url: 'https://lockpost.example/river', bytes: Buffer.from(html), contentType: null, fetchedAt: null }),
    { cleanedAt: null },
  );
  return made.outcome === 'article'
    ? [made.article.published?.at ?? null, made.article.updated?.at ?? null]
    : made.reject;
}

const TITLE = '<h1>Keeper counts the river</h1>';

test.for<[string, string, string, [string | null, string | null]]>([
  ['a meta field `published`', '<meta name="published" content="July 17, 2025">', TITLE, ['2025-07-17', null]],
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
    'the printed day before the moment in which a template made the page',
    STAMPED,
    `${TITLE}<p>Published <time datetime="2025-08-13">August 13, 2025</time></p>`,
    ['2025-08-13', NOW],
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
