import type { Article, Place } from '../model/article.ts';
import { agencyName } from './agency-name.ts';
import { shownPictures } from './shown-pictures.ts';

/** A record as a NewsArticle of schema.org, in JSON-LD. */
export function newsArticle(article: Article): Readonly<Record<string, unknown>> {
  const { bylines, agency, outlet, dateline } = article;
  const people = bylines.flatMap(({ people: each }) =>
    each.map(({ name, role }) => ({ '@type': 'Person', name, ...(role === null ? {} : { jobTitle: role }) })),
  );
  const organisations = bylines.flatMap(({ organisation }) =>
    organisation === null ? [] : [{ '@type': 'Organization', name: organisation }],
  );
  const corrections = article.notes.filter(({ kind }) => kind === 'correction');
  const all = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `urn:copydesk:${article.id}`,
    identifier: article.itemId,
    version: article.revision,
    url: article.url ?? undefined,
    mainEntityOfPage: article.canonicalUrl.startsWith('urn:') ? undefined : article.canonicalUrl,
    headline: article.headline === '' ? undefined : article.headline,
    dateline: dateline?.text,
    locationCreated: listOf(dateline?.places.map(placeOf) ?? []),
    datePublished: article.published?.at,
    dateModified: article.updated?.at,
    inLanguage: article.language,
    author: listOf([...people, ...organisations]),
    sourceOrganization: agency === null ? undefined : { '@type': 'NewsMediaOrganization', name: agencyName(agency) },
    publisher:
      outlet.host === null
        ? undefined
        : { '@type': 'Organization', name: outlet.name ?? outlet.host, url: `https://${outlet.host}/` },
    copyrightNotice: article.notes.find(({ kind }) => kind === 'copyright')?.text,
    correction: listOf(corrections.map(({ text }) => ({ '@type': 'CorrectionComment', text }))),
    image: imageOf(article),
    articleSection: article.declared?.section?.value,
    keywords: article.declared?.keywords?.map(({ value }) => value),
    usageInfo: article.declared?.usageTerms?.value,
    wordCount: article.body.words,
    articleBody: article.body.text,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));
}

/** The pictures of the story; of none, the one that the page declares. */
function imageOf(article: Article): unknown {
  const pictures = shownPictures(article).map(({ url, alt, caption, credit }) => ({
    '@type': 'ImageObject',
    contentUrl: url ?? undefined,
    caption: caption ?? undefined,
    creditText: credit ?? undefined,
    description: alt ?? undefined,
  }));
  return listOf(pictures) ?? article.declared?.image?.value;
}

function placeOf({ name, region, country, latitude, longitude, geonamesId }: Place): object {
  return {
    '@type': 'Place',
    name,
    ...(geonamesId === null ? {} : { sameAs: `https://sws.geonames.org/${geonamesId}/` }),
    address: {
      '@type': 'PostalAddress',
      addressLocality: name,
      ...(region === null ? {} : { addressRegion: region }),
      ...(country === null ? {} : { addressCountry: country }),
    },
    ...(latitude === null || longitude === null ? {} : { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
  };
}

/** One value alone, several as a list, none not at all. */
function listOf<T>(values: readonly T[]): T | readonly T[] | undefined {
  return values.length > 1 ? values : values[0];
}
