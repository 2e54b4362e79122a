/**
 * The source of a pattern that is written over several lines, one alternative a line. What a line begins and ends with in
 * spaces is not part of it, nor is one space behind the bar it begins with; where a space counts there, it is written `[ ]`.
 *
 *     new RegExp(overLines`
 *       ^(?:
 *         read more
 *         | see also
 *       )$
 *     `, 'i')
 */
export function overLines(lines: TemplateStringsArray, ...parts: readonly string[]): string {
  return String.raw(lines, ...parts)
    .split('\n')
    .map((line) => line.trim().replace(/^\| /, '|'))
    .join('');
}
