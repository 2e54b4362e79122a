/** Words that never stand in a writer's name: days, months, desks, brands, labels, keywords. */
const NOT_NAME: ReadonlySet<string> = new Set(
  (
    'the a an in on at for to from with of by via is are was were has have will says said this that these his her its our their ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march june july august september october november december ' +
    'news newsroom sports business politics opinion health world nation national local weather photo photos photographer video image images file handout courtesy getty ' +
    'royalty free pool staff writer writers reporter reporters editor editors correspondent correspondents columnist wire wires desk bureau service services media network press times post tribune ' +
    'herald gazette journal daily chronicle independent radio television tv magazine online web admin administrator webmaster team report reports contributor contributors ' +
    'newspaper newspapers published updated posted copyright reserved rights read more share comments comment email print advertisement story stories video live breaking ' +
    'agencies agency special guest policy privacy terms home your not make buy travel destinations food drink stay submitted release releases university college school department county city state ' +
    'inc corp llc ltd company group instruments systems technologies solutions holdings partners foundation institute association industries international laboratories'
  ).split(' '),
);
/** Months that people are named after; a date would have a number beside it. */
const MONTH_NAMES: ReadonlySet<string> = new Set(['april', 'may', 'june', 'august']);
const PARTICLE =
  /^(?:de|del|della|di|da|das|dos|do|du|la|las|le|les|los|van|von|der|den|ter|ten|bin|ibn|bint|al|el|y|e|af|zu|zur|st\.|abu|ould)$/i;
const WORD = /^(?:(?:al|el|as|ad|ar|an|at|ul|d|l|dell|o)['’-])?\p{Lu}[\p{L}'’.-]*$/u;
const SUFFIX = /^(?:jr|sr|i{2,3}|iv|v|phd|md|esq)\.?$/i;

/** True for two to five words that can be one person's name; case may be capitals or ordinary. */
export function isPersonName(text: string): boolean {
  const words = text.split(' ').filter(Boolean);
  if (words.length < 2 || words.length > 6 || text.length > 45 || /\d|[@/:!?"“”#]/.test(text)) return false;
  let full = 0;
  for (const [index, word] of words.entries()) {
    const bare = word.toLowerCase().replace(/[.,]$/, '');
    if (
      NOT_NAME.has(bare) &&
      !(index > 0 && /^\p{Lu}\.?$/u.test(word)) &&
      !(index === 0 && (bare === 'a' || MONTH_NAMES.has(bare)))
    )
      return false;
    if (PARTICLE.test(word) && index < words.length - 1) continue;
    if (SUFFIX.test(word) && index > 0) continue;
    if (!WORD.test(word)) return false;
    // `OpenAI`: capitals after small letters, as no name but McX, MacX, DeX and the like has.
    if (
      /\p{Ll}\p{Lu}/u.test(word) &&
      !/(?:^|-)(?:Mc|Mac|De|Di|Du|La|Le|Lo|Van|Von|Fitz|St|Del|Ach|El|Al|O|Da|Ste|Ja|Mar|Mary|Jo|Ann|Lee|Le|Ra|Sha|Ma|Ta|Ke|Ty|An)\p{Lu}/u.test(
        word,
      )
    )
      return false;
    full += /^\p{Lu}\.?$/u.test(word) ? 0 : 1;
  }
  return full >= 1 && !(full === 1 && words.length > 3);
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
