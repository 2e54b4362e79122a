import { createRequire } from 'node:module';
import type { Decoded } from './decode.ts';
import { isSound, repairMarkup } from './repair.ts';
import { Scanner } from './scan/scanner.ts';
import { Source } from './scan/source.ts';
import type { Tree } from './tree.ts';

/** Beside this file, and like it `.ts`, or `.js` once compiled. */
const PARSE = `./parse${import.meta.url.slice(-3)}`;

let reference: ((html: string) => Tree) | undefined;

/** `parse`, loaded on first need: few pages need it, and its parser takes a good part of the program's start. */
function parse(html: string): Tree {
  reference ??= (createRequire(import.meta.url)(PARSE) as typeof import('./parse.ts')).parse;
  return reference(html);
}

/**
 * Reads a page into the tree that `parse` makes of it, in a fraction of the time: one pass over its bytes, no DOM, no
 * attribute cut out before it is asked for, nothing decoded that is ASCII or that nobody reads. Where a page ends inside
 * a tag, or a title holds tags, htmlparser2's tree follows from its inner states rather than from a rule; such a page is
 * left to `parse`.
 */
export function scanPage(decoded: Decoded): Tree {
  return isSound(decoded.utf8)
    ? (new Scanner(new Source(decoded.utf8)).read() ?? parse(decoded.text))
    : scan(repairMarkup(decoded.text));
}

/** {@link scanPage} of a text as it is. */
export function scan(html: string): Tree {
  // A lone surrogate has no form in UTF-8.
  return (html.isWellFormed() ? new Scanner(new Source(Buffer.from(html))).read() : null) ?? parse(html);
}
