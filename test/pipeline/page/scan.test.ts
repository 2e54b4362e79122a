import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeDifference } from '../../../bench/treeDifference.ts';
import { decode } from '../../../src/pipeline/page/decode.ts';
import { parse } from '../../../src/pipeline/page/parse.ts';
import { isSound } from '../../../src/pipeline/page/repair.ts';
import { Scanner } from '../../../src/pipeline/page/scan/scanner.ts';
import { Source } from '../../../src/pipeline/page/scan/source.ts';
import { scan } from '../../../src/pipeline/page/scan.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', '..', 'fixtures');

/** The scan's own tree, without the way out to the reference. */
function scanned(html: string) {
  return new Scanner(new Source(Buffer.from(html))).read();
}

function expectSame(html: string): void {
  const tree = scanned(html);
  expect(tree, 'in doubt').not.toBeNull();
  expect(treeDifference(parse(html), tree!)).toBeNull();
}

function pagesOf(set: string): { name: string; html: string }[] {
  const folder = join(FIXTURES, set);
  const cases = existsSync(folder) ? readdirSync(folder) : [];
  return cases.flatMap((name) => {
    const path = join(folder, name, 'page.html');
    const decoded = existsSync(path) ? decode(readFileSync(path), null) : { reject: true };
    return 'text' in decoded ? [{ name, html: decoded.text }] : [];
  });
}

describe.each(['pages', 'gold', 'hostile'].filter((set) => pagesOf(set).length > 0))('fixtures/%s', (set) => {
  const pages = pagesOf(set);
  it.each(pages)('$name: the scan makes the reference’s tree', ({ html }) => {
    expect(treeDifference(parse(html), scan(html))).toBeNull();
  });
});

it('has looked at the fixtures, and did so without the reference', () => {
  const pages = [...pagesOf('pages'), ...pagesOf('gold')];
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.filter(({ html }) => scanned(html) === null)).toEqual([]);
});

describe('htmlparser2’s rules', () => {
  it.each([
    ['a paragraph ends at the next', '<p>one<p>two<div>three</div>four'],
    ['an end tag without a start is not there', 'a</b>c<p>one</div>two &am</i>p; three</p>'],
    ['but </p> and </br> make an element', '<div>a</p>b</br>c</div>'],
    ['table cells end table cells', '<table><tr><td>a<td>b<tr><th>c<th>d<tbody><tr><td>e</table>'],
    ['a list item ends a list item', '<ul><li>a<li>b<ul><li>c</ul></ul>'],
    ['a form control ends another', '<select><option>a<option>b<optgroup><option>c<input>d<button>e<textarea>f'],
    [
      'raw text ends at its own end tag alone',
      '<script>if (a</b) "</scripty>"; </SCRIPT\n >x<style></styl></style><textarea><b>&amp;</textarea><xmp><p>x</xmp>y',
    ],
    ['raw text that never ends', '<p>a</p><script>var a = "</div>'],
    ['/> closes in SVG, not in HTML', '<div/>a<svg><path/><g/>b</svg><p/>c'],
    ['an end tag takes away one SVG, whosever it was', '<svg/><div/>a</title><div/>b<math><mi/>c</mi><mo>d</math>e'],
    ['a title in a picture', '<title>Head &amp; Shoulders</title><svg><title>x</title><path/></svg>'],
    ['the first title that says something', '<title> </title><title>One\n two</title><title>Three</title>'],
    ['comments, long and short', 'a<!-->b<!--->c<!-- > -- -->d<!----->e<!-- -->f'],
    ['declarations and instructions', '<!doctype html>a<!>b>c<!->d>e<![x]>f<![CDATA[ <p> ]]>g<?php <b> ?>h</3>i'],
    ['signs that are no tags', 'a < b <3 <> </> </ > 1<2 &lt;p> <= x<'],
    ['an end tag at the page’s end', '<p>one</p'],
    ['a start tag at the page’s end', '<p>one<b class="x'],
    [
      'attributes of all kinds',
      '<p CLASS=a id=\'b\' hidden =x a=1 a=2 href = c?d&amp;e&copy=1&copy / style="x:y"title=t>z<img src=a/>',
    ],
    ['entities in text', '&amp;&nbsp;&#8212;&#x41;&copy x &notit; &bogus; && &#xZ; &'],
    ['spaces of all kinds', '<p>\u00a0 a\u3000\u2003b\ufeff \n c \t</p><p>a<br>\u00a0\u00a0 b<br><br> c<br>d</p>'],
    ['links and bold over block boundaries', '<a href=x>one<div>two <b>three</div> four</b></a><a href=y>five</a>'],
    ['hidden text', 'a<noscript><p>b</noscript>c<template><p>d</template>e<embed>f<iframe><p>g</iframe>h'],
    ['tags nobody knows', '<x-card>a<foo-bar/>b</x-card><blink>c</BLINK><FooBar>d</foobar><\u212A>e'],
    ['JSON-LD', '<script type="application/ld+json">{"a":"</p>"}</script><script type=APPLICATION/LD+JSON></script>'],
  ])('%s', (_, html) => expectSame(html));
});

