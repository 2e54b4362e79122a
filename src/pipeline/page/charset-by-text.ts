/** Bytes of a page whose text is looked at. */
const SAMPLE = 65_536;
/** Text of western languages in a one-byte charset has no such share of bytes beyond ASCII, in the runs that have any. */
const FOREIGN_SHARE = 0.35;
/** Fewer such bytes say nothing. */
const LEAST_BYTES = 60;
/** Nor do bytes of fewer kinds: sixty letters of any language are of more. One letter again and again is not text. */
const LEAST_KINDS = 8;

/** How text in a charset is told: its script, and the letters of it that are frequent in every text, with their least share. */
interface Script {
  readonly charset: string;
  readonly letters: RegExp;
  readonly frequent: RegExp;
  readonly share: number;
}

/** In the order they are tried where neither page nor server names one of them. */
const SCRIPTS: readonly Script[] = [
  { charset: 'shift_jis', letters: /[\u3040-\u30ff\u4e00-\u9fff]/g, frequent: /[のにはをたがでるしい]/g, share: 0.12 },
  { charset: 'euc-jp', letters: /[\u3040-\u30ff\u4e00-\u9fff]/g, frequent: /[のにはをたがでるしい]/g, share: 0.12 },
  { charset: 'euc-kr', letters: /[\uac00-\ud7a3\u4e00-\u9fff]/g, frequent: /[이다의가는을에고한지]/g, share: 0.1 },
  { charset: 'gb18030', letters: /[\u4e00-\u9fff]/g, frequent: /[的一是不了在人有国中为这年日]/g, share: 0.05 },
  { charset: 'big5', letters: /[\u4e00-\u9fff]/g, frequent: /[的一是不了在人有國中為這年日]/g, share: 0.05 },
  {
    charset: 'windows-1256',
    letters: /[\u0621-\u064a\u067e\u0686\u06a9\u06af\u06cc]/g,
    frequent: /[اليومنرتبة]/g,
    share: 0.5,
  },
  { charset: 'windows-1251', letters: /[\u0400-\u04ff]/g, frequent: /[оеаинтсрвл]/g, share: 0.45 },
  { charset: 'koi8-r', letters: /[\u0400-\u04ff]/g, frequent: /[оеаинтсрвл]/g, share: 0.45 },
  { charset: 'iso-8859-7', letters: /[\u0386-\u03ce]/g, frequent: /[αοιετσνηυρ]/g, share: 0.45 },
  { charset: 'windows-1255', letters: /[\u05d0-\u05ea]/g, frequent: /[יוהלרתאמבש]/g, share: 0.5 },
  { charset: 'windows-874', letters: /[\u0e01-\u0e5b]/g, frequent: /[านรกเงมยลว่]/g, share: 0.35 },
];
/** Charsets whose letters are told by another's row. */
const SAME_SCRIPT: Readonly<Record<string, string>> = {
  gbk: 'gb18030',
  'iso-2022-jp': 'shift_jis',
  'iso-8859-6': 'windows-1256',
  'windows-1253': 'iso-8859-7',
  'iso-8859-8': 'windows-1255',
  'iso-8859-5': 'windows-1251',
  'koi8-u': 'koi8-r',
};
/** Characters of a reading that mean nothing, at most. */
const MOST_ERRORS = 0.005;

/**
 * The charset that bytes are in which were called western, by what their text says: one of those that page, server and
 * language name, else the first in whose reading the letters stand as they do in its languages. Null where the text may as
 * well be western, or is nothing known.
 */
export function charsetByText(bytes: Buffer, named: readonly (string | null)[]): string | null {
  const text = foreignText(bytes.subarray(0, SAMPLE));
  if (text === null) return null;
  const others = named.filter((charset) => charset !== null && charset !== 'windows-1252' && charset !== 'utf-8');
  const tried = new Set([...(others as string[]), ...SCRIPTS.map(({ charset }) => charset)]);
  return [...tried].find((charset) => reads(text, charset)) ?? null;
}

/** The runs of text between tags that hold bytes beyond ASCII, where these are many. */
function foreignText(bytes: Buffer): Buffer | null {
  const runs = (bytes.toString('latin1').match(/>[^<>]*[\x80-\xff][^<>]*/g) ?? []).map((run) => run.slice(1));
  const text = runs.join('\n');
  const beyond = text.match(/[\x80-\xff]/g) ?? [];
  const all = text.match(/\S/g)?.length ?? 0;
  if (beyond.length < LEAST_BYTES || beyond.length < FOREIGN_SHARE * all) return null;
  return new Set(beyond).size < LEAST_KINDS ? null : Buffer.from(text, 'latin1');
}

function reads(bytes: Buffer, charset: string): boolean {
  const script = SCRIPTS.find((other) => other.charset === (SAME_SCRIPT[charset] ?? charset));
  if (!script) return false;
  const text = new TextDecoder(charset).decode(bytes);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const letters = count(script.letters);
  return (
    count(/\ufffd/g) <= MOST_ERRORS * text.length &&
    letters > 0.5 * count(/[^\x00-\x7f]/g) &&
    count(script.frequent) >= script.share * letters
  );
}
