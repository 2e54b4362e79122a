import { Grams, LONGEST_GRAM } from './grams.ts';

/** Read on first need: most pages say their language. */
let read: Grams | undefined;

/** Parts of a text that are looked at, the longest. */
const CHUNKS = 7;

/** Languages that a word may speak for. */
const CANDIDATES = 8;

/** The mark that ends a chunk comes with it, as a chunk of its own. */
const CHUNK_END = /([,，、。!¿?！？":;()「」{}„“«»”"<>⋯《》*.[\]\\])+/;

const MARK = /[,.。，、#%&/\\+*¡!¿?[\]！？;:…„“«»”"_–—~]/g;
const DIGIT = /[0-9\uFF10-\uFF19]/g;
const SPACES = /\s\s+/g;
const ACCENT = /[\u0300-\u036f]/g;

/**
 * The language of a text as a code of ISO 639, of two letters where there is one; empty where nothing tells it.
 *
 * It is tinyld’s way, with the answers of tinyld 1.3.4 (MIT, see ATTRIBUTION.md), whose tables are 35,000 objects in each
 * thread: a chunk with a gram that only one language has is that language's; else each of its words speaks for the languages
 * by the weights of its grams.
 */
export function detect(text: string): string {
  const grams = (read ??= Grams.read());
  const points = new Map<number, number>();
  const add = (language: number, more: number) => points.set(language, (points.get(language) ?? 0) + more);
  for (const chunk of chunksOf(text)) {
    const alone = toldAlone(grams, chunk);
    if (alone >= 0) add(alone, chunk.length);
    else for (const word of chunk.split(/ +/)) spokenFor(grams, word, add);
  }
  // Of equals the one that was named first.
  let best = -1;
  for (const [language, sum] of points) if (sum > (points.get(best) ?? 0)) best = language;
  return grams.languages[best] ?? '';
}

function chunksOf(text: string): string[] {
  return text
    .split(CHUNK_END)
    .map(lettersOf)
    .filter((chunk) => chunk !== '')
    .sort((one, other) => other.length - one.length)
    .slice(0, CHUNKS);
}

function lettersOf(chunk: string): string {
  return chunk.toLowerCase().replaceAll('’', "'").replace(MARK, ' ').replace(DIGIT, '').replace(SPACES, ' ').trim();
}

function toldAlone(grams: Grams, chunk: string): number {
  for (let size = 1; size <= LONGEST_GRAM; size++) {
    for (const gram of gramsOf(chunk, size)) {
      const language = grams.languageOf(gram);
      if (language >= 0) return language;
    }
  }
  return -1;
}

/** Calls back for the likeliest languages of a word, the first with 1, the others with how near they come; none of them has 0. */
function spokenFor(grams: Grams, word: string, add: (language: number, nearness: number) => void): void {
  const scores = new Float64Array(grams.languages.length);
  for (let size = 1; size <= LONGEST_GRAM; size++) {
    for (const gram of gramsOf(word, size)) {
      const plain = gram.normalize('NFD').replace(ACCENT, '');
      grams.weigh(plain, plain.length / 4, scores);
    }
  }
  const ranked = [...scores.keys()].sort((one, other) => scores[other]! - scores[one]!).slice(0, CANDIDATES);
  const most = scores[ranked[0]!]! || 1;
  for (const language of ranked) add(language, 1 - rounded((most - scores[language]!) / most));
}

function rounded(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}

/** The runs of `size` characters, those that begin before the text or end behind it too, blank ones left out. */
function gramsOf(text: string, size: number): string[] {
  const edge = ' '.repeat(size - 1);
  const padded = edge + text + edge;
  const grams: string[] = [];
  for (let at = 0; at + size <= padded.length; at++) {
    const gram = padded.slice(at, at + size);
    if (!gram.includes('  ') && gram.trim() !== '') grams.push(gram);
  }
  return grams;
}
