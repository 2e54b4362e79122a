import { isAscii, isUtf8 } from 'node:buffer';
import type { Reject } from '../../model/reject.ts';
import { MAGIC, TEXT_FORMATS, type Magic } from './magic.ts';
import { charsetByText } from './charset-by-text.ts';
import { httpCharset, languageCharset, metaCharset } from './charset.ts';
import { decodeMixedUtf8, incompleteTail, surveyUtf8, type Utf8Survey } from './utf8.ts';

/**
 * A page's text, and the same as UTF-8; each is made of the other where it is asked for first. `charset` is the WHATWG name of what the bytes were read as. Flags: `charset-mismatch` (the page or
 * its server named another charset than its bytes are in), `charset-guessed` (none was named), `charset-mixed` (UTF-8
 * with stray bytes of windows-1252 or broken characters), `charset-errors` (bytes that mean nothing), `truncated` (the
 * last character is cut), `nul-removed`.
 */
export interface Decoded {
  /** What the bytes are read as: markup, or a plain text. */
  readonly form: 'html' | 'plain';
  readonly text: string;
  readonly utf8: Buffer;
  readonly charset: string;
  readonly flags: string[];
  /** One line a decision, for the trace. */
  readonly notes: string[];
}

/**
 * A page's text and UTF-8, each made when it is first asked for. A class, since V8 keeps the functions of an accessor
 * that an object is written with, and with them what they see, until it collects everything: here the whole page.
 */
class ReadPage implements Decoded {
  form: Decoded['form'] = 'html';
  readonly charset: string;
  readonly flags: string[];
  readonly notes: string[];
  #text: string | undefined;
  #utf8: Buffer | undefined;

  constructor(given: string | Buffer, charset: string, flags: string[], notes: string[]) {
    if (typeof given === 'string') this.#text = given;
    else this.#utf8 = given;
    this.charset = charset;
    this.flags = flags;
    this.notes = notes;
  }

