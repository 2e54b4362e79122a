import { createRequire } from 'node:module';
import { Scanner } from './scan/scanner.ts';
import type { Tree } from './tree.ts';

let reference: ((html: string) => Tree) | undefined;

/** `parse`, loaded on first need: few pages need it, and its parser takes a good part of the program's start. */
function parse(html: string): Tree {
  reference ??= (createRequire(import.meta.url)('./parse.ts') as typeof import('./parse.ts')).parse;
  return reference(html);
}

/**
 * Reads a page into the tree that `parse` makes of it, in a fraction of the time: one pass over the text, no DOM, no
 * attribute cut out before it is asked for. Where a page ends inside a tag, or a title holds tags, htmlparser2's tree
 * follows from its inner states rather than from a rule; such a page is left to `parse`.
 */
export function scan(html: string): Tree {
  return new Scanner(html).read() ?? parse(html);
}
