import type { Attribution, Byline, Dateline, StoryNote } from '../model/article.ts';
import { AGENCIES } from './agencies.ts';
import type { Agency } from './agencies.ts';
import { agencyByName, cutTrailingAgency } from './organisation.ts';
import { signOfNote } from './note-signs.ts';
import { agencyOf, readTag } from './tag.ts';

type Evidence = Attribution['evidence'][number];

export interface AttributionInput {
  readonly dateline: Dateline | null;
  readonly bylines: readonly Byline[];
  /** Credit lines around the story: `AP`, `Source: Reuters`, `© AP`. */
  readonly credits: readonly string[];
  /** Copyright lines found on the page. */
  readonly copyrights: readonly string[];
  /** Values of structured data and CMS fields with the field's name (`author`, `provider`, `flags.ap`, `data-source`). */
  readonly structured: readonly { readonly value: string; readonly field: string }[];
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly notes: readonly StoryNote[];
  /** Closing paragraphs by which a republisher names the source. */
  readonly taglines: readonly string[];
}

/**
 * What each signal weighs. A dateline's tag or a byline decides alone; a copyright line, a credit or structured data nearly;
 * a section of the address or a contributor line never does. `DECIDES` is the sum from which a story is an agency's.
 */
const WEIGHTS: Readonly<Record<Evidence['signal'], number>> = {
  dateline: 1,
  byline: 0.9,
  credit: 0.7,
  copyright: 0.7,
  tagline: 0.8,
  'structured-data': 0.6,
  canonical: 0.8,
  url: 0.3,
  contributor: 0.1,
};
const DECIDES = 0.55;

/** Whose story it is, with the evidence. `agency` is null where the signals do not reach: the outlet's own story. */
export function attribute(input: AttributionInput): { agency: string | null; attribution: Attribution } {
  const found: Evidence[] = [
    ...fromDateline(input),
    ...fromBylines(input),
    ...fromCredits(input),
    ...fromCopyrights(input),
    ...fromStructured(input),
    ...fromUrls(input),
    ...fromNotes(input),
    ...fromTaglines(input),
  ];
  // A network's or a newspaper's story on its own site is the outlet's own; an agency's is an agency story there too.
  const host = hostOf(input.url) ?? hostOf(input.canonicalUrl);
  const evidence = found.filter((one) => !isOwnStory(one.agency, host) && !isOtherInitials(one, input, host));
  const sums = new Map<string, number>();
  const seen = new Set<string>();
  for (const { signal, agency, weight } of evidence) {
    // A signal counts once for an agency, however often it stands there.
    if (seen.has(`${signal} ${agency}`)) continue;
    seen.add(`${signal} ${agency}`);
    sums.set(agency, (sums.get(agency) ?? 0) + weight);
  }
  const tagged = input.dateline?.agency ?? null;
  const ranked = [...sums]
    .filter(([, sum]) => sum >= DECIDES)
    .sort((a, b) => Number(b[0] === tagged) - Number(a[0] === tagged) || b[1] - a[1]);
  const agencies = ranked.map(([code]) => code);
  const best = ranked[0];
  const releases = agencies.map(agencyOf).filter((a) => a?.kind === 'press-release');
  return {
    agency: best?.[0] ?? null,
    attribution: {
      agencies,
      station: input.dateline?.station ?? null,
      pressRelease: releases.length > 0,
      confidence: round(
        best
          ? Math.min(0.99, 0.5 + 0.45 * Math.min(1, best[1]))
          : Math.max(0.5, 0.95 - [...sums.values()].reduce((a, b) => Math.max(a, b), 0)),
      ),
      evidence,
    },
  };
}

/** Initials that are other things' abroad, with the country in which they sign for an agency. */
const HOMES: ReadonlyMap<string, { readonly country: string; readonly domain: RegExp }> = new Map([
  ['CP', { country: 'CA', domain: /\.ca$/ }],
  ['PA', { country: 'GB', domain: /\.(?:uk|ie)$/ }],
]);

/** `CP` alone, on a page that nothing ties to Canada. */
function isOtherInitials(
  { agency, signal, value }: Evidence,
  { dateline }: AttributionInput,
  host: string | null,
): boolean {
  const home = HOMES.get(agency);
  if (!home || !/^(?:byline|credit|structured-data)$/.test(signal) || /press|media|newswire/i.test(value)) return false;
  return !(
    (host !== null && home.domain.test(host)) ||
    dateline?.agency === agency ||
    dateline?.places.some((place) => place.country === home.country) === true
  );
}

