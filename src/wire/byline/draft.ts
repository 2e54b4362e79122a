import { cutTrailingAgency, isSectionAlone, readOrganisation } from '../organisation.ts';
import { beginsWithGivenName } from '../given-names.ts';
import { isPersonName } from '../person-name.ts';
import { isBrand } from '../tag.ts';
import { addOrganisation, addPerson, type Draft } from './drafted.ts';
import { bylineText } from './line.ts';
import { partsOf } from './parts.ts';
import { isTitle, isWordOfRoles, ROLE, ROLE_TAIL, ROLE_WORDS, titleFrom } from './roles.ts';
import { BYLINE_PARTS } from './signs.ts';
import { readCapitalsAndOutlet, readNameAndOutlet, readNameForOutlet, readOutletsPerson } from './with-outlet.ts';
import { standaloneCode } from '../../places/places.ts';

/** Reads every part of a line that may be a byline. */
export function draft(text: string): Draft {
  const { names, signed } = bylineText(text);
  const out: Draft = { people: [], organisations: [], unknown: 0, signed };
  const tokens = partsOf(names);
  for (const token of tokens) readToken(token, out);
  const first = tokens[0] ?? '';
  if (signed && out.organisations.length === 0 && (out.people.length === 0 || isBlogs(out, tokens)))
    readGivenName(first, out);
  const line = text.replace(/^\[?"|"\]?$/g, '').trim();
  if ((BYLINE_PARTS.picture.pattern.test(line) && !/\band (?:[Ss]tory|[Ww]ords|[Tt]ext)\b/.test(line)) || isLower(line))
    out.people = [];
  return BYLINE_PARTS.creditAlone.pattern.test(line) && !/newsource/i.test(line)
    ? { people: [], organisations: [], unknown: 1, signed }
    : out;
}

export function isLower(text: string): boolean {
  return text === text.toLowerCase() && /[a-z]{3}/.test(text) && / /.test(text) && !/\p{Lo}/u.test(text);
}

/** What a part of a byline may be, in the order it is asked; the first that says yes has read it. */
const READINGS: readonly ((token: string, out: Draft) => boolean)[] = [
  readKoreanReporter,
  readRole,
  readNameAndAgency,
  readNameAndRole,
  readCapitalsAndOutlet,
  readNameForOutlet,
  readOutletsPerson,
  readNameAndOutlet,
  readOrganisationAlone,
  readRoleBehindAnything,
  readCredential,
  readNameAndTitle,
  readNames,
];

function readToken(token: string, out: Draft): void {
  if (token === '') return;
  for (const read of READINGS) if (read(token, out)) return;
}

/** Whether a token's last word is one that roles end by: cheap, and most do not. */
function mayEndInRole(token: string): boolean {
  return ROLE_WORDS.has(
    token
      .slice(token.lastIndexOf(' ') + 1)
      .toLowerCase()
      .replace('.', ''),
  );
}

/** `AP Sports Writer`, `Staff Writer`: of those named before. */
function readRole(token: string, out: Draft): boolean {
  const role = mayEndInRole(token) ? ROLE.exec(token)?.[1] : undefined;
  if (role === undefined) return false;
  const prefix = token.replace(/\.$/, '').slice(0, -role.length).trim();
  const organisation = prefix === '' ? null : readOrganisation(/^ap$/i.test(prefix) ? 'AP' : prefix);
  if (organisation) addOrganisation(out, organisation);
  giveRole(out, role.replace(/s$/i, ''));
  return true;
}

function giveRole({ people }: Draft, printed: string): void {
  const name =
    printed === printed.toUpperCase()
      ? printed.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (c) => c.toUpperCase())
      : printed.replace(/\s+(?:of|at|for)$/, '');
  if (!/^staff$/i.test(name)) for (const person of people) person.role ??= name;
}

