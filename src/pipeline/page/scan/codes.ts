export const BANG = 33;
export const DOUBLE_QUOTE = 34;
export const AMPERSAND = 38;
export const SINGLE_QUOTE = 39;
export const DASH = 45;
export const SLASH = 47;
export const LT = 60;
export const EQUALS = 61;
export const GT = 62;
export const QUESTION = 63;
export const BRACKET = 91;

/** Given in place of a position: what htmlparser2 makes of the rest follows no rule. */
export const IN_DOUBT = -1;
/** Given in place of a position: the page ends inside a tag, which then counts for nothing. */
export const CUT_OFF = -2;

export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Bytes of the largest page that is read into the room kept for all pages. */
const KEPT = 4 * 1024 * 1024;

let room = new Uint8Array(256 * 1024);

/**
 * A page's bytes with a zero behind the last. The array may be longer than that, and is overwritten by the next call:
 * for the time of one reading only.
 */
export function codesOf(utf8: Uint8Array): Uint8Array {
  let codes = room;
  if (utf8.length >= codes.length) {
    codes = new Uint8Array(Math.max(utf8.length + 1, Math.min(KEPT, codes.length * 2)));
    if (codes.length <= KEPT) room = codes;
  }
  codes.set(utf8);
  codes[utf8.length] = 0;
  return codes;
}
