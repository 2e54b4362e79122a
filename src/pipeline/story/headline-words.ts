import { plainWords } from '../../text/plain-latin.ts';

/** Shorter words are everybody's: `the`, `and`, `for`. */
const MIN_LETTERS = 4;
/** Of a word so many letters are compared: `vote`, `votes` and `voted` are one, `voting` is not. */
const STEM = 5;

/** What a headline's longer words begin with: a story has some of them, another story none. */
export function headlineWords(headline: string): ReadonlySet<string> {
  return new Set(stemsOf(headline));
}

/** How many of a headline's words stand in a text. */
export function wordsToldIn(text: string, headline: ReadonlySet<string>): number {
  const told = new Set<string>();
  for (const stem of stemsOf(text)) if (headline.has(stem)) told.add(stem);
  return told.size;
}

function stemsOf(text: string): string[] {
  const words =
    plainWords(text) ??
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ??
    [];
  const stems: string[] = [];
  for (const word of words) if (word.length >= MIN_LETTERS) stems.push(word.slice(0, STEM));
  return stems;
}
