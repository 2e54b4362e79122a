/** The paragraphs of preformatted text: parted by blank lines; without any, each begins with an indented line. */
export function paragraphsOf(text: string): string[] {
  const lines = text.split('\n');
  const blank = lines.some((line, index) => index > 0 && index < lines.length - 1 && line.trim() === '');
  const indented = lines.filter((line) => INDENTED.test(line)).length;
  const opens = (line: string): boolean =>
    blank ? line.trim() === '' : 3 * indented < 2 * lines.length && INDENTED.test(line);
  const paragraphs = [''];
  for (const line of lines) {
    if (opens(line)) paragraphs.push('');
    paragraphs[paragraphs.length - 1] += `\n${line}`;
  }
  return paragraphs;
}
const INDENTED = /^(?: {2}|\t)\s*\S/;
