import { AGENCIES } from './agencies.ts';
import { OUTLET_TAGS, STATIONS } from './stations.ts';
import type { Agency } from './agencies.ts';

/** What stands in the brackets of a dateline. */
export interface Tag {
  readonly kind: 'agency' | 'station' | 'outlet';
  /** Whitelisted agencies, the first credited first (`CBS/AP` has two). */
  readonly agencies: readonly Agency[];
  /** Callsign or station brand, or null. */
  readonly station: string | null;
}

const EXACT = new Map<string, Agency>();
const FOLDED = new Map<string, Agency>();
for (const agency of AGENCIES) {
  for (const tag of agency.tags ?? []) {
    EXACT.set(tag, agency);
    // Short tags are common words and initials in other cases: `(up)`, `(Pa)`, `(tap)`.
    if (tag.length > 3 || tag === 'dpa') FOLDED.set(tag.toLowerCase(), agency);
  }
}
for (const tag of ['Ap', 'ap', 'Afp', 'afp', 'Upi', 'upi', 'Cnn', 'cnn', 'Pti', 'pti']) {
  const agency = EXACT.get(tag.toUpperCase());
  if (agency) EXACT.set(tag, agency);
}
// A newsroom of a network signs with its own name: `TOPEKA, Kan. (Kansas Reflector) —`.
for (const agency of AGENCIES)
  if (agency.kind === 'nonprofit')
    for (const name of agency.names) if (name.length > 8) FOLDED.set(name.toLowerCase(), agency);
const OUTLETS = new Set(OUTLET_TAGS.map((tag) => tag.toLowerCase()));
const BY_CODE = new Map(AGENCIES.map((agency) => [agency.code, agency]));

/** The whitelist's entry of a code. */
export function agencyOf(code: string): Agency | null {
  return BY_CODE.get(code) ?? null;
}

/** The agency of one tag (`AP`, `Reuters Health`, `DPA`), or null. */
export function agencyOfTag(text: string): Agency | null {
  return (
    EXACT.get(text) ??
    FOLDED.get(text.toLowerCase()) ??
    (/^(?:[A-Z]\.){2,4}$/.test(text) ? (EXACT.get(text.replace(/\./g, '')) ?? null) : null)
  );
}

/**
 * Reads a bracket's content. The whitelist goes first, since CNN, CBS and KFF have the shape of a callsign; a tag that is
 * neither agency nor station is `outlet` if it could be an outlet's name at all, else null.
 */
export function readTag(content: string): Tag | null {
  const text = content
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<![A-Z])\.$|,$/, '');
  if (text.length < 2 || text.length > 45) return null;
  const agency = agencyOfTag(text) ?? agencyOfTag(beforeExtra(text));
  if (agency) return { kind: 'agency', agencies: [agency], station: null };
  if (text.includes('/') || text.includes('-') || text.includes('&') || text.includes(',') || text.includes(' and ')) {
    const parts = text.split(/\s*(?:[/&,-]|\band\b)\s*/);
    const agencies = parts.map(agencyOfTag).filter((a) => a !== null);
    const station = parts.find((part) => agencyOfTag(part) === null && isStation(part)) ?? null;
    // `dpa/lno` names a desk of the agency; `Reuters/Ipsos poll` is not a tag at all.
    if (
      agencies.length > 0 &&
      !parts.every(
        (part) =>
          agencyOfTag(part) !== null ||
          part === station ||
          /^[a-z]{2,4}$/.test(part) ||
          OUTLETS.has(part.toLowerCase()),
      )
    )
      return null;
    // `CBS/AP`: the agency that wrote it stands before the network that carries it.
    agencies.sort((a, b) => Number(a.kind !== 'agency') - Number(b.kind !== 'agency'));
    if (agencies.length > 0) return { kind: 'agency', agencies, station };
  }
  if (isStation(text)) return { kind: 'station', agencies: [], station: text };
  if (OUTLETS.has(text.toLowerCase()) || /^\p{Lu}[\p{L}\p{N}.&' -]{1,30}$/u.test(text))
    return { kind: 'outlet', agencies: [], station: null };
  return null;
}

/** `Newsfile Corp. - May 7, 2024` and `GLOBE NEWSWIRE via COMTEX`: the tag before the addition. */
function beforeExtra(text: string): string {
  return text.replace(/\s+(?:[-–—]|via)\s.*$/s, '').replace(/[.,]+$/, '');
}

/** True for a bare callsign or a station's brand. */
export function isBrand(text: string): boolean {
  return STATIONS.callsign.pattern.test(text) || STATIONS.brand.pattern.test(text);
}

/** True for a callsign (a name may follow it: `KTVU FOX 2`) or a station's brand; call only after the whitelist said no. */
export function isStation(text: string): boolean {
  return isBrand(text) || /^[KW][A-Z]{2,3}[ /-][\w .-]{1,20}$/.test(text);
}

/** True where the bracket's content is on the list of outlet groups. */
export function isListedOutlet(content: string): boolean {
  return OUTLETS.has(content.trim().toLowerCase());
}
