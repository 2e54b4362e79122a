/**
 * A copy of a text that stands on its own. V8 cuts a substring as a view of the whole, so that one which is kept longer
 * than its page (in a memo) would keep all of the page in memory.
 */
export function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
