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

test('a button in mid-sentence is a word that a click explains; below a line it is a control', () => {
  expect(
    blocksOf('<p>The <button>levy</button> on <b>berths</b> and the <button>fee</button>, which rise, pay for it.</p>'),
  ).toEqual(['The levy on berths and the fee, which rise, pay for it.']);
  expect(blocksOf('<p>By <a href="/jo">Jo Marsh</a> <button>Follow</button></p><p>It rained.</p>')).toEqual([
    'By Jo Marsh',
    'Follow',
    'It rained.',
  ]);
  expect(blocksOf('<p>It rained. <button>Listen</button> It pours.</p>')).toEqual([
    'It rained.',
    'Listen',
    'It pours.',
  ]);
  expect(blocksOf('<div>One <button>Two</button> three</div>')).toEqual(['One', 'Two', 'three']);
  const [line, control] = scan('<p>By <a href="/jo">Jo Marsh</a> <button><b>Follow us</b></button></p>').blocks;
  expect([line?.words, line?.linkChars, line?.boldChars]).toEqual([3, 9, 0]);
  expect([control?.words, control?.linkChars, control?.links, control?.element.name]).toEqual([2, 0, 0, 'button']);
});

test('the large first letter of a story belongs to its word', () => {
  expect(blocksOf('<p><span class="initial">T</span>\n<span>he mill</span> burned.</p>')).toEqual(['The mill burned.']);
  expect(blocksOf('<p><b class="dropCap">W</b> ater rose.</p>')).toEqual(['Water rose.']);
  // A word of one letter, a letter without such a class.
  expect(blocksOf('<p><span class="initial">A</span> mill burned.</p>')).toEqual(['A mill burned.']);
  expect(blocksOf('<p><span>B</span> is for barge.</p>')).toEqual(['B is for barge.']);
});

test('the large first letter in a box of its own, or a picture of it, belongs to the word below', () => {
  expect(blocksOf('<div class="drop-cap">T</div><p>he mill burned.</p>')).toEqual(['The mill burned.']);
  expect(blocksOf('<p><img src="w.gif" alt="W">ater rose.</p>')).toEqual(['Water rose.']);
  // Boxes that are none, and a picture before a word of its own.
  expect(blocksOf('<div>T</div><p>he mill burned.</p>')).toEqual(['T', 'he mill burned.']);
  expect(blocksOf('<div class="drop-cap">T</div><p>The mill burned.</p>')).toEqual(['T', 'The mill burned.']);
  expect(blocksOf('<p><img alt="A mill">burned, as seen from the quay.</p>')).toEqual([
    'burned, as seen from the quay.',
  ]);
});

test('words within a sentence that are for voices, hidden or marks of footnotes are none of it', () => {
  expect(
    blocksOf('<p>The <a href="/r">report<span class="sr-only"> (öffnet in neuem Fenster)</span></a> is out.</p>'),
  ).toEqual(['The report is out.']);
  expect(
    blocksOf('<p>The levy<button>?</button><span role="tooltip" hidden>A fee on berths.</span> rises.</p>'),
  ).toEqual(['The levy rises.']);
  expect(blocksOf('<p>They voted,<sup><a href="#fn3">3</a></sup> and left.<a href="#n">[b]</a></p>')).toEqual([
    'They voted, and left.',
  ]);
  const [block] = scan(
    '<p>See <a href="/a">the <b>map</b><i class="visually-hidden">, new tab</i></a> now.</p>',
  ).blocks;
  expect([block?.text, block?.words, block?.linkChars, block?.links]).toEqual(['See the map now.', 4, 8, 1]);
  // A line of its own, the rest of a paragraph that a click unfolds, a power, a link to a part of the page.
  expect(blocksOf('<p><span class="sr-only">By</span> Jo Marsh</p>')).toEqual(['By Jo Marsh']);
  const rest = `${'The mill burned and the river rose. '.repeat(5)}End.`;
  expect(blocksOf(`<p>It rained. <span style="display: none">${rest}</span></p>`)).toEqual([`It rained. ${rest}`]);
  expect(blocksOf('<p>A field of 10 m<sup>2</sup> on <a href="#map">the map</a>.</p>')).toEqual([
    'A field of 10 m2 on the map.',
  ]);
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

test('a mark of byte order shows nothing, in a word and between two', () => {
  expect(blocksOf('<p>\ufeffThe mi\ufeffll&#xFEFF; burned&#65279;.\ufeff</p><p>\ufeff</p>')).toEqual([
    'The mill burned.',
  ]);
  expect(blocksOf('<pre>One\ufeff line</pre>')).toEqual(['One line']);
});
