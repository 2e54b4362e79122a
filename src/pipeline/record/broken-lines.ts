import { tidy } from '../../text/text.ts';

/** Where every line of a block is a sentence or more, its breaks part paragraphs; lines of a verse or an address are shorter. */
export function paragraphsOf(lines: string, text: string): readonly string[] {
  const ends = lines.split('\n').slice(0, -1);
  if (ends.length < MIN_BREAKS || !ends.every((line) => line.length >= MIN_LINE && LINE_END.test(line))) return [text];
  const parts: string[] = [];
  let rest = text;
  for (const line of ends.map(tidy)) {
    if (!rest.startsWith(line)) return [text];
    parts.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}
const MIN_BREAKS = 2;
const MIN_LINE = 60;
const LINE_END = /[.!?…]["”’»)]?\s*$/;
