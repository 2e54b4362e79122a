import { PieceIndex } from '../text/piece-index.ts';
import { NOTE_LINES } from './note-lines.ts';

/** A name of {@link NOTE_LINES} whose pattern is tried only where a hint is there. */
export type Hinted = keyof typeof HINTS;

/**
 * Of each pattern pieces of which every line that it matches holds one, and hardly any other line. Nearly all lines are
 * prose: they are looked through once for all hints, and no pattern is asked.
 */
const HINTS = {
  assisted: ['h as', 'h he', 'h re'],
  contact: ['reac', 'Reac', 'onta', 'mail', 'Writ', 'lumn', 'iter', 'rter', 'itor', 'pond'],
  contributed: ['ribu'],
  copyrightTail: ['rewr'],
  feed: ['feed', 'yndi'],
  linkLine: ['http', 'www.'],
  onTwitter: ['witt', 'on X', 'cebo', 'tagr', 'uesk'],
  reportedFrom: ['orte', 'wrot', 'base', 'ribu'],
  solely: ['olel', 'echn', 'utom', 'r Am', "AP's", 'AP’s'],
  support: ['uppo', 'fund', 'oduc', 'rt o', 'ossi'],
} as const;
const INDEX = new PieceIndex(HINTS);

/** The hints that stand in a line. */
export function hintsIn(line: string): number {
  return INDEX.in(line);
}

/** Whether a hint is among those found in a line. */
export function isHinted(name: Hinted, hints: number): boolean {
  return (hints & INDEX.bits[name]) !== 0;
}

/** Whether a line is what a pattern of {@link NOTE_LINES} tells of; the answer of the pattern, sooner. */
export function isLine(name: Exclude<Hinted, 'contributed'>, line: string, hints: number): boolean {
  return isHinted(name, hints) && NOTE_LINES[name].pattern.test(line);
}

/** What every line opens with that tells where to follow somebody. */
const FOLLOW_START =
  /^(?:please|follow|find|read|see|more|full|ap|get|join|like|sign|for|catch|listen|on twitter|twitter)/iu;

/** Whether a line tells where to follow somebody. */
export function isFollowLine(line: string): boolean {
  return FOLLOW_START.test(line) && NOTE_LINES.follow.pattern.test(line);
}
