import { describe, expect, test } from 'vitest';
import { treeDifference } from '../../../bench/treeDifference.ts';
import { newPage } from '../../../src/model/page.ts';
import { clean } from '../../../src/pipeline/clean.ts';
import { parse } from '../../../src/pipeline/page/parse.ts';
import { scan } from '../../../src/pipeline/page/scan.ts';

const blocksOf = (html: string): string[] => {
  expect(treeDifference(parse(html), scan(html))).toBeNull();
  return scan(html).blocks.map(({ text }) => text);
};

describe('preformatted text', () => {
  test('is parted by its blank lines, and its lines are joined', () => {
    expect(
      blocksOf('<p>a</p><pre>\n  One two\nthree.\n\n \t\nFour &amp; <b>five\n\nsix</b> seven.\n</pre><p>z\n\nz</p>'),
    ).toEqual(['a', 'One two three.', 'Four & five', 'six seven.', 'z z']);
  });

  test('without blank lines, by its indented lines; not where most are indented', () => {
    expect(blocksOf('<pre>   One two\nthree\nfour.\n   Five\nsix\nseven é.</pre>')).toEqual([
      'One two three four.',
      'Five six seven é.',
    ]);
    expect(blocksOf('<pre>  One\n  two\n  three</pre>')).toEqual(['One two three']);
  });

  test('a program in it stays whole', () => {
    expect(blocksOf('<pre><code>let a = 1;\n\nlet b = 2;</code></pre><pre>One.\n\nTwo.</pre>')).toEqual([
      'let a = 1; let b = 2;',
      'One.',
      'Two.',
    ]);
  });

  test('a wire text in it becomes its paragraphs', () => {
    const html = `<html lang="en"><title>Ferry stops in Lunden</title><body><h1>Ferry stops in Lunden</h1><pre>
   LUNDEN (AP) -- The ferry between the two banks of the river
stopped on Monday after its engine failed again and again,
officials of the harbor board said.

   It will run again on Friday, the company said in a statement,
once parts come from the south.

   Passengers took the bridge instead, which is a mile upstream
and was crowded all day long, according to the police.
</pre></body></html>`;
    const page = newPage({
      url: 'https://lunden.example/ferry',
      bytes: Buffer.from(html),
      contentType: 'text/html',
      fetchedAt: null,
    });
    const made = clean(page, { cleanedAt: null });
    expect(made.outcome === 'article' && made.article.body.paragraphs).toEqual([
      {
        kind: 'paragraph',
        text: 'The ferry between the two banks of the river stopped on Monday after its engine failed again and again, officials of the harbor board said.',
      },
      {
        kind: 'paragraph',
        text: 'It will run again on Friday, the company said in a statement, once parts come from the south.',
      },
      {
        kind: 'paragraph',
        text: 'Passengers took the bridge instead, which is a mile upstream and was crowded all day long, according to the police.',
      },
    ]);
  });
});
