import type { Byline, Source } from '../model/article.ts';
import { agencyByName, cutTrailingAgency, mayNameOrganisation, readOrganisation } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import { isPersonName, ordinaryCase } from './person-name.ts';
import { isBrand } from './tag.ts';

/** Text that may be a byline, and where it was read. */
export interface BylineCandidate {
  readonly text: string;
  readonly source: Source;
}

const STARTS_BY =
  /^(?:(?:By|BY|by)\s*:?\s+|(?:Written|Reported|Story|Text)\s+by\s*:?\s+|By(?=\p{Lu}{2,} \p{Lu})|(?:Por|POR|Par|PAR|Von|VON|Di|Door)\s+(?=\p{Lu})|[©(]\s*(?=(?:The\s)?(?:AP|AFP|Associated)))/u;
/** Where a byline's names end and the page's times and tools begin. */
const TIMES =
  /\s*(?:[|•·:–—-]\s*)?(?:\b(?:Published|Posted|Updated|Last updated|PUBLISHED|UPDATED|POSTED|Originally published|Created|Modified)\b|\b\d+ (?:minutes?|hours?|days?|weeks?|mins?|hrs?)(?: \d+ \w+)? ago\b|(?:\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\b\d{4}-\d{2}-\d{2}|\b\d{1,2}:\d{2}\s?(?:[AaPp]\.?[Mm]\b)?|\b(?:Today|Yesterday) at\b|\bComments?\b|\bLeave a comment\b|\bShare\b|\bEmail\b|\bFollow\b).*$/su;
const ROLE =
  /^(?:(?:AP|Ap|Associated Press|The Associated Press|Reuters|AFP|CNN|UPI|Canadian Press|PA SportsTicker|NBC News|CBS News|ABC News|Fox News|BBC News|Bloomberg)\s+)?((?:(?:Chief|Senior|National|Political|Politics|Sports|Business|Science|Medical|Health|Technology|Tech|Aerospace|Golf|Tennis|Baseball|Basketball|Football|Soccer|Hockey|Racing|Auto|Boxing|Skiing|Olympics|Food|Fashion|Travel|Music|Movie|Television|TV|Film|Drama|Theater|Art|Arts|Entertainment|Lifestyles?|Economics?|Energy|White House|Congressional|Diplomatic|Military|Security|Intelligence|Legal|Legal Affairs|Courts?|Education|Religion|Environment(?:al)?|Climate|Investigative|Special|Foreign|International|Personal Finance|Markets?|Retail|Airlines|Real Estate|Staff|Contributing|Global|Deputy|Managing|Executive|Supreme Court|Washington|Bureau|News|Associate|Assistant|Copy|City|State|Metro|Video|Digital|Data|Weekend|Freelance|Breaking|Crime|Features?|Consumer|Statehouse|Capitol|Race and Ethnicity|Correspondent,?)\s+)*(?:Writers?|Reporters?|Correspondents?|Editors?|Columnists?|Critics?|Producers?|Photographers?|Journalists?|Analysts?|Chief|Anchor|Meteorologist|Contributors?|Intern|Fellow|Staff))\.?$/i;
const ROLE_TAIL =
  /^(.+?)\s+((?:(?:AP|Ap|Associated Press|Reuters|PA SportsTicker|CNN|Canadian Press|NBC News|CBS News|BBC News)\s+)?(?:(?:Chief|Senior|National|Political|Sports|Business|Science|Medical|Technology|Aerospace|Golf|Tennis|Baseball|Basketball|Football|Hockey|Auto|Racing|Food|Fashion|Music|Movie|Television|Film|Entertainment|Economics|White House|Congressional|Diplomatic|Military|Security|Legal|Education|Religion|Environmental|Investigative|Special|Staff|Contributing|Washington|Bureau)\s+)*(?:Writers?|Reporters?|Correspondents?|Editors?|Columnists?|Critics?))\.?$/i;
/** The words by which {@link ROLE} and {@link ROLE_TAIL} end. */
const ROLE_WORDS: ReadonlySet<string> = new Set(
  (
    'writer writers reporter reporters correspondent correspondents editor editors columnist columnists critic critics producer producers photographer photographers ' +
    'journalist journalists analyst analysts chief anchor meteorologist contributor contributors intern fellow staff'
  ).split(' '),
);
const PICTURE =
  /\b(?:Getty|Shutterstock|iStock|Royalty|Handout|Photo(?:s|grapher|graphy)?|Courtesy|Via Newsource|via Newsource|Imagn|Images)\b/;
/** A picture's credit: it says who took the picture, and nothing of who wrote the story. */
const CREDIT_ALONE =
  /^\(?\s?(?:Photos?|PHOTO|Images?|Foto|Video|Credit|Courtesy|AP Photo|AP Video|REUTERS\/)\b|\b(?:Getty|Shutterstock|iStock)\b|\bvia (?:AP|AFP|Reuters)\b|^(?!By\b)\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}(?:\/\s?| for )(?:AP|AFP|Reuters|REUTERS|EPA|Associated Press|The Associated Press|The New York Times|NBC News|CNN|The Washington Post)\)?$/u;
const DIVIDERS =
  /\s*(?:[|;\n•·]|,(?!\s*(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\b)|\s[-–—~/]\s|--|\s\/|\/\s|(?<=\p{L}{3})\/(?=\p{Lu})|\s(?:and|AND|And|&|with|With|WITH|y|et|und)\s)\s*/u;

interface Draft {
  people: { name: string; role: string | null }[];
  organisations: Organisation[];
  /** Tokens that are nothing known. */
  unknown: number;
}

// What a line must hold for the pattern behind to change it, cheap to look for: most lines have nothing of the kind.
const MAY_HOLD_ADDRESS = /@|https?:|www\./;
const MAY_HOLD_TIME = /\d|Publish|PUBLISH|Post|POST|pdat|PDAT|Creat|Modif|Today|Yesterday|omment|Share|Email|Follow/;
const MAY_BE_GLUED = /[a-z][A-Z]|ASSOCIATED PRESS|[^\x00-\x7f]/;

/** Cuts `By` and times, splits what was glued together, and reads every token. */
function draft(text: string): Draft {
  const line = text
    .replace(/^\[?"|"\]?$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const named = line.replace(STARTS_BY, '');
  const parted = MAY_BE_GLUED.test(named) ? splitGlued(named) : named;
  const plain = MAY_HOLD_ADDRESS.test(parted)
    ? parted.replace(/<?\b[\w.+-]+@[\w.-]+\b>?|\(?@\w{3,}\)?|https?:\S+|www\.\S+/g, ' ')
    : parted;
  const cut = (MAY_HOLD_TIME.test(plain) ? plain.replace(TIMES, '') : plain)
    .replace(/\s*\((AP|TNS|MCT|AFP|CNN|UPI|Reuters|KHN|TCA|Bloomberg|The Washington Post|Los Angeles Times)\)/g, ', $1')
    .trim();
  const out: Draft = { people: [], organisations: [], unknown: 0 };
  for (const token of cut.replace(/\s+(?:undefined|null|NaN)\b/g, '').split(DIVIDERS))
    readToken(
      token
        .replace(/^(?:Dr|Mr|Mrs|Ms|Rev|Prof)\.\s+(?=\p{Lu})/u, '')
        .replace(/^(?:By|BY|by)\s*:?\s+/, '')
        .replace(/\s+/g, ' ')
        .replace(/^[\s,(]+|[\s,:)—–-]+$/g, ''),
      out,
    );
  if (PICTURE.test(line) || isLower(line)) out.people = [];
  if (CREDIT_ALONE.test(line) && !/newsource/i.test(line)) return { people: [], organisations: [], unknown: 1 };
  return out;
}

/** `Paul WisemanFatima Hussein` → two names; `McDonald` and `DeSantis` stay one. */
function splitGlued(text: string): string {
  return text
    .replace(/(\p{L}*\p{Ll}{2})(\p{Lu}\p{Ll}+ \p{Lu})/gu, (whole, before: string, after: string) =>
      /(?:^|\s)(?:Mc|Mac|De|La|Le|Van|Fitz|Di|Du|Del|Mary|Jo|Ann)$/.test(before) ? whole : `${before}, ${after}`,
    )
    .replace(/(ASSOCIATED PRESS|Associated Press)(?=\p{Lu}|\d)/gu, '$1, ');
}

function isLower(text: string): boolean {
  return text === text.toLowerCase() && /[a-z]{3}/.test(text) && / /.test(text);
}

function addOrganisation(out: Draft, organisation: Organisation): void {
  if (!out.organisations.some((o) => o.name.toLowerCase() === organisation.name.toLowerCase()))
    out.organisations.push(organisation);
}

/** Whether a token's last word is one that {@link ROLE} and {@link ROLE_TAIL} end by. */
function mayEndInRole(token: string): boolean {
  return ROLE_WORDS.has(
    token
      .slice(token.lastIndexOf(' ') + 1)
      .toLowerCase()
      .replace('.', ''),
  );
}

function readToken(token: string, out: Draft): void {
  if (token === '') return;
  const endsInRole = mayEndInRole(token);
  const role = endsInRole ? ROLE.exec(token) : null;
  if (role) {
    const prefix = token.slice(0, token.length - (role[1] ?? '').length).trim();
    const organisation = prefix === '' ? null : readOrganisation(/^ap$/i.test(prefix) ? 'AP' : prefix);
    if (organisation) addOrganisation(out, organisation);
    const printed = (role[1] ?? '').replace(/s$/i, '');
    const name =
      printed === printed.toUpperCase()
        ? printed.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (c) => c.toUpperCase())
        : printed;
    if (!/^staff$/i.test(name)) for (const person of out.people) person.role ??= name;
    return;
  }
  const split = cutTrailingAgency(token);
  if (split && split.rest !== '' && isPersonName(split.rest)) {
    readNames(token, out);
    return;
  }
  if (split && mayEndInRole(split.rest) && ROLE_TAIL.test(split.rest)) {
    addOrganisation(out, { name: split.name, agency: split.agency });
    readToken(split.rest, out);
    return;
  }
  const trailing = endsInRole ? ROLE_TAIL.exec(token) : null;
  if (trailing && isPersonName(trailing[1] ?? '')) {
    readToken(trailing[1] ?? '', out);
    readToken(trailing[2] ?? '', out);
    return;
  }
  const organisation = readOrganisation(
    /^(?:ap|afp|cnn)$/i.test(token) ? token.toUpperCase() : token.replace(/^(?:via|for|from|of|Via|For|From)\s+/, ''),
  );
  if (organisation && (organisation.agency !== null || isBrand(token) || !isPersonName(token))) {
    addOrganisation(out, organisation);
    return;
  }
  if (trailing) {
    readToken(trailing[1] ?? '', out);
    readToken(trailing[2] ?? '', out);
    return;
  }
  readNames(token, out);
}

/** Names with an agency before or behind and places between: `Afp In Gaza Jay Deshmukh`, `Susan Njanji Nicholas Roll In Abuja Afp`. */
function readNames(token: string, out: Draft): void {
  let rest = token;
  const front = /^(The Associated Press|Associated Press|AFP|Afp|AP|Reuters|CNN)\s+(?=\p{Lu})/u.exec(rest);
  if (front) {
    const organisation = readOrganisation((front[1] ?? '').replace(/^Afp$/, 'AFP'));
    if (organisation) addOrganisation(out, organisation);
    rest = rest.slice(front[0].length);
  }
  const back = cutTrailingAgency(rest);
  if (back) {
    addOrganisation(out, { name: back.name, agency: back.agency });
    rest = back.rest;
    if (rest === '' || readOrganisation(rest)?.agency === back.agency) return;
  }
  rest = rest
    .replace(
      /\s+(?:in|In|IN)\s+\p{Lu}[\p{L}.'’-]*(?:\s(?:City|York|Aires|Delhi|Angeles|Francisco|Paulo|Janeiro|Kong|Aviv|Lumpur))?$/u,
      '',
    )
    .replace(/^(?:in|In)\s+\p{Lu}\p{L}+\s+(?=\p{Lu}\p{L}+ \p{Lu})/u, '')
    .replace(/\s+(?:Aerospace|Sports)$/, '')
    .trim();
  const words = rest.split(' ');
  if (
    words.length === 4 &&
    (back?.agency.code === 'AFP' || front?.[1]?.toUpperCase() === 'AFP') &&
    words.every((word) => /^\p{Lu}\p{Ll}[\p{L}'-]+$/u.test(word))
  ) {
    for (const name of [words.slice(0, 2).join(' '), words.slice(2).join(' ')]) addPerson(out, name);
  } else if (isPersonName(rest)) addPerson(out, rest);
  // `AFP, MANILA`: the place of a dateline that was set as a credit.
  else if (
    rest !== '' &&
    !(out.organisations[0]?.agency && out.people.length === 0 && /^\p{Lu}{3,}(?: \p{Lu}{3,})?$/u.test(rest))
  )
    out.unknown += 1;
}

function addPerson(out: Draft, name: string): void {
  const repaired = ordinaryCase(name);
  if (!out.people.some((person) => personKey(person.name) === personKey(repaired)))
    out.people.push({ name: repaired, role: null });
}

function personKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]|[^\p{L} ]/gu, '')
    .toLowerCase();
}

/** Small words that names, roles and organisations have between them. */
const JOINING =
  /^(?:and|by|the|of|for|from|with|in|at|on|de|del|della|di|da|dos|du|la|le|van|von|der|den|bin|al|y|et|und|via|to|writer|writers|reporter|reporters|correspondent|editor|staff|special|contributor)$/;
/** So many other small words make a sentence: a teaser or a caption in a place for bylines names those it is about. */
const SENTENCE_FROM = 4;

function isSentence(text: string): boolean {
  if (STARTS_BY.test(text)) return false;
  const words = (MAY_HOLD_TIME.test(text) ? text.replace(TIMES, '') : text).split(/[\s,.;:]+/);
  return (
    words.some((word) => /^\p{Lu}/u.test(word)) &&
    words.filter((word) => /^\p{Ll}{2,}$/u.test(word) && !JOINING.test(word)).length >= SENTENCE_FROM
  );
}

/** No byline is longer; what is, is text. */
const LONGEST = 400;
const TRUST: readonly Source[] = ['text', 'json-ld', 'microdata', 'meta', 'open-graph', 'time-element', 'url', 'http'];

/**
 * Reads bylines: people with their roles, and the organisation. What stands on the page goes before structured data; a
 * candidate that only repeats people already known adds its organisation to them. Photographers, picture agencies' credits,
 * keywords and addresses give no people.
 */
export function readBylines(candidates: readonly BylineCandidate[]): Byline[] {
  const bylines: Byline[] = [];
  for (const candidate of candidates.toSorted((a, b) => TRUST.indexOf(a.source) - TRUST.indexOf(b.source))) {
    const text = candidate.text
      .slice(0, 2 * LONGEST)
      .replace(/\s+/g, ' ')
      .trim();
    if (text === '' || text.length > LONGEST || /^https?:/.test(text) || isSentence(text)) continue;
    const read = draft(text);
    const organisation =
      read.organisations.find((o) => o.agency?.kind === 'agency') ??
      read.organisations.find((o) => o.agency !== null) ??
      read.organisations[0] ??
      null;
    if (read.people.length > 0 || organisation)
      merge(bylines, { text, people: read.people, organisation: organisation?.name ?? null });
  }
  return bylines;
}

function merge(bylines: Byline[], next: Byline): void {
  const keys = new Set(next.people.map((person) => personKey(person.name)));
  for (const known of bylines) {
    const shared = known.people.filter((person) => keys.has(personKey(person.name)));
    if (
      next.people.length === 0 &&
      (known.organisation === next.organisation || (known.people.length > 0 && known.organisation === null))
    ) {
      known.organisation ??= next.organisation;
      return;
    }
    if (shared.length > 0 && shared.length === Math.min(keys.size, known.people.length)) {
      if (keys.size > known.people.length)
        known.people.push(
          ...next.people.filter((person) => !known.people.some((k) => personKey(k.name) === personKey(person.name))),
        );
      for (const person of known.people)
        person.role ??= next.people.find((p) => personKey(p.name) === personKey(person.name))?.role ?? null;
      known.organisation ??= next.organisation;
      return;
    }
    if (known.people.length === 0 && next.people.length > 0 && next.organisation === known.organisation) {
      known.people.push(...next.people);
      known.text = next.text;
      return;
    }
  }
  bylines.push({ ...next, people: next.people.map((person) => ({ ...person })) });
}

/**
 * What most lines beside a story are: lines without `By` that hold neither a name of an organisation nor a word for a
 * role (a line without addresses is only ever parted between words, and none are joined), sentences, and single words that
 * name no agency.
 */
function isPlainlyNone(line: string): boolean {
  if (!mayNameOrganisation(line, ROLE_WORDS)) return true;
  if (ONE_WORD.test(line))
    return cutTrailingAgency(line) === null && agencyByName(line) === null && agencyByName(line.toUpperCase()) === null;
  return line.split(' ', LONG_SENTENCE).length === LONG_SENTENCE && isSentence(line);
}
const ONE_WORD = /^[A-Za-z]+$/;
const LONG_SENTENCE = 9;

/** True for a line that is a byline and nothing else, for cutting it out of the body. */
export function looksLikeByline(text: string): boolean {
  if (text.length > LONGEST) return false;
  const line = text.replace(/\s+/g, ' ').trim();
  if (/^(?:From )?staff and (?:wire |news )?(?:agencies|services?|reports?|wires)$/i.test(line)) return true;
  if (
    line.length < 2 ||
    line.length > 180 ||
    /(?:[—–]|--|\) -)$/.test(line) ||
    isLower(line) ||
    /[.!?]["”]?\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(line)
  )
    return false;
  const by = STARTS_BY.test(line);
  if (!by && isPlainlyNone(line)) return false;
  const read = draft(line);
  if (read.unknown > 0) return false;
  const agency = read.organisations.some((o) => o.agency !== null);
  const roled = read.people.some((person) => person.role !== null);
  if (by) return read.people.length > 0 || read.organisations.length > 0;
  if (read.people.length === 0) return agency && line.length <= 60;
  // An outlet that is on no list makes a byline only in the plain form `Name, Outlet`.
  return (
    (agency || roled || (read.organisations.length > 0 && /^[^,|]{5,40}, [^,|]{3,40}$/.test(line))) &&
    read.people.length <= 8
  );
}
