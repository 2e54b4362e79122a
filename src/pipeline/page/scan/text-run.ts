import type { BlockWriter } from '../blocks.ts';
import { isSpace } from './codes.ts';
import type { Source } from './source.ts';

/**
 * Bytes of the character at `at` if it is a common one that is neither white space nor of a script without spaces: a
 * Latin letter with its accent (U+00C0 to U+00FF), a dash, a quote or dots (U+2010 to U+2027). Else 0.
 */
function commonWidth(utf8: Uint8Array, at: number): number {
  const lead = utf8[at]!;
  if (lead === 0xc3) return 2;
  return lead === 0xe2 && utf8[at + 1] === 0x80 && utf8[at + 2]! >= 0x90 && utf8[at + 2]! <= 0xa7 ? 3 : 0;
}

/**
 * Hands on the text without entities from `from` to `to`, which is not empty. Most is ASCII and a few common marks: it is
 * trimmed, collapsed and counted in one pass over its bytes. `codes` has a zero behind the page's end.
 */
export function writeText(source: Source, codes: Uint8Array, from: number, to: number, writer: BlockWriter): void {
  if (writer.preformatted) return writer.text(source.cut(from, to));
  let start = from;
  while (start < to && isSpace(codes[start]!)) start++;
  if (start === to) return writer.space();
  let end = to;
  while (isSpace(codes[end - 1]!)) end--;
  let words = 1;
  let ascii = true;
  let even = true;
  for (let i = start; i < end; i++) {
    const code = codes[i]!;
    if (code > 32 && code < 0x80) continue;
    if (isSpace(code)) {
      const isLast = !isSpace(codes[i + 1]!);
      if (isLast) words++;
      if (code !== 32 || !isLast) even = false;
      continue;
    }
    const width = commonWidth(codes, i);
    if (width === 0) return writer.text(source.cut(from, to));
    ascii = false;
    i += width - 1;
  }
  const piece = ascii ? source.bytewise(start, end) : source.utf8.toString('utf8', start, end);
  writer.words(even ? piece : piece.replace(/[ \t\n\f\r]+/g, ' '), words, start > from, end < to);
}
