import { agencyByName, cutTrailingAgency, mayNameOrganisation } from '../organisation.ts';
import { draft, isLower } from './draft.ts';
import type { Draft } from './drafted.ts';
import { MAY_HOLD_TIME, STARTS_BY, TIMES } from './line.ts';
import { isTitle, ROLE_WORDS } from './roles.ts';
import { evenLine } from '../../text/text.ts';
import { overLines } from '../../text/over-lines.ts';

/** No byline is longer; what is, is text. */
export const LONGEST = 400;

/** Small words that names, roles and organisations have between them. */
const JOINING = new RegExp(overLines`
  ^(?:
    and|by|the|of|for|from|with|in|at|on|de|del|della|di|da|dos|du|la|le|van|von|der|den|bin|al
    |y|et|und|via|to|writer|writers|reporter|reporters|correspondent|editor|staff|special
    |contributor
  )$
`);
/** This many other small words make a sentence: a teaser or a caption in a place for bylines names those it is about. */
const SENTENCE_FROM = 4;

/** Whether a line tells something, as a teaser or a caption does. */
export function isSentence(text: string): boolean {
  return !STARTS_BY.test(text) && tellsSomething(text);
}

function tellsSomething(text: string): boolean {
  const words = (MAY_HOLD_TIME.test(text) ? text.replace(TIMES, '') : text).split(/[\s,.;:]+/);
  return words.some(isCapitalised) && words.filter(isSmallWord).length >= SENTENCE_FROM;
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function isSmallWord(word: string): boolean {
  return /^\p{Ll}{2,}$/u.test(word) && !JOINING.test(word);
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

/** `By Ann Poe, Senior Director, Content & Marketing, PearSherpa`: what follows somebody's title is more of it. */
function isOfOneWithTitle(line: string, { people }: Draft): boolean {
  const [only] = people;
  return (
    people.length === 1 && only!.role !== null && isTitle(only!.role) && !tellsSomething(line) && !/\.$/.test(line)
  );
}

/** True for a line that is a byline and nothing else, for cutting it out of the body. */
export function looksLikeByline(text: string): boolean {
  if (text.length > LONGEST) return false;
  const line = evenLine(text);
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
  return readsAsByline(line, by, draft(line));
}

function readsAsByline(line: string, by: boolean, read: Draft): boolean {
  if (read.unknown > 0 && !(by && isOfOneWithTitle(line, read))) return false;
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
