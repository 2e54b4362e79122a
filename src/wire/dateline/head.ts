import { cutDate } from './date.ts';
import { MOVING_STARTS } from '../../places/standalone.ts';
import { isKnownPlace } from '../../places/places.ts';
import { readQualifier } from '../../places/qualifier.ts';
import type { Qualifier } from '../../places/qualifier.ts';
import type { RawPlace } from '../../places/raw-place.ts';
import { overLines } from '../../text/over-lines.ts';
import { HEAD_WORDS } from './head-words.ts';

/** What stands before a dateline's tag or dash. */
export interface Head {
  readonly places: readonly RawPlace[];
  readonly date: string | null;
  /** Text before the first place that is not part of the dateline (`AM EST`), or ''. */
  readonly glue: string;
  readonly damage: readonly string[];
}

const PARTICLES = new RegExp(overLines`
  ^(?:
    de|del|della|di|da|do|dos|das|du|la|las|le|les|los|el|al|of|the|and|on|upon|an|am|in|im|der
    |den|bei|y|sur|sous|aux|near|sul
  )$
`);
const CAPS_WORD = new RegExp(
  overLines`
    ^(?:
      Mc
      | Mac
      | De
      | Le
      | La
      | Du
      | Di
      | Van
      | Fitz
      | O['’]
      | [dDlL]['’]
      | (?:[aA]l|[eE]l|[aA]s|[aA]d|[aA]r|[aA]n|[aA]t|[aA]sh|[uU]l|[eE]s|[eE]t)-
    )?\(?[\p{Lu}\p{N}'’ʻ‘.&-]+\)?$
  `,
  'u',
);
const NAME_WORD = /^['’ʻ]?(?:(?:al|el|as|ad|ar|an|at|ash)-)?(?:[dl]['’])?\p{Lu}[\p{L}'’ʻ.-]*$/u;
/** A word of a script that has no capitals: Arabic, Hebrew, Chinese. */
const CASELESS_WORD = /^[\p{Lo}\p{M}]{2,}$/u;
/** True where a city is printed in capitals, as AP does: `McKINNEY`, `COEUR d'ALENE`, `SHARM EL-SHEIK`. */
export function isCaps(city: string): boolean {
  let upper = 0;
  const words = city.split(' ');
  for (const [index, word] of words.entries()) {
    if (index > 0 && PARTICLES.test(word)) continue;
    if (!CAPS_WORD.test(word)) return false;
    upper += word.replace(/[^\p{Lu}]/gu, '').length;
  }
  return upper >= 2 || /^\p{Lu}$/u.test(city);
}

function isName(city: string): boolean {
  if (city.includes('/')) return /^Frankfurt/.test(city);
  const words = city.split(' ');
  return (
    words.length <= 5 &&
    (isCaseless(city) ||
      (words.every((word, index) => (index > 0 && PARTICLES.test(word)) || NAME_WORD.test(word)) &&
        /\p{Ll}/u.test(city)))
  );
}

/** Where there are not capitals, every name stands for one in capitals. */
function isCaseless(city: string): boolean {
  return city.split(' ').every((word) => CASELESS_WORD.test(word));
}

/** Splits `CARACAS (VENEZUELA)`, `Mumbai (Maharashtra) [India]`, `California[U.S.]` and `NORTON, Massachusetts` at what divides. */
function splitPiece(piece: string): string[] {
  return piece
    .replace(/\s*[([]\s*([^()[\]]{1,40})[)\]]/g, ', $1')
    .split(/\s*,\s*/)
    .filter(Boolean);
}

/** A place as far as it is read. */
interface PlaceDraft {
  text: string;
  city: string;
  qualifier: Qualifier | null;
  qualifierText: string | null;
  caps: boolean;
}

/** Reads one piece between slashes; a list of cities divided by commas gives several places. */
function readPiece(piece: string): RawPlace[] | null {
  const places: PlaceDraft[] = [];
  for (const part of splitPiece(piece.trim())) {
    const last = places.at(-1);
    if (last && qualify(last, part)) continue;
    if (last && !isNextCity(part, last)) {
      if (!isUnknownQualifier(part)) return null;
      append(last, part);
      continue;
    }
    const place = readCity(part);
    if (!place) return null;
    places.push(place);
  }
  if (places.length === 1 && places[0]) places[0].text = piece.trim().replace(/^[“"'‘]+(?=\p{Lu}{2})/u, '');
  return places.length > 0 ? places : null;
}

/** Takes a part for the place's state or country, where it is one. */
function qualify(place: PlaceDraft, part: string): boolean {
  const qualifier = readQualifier(part);
  if (!qualifier) return false;
  // A country after a state (`Mumbai (Maharashtra) [India]`, `LOS ANGELES, Calif., USA`): the state says more.
  if (place.qualifier === null || (place.qualifier.country !== qualifier.country && qualifier.region === null))
    place.qualifier = place.qualifier?.or?.country === qualifier.country ? place.qualifier.or : qualifier;
  append(place, part);
  return true;
}

function append(place: PlaceDraft, part: string): void {
  place.qualifierText = place.qualifierText === null ? part : `${place.qualifierText}, ${part}`;
  place.text = `${place.text}, ${part}`;
}

/** `PARIS, LONDON`: another city in capitals, not what qualifies the one before. */
function isNextCity(part: string, last: PlaceDraft): boolean {
  return isCaps(part) && last.caps && isKnownPlace(part, null);
}

/** A name that may say where a place is, though it is not a state or country that we know. */
function isUnknownQualifier(part: string): boolean {
  return (isName(part) || isCaps(part)) && part.split(' ').length <= 4 && !HEAD_WORDS.notPlace.pattern.test(part);
}

function readCity(part: string): PlaceDraft | null {
  const city = part.replace(/^O\.$/, 'Ohio').replace(/^[“"'‘]+(?=\p{Lu}{2})|["”]+$/gu, '');
  const caps = isCaps(city) || isCaseless(city);
  if (!(caps || isName(city)) || city.length > 60 || !/\p{L}/u.test(city) || HEAD_WORDS.notPlace.pattern.test(city))
    return null;
  return { text: city, city, qualifier: null, qualifierText: null, caps };
}

/** Splits at `/`, `;`, `and`, `&`, but not inside `Frankfurt/Main`, `Trinidad and Tobago` or brackets. */
function splitPlaces(text: string): string[] {
  if (/^Frankfurt\s?\/\s?(?:Main|Oder|M\.)$/i.test(text)) return [text];
  const pieces: string[] = [];
  for (const slashed of text.split(/\s*[/;]\s*/)) {
    const comma = slashed.indexOf(',');
    const joint = JOINT.exec(slashed);
    if (!joint || (comma >= 0 && comma < joint.index && readQualifier(slashed.slice(comma + 1)) !== null))
      pieces.push(slashed);
    else pieces.push(...slashed.split(JOINT));
  }
  return pieces;
}

const JOINT = /,?\s(?:and|AND|&|y|und|et)\s(?![^()[\]]{0,40}[)\]])/;

/** No dateline names more places. */
const MOST_PLACES = 6;

/** Reads places with an optional date; null where the text is anything else. No glue is looked for. */
export function readPlain(text: string): { places: RawPlace[]; date: string | null; damage: string[] } | null {
  const damage: string[] = [];
  let head = text.trim();
  const dated = cutDate(head);
  if (dated) head = dated.before;
  const trimmed = head.replace(/[\s,]+$/, '');
  if (trimmed !== head && !dated) damage.push('comma');
  head = trimmed;
  // `MOSCOW. Oct 5`: a full stop before the date; `St.` and `Calif.` keep theirs.
  if (dated && /\p{L}{4,}\.$/u.test(head) && readQualifier(head.slice(head.lastIndexOf(',') + 1)) === null)
    head = head.slice(0, -1);
  // `UNDATED (AP) -`: radio copy says so where there is no place.
  if (head === '' || /^undated$/i.test(head)) return { places: [], date: dated?.date ?? null, damage };
  if (head.length > 120) return null;
  const places: RawPlace[] = [];
  const pieces = splitPlaces(head);
  if (pieces.length > MOST_PLACES || head.split(',').length > 2 * MOST_PLACES) return null;
  for (const piece of pieces) {
    const read = readPiece(piece);
    if (!read) return null;
    places.push(...read);
  }
  return { places, date: dated?.date ?? null, damage };
}

/**
 * Reads what stands before a tag or dash, cutting glue where the whole cannot be a place: a time of the page's furniture
 * (`AM ESTWASHINGTON`), another credit (`ITV, ASSOCIATED PRESS LONDON`), a byline in capitals (`JO DOE LONDON`).
 */
export function readHead(text: string): Head | null {
  const plain = text.length <= 140 ? readPlain(text) : null;
  if (plain && isAllPlaces(plain, text)) return { ...plain, glue: '' };
  return afterGlue(text) ?? (plain && (afterByline(plain, text) ?? { ...plain, glue: '' }));
}

type Plain = NonNullable<ReturnType<typeof readPlain>>;

/** Whether a head that reads as places has nothing else before them. */
function isAllPlaces({ places }: Plain, text: string): boolean {
  const [first] = places;
  if (!first || MOVING_STARTS.some((start) => first.city.startsWith(start))) return true;
  const oneWord = !first.city.includes(' ');
  const looksWhole = first.caps ? oneWord : !/\s\p{Lu}{3,}$/u.test(first.city);
  if (!looksWhole && !isKnownPlace(first.city, first.qualifier)) return false;
  // `ESTWASHINGTON` is one word too.
  return !oneWord || isKnownPlace(first.city, first.qualifier) || !HEAD_WORDS.fusedZone.pattern.test(text);
}

/** `AM ESTWASHINGTON`, `ITV, ASSOCIATED PRESS LONDON`: the place after a time or a credit. */
function afterGlue(text: string): Head | null {
  for (const glue of [HEAD_WORDS.glueEnd.pattern.exec(text)?.[0], HEAD_WORDS.fusedZone.pattern.exec(text)?.[1]]) {
    if (glue === undefined || glue.length >= text.length) continue;
    const rest = readPlain(text.slice(glue.length));
    const place = rest?.places[0];
    if (rest && place?.caps && (place.qualifier !== null || isKnownPlace(place.city, place.qualifier)))
      return { ...rest, glue: glue.trim(), damage: [...rest.damage, 'glued'] };
  }
  return null;
}

/** `JO DOE LONDON`: the known place at the end of a line in capitals, after two words or more of a byline. */
function afterByline({ places }: Plain, text: string): Head | null {
  const [first] = places;
  if (!first?.caps) return null;
  const words = first.city.split(' ');
  for (let k = 2; k < words.length; k += 1) {
    if (words.slice(0, k).some((word) => HEAD_WORDS.longName.pattern.test(word))) break;
    const city = words.slice(k).join(' ');
    if (!isKnownPlace(city, first.qualifier)) continue;
    const rest = readPlain(text.slice(text.indexOf(city, words.slice(0, k).join(' ').length)));
    if (rest) return { ...rest, glue: words.slice(0, k).join(' '), damage: [...rest.damage, 'glued'] };
  }
  return null;
}
