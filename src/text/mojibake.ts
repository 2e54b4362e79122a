import { BEFORE_LETTER, CERTAIN, OTHER_DAMAGE, WINDOWS_1252_HIGH } from './mojibake-table.ts';

const HIGH_BYTE: ReadonlyMap<string, number> = new Map(WINDOWS_1252_HIGH.map((c, i) => [c, 0x80 + i]));
/** What a continuation byte (0x80 to 0xBF) may have become. */
const CONTINUATION = `[\\u0080-\\u00bf${WINDOWS_1252_HIGH.filter((c) => c > '\u00ff').join('')}]`;

/** Every misread character: a lead byte 0xC2 to 0xF4 and as many continuations as it asks for. */
const MISREAD = new RegExp(`[Â-ß]${CONTINUATION}|[à-ï]${CONTINUATION}{2}|[ð-ô]${CONTINUATION}{3}`, 'g');
/** Two Cyrillic letters in a row, or an emoji: unmistakable, though in no table. */
const UNMISTAKABLE_RUN = new RegExp(`(?:[ÐÑ]${CONTINUATION}){2}|ð[Ÿ\\u009f]${CONTINUATION}{2}`);
const CERTAIN_OPENING = openingOf(CERTAIN);
const OTHER = new RegExp([...OTHER_DAMAGE.keys()].join('|'), 'g');
const LETTER_FOLLOWS = new RegExp(`(?:${[...BEFORE_LETTER.keys()].join('|')})(?=\\p{L})`, 'gu');

/** One look tells most texts clean: a first character of a wrong spelling with a second one, or a C1 control. */
const SUSPECT = new RegExp(`[Â-ô]${CONTINUATION}|[‚√¬][^\\0-\\x7f]|Â\\s|[\\x80-\\x9f]`);

/**
 * Undoes text that was UTF-8 and was read as windows-1252, Latin-1 or Mac Roman somewhere before (`â€”`, `Ã©`, `Â `), and
 * C1 controls that stand for windows-1252 quotes. Only unmistakable sequences: a true `â` stays. Where one is found,
 * or `damaged` says that the rest of the page holds one, every sequence that can be undone is.
 */
export function repairMojibake(text: string, damaged = false): { readonly text: string; readonly repaired: boolean } {
  if (!SUSPECT.test(text)) return { text, repaired: false };
  const sure = damaged || isDamaged(text);
  let current = text;
  // Text damaged twice takes two passes; a fourth time has not been seen.
  for (let pass = 0; sure && pass < 3; pass++) {
    const next = current.replace(MISREAD, fromBytes);
    if (next === current) break;
    current = next;
  }
  current = repairRest(current, sure);
  current = current.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252_HIGH[control.charCodeAt(0) - 0x80]!);
  if (current !== text) current = current.replaceAll('\ufeff', '');
  return { text: current, repaired: current !== text };
}

function isDamaged(text: string): boolean {
  if (UNMISTAKABLE_RUN.test(text) || text.search(OTHER) >= 0) return true;
  for (const { index } of text.matchAll(CERTAIN_OPENING)) {
    if (CERTAIN.has(text.slice(index, index + 2)) || CERTAIN.has(text.slice(index, index + 3))) return true;
  }
  return false;
}

/** What is not a whole misread character: another way of damage, or a blank that lost its no-break form. */
function repairRest(text: string, sure: boolean): string {
  if (!sure)
    return text
      .replace(LETTER_FOLLOWS, (wrong) => BEFORE_LETTER.get(wrong)!)
      .replace(/(?<=[\p{Ll}.,;:!?])Â(?=\s)/gu, '');
  return text
    .replace(OTHER, (wrong) => OTHER_DAMAGE.get(wrong)!)
    .replace(/(?<=[\p{Ll}.,;:!?”"’)\s])Â(?=\s|$)/gu, '')
    .replace(/(?<=[\p{Ll}\s])Ã(?: (?= ))?(?=\s|$)/gu, 'à');
}

/** The character whose UTF-8 bytes were misread; the text itself where they are not a character. */
function fromBytes(misread: string): string {
  const bytes = Buffer.from(Array.from(misread, (c) => HIGH_BYTE.get(c) ?? c.charCodeAt(0)));
  const meant = bytes.toString('utf8');
  return meant.includes('\ufffd') && misread !== 'ï¿½' ? misread : meant;
}

function openingOf(table: ReadonlyMap<string, string>): RegExp {
  return new RegExp(
    `[${[...new Set(Array.from(table.keys(), (wrong) => wrong[0]))].join('')}](?=${CONTINUATION})`,
    'g',
  );
}
