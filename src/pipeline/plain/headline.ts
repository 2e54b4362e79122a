import { wordsOf } from '../story/page-title.ts';
import type { LineFacts } from './line-facts.ts';

/** A headline stands at most this many lines above the story: byline, date and tools come between. */
const LINES_ABOVE = 24;
const WORDS = { least: 3, most: 30 };
/** Characters of the story that a headline's words are looked for in. */
const OPENING = 2500;
const TELLING = /^.{4,}$/u;
/** What a line must reach: a menu's entry tells nothing of the story, and is short. */
const LEAST = 0.25;
const DATED = /\b(?:19|20)\d{2}\b|\d:\d{2}/;
/** A line of the page's own title, among its first, holds the headline; this many lines are looked at. */
const TITLE_LINES = 3;

/**
 * Number of the line that is the story's headline, or -1: above its first line, a line that says what the story says, or
 * that the text's first line says too, as where a page's title was printed on top.
 */
export function headlineOf(
  lines: readonly LineFacts[],
  kept: (at: number) => boolean,
  slug: ReadonlySet<string>,
): number {
  const first = lines.findIndex((line, at) => kept(at) && line.prose);
  if (first < 0) return -1;
  let opening = '';
  for (let at = first; at < lines.length && opening.length < OPENING; at++)
    if (kept(at)) opening += ` ${lines[at]!.text}`;
  const story = new Set(wordsOf(opening.slice(0, OPENING)));
  const title = new Set(
    wordsOf(
      lines
        .slice(0, TITLE_LINES)
        .map(({ text }) => text.slice(0, 300))
        .join(' '),
    ),
  );
  let best = -1;
  const candidates: number[] = [];
  let most = LEAST;
  for (let at = first - 1; at >= Math.max(0, first - LINES_ABOVE); at--) {
    const line = lines[at]!;
    if (!mayBeHeadline(line)) continue;
    candidates.push(at);
    const score =
      share(line.text, story) +
      (at >= TITLE_LINES ? 0.4 * Number(share(line.text, title) >= 0.9) : 0) +
      (slug.size > 0 ? 0.6 * share([...slug].join(' '), new Set(wordsOf(line.text))) : 0) +
      (line.words >= 5 ? 0.2 : 0) +
      (isSigned(lines, at) ? SIGNED : 0) -
      0.01 * (first - at) -
      (kept(at) ? 0.1 : 0);
    if (score <= most) continue;
    best = at;
    most = score;
  }
  // The one line above a story is its headline, whatever it says.
  return best < 0 && candidates.length === 1 ? candidates[0]! : best;
}

/** A byline or the date stands among this many lines below a headline. */
const SIGNED_WITHIN = 3;
const SIGNED = 0.4;

function isSigned(lines: readonly LineFacts[], at: number): boolean {
  return lines
    .slice(at + 1, at + 1 + SIGNED_WITHIN)
    .some(({ byline, rule }) => byline || rule === 'date-line' || rule === 'stamp-line');
}

function mayBeHeadline({ text, words, rule, heading, byline, credit, note, dateline }: LineFacts): boolean {
  return (
    words >= WORDS.least &&
    words <= WORDS.most &&
    rule === null &&
    heading === 'none' &&
    !byline &&
    !credit &&
    !note &&
    !dateline &&
    !/[.:»>]$|^[|•·>]|\p{Ll}[.!?] \p{Lu}/u.test(text) &&
    !DATED.test(text)
  );
}

/** Share of a line's telling words that stand in a text. */
function share(text: string, words: ReadonlySet<string>): number {
  const telling = wordsOf(text).filter((word) => TELLING.test(word));
  return telling.length === 0 ? 0 : telling.filter((word) => words.has(word)).length / telling.length;
}
