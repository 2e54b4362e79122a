import { expect, test } from 'vitest';
import { treeDifference } from '../../../bench/treeDifference.ts';
import { parse } from '../../../src/pipeline/page/parse.ts';
import { scan } from '../../../src/pipeline/page/scan.ts';

const blocksOf = (html: string): string[] => {
  expect(treeDifference(parse(html), scan(html))).toBeNull();
  return scan(html).blocks.map(({ text }) => text);
};

test('a custom element within a sentence is part of it; elsewhere it is a block', () => {
  expect(
    blocksOf('<p>The mill made 40 tons, <x-source>says <a href="/a">a report</a></x-source>, and more in May.</p>'),
  ).toEqual(['The mill made 40 tons, says a report, and more in May.']);
  expect(blocksOf('<div>One<x-box>Two<x-note>Three</x-note></x-box>Four</div>')).toEqual([
    'One',
    'Two',
    'Three',
    'Four',
  ]);
  expect(blocksOf('<p><x-label>One</x-label>Two</p>')).toEqual(['One', 'Two']);
});

test('the large first letter of a story belongs to its word', () => {
  expect(blocksOf('<p><span class="initial">T</span>\n<span>he mill</span> burned.</p>')).toEqual(['The mill burned.']);
  expect(blocksOf('<p><b class="dropCap">W</b> ater rose.</p>')).toEqual(['Water rose.']);
  // A word of one letter, a letter without such a class.
  expect(blocksOf('<p><span class="initial">A</span> mill burned.</p>')).toEqual(['A mill burned.']);
  expect(blocksOf('<p><span>B</span> is for barge.</p>')).toEqual(['B is for barge.']);
});

test('a line in bold over the rest of a paragraph is a block of its own', () => {
  expect(blocksOf('<p><b>Next steps</b><br>The mill opens in May.<br>It closes in June.</p>')).toEqual([
    'Next steps',
    'The mill opens in May.\nIt closes in June.',
  ]);
  // Lines that are all bold, a label that runs into its text.
  expect(blocksOf('<p><b>One line<br>and another</b></p>')).toEqual(['One line\nand another']);
  expect(blocksOf('<p><b>LUNDEN (AP)</b><br>The mill opens.</p>')).toEqual(['LUNDEN (AP)\nThe mill opens.']);
});
