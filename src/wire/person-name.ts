import { beginsWithGivenName } from './given-names.ts';
import { NAMED_LABELS, NOT_NAME } from './not-names.ts';
import { overLines } from '../text/over-lines.ts';

/** Words that are given names as well; a month of a date would have a number beside it. */
const GIVEN: ReadonlySet<string> = new Set(['a', 'april', 'may', 'june', 'august', 'will']);
/** Months that are surnames as well. */
const SURNAMES: ReadonlySet<string> = new Set(['may', 'march', 'august']);
const PARTICLE = new RegExp(
  overLines`
    ^(?:
      de|del|della|di|da|das|dos|do|du|la|las|le|les|los|van|von|der|den|ter|ten|bin|ibn|bint|al
      |el|y|e|af|zu|zur|st\.|abu|ould
    )$
  `,
  'i',
);
const WORD = /^(?:(?:al|el|as|ad|ar|an|at|ul|d|l|dell|o)['’-])?\p{Lu}[\p{L}'’.-]*$/u;
const SUFFIX = /^(?:jr|sr|i{2,3}|iv|v|phd|md|esq)\.?$/i;
const INITIAL = /^\p{Lu}\.?$/u;
/** `OpenAI`: capitals after small letters, as no name has but `McX`, `MacX`, `DeX` and the like. */
const CAPITAL_INSIDE = /\p{Ll}\p{Lu}/u;
const MAY_HAVE_CAPITAL_INSIDE = new RegExp(
  overLines`
    (?:^|-)(?:
      Mc|Mac|De|Di|Du|La|Le|Lo|Van|Von|Fitz|St|Del|Ach|El|Al|O|Da|Ste|Ja|Mar|Mary|Jo|Ann|Lee|Ra
      |Sha|San|Ma|Ta|Ke|Ty|An
    )\p{Lu}
  `,
  'u',
);
const LONGEST = 45;

/** True for two to six words that can be one person's name; case may be capitals or ordinary. */
export function isPersonName(text: string): boolean {
  const words = text.split(' ').filter(Boolean);
  if (words.length < 2 || words.length > 6 || text.length > LONGEST || /\d|[@/:!?"“”#]/.test(text)) return false;
  if (NAMED_LABELS.has(text.toLowerCase())) return false;
  const isGiven = beginsWithGivenName(text);
  if (!isGiven && isAcronym(words[0]!) && words.slice(1).every((word) => /\p{Ll}{2}/u.test(word))) return false;
  if (!words.every((word, index) => canStandInName(word, index, words.length, isGiven))) return false;
  const full = words.filter((word, index) => isFullWord(word, index, words.length)).length;
  return full >= 1 && !(full === 1 && words.length > 3);
}

/** `AI`, `CAS` before words in small letters; `AJ` and `KIM` are names. */
function isAcronym(word: string): boolean {
  return /^\p{Lu}{2,3}$/u.test(word) && !INITIAL_PAIRS.has(word) && !KOREAN_SURNAMES.has(word);
}

/** A surname may hold a capital behind a given name: `Mark SubbaRao`. */
function canStandInName(word: string, index: number, count: number, afterGiven: boolean): boolean {
  const bare = word.toLowerCase().replace(/[.,]$/, '');
  const isInitial = index > 0 && INITIAL.test(word);
  const isNamedSo = (index === 0 && GIVEN.has(bare)) || (index > 0 && index === count - 1 && SURNAMES.has(bare));
  if (NOT_NAME.has(bare) && !isInitial && !isNamedSo) return false;
  if (isSmallPart(word, index, count)) return true;
  if (/['’]s$/i.test(word)) return false;
  if (!WORD.test(word)) return false;
  if (!CAPITAL_INSIDE.test(word) || MAY_HAVE_CAPITAL_INSIDE.test(word)) return true;
  const parts = word.split(/(?<=\p{Ll})(?=\p{Lu})/u);
  return (
    afterGiven &&
    index === count - 1 &&
    index > 0 &&
    parts.every((part) => /^\p{Lu}\p{Ll}+$/u.test(part) && !NOT_NAME.has(part.toLowerCase()))
  );
}

/** A particle before another word, or `Jr.` behind one. */
function isSmallPart(word: string, index: number, count: number): boolean {
  return (PARTICLE.test(word) && index < count - 1) || (SUFFIX.test(word) && index > 0);
}

function isFullWord(word: string, index: number, count: number): boolean {
  return !isSmallPart(word, index, count) && !INITIAL.test(word);
}

const MAC_NAMES = new Set(
  'macarthur macaulay macdonald macdougall macdowell macfarlane macgregor macintyre mackay mackenzie maclean macleod macmillan macneil macpherson macqueen macrae'.split(
    ' ',
  ),
);
const LOWER_INSIDE = new Set('de del della da das dos du von der den bin ibn bint y e la los las'.split(' '));
const INITIAL_PAIRS = new Set('AJ BJ CJ DJ EJ JC JD JJ JP KC KJ LJ MJ PJ RJ TJ TR JT BK'.split(' '));
const KOREAN_SURNAMES = new Set(
  'KIM LEE PARK CHOI JUNG KANG CHO YOON JANG LIM HAN OH SEO SHIN KWON HWANG AHN SONG HONG'.split(' '),
);

/** A name in ordinary case: `QASSIM ABDUL-ZAHRA` → `Qassim Abdul-Zahra`, `JEFF McMURRAY` → `Jeff McMurray`, `DE LA CRUZ` → `de la Cruz`. */
export function ordinaryCase(name: string): string {
  const words = name.split(' ').filter(Boolean);
  // `Greg Beacham` needs nothing; a name counts as capitals where its longest word does.
  if (!words.some((word) => /\p{Lu}{2}/u.test(word.replace(/^(?:\p{Lu}\.)+$/u, '')))) return words.join(' ');
  const korean = words.length === 2 && KOREAN_SURNAMES.has(words[0] ?? '') && (words[1] ?? '').includes('-');
  return words
    .map((word, index) => {
      if (korean && index === 1) return word.charAt(0) + word.slice(1).toLowerCase();
      return ordinaryWord(word, index, words);
    })
    .join(' ');
}

function ordinaryWord(word: string, index: number, words: readonly string[]): string {
  if (/\p{Ll}{2}/u.test(word) && !/\p{Lu}{2}/u.test(word)) return word;
  if (/^(?:\p{Lu}\.)+(?:-?\p{Lu}\.)*$/u.test(word) || /^(?:II|III|IV)$/.test(word)) return word;
  if (/^(?:JR|SR)\.?$/.test(word)) return word.charAt(0) + word.slice(1).toLowerCase();
  if (index === 0 && INITIAL_PAIRS.has(word)) return word;
  const lower = word.toLowerCase();
  if (index > 0 && index < words.length - 1) {
    if (LOWER_INSIDE.has(lower)) return lower;
    if (lower === 'van' && /^(?:DER|DEN|DE)$/.test(words[index + 1] ?? '')) return 'van';
  }
  return word.split('-').map(ordinaryPart).join('-');
}

function ordinaryPart(part: string): string {
  const mixed = /^(\p{Lu}\p{Ll}+|[dl]['’]|\p{Ll}+['’]?)(\p{Lu})([\p{Lu}'’.]+)$/u.exec(part);
  if (mixed) return `${mixed[1]}${mixed[2]}${(mixed[3] ?? '').toLowerCase()}`;
  if (!/^\p{Lu}/u.test(part)) return part;
  const lower = part.toLowerCase();
  const title = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  if (/^mc[^aeiouy]?\p{L}{2,}/u.test(lower)) return `Mc${title(lower.slice(2))}`;
  if (MAC_NAMES.has(lower)) return `Mac${title(lower.slice(3))}`;
  // O'Neil, D'Angelo, Dell'Orto; but the Arabic and Hawaiian mark inside (Sana'a) opens no new name.
  const apostrophe = /^(o|d|l|dell|m|n)(['’])(\p{L}{2,})$/u.exec(lower);
  if (apostrophe) return `${title(apostrophe[1] ?? '')}${apostrophe[2]}${title(apostrophe[3] ?? '')}`;
  return title(lower);
}
