import { getDomain } from 'tldts';
import { AGENCIES } from '../wire/agencies.ts';
import { overLines } from '../text/over-lines.ts';

/** Who publishes a copy, as far as it tells. */
export interface Publisher {
  readonly articleId: string;
  readonly host: string | null;
  /** Who the page's copyright line names, as {@link copyrightHolder} gives it. */
  readonly holder: string | null;
  /** The owner of its host by the settings (`COPYDESK_OWNERS`). */
  readonly group: string | null;
}

/**
 * An owner for each of a story's copies. Copies are one owner's where the settings say so, where their hosts have one
 * registrable domain, or where their pages name one holder of the copyright; and so are those that a third links.
 */
export function ownersOf(publishers: readonly Publisher[]): string[] {
  const names = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    while (names.get(root) !== undefined && names.get(root) !== root) root = names.get(root)!;
    return root;
  };
  const signs = publishers.map((publisher) => {
    const [first, ...others] = signsOf(publisher);
    for (const other of others) names.set(rootOf(other), rootOf(first!));
    return first!;
  });
  return signs.map((sign) => rootOf(sign).replace(/^\w+:/, ''));
}

/** What names its owner, most telling first; each once, so that it is told from a sign of another kind. */
function signsOf({ articleId, host, holder, group }: Publisher): string[] {
  const domain = host === null ? null : (getDomain(host, { allowPrivateDomains: true }) ?? host);
  const signs = [
    group === null ? [] : [`group:${group}`],
    domain === null ? [] : [`domain:${domain}`],
    holder === null ? [] : [`holder:${holder}`],
  ].flat();
  return signs.length === 0 ? [`article:${articleId}`] : signs;
}

/** `© 2026 Alder Media Group, Inc. All rights reserved.`: what stands between the year and the next clause. */
const COPYRIGHT = new RegExp(
  overLines`
    ^\W{0,5}(?:copyright|©|\(c\))[\s©:]{0,5}(?:\(c\)\s?)?
    (?:\d{4}(?:\s?[-–—]\s?(?:\d{4}|\d\d|present))?[\s,:|]{1,5})?(?:by\s)?(\p{L}[^.;|©\n]{1,80})
  `,
  'iu',
);
/** Words at the end of a name that say a company's form, and no more who it is. */
const FORMS: ReadonlySet<string> = new Set([
  'inc',
  'llc',
  'ltd',
  'limited',
  'corp',
  'corporation',
  'co',
  'company',
  'plc',
  'gmbh',
]);
const WORDS = 8;

const AGENCY_NAMES: ReadonlySet<string> = new Set(
  AGENCIES.flatMap(({ name, names }) => [name, ...names].map((one) => plain(one))),
);

/**
 * Whom a page's copyright line names, in lower case and without its company's form; the last of the lines that names
 * anybody but an agency, since those stand at stories. Null where none does.
 */
export function copyrightHolder(lines: readonly string[]): string | null {
  for (let i = lines.length - 1; i >= 0; i--) {
    const named = COPYRIGHT.exec(lines[i]!.slice(0, 200))?.[1];
    if (named === undefined) continue;
    const words = plain(named).split(' ');
    const rights = words.findIndex((word, i) => word === 'rights' || (word === 'all' && words[i + 1] === 'rights'));
    if (rights !== -1) words.length = rights;
    while (FORMS.has(words.at(-1) ?? '') || /^\d{4}$/.test(words.at(-1) ?? '')) words.pop();
    const name = words.join(' ');
    if (name.length >= 3 && words.length <= WORDS && !AGENCY_NAMES.has(name)) return name;
  }
  return null;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
}