  get text(): string {
    return (this.#text ??= this.utf8.toString('utf8'));
  }

  get utf8(): Buffer {
    return (this.#utf8 ??= Buffer.from(this.text));
  }
}

/** Text that was read already: well-formed, so that it is the same in UTF-8. */
function ofText(text: string, charset: string, flags: string[], notes: string[]): Read {
  return new ReadPage(text, charset, flags, notes);
}

/** Bytes that are UTF-8 through and through: most pages are, and are scanned as they came. */
function ofUtf8(utf8: Buffer, flags: string[], notes: string[]): Read {
  return new ReadPage(utf8, 'utf-8', flags, notes);
}

/** Where binary data shows itself if not in its first bytes; a sample of this many bytes is looked at. */
const SAMPLE = 4096;
/** Tab to carriage return are text; ESC opens the shifts of ISO-2022-JP. */
// eslint-disable-next-line no-control-regex -- control characters are what is counted
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;
/** Share of control characters above which a sample is binary. Text has next to none; random bytes have a tenth. */
const BINARY_SHARE = 0.05;

/** Bytes → text, or the reject of a page that is empty or not HTML. `contentType` is the HTTP header, or null. */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded | { readonly reject: Reject } {
  if (bytes.length === 0) return { reject: { reason: 'empty', detail: 'no bytes' } };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const utf16 = utf16Of(buffer);
  const binary = binaryKind(buffer, utf16 !== null);
  if (binary !== null) return { reject: { reason: 'not-html', detail: binary } };

  const read = utf16 === null ? decodeBytes(buffer, contentType) : decodeUtf16(buffer, utf16);
  const judged = formOf(read, contentType);
  if (typeof judged === 'object') return { reject: judged };
  const decoded = read.utf8.includes(0)
    ? ofText(read.text.replaceAll('\0', ''), read.charset, [...read.flags, 'nul-removed'], read.notes)
    : read;
  decoded.form = judged;
  return decoded;
}

/** Before its form is known. */
type Read = { -readonly [Key in keyof Decoded]: Decoded[Key] };

function decodeBytes(buffer: Buffer, contentType: string | null): Read {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return decodeMarked(buffer.subarray(3));
  const http = httpCharset(contentType);
  const meta = metaCharset(buffer);
  const declared = http ?? meta;
  const by = http !== null ? 'by the HTTP header' : meta !== null ? 'by the page itself' : 'undeclared';
  if (declared === 'iso-2022-jp' && isAscii(buffer)) return decodeLegacy(buffer, declared, by, []);
  return decodeAsUtf8(buffer, declared, by) ?? decodeNamed(buffer, { declared, meta, by });
}

/** Bytes that are UTF-8, or were before something broke a few of them; null where they are not. */
function decodeAsUtf8(buffer: Buffer, declared: string | null, by: string): Read | null {
  const tail = incompleteTail(buffer);
  const whole = tail === 0 ? buffer : buffer.subarray(0, buffer.length - tail);
  // A last byte above ASCII may be a letter of another charset, or a character of UTF-8 that was cut.
  const letterAtEnd = tail > 0 && declared !== null && declared !== 'utf-8' && isAscii(whole);
  if (isUtf8(whole) && !letterAtEnd) return ofSoundUtf8(whole, tail, declared, by);
  const survey = surveyUtf8(buffer);
  if (!isMostlyUtf8(survey, declared)) return null;
  const flags = declared === 'utf-8' || declared === null ? ['charset-mixed'] : ['charset-mixed', 'charset-mismatch'];
  return ofText(decodeMixedUtf8(buffer), 'utf-8', flags, [
    `charset utf-8 with ${survey.invalid} broken bytes among ${survey.valid} characters; ${declared ?? 'none'} named ${by}`,
  ]);
}

/** What server and page name, in the order they are believed. */
interface Named {
  readonly declared: string | null;
  readonly meta: string | null;
  readonly by: string;
}

/** Bytes that are not UTF-8: by what is named, unless that is a western charset and the text is not. */
function decodeNamed(buffer: Buffer, { declared, meta, by }: Named): Read {
  const language = languageCharset(buffer);
  if (declared === null || declared === 'utf-8' || declared === 'windows-1252' || declared.startsWith('utf-16')) {
    const told = charsetByText(buffer, [meta, language]);
    if (told !== null && told !== declared && !(declared === null && told === language))
      return decodeLegacy(
        buffer,
        told,
        `by what its text says, ${declared === null ? 'none named' : `against ${declared} ${by}`}`,
        [declared === null ? 'charset-guessed' : 'charset-mismatch'],
      );
  }
  if (declared !== null && declared !== 'utf-8' && !declared.startsWith('utf-16'))
    return decodeLegacy(buffer, declared, by, []);
  if (declared !== null)
    return decodeLegacy(
      buffer,
      otherThanUtf8(meta, language) ?? 'windows-1252',
      `not ${declared}, which was named ${by}`,
      ['charset-mismatch'],
    );
  const late = metaCharset(buffer, true);
  if (late !== null && late !== 'utf-8') return decodeLegacy(buffer, late, 'by the page itself, late in its head', []);
  return decodeLegacy(buffer, language ?? 'windows-1252', 'guessed', ['charset-guessed']);
}

function otherThanUtf8(meta: string | null, language: string | null): string | null {
  return meta !== null && meta !== 'utf-8' ? meta : language;
}

/** Declared UTF-8 is believed while half its characters are whole; against another name the bytes must speak clearly. */
function isMostlyUtf8({ valid, invalid }: Utf8Survey, declared: string | null): boolean {
  if (declared === 'utf-8' || declared === null) return valid > invalid;
  return valid >= 8 && valid >= invalid * 8;
}

/** Bytes behind a UTF-8 byte order mark. */
function decodeMarked(buffer: Buffer): Read {
  const tail = incompleteTail(buffer);
  const whole = tail === 0 ? buffer : buffer.subarray(0, buffer.length - tail);
  const by = 'by its byte order mark';
  if (isUtf8(whole)) return ofSoundUtf8(whole, tail, 'utf-8', by);
  return ofText(
    decodeMixedUtf8(whole),
    'utf-8',
    [...(tail === 0 ? [] : ['truncated']), 'charset-mixed'],
    [`charset utf-8 ${by}, with broken bytes`],
  );
}

/** `whole` is UTF-8; `tail` bytes of a last character were cut off it. */
function ofSoundUtf8(whole: Buffer, tail: number, declared: string | null, by: string): Read {
  const flags: string[] = tail === 0 ? [] : ['truncated'];
  if (declared === null || declared === 'utf-8' || (tail === 0 && isAscii(whole)))
    return ofUtf8(whole, flags, [`charset utf-8 ${by}`]);
  return ofUtf8(whole, [...flags, 'charset-mismatch'], [`charset utf-8 by its bytes, against ${declared} ${by}`]);
}

function decodeLegacy(buffer: Buffer, charset: string, by: string, flags: string[]): Read {
  const text = new TextDecoder(charset).decode(buffer);
  const notes = [`charset ${charset} ${by}`];
  if (charset === 'windows-1252' || !text.includes('�')) return ofText(text, charset, flags, notes);
  const errors = text.split('�').length - 1;
  // A cut at the very end costs one character; a wrong name costs a good part of them.
  if (errors <= 1 + text.length / 500)
    return ofText(text, charset, [...flags, 'charset-errors'], [...notes, `${errors} broken characters`]);
  return ofText(
    new TextDecoder('windows-1252').decode(buffer),
    'windows-1252',
    [...new Set([...flags, 'charset-mismatch'])],
    [`charset windows-1252: read as ${charset} ${by} it has ${errors} broken characters`],
  );
}

function decodeUtf16(buffer: Buffer, charset: 'utf-16le' | 'utf-16be'): Read {
  const odd = buffer.length % 2 === 1;
  const text = new TextDecoder(charset).decode(odd ? buffer.subarray(0, -1) : buffer);
  return ofText(text.toWellFormed(), charset, odd ? ['truncated'] : [], [`charset ${charset} by its bytes`]);
}

/** UTF-16 by its byte order mark, or by every other byte of the opening being NUL. */
function utf16Of(buffer: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  const length = Math.min(buffer.length, 64) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (buffer[i] === 0) even++;
    if (buffer[i + 1] === 0) odd++;
  }
  if (odd > length * 0.4 && even < odd / 8) return 'utf-16le';
  return even > length * 0.4 && odd < even / 8 ? 'utf-16be' : null;
}

function stands({ bytes, offset }: Magic, buffer: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) if (buffer[offset + i] !== bytes[i]) return false;
  return true;
}

