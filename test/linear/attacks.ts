import { analyse } from 'scslre';

/** A text that grows: `before`, then the pumps' pieces again and again, then `after`. */
export interface Attack {
  readonly before: string;
  readonly pumps: readonly string[];
  readonly after: string;
}

/** Pieces that bait patterns for news pages; every pattern is tried on each. */
const PIECES = [
  'a',
  'A',
  '1',
  ' ',
  '\n',
  '\t',
  '.',
  ',',
  '-',
  '—',
  '/',
  '(',
  ')',
  '<',
  '"',
  '’',
  '_',
  '\u00a0',
  'é',
  'É',
  '港',
  '\u0301',
  '&',
  '@',
  ':',
  '|',
  'a ',
  'A ',
  'A.',
  'a-',
  '1 ',
  '1,',
  ' - ',
  ' | ',
  '((',
  '<a ',
  'Aa',
  'Aa ',
  'Aa, ',
  'AB ',
  'AP ',
  '(AP) ',
  'By ',
  'and ',
  'March ',
  'https://a',
  'a@',
  'a. ',
];
/** What makes a pattern fail at the end and try all its ways. */
const ENDS = ['', '\u0001'];

/** Attacks on one pattern: the common ones, and by what a static analysis finds in it. */
export function attacksOn(pattern: RegExp): Attack[] {
  const own = analyse(pattern, { reportTypes: { Move: false } }).reports.map(({ character }) => character.pick);
  return [...new Set([...PIECES, ...own])].flatMap((piece) =>
    ENDS.map((after) => ({ before: '', pumps: [piece], after })),
  );
}

/** The attack's text of `length` characters. */
export function grown({ before, pumps, after }: Attack, length: number): string {
  const room = Math.max(pumps.length, length - before.length - after.length);
  const share = Math.ceil(room / pumps.length);
  return before + pumps.map((pump) => pump.repeat(Math.max(1, Math.ceil(share / pump.length)))).join('') + after;
}

/** CPU time in ms of one use of a pattern on a text: what it does not match at one place is tried at the next. */
export function timeOf(pattern: RegExp, text: string): number {
  const begun = process.threadCpuUsage();
  if (pattern.global) text.replace(pattern, '');
  else pattern.test(text);
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1000;
}

/** A core that is shared with much else takes twice as long for the same, now and then. */
const TIMES = 5;

/**
 * Grows an attack up to `longest` characters, in small steps while it is short: a pattern in exponential time doubles with
 * every character. Gives the first length at which a use took more than `limit` ms each of some times, with the least of
 * them; null where there is none.
 */
export function slowLength(
  pattern: RegExp,
  attack: Attack,
  longest: number,
  limit: number,
): { length: number; ms: number } | null {
  for (let length = 16; ; length = Math.min(longest, Math.ceil(length * (length < 400 ? 1.15 : 4)))) {
    const text = grown(attack, length);
    let least = timeOf(pattern, text);
    for (let n = 1; n < TIMES && least > limit; n++) least = Math.min(least, timeOf(pattern, text));
    if (least > limit) return { length, ms: least };
    if (length >= longest) return null;
  }
}
