import { codeAt } from '../../text/words.ts';

/** What `\s` means in a regular expression. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  return code >= 0xa0 && isWideSpace(code);
}

function isWideSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The text with each run of white space made one space; most has none to collapse and is cut out as it stands. */
export function collapsed(source: string, from: number, to: number): string {
  for (let i = from; i < to; i++) {
    const code = codeAt(source, i);
    if (code > 32 && code < 0xa0) continue;
    if (code === 32 ? isSpace(codeAt(source, i + 1)) : isSpace(code))
      return source.slice(from, to).replace(/\s+/g, ' ');
  }
  return source.slice(from, to);
}

/** After a `<br>`, two hard spaces begin a paragraph of a page that has no `<p>`. */
export function opensIndented(source: string): boolean {
  return /^[ \t\n\r]*[\u00a0\u3000]\s/.test(source);
}
