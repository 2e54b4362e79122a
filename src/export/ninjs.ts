import { escapeUTF8 } from 'entities';
import type { AgencyItem, Article, Paragraph, Place } from '../model/article.ts';
import { agencyName } from './agency-name.ts';
import { shownPictures, type ShownPicture } from './shown-pictures.ts';

/** A ninjs item; which fields there are, IPTC's schema says (test/export/schema). */
export type NinjsItem = Readonly<Record<string, unknown>>;

/** Values of {@link Article.type} as genres; a plain story has none. */
const GENRES: Readonly<Partial<Record<Article['type'], string>>> = {
  'press-release': 'Press Release',
  advisory: 'Advisory',
  digest: 'Digest',
  alert: 'Alert',
  kill: 'Kill',
};

/** Notes for whoever edits, not for the reader. */
const EDITORS: ReadonlySet<string> = new Set(['correction', 'update', 'editors-note', 'version-marker']);

/**
 * A record as an item of ninjs 3.1. The body is without the dateline, whose place is `located`. A date that the outlet
 * gives without time or zone is left out: ninjs takes instants alone. What ninjs has no field for stays in the record.
 */
export function ninjs3(article: Article): NinjsItem {
  return given({ ...ofPage(article), ...(article.item === undefined ? {} : ofItem(article.item)) });
}

/** What an agency's own item says stands before what would be made of a page. */
function ofItem({
  version,
  slug,
  urgency,
  embargoedUntil,
  usageTerms,
  copyright,
  located,
  ...item
}: AgencyItem): NinjsItem {
  return given({
    version,
    slugline: slug,
    urgency,
    embargoedUntil: instantOf(embargoedUntil ?? undefined),
    usageTerms,
    copyrightNotice: copyright,
    located,
    edNote: item.editorsNote,
    genres: item.genres.map((name) => ({ name })),
    subjects: [
      ...item.subjects.map(({ code, scheme, name }) =>
        given({ name, rel: 'subject', literal: [scheme, code].filter(Boolean).join(':') }),
      ),
      ...item.keywords.map((name) => ({ name, rel: 'keyword' })),
    ],
  });
}

function ofPage(article: Article): NinjsItem {
  const { id, bylines, published, updated, body, type } = article;
  const first = instantOf(published?.at);
  const notes = (kinds: ReadonlySet<string>) =>
    article.notes.flatMap(({ kind, text }) => (kinds.has(kind) ? [text] : [])).join('\n');
  const genre = GENRES[type];
  const { section, keywords = [], usageTerms } = article.declared ?? {};
  return given({
    uri: uriOf(article),
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
    },
    type: 'text',
    representationType: article.quality.flags.includes('paywall-declared') ? 'partial' : 'full',
    profile: type === 'alert' ? 'wire-alert' : body.words < 150 ? 'wire-brief' : 'wire-story',
    version: String(article.revision),
    firstCreated: first,
    versionCreated: instantOf(updated?.at) ?? first,
    contentCreated: first,
    pubStatus: type === 'kill' ? 'canceled' : 'usable',
    language: article.language,
    headlines: article.headline === '' ? [] : [{ role: 'main', contentType: 'text/plain', value: article.headline }],
    by: bylines.map(({ text }) => text).join('; '),
    people: bylines.flatMap(({ people }) => people.map(({ name }) => ({ name, rel: 'author' }))),
    located: article.dateline?.places.map(({ text }) => text).join('; '),
    places: article.dateline?.places.map(placeOf),
    bodies: [
      { role: 'main', contentType: 'text/plain', charCount: body.text.length, wordCount: body.words, value: body.text },
      { role: 'main', contentType: 'text/html', wordCount: body.words, value: htmlOf(body.paragraphs) },
    ],
    infoSources: sourcesOf(article),
    edNote: notes(EDITORS),
    copyrightNotice: notes(new Set(['copyright'])),
    genres: genre === undefined ? [] : [{ name: genre }],
    subjects: [
      ...(section === undefined ? [] : [{ name: section.value, rel: 'section' }]),
      ...keywords.map(({ value }) => ({ name: value, rel: 'keyword' })),
    ],
    usageTerms: usageTerms?.value,
    associations: shownPictures(article).map((picture, index) =>
      associationOf(picture, `${id}:picture:${index + 1}`, index),
    ),
    altIds: otherIdsOf(article),
  });
}

