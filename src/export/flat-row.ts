import type { Article, Place } from '../model/article.ts';

/** A record as one row of a table; null where there is no value. Lists are joined by `; `. */
export interface FlatRow {
  readonly id: string;
  readonly revision: number;
  readonly type: string;
  readonly agency: string | null;
  readonly agency_confidence: number;
  readonly headline: string;
  readonly byline: string;
  readonly people: string;
  readonly dateline: string | null;
  /** Of the dateline's first place. */
  readonly place: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly geonames_id: number | null;
  /** ISO 8601 as declared: an instant, or a day alone. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly language: string | null;
  readonly words: number;
  readonly paragraphs: number;
  readonly captions: number;
  readonly corrections: number;
  readonly confidence: number;
  readonly flags: string;
  readonly outlet: string | null;
  readonly outlet_name: string | null;
  readonly url: string | null;
  readonly canonical_url: string;
  readonly item_id: string | null;
  readonly section: string | null;
  readonly keywords: string;
  readonly usage_terms: string | null;
  readonly image: string | null;
  readonly pictures: number;
  readonly fetched_at: string | null;
  readonly page_id: string;
  readonly content_hash: string;
  readonly rules_version: string;
}

type Kind = 'text' | 'integer' | 'number';

/** Columns in their order. */
export const COLUMNS: Readonly<Record<keyof FlatRow, Kind>> = {
  id: 'text',
  revision: 'integer',
  type: 'text',
  agency: 'text',
  agency_confidence: 'number',
  headline: 'text',
  byline: 'text',
  people: 'text',
  dateline: 'text',
  place: 'text',
  region: 'text',
  country: 'text',
  latitude: 'number',
  longitude: 'number',
  geonames_id: 'integer',
  published: 'text',
  updated: 'text',
  language: 'text',
  words: 'integer',
  paragraphs: 'integer',
  captions: 'integer',
  corrections: 'integer',
  confidence: 'number',
  flags: 'text',
  outlet: 'text',
  outlet_name: 'text',
  url: 'text',
  canonical_url: 'text',
  item_id: 'text',
  section: 'text',
  keywords: 'text',
  usage_terms: 'text',
  image: 'text',
  pictures: 'integer',
  fetched_at: 'text',
  page_id: 'text',
  content_hash: 'text',
  rules_version: 'text',
};
export const COLUMN_NAMES = Object.keys(COLUMNS) as (keyof FlatRow)[];

export function flatRow(article: Article): FlatRow {
  const { bylines, dateline, body, quality, outlet, provenance, notes } = article;
  return {
    id: article.id,
    revision: article.revision,
    type: article.type,
    agency: article.agency,
    agency_confidence: article.attribution.confidence,
    headline: article.headline,
    byline: bylines.map(({ text }) => text).join('; '),
    people: bylines.flatMap(({ people }) => people.map(({ name }) => name)).join('; '),
    dateline: dateline?.canonical ?? null,
    ...placeColumns(dateline?.places[0]),
    published: article.published?.at ?? null,
    updated: article.updated?.at ?? null,
    language: article.language,
    words: body.words,
    paragraphs: body.paragraphs.length,
    captions: article.captions.length,
    corrections: notes.filter(({ kind }) => kind === 'correction').length,
    confidence: quality.confidence,
    flags: quality.flags.join('; '),
    outlet: outlet.host,
    outlet_name: outlet.name,
    url: article.url,
    canonical_url: article.canonicalUrl,
    item_id: article.itemId,
    ...declaredColumns(article.declared),
    pictures: article.pictures?.length ?? 0,
    fetched_at: provenance.fetchedAt,
    page_id: article.pageId,
    content_hash: article.contentHash,
    rules_version: provenance.rulesVersion,
  };
}

/** The dateline's first place. */
function placeColumns(
  place: Place | undefined,
): Pick<FlatRow, 'place' | 'region' | 'country' | 'latitude' | 'longitude' | 'geonames_id'> {
  return {
    place: place?.name ?? null,
    region: place?.region ?? null,
    country: place?.country ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    geonames_id: place?.geonamesId ?? null,
  };
}

/** What the page declares of itself. */
function declaredColumns(
  declared: Article['declared'],
): Pick<FlatRow, 'section' | 'keywords' | 'usage_terms' | 'image'> {
  return {
    section: declared?.section?.value ?? null,
    keywords: (declared?.keywords ?? []).map(({ value }) => value).join('; '),
    usage_terms: declared?.usageTerms?.value ?? null,
    image: declared?.image?.value ?? null,
  };
}
