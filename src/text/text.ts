import { decodeHTML } from 'entities/decode';

/** Marks that show nothing: soft hyphen, zero-width space and joiners, word joiner, BOM, direction marks, object replacement. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]/g;
/** A character that is not ASCII, a Latin letter or a typographic mark: it may be invisible, a control or need composing. Or spaces to trim or collapse. */
const NEEDS_WORK = /[^ -~\u00a1-\u00ac\u00ae-\u017f\u2010-\u2027\u20ac\u2122]| {2}|^ | $/;
const SPACES = /[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
// eslint-disable-next-line no-control-regex -- control characters are what is cut
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** A run of combining marks is sorted in quadratic time: one is cut at the 30 marks of Unicode's stream-safe form (UAX #15). */
const MARKS = /(\p{M}{30})\p{M}+/gu;

/** Where a combining mark can stand: not in ASCII and Latin letters, nor in typographic marks. */
const MAY_HOLD_MARKS = /[\u0300-\u1fff\u20d0-\uffff]/;

/** Text that can be normalised in linear time, whoever wrote it. */
export function streamSafe(text: string): string {
  return text.length > 30 && MAY_HOLD_MARKS.test(text) ? text.replace(MARKS, '$1') : text;
}

/** Any white space but single spaces between words. */
const UNEVEN = /[^\S ]| {2}|^ | $/;

/** A text in one line: each run of white space one space, none at its ends. Most are so already, and come back as they are. */
export function evenLine(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/**
 * The normal form of a run of text: NFC, one space for any white space, no soft hyphens, zero-width or control marks.
 * Quotes and dashes stay as printed, and nothing of the wording changes. Clean text is returned as it is.
 */
export function tidy(text: string): string {
  if (!NEEDS_WORK.test(text)) return text;
  // Zero-width joiners carry meaning between letters of Indic and Arabic scripts and in emoji.
  const joined = !/[\u200c\u200d]/.test(text)
    ? text
    : /[\u0600-\u06ff\u0900-\u0dff]|\p{Extended_Pictographic}/u.test(text)
      ? text.replace(/[\u200c\u200d](?=[\s.,;:!?]|$)|(?<=^|\s)[\u200c\u200d]/g, '')
      : text.replace(/[\u200c\u200d]/g, '');
  return joined
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]/g, '')
    .replace(CONTROLS, '')
    .replace(MARKS, '$1')
    .normalize('NFC')
    .replace(SPACES, ' ')
    .trim();
}

/** True where a text holds no visible character. */
export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, '').trim() === '';
}

/** Decodes entities that were left in text as characters (`&#039;`, `&mdash;`, `&amp;nbsp;`). */
export function repairEntities(text: string): string {
  if (!text.includes('&')) return text;
  const once = decodeHTML(text);
  return /&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8});/i.test(once) ? decodeHTML(once) : once;
}