describe('what the scan leaves to the reference', () => {
  it.each([
    ['a page that ends in a tag’s name', '<p>one</p><scr'],
    ['a page that ends behind a slash', '<p>one</p><br /'],
    ['a page that ends in an end tag’s space', '<p>one</p '],
    ['a page that ends in a doctype', '<p>one</p><!doctype'],
    ['a title with tags and entities', '<title>a <&amp; b</title>'],
    ['a title that closes itself', '<title/>a<p>b'],
  ])('%s', (_, html) => {
    expect(scanned(html)).toBeNull();
    expect(treeDifference(parse(html), scan(html))).toBeNull();
  });
});

it('reads <tmp> as the tag it is, which the reference takes for <xmp>', () => {
  const html = '<tmp><p>one</p></tmp><p>two</p>';
  expect(scan(html).blocks.map((block) => block.text)).toEqual(['one', 'two']);
  expect(parse(html).blocks.map((block) => block.text)).not.toEqual(['one', 'two']);
});

it('makes the reference’s tree of any soup of tags', () => {
  const tags =
    'p div b i a br hr li ul table tr td th thead tbody svg path title script style textarea select option input button math mi noscript body head html dd dt rt h1 span x-y foo'.split(
      ' ',
    );
  const piece = fc.oneof(
    fc.constantFrom(...tags).map((tag) => `<${tag}>`),
    fc.constantFrom(...tags).map((tag) => `</${tag}>`),
    fc
      .constantFrom(...tags.filter((tag) => tag !== 'title' && tag !== 'script'))
      .map((tag) => `<${tag.toUpperCase()} class="One ${tag}" id=x/>`),
    fc.constantFrom(
      'text',
      ' ',
      '\n',
      '\u00a0',
      '&amp;',
      '&nbsp',
      '&am',
      '<',
      '>',
      '"',
      "'",
      '=',
      '/',
      '<!-- x -->',
      '<!',
      '</',
      '<a href="b?c&amp;d=',
      '<p a=',
      'one two.',
      '中',
    ),
  );
  let compared = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = pieces.join('');
      const tree = scanned(html);
      if (tree === null) return;
      compared++;
      expect(treeDifference(parse(html), tree)).toBeNull();
    }),
    { numRuns: 1500 },
  );
  expect(compared).toBeGreaterThan(700);
});

describe('a page that is read in parts', () => {
  /** Words up to a byte near the end of the first part of 64 KB, and of the parts of 8 KB that are looked through for a title. */
  const upTo = (bytes: number) => 'word '.repeat(bytes).slice(0, bytes);

  it.each([65_530, 65_533, 65_535, 65_536, 65_537])(
    'text, tags and values go on over its end: %i bytes before',
    (bytes) => {
      expectSame(
        `<p>${upTo(bytes - 3)}<a class="one two" href="/a&amp;b">three</a> four é five<!-- six --><b>seven</b>`,
      );
    },
  );

  it.each([8_175, 8_180, 8_185, 8_186, 8_190, 8_191, 8_192, 16_370])(
    'a title without its end is found: %i bytes before',
    (bytes) => {
      const html = `<!--${upTo(bytes - 7)}--><title>Bridge stays closed<p>The county said on Monday`;
      expect(isSound(Buffer.from(html))).toBe(false);
      expect(isSound(Buffer.from(html.replace('<p>', '</title><p>')))).toBe(true);
    },
  );
});
