/** Lists of a page's metadata that meta fields go to. */
export type List =
  | 'titles'
  | 'authors'
  | 'providers'
  | 'descriptions'
  | 'canonicals'
  | 'siteNames'
  | 'datelines'
  | Declaring;

/** Lists of what is passed on as the outlet's own word. */
type Declaring = 'sections' | 'keywords' | 'usageTerms' | 'images';

/** Names and properties of `<meta>`, lower-case, by what they hold; of each kind the first that a page has comes first. */
const FIELDS: Readonly<Partial<Record<List, readonly string[]>>> = {
  titles: ['og:title', 'twitter:title', 'title', 'headline', 'dc.title', 'sailthru.title', 'hdl'],
  authors: [
    'author',
    'authors',
    'article:author',
    'article:author_name',
    'article.author',
    'article_author',
    'analyticsattributes.author',
    'og:article:author',
    'author_name',
    'bt:author',
    'byl',
    'citation_author',
    'cxenseparse:author',
    'dc.creator',
    'dcterms.creator',
    'dcsext.author',
    'mediator_author',
    'ob-author',
    'parsely-author',
    'rbauthors',
    'sailthru.author',
    'shareaholic:article_author_name',
    'twitter:creator',
    'vr:author',
  ],
  providers: [
    'source',
    'article:provider',
    'copyright',
    'dc.publisher',
    'syndication-source',
    'original-source',
    'article:source',
    'news_source',
    'dc.source',
  ],
  descriptions: ['description', 'og:description', 'twitter:description'],
  canonicals: ['og:url'],
  siteNames: ['og:site_name', 'application-name'],
  sections: ['article:section', 'section', 'parsely-section', 'sailthru.section', 'cxenseparse:section', 'dc.subject'],
  keywords: ['keywords', 'news_keywords', 'article:tag', 'parsely-tags', 'sailthru.tags', 'cxenseparse:keywords'],
  usageTerms: ['dc.rights', 'dcterms.rights', 'dcterms.license', 'rights', 'usageterms', 'license'],
  images: [
    'og:image',
    'og:image:url',
    'og:image:secure_url',
    'twitter:image',
    'twitter:image:src',
    'parsely-image-url',
  ],
};

export const META_FIELDS: ReadonlyMap<string, List> = new Map(
  Object.entries(FIELDS).flatMap(([list, fields]) => fields.map((field) => [field, list as List] as const)),
);

export const PUBLISHED_META: ReadonlySet<string> = new Set([
  'article:published_time',
  'article:published',
  'article.published',
  'article_date_original',
  'analyticsattributes.articledate',
  'bt:pubdate',
  'citation_publication_date',
  'citation_date',
  'cxenseparse:recs:publishtime',
  'date',
  'date.available',
  'datepublished',
  'dc.date',
  'dc.date.created',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dcterms.issued',
  'og:article:published_time',
  'og:published_time',
  'og:pubdate',
  'originalpublicationdate',
  'parsely-pub-date',
  'ptime',
  'published',
  'published-date',
  'published_date',
  'publication-date',
  'publicationdate',
  'article:publish_date',
  'dc.date.published',
  'release_date',
  'pubdate',
  'publication_date',
  'publish-date',
  'publish_date',
  'publishdate',
  'published_at',
  'published_time',
  'sailthru.date',
  'vr:published_time',
]);

export const UPDATED_META: ReadonlySet<string> = new Set([
  'article:modified_time',
  'article:modified',
  'article.updated',
  'date.modified',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'revision_date',
  'updated_at',
  'updated',
  'modified-time',
  'modified_time',
  'dc.date.modified',
]);

/** `<meta name="twitter:label1" content="Written by">` says what `twitter:data1` is. */
export const AUTHOR_LABEL = /^(?:written|posted|authored|by)\b(?: by)?$|^authors?$/i;
