/** Characters of the largest page that is read into the room kept for all pages. */
const KEPT = 4 * 1024 * 1024;

let room = new Uint16Array(256 * 1024);

/**
 * A string's UTF-16 codes with a zero behind the last. The array may be longer than that, and is overwritten by the next
 * call: for the time of one reading only.
 */
export function codesOf(text: string): Uint16Array {
  let codes = room;
  if (text.length >= codes.length) {
    codes = new Uint16Array(Math.max(text.length + 1, Math.min(KEPT, codes.length * 2)));
    if (codes.length <= KEPT) room = codes;
  }
  Buffer.from(codes.buffer).write(text, 'utf16le');
  codes[text.length] = 0;
  return codes;
}
