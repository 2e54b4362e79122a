import { describe, expect, it, test } from 'vitest';
import { decode } from '../../../src/pipeline/page/decode.ts';
import { parsePage } from '../../../src/pipeline/page/parse.ts';
import { scanPage } from '../../../src/pipeline/page/scan.ts';
import { Selectable, selectorProblem } from '../../../src/pipeline/page/select.ts';
import type { Tree } from '../../../src/pipeline/page/tree.ts';

const HTML = `<html><head><meta name="author" content="Ada Brinkley"></head><body>
  <div id="top" class="story lead"><p>First line of it.</p><p data-kind="promo">Second line.</p><ul><li>One</li><li>Two</li><li>Three</li></ul></div>
  <div class="story"><p>Third line.</p></div></body></html>`;

const treeBy = (read: typeof scanPage): Tree => {
  const decoded = decode(Buffer.from(HTML), 'text/html; charset=utf-8');
  if ('reject' in decoded) throw new Error(decoded.reject.detail);
  return read(decoded);
};

describe.each([
  ['the scan', scanPage],
  ['cheerio', parsePage],
])('selectors on the tree of %s', (_, read) => {
  const tree = treeBy(read);
  const dom = new Selectable(tree);
  const texts = (selector: string): string[] =>
    dom.select(selector).map((element) => tree.blocks.find((block) => block.element === element)?.text ?? element.name);

  it.each([
    ['#top > p', ['First line of it.', 'Second line.']],
    ['.story p', ['First line of it.', 'Second line.', 'Third line.']],
    ['p[data-kind="promo"]', ['Second line.']],
    ['p[data-kind^="pro"], .story:not(.lead) p', ['Second line.', 'Third line.']],
    ['li:nth-child(2)', ['Two']],
    ['li:first-child + li', ['Two']],
    ['li:last', ['Three']],
    ['p:contains("Third")', ['Third line.']],
    ['div:has(li)', ['div']],
    ['meta[name=author]', ['meta']],
    ['span', []],
  ])('%s', (selector, found) => {
    expect(texts(selector)).toEqual(found);
  });

  it('reads attributes that are asked for', () => {
    expect(dom.select('meta[name=author]')[0]?.attr('content')).toBe('Ada Brinkley');
  });
});

test('what is no selector is told in one line', () => {
  expect(selectorProblem('div.story > p')).toBeNull();
  expect(selectorProblem('div[')).toMatch(/^\S.*$/);
  expect(selectorProblem('p:nosuch')).toMatch(/nosuch/);
});
