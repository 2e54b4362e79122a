/** Scripts without spaces between words: two characters count as a word. */
const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const FIRST_UNSPACED = 0x0e00;

/** Whether a UTF-16 code is a letter of a script without spaces. */
export function isUnspaced(code: number): boolean {
  return code >= FIRST_UNSPACED && UNSPACED.test(String.fromCharCode(code));
}

const { charCodeAt } = String.prototype;

/**
 * `text.charCodeAt(at)`. V8 has a dozen kinds of string; where a loop meets many of them, it looks the method up anew for
 * each character.
 */
export function codeAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** Words by the spaces between them; -1 for a text in a script without. */
export function spacedWords(text: string): number {
  // Read once: V8 looks the length up anew too.
  const { length } = text;
  let count = 0;
  let before = 32;
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i);
    if (code > 32 && before <= 32) count++;
    if (code >= FIRST_UNSPACED && isUnspaced(code)) return -1;
    before = code;
  }
  return count;
}

export function countWords(text: string): number {
  const spaced = spacedWords(text);
  return spaced < 0 ? Math.ceil(text.length / 2) : spaced;
}

/** {@link countWords} of a text whose pieces, parted by white space, have been counted. */
export function wordsTogether(text: string, pieces: readonly number[]): number {
  return UNSPACED.test(text) ? Math.ceil(text.length / 2) : pieces.reduce((sum, words) => sum + words, 0);
}