function binaryKind(buffer: Buffer, utf16: boolean): string | null {
  for (const magic of MAGIC) if (stands(magic, buffer)) return `${magic.name}, by its first bytes`;
  if (utf16) return null;
  const starts = buffer.length <= SAMPLE ? [0] : [0, (buffer.length - SAMPLE) >> 1];
  for (const start of starts) {
    const sample = buffer.toString('latin1', start, start + SAMPLE);
    const controls = CONTROL.test(sample) ? sample.split(CONTROL).length - 1 : 0;
    if (controls > sample.length * BINARY_SHARE)
      return `binary data: ${controls} control bytes among ${sample.length} from byte ${start}`;
  }
  return null;
}

/** This many characters of a text show what it is; they take at most four times as many bytes. */
const OPENING = 1024;

/** Bytes sent as plain text are read so, unless they open as a page does; without a name, those without a tag. */
function formOf(read: Read, contentType: string | null): Decoded['form'] | Reject {
  const opening = read.utf8
    .toString('utf8', 0, 4 * OPENING)
    .slice(0, OPENING)
    .trimStart();
  if (opening === '' && read.text.trim() === '') return { reason: 'empty', detail: 'white space only' };
  const format = TEXT_FORMATS.find(({ opening: pattern }) => pattern.test(opening));
  if (format !== undefined) return { reason: 'not-html', detail: `${format.name}, by its opening` };
  if (isPlainText(contentType)) return OPENS_AS_PAGE.test(opening) ? 'html' : 'plain';
  if (read.utf8.includes('<')) return 'html';
  return contentType === null
    ? 'plain'
    : { reason: 'not-html', detail: 'no tag at all; a plain text is sent with the content type text/plain' };
}

/** Servers send pages as text, too. */
const OPENS_AS_PAGE = /^(?:<!--.{0,400}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b/is;

function isPlainText(contentType: string | null): boolean {
  return contentType !== null && /^\s*text\/plain\b/i.test(contentType);
}
