/**
 * Lines of a plain text → its blocks. A blank line ends one; lines that were broken at a width are joined; any other
 * line is a block of its own, as programs that print a page's text have it.
 */
export function blocksOf(text: string): string[] {
  const lines = withoutWireMarks(text.split(/\r\n|[\n\r\f\u2028\u2029]/, MAX_LINES));
  const width = wrapWidth(lines);
  const blocks: string[] = [];
  let open = false;
  lines.forEach((line, i) => {
    const own = line.replace(/\s+/g, ' ').trim();
    if (own === '') {
      open = false;
      return;
    }
    if (open && width !== null && isBrokenAt(lines[i - 1]!, line, width))
      blocks[blocks.length - 1] += /\p{L}-$/u.test(blocks.at(-1)!) ? own : ` ${own}`;
    else blocks.push(own);
    open = true;
  });
  return blocks;
}

/** A character that opens or closes a part of a message on a wire (ANPA 1312). */
const isControl = (code: number): boolean => code < 0x20 && (code < 0x09 || code > 0x0d);

function withoutControls(line: string): string {
  let from = 0;
  let to = line.length;
  while (from < to && isControl(line.charCodeAt(from))) from++;
  while (to > from && isControl(line.charCodeAt(to - 1))) to--;
  return line.slice(from, to);
}

/** A wire's marks for typesetters: `^` opens a line of the head, `<` or `=` ends one. */
const TYPESET = /^\^.*[<=]$/;

/** The lines without the marks of a wire, where they have them. */
function withoutWireMarks(lines: readonly string[]): readonly string[] {
  const bare = lines.map(withoutControls);
  return bare.filter((line) => TYPESET.test(line)).length < 2
    ? bare
    : bare.map((line) => (line.startsWith('^') ? line.slice(1) : line).replace(/[<=]$/, ''));
}

/** A text of more lines is a table of data. */
const MAX_LINES = 100_000;
/** Widths at which people and programs break lines, in characters: teletypes 69, mail 72 to 78, lists up to 120. */
const WIDTH = { least: 40, most: 120 };
/** Shares of the lines that may be broken which must be: full to the width, and not at the end of a sentence. */
const BROKEN_SHARE = 0.6;
const UNENDED_SHARE = 0.4;
/** A word more would have fitted so closely that a program counts differently. */
const SLACK = 3;

/** The width at which a text's lines are broken; null where each line is whole. */
function wrapWidth(lines: readonly string[]): number | null {
  const long = lines.map((line) => line.trimEnd().length).filter((length) => length >= WIDTH.least);
  const fitting = long.filter((length) => length <= WIDTH.most);
  if (long.length < 3 || fitting.length < 0.95 * long.length) return null;
  const width = fitting.reduce((most, length) => Math.max(most, length), 0);
  let pairs = 0;
  let full = 0;
  let unended = 0;
  for (let i = firstPair(lines); i < lines.length; i++) {
    const line = lines[i - 1]!.trimEnd();
    if (line.length < WIDTH.least || lines[i]!.trim() === '' || opensByIndent(lines[i]!, line)) continue;
    pairs++;
    if (!isFull(line, lines[i]!, width)) continue;
    full++;
    if (!/[.!?:]["”’)]*$/.test(line)) unended++;
  }
  return pairs > 1 && full >= BROKEN_SHARE * pairs && unended >= UNENDED_SHARE * full ? width : null;
}

/** Where paragraphs open by an indent, the lines of a head above the first are none that may be broken. */
function firstPair(lines: readonly string[]): number {
  const opening = lines.flatMap((line, i) => (i > 0 && opensByIndent(line, lines[i - 1]!) ? [i] : []));
  return opening.length > 1 ? opening[0]! + 1 : 1;
}

function isFull(line: string, next: string, width: number): boolean {
  const word = /\S+/.exec(next)?.[0] ?? '';
  return line.trimEnd().length + 1 + word.length > width - SLACK;
}

/** Whether a line goes on in the next: it is full, and the next does not open a paragraph by its indent. */
function isBrokenAt(line: string, next: string, width: number): boolean {
  return isFull(line, next, width) && !opensByIndent(next, line);
}

function opensByIndent(next: string, line: string): boolean {
  const indent = indentOf(next);
  return indent >= 2 && indent > indentOf(line);
}

function indentOf(line: string): number {
  const space = /^\s*/.exec(line)![0];
  return space.includes('\t') ? space.length + 3 : space.length;
}
