/** Texts that are kept are short; a longer one takes two bytes a character. */
const room = Buffer.alloc(1024);

/**
 * A copy of a text that stands on its own. V8 cuts a substring as a view of the whole, so that one which is kept longer
 * than its page (in a memo) would keep all of the page in memory.
 */
export function detached(text: string): string {
  if (text.length <= room.length) {
    const own = room.toString('latin1', 0, room.write(text, 'latin1'));
    // Latin-1 holds a byte of any other character, and not the character.
    if (own === text) return own;
  }
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
