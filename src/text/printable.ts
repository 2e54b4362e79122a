/** Controls (escape sequences begin with one), line separators and marks that turn the direction of text. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text of a page, a file name or an error as one harmless line for a terminal or a log: controls are shown, not sent. */
export function printable(text: string, longest = 500): string {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(UNPRINTABLE, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
  return line.length <= longest ? line : `${line.slice(0, longest - 1).toWellFormed()}…`;
}