function isOwnStory(code: string, host: string | null): boolean {
  const agency = agencyOf(code);
  return (
    agency !== null && host !== null && agency.kind !== 'agency' && agency.code !== 'CNN' && isHostOf(agency, host)
  );
}

/** True for the agency's own site and all below it. */
export function isHostOf(agency: Agency, host: string): boolean {
  return agency.hosts?.some((own) => host === own || host.endsWith(`.${own}`)) ?? false;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function item(signal: Evidence['signal'], value: string, agency: Agency, weight = WEIGHTS[signal]): Evidence {
  return { signal, value: value.slice(0, 200), agency: agency.code, weight: round(weight) };
}

function fromDateline({ dateline }: AttributionInput): Evidence[] {
  if (!dateline || dateline.agency === null) return [];
  const bracket = /[(/]\s?([^()/]*(?:\/[^()/]+)?)\s?[)/]/.exec(
    dateline.text.slice(dateline.text.lastIndexOf('(')),
  )?.[1];
  const agencies = bracket === undefined ? [] : (readTag(bracket)?.agencies ?? []);
  const first = agencyOf(dateline.agency);
  const all = [...(first ? [first] : []), ...agencies.filter((a) => a.code !== dateline.agency)];
  return all.map((agency, index) => item('dateline', dateline.text, agency, index === 0 ? 1 : 0.6));
}

function fromBylines({ bylines }: AttributionInput): Evidence[] {
  return bylines.flatMap((byline) => {
    const agency = byline.organisation === null ? null : agencyByName(byline.organisation);
    return agency ? [item('byline', byline.text, agency)] : [];
  });
}

function fromCredits({ credits }: AttributionInput): Evidence[] {
  return credits.flatMap((whole) => {
    const credit = whole.slice(0, 200);
    // Pictures are credited in the same lines.
    if (
      /\b(?:photos?|images?|getty|video|courtesy|via|file)\b|\p{L}\/\s?\p{L}/iu.test(credit) &&
      !/^(?:CBS|NBC|ABC|CNN)\s?\/\s?AP$/.test(credit.trim())
    )
      return [];
    const text = credit
      .trim()
      .replace(/^(?:Source|Credit|From|By|Provided by|Brought to you by|©|\(c\)|Copyright)\s*:?\s*/i, '')
      .replace(/[().]/g, '')
      .replace(/\s+-\s.*$/, '')
      .trim();
    const agency = agencyByName(text) ?? cutTrailingAgency(text)?.agency ?? null;
    return agency ? [item('credit', credit, agency)] : [];
  });
}

/** `© Reuters`, `Copyright 2008 The Canadian Press`: the agency's name close behind the sign. */
const HOLDERS: readonly (readonly [RegExp, Agency])[] = AGENCIES.filter((agency) => agency.kind === 'agency').map(
  (agency) => {
    const names = agency.names
      .filter((name) => name.length > 2 && name !== 'CNS')
      .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
    return [new RegExp(`(?:©|\\(c\\)|copyright)[^.]{0,25}\\b(?:${names.join('|')})\\b`, 'i'), agency];
  },
);

/** Owners of copyright lines that are an agency's; the line of the outlet's own group says nothing. */
function fromCopyrights({ copyrights }: AttributionInput): Evidence[] {
  return copyrights.flatMap((whole) => {
    const line = whole.slice(0, 600);
    // `AP Material © 2013 The Associated Press` and `Associated Press articles: Copyright` stand under every story of a site.
    if (
      /^(?:AP Material|Associated Press articles|Portions|Some (?:content|material)|Contains? material)\b/i.test(
        line.trim(),
      )
    )
      return [];
    if (/Associated Press|\bAP News report\b|©\s?(?:\d{4}\s)?AP\b|Copyright(?: \d{4})? AP\b/.test(line))
      return /\band\b.{0,60}contributed|contents? of this site/i.test(line)
        ? []
        : [item('copyright', line, named('AP'))];
    if (/\bThe-CNN-Wire\b|Cable News Network/.test(line)) return [item('copyright', line, named('CNN'))];
    if (/Agence France[- ]Presse|©\s?(?:\d{4}\s)?AFP\b|\(c\)\s?AFP|AFP News report/i.test(line))
      return [item('copyright', line, named('AFP'))];
    if (/Tribune Content Agency|Tribune News Service|McClatchy-Tribune/.test(line))
      return [item('copyright', line, named('TNS'))];
    const agency = HOLDERS.find(([pattern]) => pattern.test(line.slice(0, 200)))?.[1];
    return agency ? [item('copyright', line, agency)] : [];
  });
}

function named(code: string): Agency {
  const agency = agencyOf(code);
  if (!agency) throw new Error(`no agency ${code} in the whitelist`);
  return agency;
}

function fromStructured({ structured }: AttributionInput): Evidence[] {
  return structured.flatMap(({ value, field }) => {
    if (/flags?\.ap$|^ap$|isap$/i.test(field) && /^(?:true|1|yes)$/i.test(value))
      return [item('structured-data', `${field}=${value}`, named('AP'))];
    // Keywords and descriptions name agencies as a subject; publishers name the outlet, which may be an agency's own site.
    const weak = /keyword|tag|description|publisher|site/i.test(field);
    const text = value.slice(0, 200).trim();
    const agency =
      text.length > 80 ? null : (agencyByName(text) ?? (weak ? null : (cutTrailingAgency(text)?.agency ?? null)));
    return agency ? [item('structured-data', `${field}=${text}`, agency, weak ? 0.3 : WEIGHTS['structured-data'])] : [];
  });
}

/** Sections of addresses that outlets use for one agency's stories. */
const SECTIONS: readonly (readonly [RegExp, string])[] = [
  [/\/(?:ap|apnews|ap-news|ap-wire|associated-press|the-associated-press|ap_news|apwire|ap-[a-z]+)(?:\/|$)/, 'AP'],
  [/\/(?:cnn|cnn-[a-z-]+|cnn-newsource|cnnwire)(?:\/|$)/, 'CNN'],
  [/\/(?:reuters|afp|upi|stacker|kff-health-news|statepoint|prnewswire|business-wire)[^/]*(?:\/|$)/, ''],
];

/** The first agency of the whitelist by each of its hosts. */
const BY_HOST = new Map(
  AGENCIES.toReversed().flatMap((agency) => (agency.hosts ?? []).map((host) => [host, agency] as const)),
);

/** The first agency of the whitelist whose host this is, or one above it. */
function homeOf(host: string): Agency | null {
  let home: Agency | null = null;
  for (let at = 0; at >= 0; at = host.indexOf('.', at) + 1 || -1) {
    const agency = BY_HOST.get(host.slice(at));
    if (agency && (!home || AGENCIES.indexOf(agency) < AGENCIES.indexOf(home))) home = agency;
  }
  return home;
}

function fromUrls({ url, canonicalUrl }: AttributionInput): Evidence[] {
  const out: Evidence[] = [];
  const canonical = hostOf(canonicalUrl);
  const home = canonical === null ? null : homeOf(canonical);
  if (home && canonicalUrl !== null) out.push(item('canonical', canonicalUrl, home));
  const path =
    url === null
      ? ''
      : url
          .slice(0, 600)
          .replace(/^https?:\/\/[^/]+/, '')
          .toLowerCase()
          .slice(0, 300);
  for (const [pattern, code] of SECTIONS) {
    const found = pattern.exec(path);
    const agency = found
      ? code === ''
        ? agencyByName(found[0].replace(/\//g, '').replace(/-/g, ' '))
        : agencyOf(code)
      : null;
    if (agency) out.push(item('url', path.slice(0, 120), agency));
  }
  return out;
}

function hostOf(url: string | null): string | null {
  const host = url === null ? null : /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1];
  return host?.toLowerCase() ?? null;
}

function fromNotes({ notes, dateline, bylines }: AttributionInput): Evidence[] {
  const bare =
    dateline !== null &&
    dateline.agency === null &&
    dateline.station === null &&
    !bylines.some((byline) => byline.people.length > 0);
  return notes.flatMap((note) => {
    const sign = signOfNote(note, bare);
    return sign ? [item(sign.signal, note.text, named(sign.code), sign.weight)] : [];
  });
}

const TAGLINES = AGENCIES.flatMap((agency) => (agency.taglines ?? []).map((tagline) => ({ tagline, agency })));

function fromTaglines({ taglines }: AttributionInput): Evidence[] {
  const out: Evidence[] = [];
  for (const line of taglines) {
    const text = line.slice(0, 400).trim().toLowerCase().slice(0, 300);
    for (const { tagline, agency } of TAGLINES)
      if (text.includes(tagline)) {
        out.push(item('tagline', line, agency));
        break;
      }
  }
  return out;
}