/** Who wrote the story, and who ran it. */
function sourcesOf({ agency, outlet }: Article): NinjsItem[] {
  return [
    ...(agency === null ? [] : [{ name: agencyName(agency), role: 'originator', literal: agency }]),
    ...(outlet.host === null
      ? []
      : [{ name: outlet.name ?? outlet.host, role: 'distributor', uri: `https://${outlet.host}/` }]),
  ];
}

/** What else the item is known by, each with who knows it so. */
function otherIdsOf({ id, agency, itemId, url, canonicalUrl, contentHash }: Article): NinjsItem[] {
  return [
    { role: 'copydesk', value: id },
    ...(itemId === null ? [] : [{ role: `${(agency ?? 'agency').toLowerCase()}-itemid`, value: itemId }]),
    ...(url === null ? [] : [{ role: 'url', value: url }]),
    { role: 'canonical-url', value: canonicalUrl },
    { role: 'content-hash', value: contentHash },
  ];
}

/** ninjs 2 has the same fields in lower case, roles of sources as URIs only, and no coordinates in 2.0. */
export function ninjs2(article: Article): NinjsItem {
  const { standard, infoSources, places, associations, embargoedUntil, ...rest } = ninjs3(article);
  const without = (list: unknown, key: string) =>
    (list as NinjsItem[] | undefined)?.map((one) => given({ ...one, [key]: undefined }));
  return lowerKeys(
    given({
      ...rest,
      standard: {
        ...(standard as object),
        version: '2.0',
        schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_2.0.json',
      },
      infoSources: without(infoSources, 'role'),
      places: without(places, 'geoJSON'),
      associations,
      embargoed: embargoedUntil,
    }),
  );
}

/** The agency's own id where the page shows it: the same story of all outlets. Never the page's URL. */
function uriOf({ id, agency, itemId, item }: Article): string {
  if (item !== undefined && /^[a-z][a-z\d+.-]*:\S+$/i.test(item.uri)) return item.uri;
  return itemId !== null && agency !== null
    ? `urn:copydesk:${encodeURIComponent(agency.toLowerCase())}:${encodeURIComponent(itemId)}`
    : `urn:copydesk:${id}`;
}

function associationOf({ url, alt, caption, credit }: ShownPicture, id: string, index: number): NinjsItem {
  return given({
    name: `picture-${index + 1}`,
    uri: `urn:copydesk:${id}`,
    type: 'picture',
    by: credit,
    descriptions: [
      ...(caption === null ? [] : [{ role: 'caption', contentType: 'text/plain', value: caption }]),
      ...(alt === null ? [] : [{ role: 'alt', contentType: 'text/plain', value: alt }]),
    ],
    renditions: url === null ? [] : [{ name: 'web', href: url }],
  });
}

function placeOf({ name, geonamesId, region, country, latitude, longitude }: Place): NinjsItem {
  return given({
    name,
    rel: 'dateline',
    uri: geonamesId === null ? undefined : `https://sws.geonames.org/${geonamesId}/`,
    literal: region ?? country,
    geoJSON:
      latitude === null || longitude === null ? undefined : { type: 'Point', coordinates: [longitude, latitude] },
  });
}

function htmlOf(paragraphs: readonly Paragraph[]): string {
  const tags = { deck: 'p', paragraph: 'p', subhead: 'h2', quote: 'blockquote', list: 'li', table: 'table' } as const;
  return paragraphs
    .map(({ kind, text, rows }, index) => {
      if (rows !== undefined) return htmlTable(rows);
      const element = `<${tags[kind]}>${escapeUTF8(text)}</${tags[kind]}>`;
      if (kind !== 'list') return element;
      const opens = paragraphs[index - 1]?.kind !== 'list' ? '<ul>' : '';
      const closes = paragraphs[index + 1]?.kind !== 'list' ? '</ul>' : '';
      return opens + element + closes;
    })
    .join('\n');
}

function htmlTable(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escapeUTF8(cell)}</td>`).join('')}</tr>`);
  return `<table>${lines.join('')}</table>`;
}

function instantOf(at: string | undefined): string | undefined {
  return at !== undefined && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(at) ? at : undefined;
}

/** Without fields that have no value. */
function given(item: NinjsItem): NinjsItem {
  return Object.fromEntries(
    Object.entries(item).filter(
      ([, value]) =>
        value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function lowerKeys(value: unknown): NinjsItem {
  const lower = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(lower);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, each]) => [key.toLowerCase(), lower(each)]));
  };
  return lower(value) as NinjsItem;
}