/** `김도윤 기자`, `김도윤 선임기자 kim@example.com`. */
function readKoreanReporter(token: string, out: Draft): boolean {
  const name = /^([\uac00-\ud7a3]{2,4}) ?(?:[\uac00-\ud7a3]{2} ?)?기자$/.exec(token)?.[1];
  if (name === undefined) return false;
  addPerson(out, name);
  giveRole(out, '기자');
  return true;
}

/** `DAVID PITT Associated Press`, `Jo Roe Staff Writer Associated Press`. */
function readNameAndAgency(token: string, out: Draft): boolean {
  const split = cutTrailingAgency(token);
  if (split && split.rest !== '' && isPersonName(split.rest)) return readNames(token, out);
  if (!split || !mayEndInRole(split.rest) || !ROLE_TAIL.test(split.rest)) return false;
  addOrganisation(out, { name: split.name, agency: split.agency });
  readToken(split.rest, out);
  return true;
}

/** `JO ROE AP Golf Writer`, with a person in front. */
function readNameAndRole(token: string, out: Draft): boolean {
  const trailing = mayEndInRole(token) ? ROLE_TAIL.exec(token) : null;
  if (!trailing || !isPersonName(trailing[1] ?? '')) return false;
  if (isRoleOf(out.people.at(-1), trailing[1] ?? '')) {
    giveRole(out, token);
    return true;
  }
  readToken(trailing[1] ?? '', out);
  readToken(trailing[2] ?? '', out);
  return true;
}

function readOrganisationAlone(token: string, out: Draft): boolean {
  const organisation = readOrganisation(
    /^(?:ap|afp|cnn)$/i.test(token) ? token.toUpperCase() : token.replace(/^(?:via|for|from|of|Via|For|From)\s+/, ''),
  );
  if (!organisation || !(organisation.agency !== null || isBrand(token) || !isPersonName(token))) return false;
  if (organisation.agency === null && isOutletAndRole(token)) return false;
  addOrganisation(out, organisation);
  return true;
}

/** `Jo Roe, Digital Channel Editor`: what stands before the role is more of it, and no second person. */
function isRoleOf(person: Draft['people'][number] | undefined, before: string): boolean {
  return person?.role === null && !beginsWithGivenName(before) && before.split(' ').some(isWordOfRoles);
}

/** `Globe Correspondent`; a `Daily Reporter` is an outlet. */
function isOutletAndRole(token: string): boolean {
  const [, outlet = '', role = ''] = mayEndInRole(token) ? (ROLE_TAIL.exec(token) ?? []) : [];
  const organisation = outlet === '' || outlet.endsWith(' of') ? null : readOrganisation(outlet);
  return organisation !== null && (organisation.agency !== null || !role.endsWith('Reporter'));
}

/** `Harbor Tribune Staff Writer`: an outlet in front of the role, or more of the role. */
function readRoleBehindAnything(token: string, out: Draft): boolean {
  const trailing = mayEndInRole(token) ? ROLE_TAIL.exec(token) : null;
  if (!trailing) return false;
  if (beginsWithGivenName(token) && readNameAndTitle(token, out)) return true;
  const [, before = ''] = trailing;
  if (out.people.at(-1)?.role === null && (isTitle(before) || /^(?:US|UK|EU)$/.test(before))) {
    giveRole(out, token);
    return true;
  }
  readToken(trailing[1] ?? '', out);
  readToken(trailing[2] ?? '', out);
  return true;
}

function isCredential(word: string): boolean {
  return BYLINE_PARTS.credential.pattern.test(word);
}

/** `MD`, `CEPF®` behind a person, and titles that are not roles of a newsroom: `Senior Director`. */
function readCredential(token: string, out: Draft): boolean {
  if (out.people.length === 0) return false;
  const words = token.split(' ');
  // `M.D. FACLM`; without a period two short words in capitals may be a name.
  if ((words.length === 1 || words[0]!.includes('.')) && words.every(isCredential)) return true;
  if (!isTitle(token)) return false;
  const last = out.people.at(-1)!;
  last.role ??= token.slice(0, 80).replace(/\s+(?:of|at|for)$/, '');
  return true;
}

