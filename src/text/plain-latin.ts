import { codeAt } from './words.ts';

/**
 * Text in ASCII, Latin letters with accents, quotes and dashes: nothing that Unicode's normal form changes into a letter
 * or a figure. Most text is of this kind, and to ask of each character what Unicode calls it takes several times as long.
 */
const PLAIN = /^[\x00-\x7f\xa0-\xa7\xa9\xab-\xae\xb0\xb1\xb6\xb7\xbb\xbf-\xff\u2010-\u2026]*$/;
/** A word in plain text of small letters. */
const PLAIN_WORD = /[a-z0-9\xdf-\xf6\xf8-\xff]+/g;

/** What {@link smallLetter} gives for a character that is not plain. */
export const OTHER = 1;
/** By Latin-1 code, the small letter or the figure; 0 for a plain character that is neither. */
const SMALL = Uint8Array.from({ length: 256 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (!PLAIN.test(sign)) return OTHER;
  const small = sign.toLowerCase();
  return small.match(PLAIN_WORD) === null ? 0 : small.charCodeAt(0);
});
const FIRST_MARK = 0x2010;
const LAST_MARK = 0x2026;

/** The small letter or the figure of a UTF-16 code; 0 for a plain character that is neither, {@link OTHER} for one that is not plain. */
export function smallLetter(code: number): number {
  if (code <= 0xff) return SMALL[code]!;
  return code < FIRST_MARK || code > LAST_MARK ? OTHER : 0;
}

/** Letters of a page's longest texts fit in; longer ones are left to the general way. */
const room = Buffer.alloc(16 * 1024);

/** Letters and digits alone, lower-case; null of a text that is not plain, or very long. */
export function plainLetters(text: string): string | null {
  const { length } = text;
  if (length > room.length) return null;
  let to = 0;
  for (let i = 0; i < length; i++) {
    const small = smallLetter(codeAt(text, i));
    if (small === OTHER) return null;
    if (small !== 0) room[to++] = small;
  }
  return room.toString('latin1', 0, to);
}

/** Lower-case runs of letters and digits; null of a text that is not plain. */
export function plainWords(text: string): string[] | null {
  return PLAIN.test(text) ? (text.toLowerCase().match(PLAIN_WORD) ?? []) : null;
}
