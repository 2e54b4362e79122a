import type { LineFacts } from './line-facts.ts';
import { sumOver, type LinePage } from './line-page.ts';

/** A sign: it holds for a line or does not. What it says of the line is its weight. */
export type Sign = readonly [name: string, holds: (line: LineFacts, at: number, page: LinePage) => boolean];

const between = (name: string, value: (line: LineFacts) => number, edges: readonly number[]): Sign[] =>
  edges.map((edge, k) => [
    `${name} ${edge}+`,
    (line) => value(line) >= edge && (k + 1 === edges.length || value(line) < edges[k + 1]!),
  ]);

const SAYS = /\b(?:said|says|told|according to|added|announced|reported)\b/;
const I = /(?:^|[^"“\w])\b(?:I|I['’]m|I['’]ve|my|me)\b/;
const YOU = /\b(?:you|your|u)\b/i;
const WE = /\b(?:we|our|us)\b/i;
const speaks = (text: string, of: RegExp): boolean => of.test(text) && !/["“]/.test(text);

/** Somebody is said to have said something. */
export const reports = (text: string): boolean => SAYS.test(text);
/** The writer speaks, or speaks to the reader: as in comments and notices, guides and blogs. */
export const isAddress = (text: string): boolean => [I, YOU, WE].some((of) => speaks(text, of));

const SHAPES: readonly Sign[] = [
  ...between('words', ({ words }) => words, [1, 3, 6, 9, 12, 18, 26, 40, 70]),
  ...between('lower-case', ({ lower }) => lower, [0, 0.3, 0.5, 0.65, 0.8]),
  ['a sentence', ({ sentence }) => sentence],
  ['a short sentence', ({ sentence, words }) => sentence && words < 12],
  ['a long line without an end', ({ sentence, words }) => !sentence && words >= 12],
  ['ends in dots', ({ text }) => /(?:\.\.\.|…)\W?$/.test(text)],
  ['ends in more', ({ text }) => /\b(?:more|full story|continue reading|»|›|>)\W*$/i.test(text)],
  ['ends in a colon', ({ text }) => text.endsWith(':')],
  ['two sentences', ({ text }) => /[.!?]["”’)]* ["“‘(]?\p{Lu}/u.test(text)],
  ['a quotation', ({ text }) => /["“”«]/.test(text)],
  ['wholly quoted', ({ text }) => /^["“«].*["”»]$/s.test(text)],
  ['somebody said', ({ text }) => reports(text)],
  ['I', ({ text }) => speaks(text, I)],
  ['you', ({ text }) => speaks(text, YOU)],
  ['we', ({ text }) => speaks(text, WE)],
  ['a question', ({ text }) => /\?["”’)]*$/.test(text)],
  ['an exclamation', ({ text }) => /!["”’)]*$/.test(text)],
  ['all capitals', ({ text }) => text === text.toUpperCase() && /\p{L}{3}/u.test(text)],
  ['opens in lower case', ({ text }) => /^\p{Ll}/u.test(text)],
  ['opens with a mark', ({ text }) => /^[•·*►▶»›>|–—-]/.test(text)],
  ['a bar or arrow inside', ({ text }) => /\s[|»›·•/]\s/.test(text)],
  ['a year or time', ({ text }) => /\b(?:19|20)\d{2}\b|\d:\d{2}/.test(text)],
  ['an address of the web', ({ text }) => /https?:|www\.|\.com\b|@\w/.test(text)],
  ['figures', ({ text }) => (text.match(/\d/g)?.length ?? 0) > 0.25 * text.length],
  ['a copyright', ({ text }) => /©|\(c\)|copyright/i.test(text)],
  ['a rule of text', ({ rule }) => rule !== null],
  ['a heading of furniture', ({ heading }) => heading !== 'none'],
  ['a byline', ({ byline }) => byline],
  ['a credit', ({ credit }) => credit],
  ['a note', ({ note }) => note],
  ['a dateline', ({ dateline }) => dateline],
  ['of a comment', ({ comment }) => comment],
  ['to the reader', ({ address }) => address],
  ['repeated', ({ repeated }) => repeated],
];

const fact = (page: LinePage, at: number): LineFacts | undefined => page.lines[at];

const NEIGHBOURS: readonly Sign[] = [
  ['prose above', (_, at, page) => fact(page, at - 1)?.prose === true],
  ['prose two above', (_, at, page) => fact(page, at - 2)?.prose === true],
  ['prose below', (_, at, page) => fact(page, at + 1)?.prose === true],
  ['prose two below', (_, at, page) => fact(page, at + 2)?.prose === true],
  ['prose above and below', (_, at, page) => fact(page, at - 1)?.prose === true && fact(page, at + 1)?.prose === true],
  ...[40, 120, 300].map((words): Sign => [
    `${words} words of prose in 5 lines above`,
    (_, at, page) => sumOver(page.proseBefore, at - 5, at) >= words,
  ]),
  ...[40, 120, 300].map((words): Sign => [
    `${words} words of prose in 5 lines below`,
    (_, at, page) => sumOver(page.proseBefore, at + 1, at + 6) >= words,
  ]),
  ['a short line above', (_, at, page) => (fact(page, at - 1)?.words ?? 0) < 6],
  ['a short line below', (_, at, page) => (fact(page, at + 1)?.words ?? 0) < 6],
  ['a byline in 3 lines above', (_, at, page) => [1, 2, 3].some((n) => fact(page, at - n)?.byline)],
  ['a heading of furniture above', (_, at, page) => (fact(page, at - 1)?.heading ?? 'none') !== 'none'],
  [
    'a heading of furniture in 4 lines above',
    (_, at, page) => [1, 2, 3, 4].some((n) => (fact(page, at - n)?.heading ?? 'none') !== 'none'),
  ],
  ['comment in 2 lines', (_, at, page) => sumOver(page.commentsBefore, at - 2, at + 3) > 0],
  ['comments in 6 lines', (_, at, page) => sumOver(page.commentsBefore, at - 6, at + 7) > 2],
  ['a title of its own above', (_, at, page) => titled(fact(page, at - 1), fact(page, at))],
];

/** A line in the shape of a title over one of a sentence or two: a teaser, where there are many. */
function titled(above: LineFacts | undefined, line: LineFacts | undefined): boolean {
  return (
    above !== undefined &&
    line !== undefined &&
    !above.sentence &&
    above.words >= 3 &&
    above.words < 16 &&
    line.words >= 8 &&
    line.words < 45
  );
}

const ADDRESS: readonly Sign[] = [
  ['an address that tells', (_, __, page) => page.heads > 0],
  ['named by the address', (_, at, page) => page.named[at]! >= 0.6],
  ['above all that the address names', (_, at, page) => page.heads > 0 && page.belowHead[at]! < 0],
  ...[1, 4, 10, 25, 60].map((lines): Sign => [
    `${lines} lines below what the address names`,
    (_, at, page) => page.belowHead[at]! >= lines,
  ]),
  ['words of the address', (_, at, page) => page.named[at]! > 0],
  ...[1, 3, 6].map((words): Sign => [
    `${words} words of the address in 6 lines above`,
    (_, at, page) => sumOver(page.namedBefore, at - 6, at) >= words,
  ]),
  ...[1, 3, 6].map((words): Sign => [
    `${words} words of the address in 6 lines below`,
    (_, at, page) => sumOver(page.namedBefore, at + 1, at + 7) >= words,
  ]),
  [
    'no word of the address in 12 lines',
    (_, at, page) => page.heads > 0 && sumOver(page.namedBefore, at - 12, at + 13) === 0,
  ],
];

/** What the first look goes by. */
export const FIRST_SIGNS: readonly Sign[] = [...SHAPES, ...NEIGHBOURS, ...ADDRESS];