/** `Steffan Roe Deputy Content Hub Director`: a person, then what they are. */
function readNameAndTitle(token: string, out: Draft): boolean {
  const words = token.split(' ');
  const from = titleFrom(words);
  const name = words.slice(0, from).join(' ');
  if (from < 0 || !isPersonName(name)) return false;
  addPerson(out, name);
  out.people.at(-1)!.role ??= words.slice(from).join(' ').slice(0, 80);
  return true;
}

/** Names with an agency before or behind and places between: `Afp In Gaza Jay Deshmukh`, `Susan Njanji Nicholas Roll In Abuja Afp`. */
function readNames(token: string, out: Draft): boolean {
  const front = /^(The Associated Press|Associated Press|AFP|Afp|AP|Reuters|CNN)\s+(?=\p{Lu})/u.exec(token);
  const leading = front ? readOrganisation((front[1] ?? '').replace(/^Afp$/, 'AFP')) : null;
  if (leading) addOrganisation(out, leading);
  const behind = front ? token.slice(front[0].length) : token;
  const back = cutTrailingAgency(behind);
  if (back) {
    addOrganisation(out, { name: back.name, agency: back.agency });
    if (back.rest === '' || readOrganisation(back.rest)?.agency === back.agency) return true;
  }
  const isAfp = back?.agency.code === 'AFP' || front?.[1]?.toUpperCase() === 'AFP';
  addPeople(withoutPlaces(back?.rest ?? behind), isAfp, out);
  return true;
}

/** One person; of AFP's also two, with nothing between them. */
function addPeople(names: string, isAfp: boolean, out: Draft): void {
  const words = names.split(' ');
  if (isAfp && words.length === 4 && words.every((word) => /^\p{Lu}\p{Ll}[\p{L}'-]+$/u.test(word)))
    for (const name of [words.slice(0, 2).join(' '), words.slice(2).join(' ')]) addPerson(out, name);
  else if (isPersonName(names) && standaloneCode(names) === null) addPerson(out, names);
  else if (names !== '' && !isPlaceOfCredit(names, out) && !isSectionAlone(names)) out.unknown += 1;
}

const CITY_ENDS = 'City|York|Aires|Delhi|Angeles|Francisco|Paulo|Janeiro|Kong|Aviv|Lumpur';
const PLACE_BEHIND = new RegExp(String.raw`\s+(?:in|In|IN)\s+\p{Lu}[\p{L}.'’-]*(?:\s(?:${CITY_ENDS}))?$`, 'u');

function withoutPlaces(token: string): string {
  return token
    .replace(PLACE_BEHIND, '')
    .replace(/^(?:in|In)\s+\p{Lu}\p{L}+\s+(?=\p{Lu}\p{L}+ \p{Lu})/u, '')
    .replace(/\s+(?:Aerospace|Sports)$/, '')
    .trim();
}

/** `AFP, MANILA`: the place of a dateline that was set as a credit. */
function isPlaceOfCredit(text: string, { organisations, people }: Draft): boolean {
  return Boolean(organisations[0]?.agency) && people.length === 0 && /^\p{Lu}{3,}(?: \p{Lu}{3,})?$/u.test(text);
}

/** `By Ann`: all that some blogs print. */
function readGivenName(token: string, out: Draft): void {
  if (!/^\p{Lu}\p{Ll}{2,}$/u.test(token) || !beginsWithGivenName(token)) return;
  out.people = [];
  addPerson(out, token);
  out.unknown -= 1;
}

/** `By Ann / House Boat House`: behind a given name alone stands her blog. */
function isBlogs({ people, unknown }: Draft, tokens: readonly string[]): boolean {
  return tokens.length === 2 && people.length === 1 && unknown === 1 && !beginsWithGivenName(people[0]!.name);
}
