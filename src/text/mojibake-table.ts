/**
 * Characters whose UTF-8 bytes, read as windows-1252 (or Latin-1), are found on pages as two to four wrong ones. The
 * wrong spelling is computed, so the table states only what is meant.
 */

/** windows-1252 for bytes 0x80 to 0x9F; five bytes mean nothing there and stay C1 controls. */
export const WINDOWS_1252_HIGH: readonly string[] = Array.from(
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
);

/** Three-byte characters: an `â` before two symbols is not a word of any language. */
const PUNCTUATION =
  '‐‑‒–—―‖‘’‚‛“”„‟†‡•‣․…‧‰′″‹›‼⁄€™←↑→↓−≈≠≤≥■□▪▶►▼◄◆●★☆☎☐✓✔✖❤\u2002\u2003\u2009\u200a\u200b\u200c\u200d\u200e\u2028\u2029\u202f\ufeff\ufffd';

/**
 * Two-byte characters after `Ã`, `Â`, `Å`, `Ä`: their second byte is a symbol that cannot follow an upper-case letter in
 * running text. Those whose second byte is a quotation mark, a dash or a blank are not among them: it may follow a
 * word that ends in `Ã`.
 */
const LETTERS =
  'ÀÁÂÃÇÈÉÊËÌÍÏÚÛÜÝÞßáâãäåæçèéêëìíîïðñòóôõöøùúüýþÿšŠžŽćčđŒœğışŞŸşţżźśłęąěřůőű\u00a0¡¢£¤¥¦§¨©ª¬\u00ad®¯°±²³´µ¶·¸¹º¼½¾¿';

const utf8 = new TextEncoder();

function misread(character: string, high: readonly string[] | null): string {
  return Array.from(utf8.encode(character), (byte) =>
    high !== null && byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : String.fromCharCode(byte),
  ).join('');
}

function table(characters: string): Map<string, string> {
  const entries = Array.from(characters, (c): [string, string][] => [
    [misread(c, WINDOWS_1252_HIGH), c],
    [misread(c, null), c],
  ]);
  return new Map(entries.flat());
}

/** Wrong spellings that are unmistakable wherever they stand. */
export const CERTAIN: ReadonlyMap<string, string> = table(PUNCTUATION + LETTERS);

/** Wrong spellings that are not UTF-8 read as windows-1252, and what was meant. */
export const OTHER_DAMAGE: ReadonlyMap<string, string> = new Map([
  // The last byte of ” has no character in windows-1252, and many systems drop it.
  ['â€', '”'],
  // UTF-8 read as Mac Roman.
  ['‚Äî', '—'],
  ['‚Äì', '–'],
  ['‚Äô', '’'],
  ['‚Äò', '‘'],
  ['‚Äú', '“'],
  ['‚Äù', '”'],
  ['‚Ä¶', '…'],
  ['‚Ä¢', '•'],
  ['‚Ç¨', '€'],
  ['‚Ñ¢', '™'],
  ['√©', 'é'],
  ['√®', 'è'],
  ['√°', 'á'],
  ['√≠', 'í'],
  ['√≥', 'ó'],
  ['√∫', 'ú'],
  ['√±', 'ñ'],
  ['√º', 'ü'],
  ['√∂', 'ö'],
  ['√§', 'ä'],
  ['¬†', '\u00a0'],
]);

/** `Ñ Ò Ó Ô`: a quotation mark between an `Ã` and a letter, which no true text has. */
export const BEFORE_LETTER: ReadonlyMap<string, string> = table('ÑÒÓÔ');

/** Examples, each a true text and the damage that must be repaired to it. */
export const MUST_REPAIR: readonly (readonly [string, string])[] = [
  ['Iranâ€™s defense chief', 'Iran’s defense chief'],
  ['â€œWe will talk,â€\u009d he said', '“We will talk,” he said'],
  ['â€œWe will talk,â€ he said', '“We will talk,” he said'],
  ['BAGHDAD (AP) â€” Iran', 'BAGHDAD (AP) — Iran'],
  ['BAGHDAD (AP) â\u0080\u0094 Iran', 'BAGHDAD (AP) — Iran'],
  ['the cafÃ© of JosÃ©', 'the café of José'],
  ['cafÃƒÂ©', 'café'],
  ['Iranâ\u0080\u0099s and IranÃ¢â‚¬â„¢s', 'Iran’s and Iran’s'],
  ['CAMIÃ“N, Ã“SCAR', 'CAMIÓN, ÓSCAR'],
  ['said.Â  He', 'said.  He'],
  ['said.Â\u00a0 He', 'said.\u00a0 He'],
  ['said.Â He leftâ€¦', 'said. He left…'],
  ['90Â°F and Â£5', '90°F and £5'],
  ['Voilà dÃ©jÃ  vu', 'Voilà déjà vu'],
  ['good ðŸ˜€ news', 'good 😀 news'],
  ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет'],
  ['Iran\u0092s \u0093talks\u0094', 'Iran’s “talks”'],
  ['Iran‚Äôs caf√©', 'Iran’s café'],
  ['ï»¿BAGHDAD', 'BAGHDAD'],
];

/** True texts that hold the same letters and must stay as they are. */
export const MUST_KEEP: readonly string[] = [
  'Le château de la forêt, un âne, « pâte »',
  'NÃO É A MAÇÔ, disse. IRMÃ… A MANHÃ—TARDE',
  'SÃO PAULO — Ânimo, ÂMBITO, Âge',
  'ÅRE, Åland and Å. Älg ÄR Ärlig',
  'Привет, Ðenis',
  'price: 3 € — “no” … â la carte',
  'Vietnamese: ÂN, cần, Đà Nẵng, Trân trọng',
  'x√2 and ¬p',
];
