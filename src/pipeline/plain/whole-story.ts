import type { LineFacts } from './line-facts.ts';
import type { SeenPage } from './line-page.ts';
import { isAddress, reports } from './line-signs.ts';

/** A text is addressed to its reader where these shares of its lines of prose are, at least, and report, at most. */
const ADDRESSED_SHARE = 0.25;
const REPORTED_SHARE = 0.3;

/** Whether a story's prose speaks to its reader, as a guide's or a blog's: then "you" and "I" tell nothing against a line. */
export function isAddressed(lines: readonly LineFacts[], kept: readonly boolean[]): boolean {
  const prose = lines.filter((line, at) => kept[at] && line.prose);
  const share = (holds: (text: string) => boolean): number =>
    prose.filter(({ text }) => holds(text)).length / prose.length;
  return prose.length > 0 && share(isAddress) >= ADDRESSED_SHARE && share(reports) <= REPORTED_SHARE;
}

/** Between a story and what follows it stand this many lines at least, this many of them furniture by rule or heading. */
const BREAK = { lines: 6, furniture: 2 };
/** What follows a break is the story's where it has more words than the story above, or this share of its words besides. */
const SHARED = 0.35;
/** Rules whose lines stand within stories too: advertisements and leftovers of the page's program. */
const WITHIN: ReadonlySet<string> = new Set(['ad-label', 'enable-script']);

/** The kept lines without those below a break that say other things: teasers, comments, the next story. */
export function withoutWhatFollows(page: SeenPage, kept: readonly boolean[]): boolean[] {
  const { lines, shared } = page;
  const at = [...kept.keys()].filter((line) => kept[line]);
  let below = at.reduce((sum, line) => sum + lines[line]!.words, 0);
  let sharedBelow = at.reduce((sum, line) => sum + lines[line]!.words * shared[line]!, 0);
  let above = 0;
  for (const [i, line] of at.slice(0, -1).entries()) {
    above += lines[line]!.words;
    below -= lines[line]!.words;
    sharedBelow -= lines[line]!.words * shared[line]!;
    const isOther = below <= above && sharedBelow <= SHARED * below;
    if (isOther && isBreak(lines.slice(line + 1, at[i + 1]))) return kept.map((is, other) => is && other <= line);
  }
  return [...kept];
}

function isBreak(lines: readonly LineFacts[]): boolean {
  return lines.length >= BREAK.lines && lines.filter(isFurniture).length >= BREAK.furniture;
}

function isFurniture({ heading, rule, comment }: LineFacts): boolean {
  return heading !== 'none' || comment || (rule !== null && !WITHIN.has(rule));
}

/** What stands at most this many lines above a dateline opens its story; a story has this many words of prose at least. */
const OPENING_LINES = 4;
const STORY_WORDS = 40;
const RULED_OFF = /^[-–—=_*~#]{4,}$/;

/**
 * The kept lines up to where a second story opens, with a dateline below a byline of its own or a line ruled between:
 * as where several of an agency's stories stand in one file. The parts of a round-up have a dateline alone.
 */
export function upToNextStory(lines: readonly LineFacts[], kept: readonly boolean[]): boolean[] {
  const first = lines.findIndex((line, at) => kept[at] && line.dateline);
  let words = 0;
  let last = first;
  for (let at = Math.max(0, first); at < lines.length; at++) {
    const line = lines[at]!;
    if (words >= STORY_WORDS && line.dateline && opensAnew(lines, Math.max(last + 1, at - OPENING_LINES), at))
      return kept.map((is, other) => is && other <= last);
    if (!kept[at] || !line.prose) continue;
    words += line.words;
    last = at;
  }
  return [...kept];
}

function opensAnew(lines: readonly LineFacts[], from: number, to: number): boolean {
  return lines.slice(from, to).some(({ byline, text }) => byline || RULED_OFF.test(text));
}

/** This many lines between two of the story's are its own, in a guide: steps, lists, subheads. */
const GAP_LINES = 8;
/** The least log-odds of a line of a gap: beyond doubt it is none of the story's. */
const LEAST_ODDS = -2.5;

/** The kept lines with the gaps between them filled, where nothing in a gap is known as furniture. */
export function withGapsFilled(lines: readonly LineFacts[], odds: Float64Array, kept: readonly boolean[]): boolean[] {
  const filled = [...kept];
  let last = -1;
  for (let at = kept.indexOf(true); at >= 0; at = kept.indexOf(true, at + 1)) {
    const gap = last < 0 ? 0 : at - last - 1;
    if (gap > 0 && gap <= GAP_LINES && isOwn(lines, odds, last + 1, at)) filled.fill(true, last + 1, at);
    last = at;
  }
  return filled;
}

function isOwn(lines: readonly LineFacts[], odds: Float64Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const { rule, heading, comment, byline, credit, repeated } = lines[at]!;
    if (rule !== null || heading !== 'none' || comment || byline || credit || repeated) return false;
    if (odds[at]! < LEAST_ODDS) return false;
  }
  return true;
}
