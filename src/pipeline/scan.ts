import { Scanner } from './scan/scanner.ts';
import { parse } from './parse.ts';
import type { Tree } from './tree.ts';

/**
 * Reads a page into the tree that `parse` makes of it, in a fraction of the time: one pass over the text, no DOM, no
 * attribute cut out before it is asked for. Where a page ends inside a tag, or a title holds tags, htmlparser2's tree
 * follows from its inner states rather than from a rule; such a page is left to `parse`.
 */
export function scan(html: string): Tree {
  return new Scanner(html).read() ?? parse(html);
}
