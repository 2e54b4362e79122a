import type { DatedAt, Source } from '../../model/article.ts';
import { isDayFirst, readDate } from '../../wire/dates.ts';
import { namesOf, partiesOf, readJsonLd, stringsOf, urlsOf, type JsonLd, type Node } from './json-ld.ts';
import { AUTHOR_LABEL, META_FIELDS, PUBLISHED_META, UPDATED_META, type List } from './metadata-fields.ts';
import { repairEntities } from '../../text/text.ts';
import type { Element, Tree } from './tree.ts';

/** A value with where it was read. */
export interface Read {
  readonly text: string;
  readonly source: Source;
  /** The field, e.g. `author.name`, `og:title`. */
  readonly field: string;
  /** Whether it is declared to name an organisation. */
  readonly isOrganisation?: boolean;
}

/** A date that an element carries. */
export interface Time extends DatedAt {
  /** Whether it says when something was changed. */
  readonly updated: boolean;
  /** The element's place in document order. */
  readonly element: number;
}

/** What the page says of itself outside its text, read once. Values are tidied and of bounded length and number, but untrusted. */
export interface Metadata {
  readonly titles: readonly Read[];
  readonly authors: readonly Read[];
  /** Parties named as provider, publisher, source or copyright holder. */
  readonly providers: readonly Read[];
  readonly descriptions: readonly Read[];
  readonly canonicals: readonly Read[];
  readonly siteNames: readonly Read[];
  readonly articleBody: string | null;
  /** `@type`s and `og:type`, lower-case. */
  readonly types: readonly string[];
  /** Dates that structured data and meta fields declare. */
  readonly published: DatedAt | null;
  readonly updated: DatedAt | null;
  /** Dates of microdata and of `<time>`, wherever they stand: the story's or another's. */
  readonly times: readonly Time[];
  /** Whether the outlet writes the day before the month. */
  readonly dayFirst: boolean;
  readonly language: string | null;
  readonly datelines: readonly Read[];
  /** Declared of the story, and passed on as they are; keywords may be lists in one value. */
  readonly sections: readonly Read[];
  readonly keywords: readonly Read[];
  readonly usageTerms: readonly Read[];
  readonly images: readonly Read[];
  readonly paywalled: boolean;
}

/** A declared body that is longer than any story (30,000 words) is searched for in vain. */
const MAX_BODY_CHARS = 200_000;
/** At most this many values of each kind are of use. */
const MAX_VALUES = 40;
const MAX_DATE_CHARS = 100;
/** What the class of a `<time>` or of its box says of a change. */
export const OF_CHANGE = /updat|modif|(?:^|[^a-z])changed(?:$|[^a-z])/;
/** What declares a page to hold a story, of `types` and of JSON-LD's nodes. */
export const ARTICLE_TYPE = /(?:article|posting|report|newsitem|webpage-story)$/i;
/** What tells of the page where nothing on it is declared an article. */
const PAGE_TYPE = /(?:webpage|itempage|creativework|review|recipe|howto)$/i;

/** Reads JSON-LD, Open Graph, meta and microdata. `host` tells which of day and month stands first. */
export function readMetadata(tree: Tree, host: string | null = null): Metadata {
  const reader = new MetadataReader(tree, host);
  reader.readJsonLd(readJsonLd(tree.jsonLd), tree.title);
  for (const element of tree.elements) reader.readElement(element);
  return reader.finish();
}

class MetadataReader {
  readonly #lists: Record<List, Read[]> = {
    titles: [],
    authors: [],
    providers: [],
    descriptions: [],
    canonicals: [],
    siteNames: [],
    datelines: [],
    sections: [],
    keywords: [],
    usageTerms: [],
    images: [],
  };
  readonly #types: string[] = [];
  readonly #published: DatedAt[] = [];
  readonly #updated: DatedAt[] = [];
  readonly #times: Time[] = [];
  readonly #dayFirst: boolean;
  #articleBody: string | null = null;
  #paywalled = false;
  #language: string | null = null;
  /** Number of the `twitter:label` that announces a writer. */
  #labelled = '';

  constructor(tree: Tree, host: string | null) {
    const root = tree.elements.find(({ name }) => name === 'html');
    this.#dayFirst = isDayFirst(host, root?.attr('lang') ?? null);
  }

  readJsonLd({ nodes, byId }: JsonLd, title: string): void {
    for (const node of nodes) this.#types.push(...stringsOf(node['@type']).map((type) => type.toLowerCase()));
    const articles = nodes.filter((node) => isOf(node, ARTICLE_TYPE));
    if (articles.length > 0) for (const node of storyFirst(articles, title)) this.#readArticle(node, byId);
    else for (const node of nodes) if (isOf(node, PAGE_TYPE)) this.#readPage(node, byId);
  }

  #readArticle(node: Node, byId: JsonLd['byId']): void {
    this.#add('titles', node['headline'] ?? node['name'], 'json-ld', 'headline');
    this.#readPage(node, byId);
    for (const field of ['provider', 'sourceOrganization', 'copyrightHolder'])
      this.#add('providers', namesOf(node[field], byId), 'json-ld', field);
    this.#add('siteNames', namesOf(node['publisher'], byId), 'json-ld', 'publisher.name');
    this.#add('descriptions', node['description'], 'json-ld', 'description');
    this.#add('datelines', node['dateline'], 'json-ld', 'dateline');
    this.#add('sections', node['articleSection'], 'json-ld', 'articleSection');
    this.#add('keywords', namesOf(node['keywords'], byId), 'json-ld', 'keywords');
    for (const field of ['usageInfo', 'license', 'conditionsOfAccess'])
      this.#add('usageTerms', urlsOf(node[field]), 'json-ld', field);
    this.#add('images', urlsOf(node['image']), 'json-ld', 'image');
    this.#add('canonicals', typeof node['url'] === 'string' ? node['url'] : undefined, 'json-ld', 'url');
    if (typeof node['inLanguage'] === 'string') this.#language ??= node['inLanguage'];
    const free = node['isAccessibleForFree'];
    if (free === false || /^false$/i.test(stringsOf(free)[0] ?? '')) this.#paywalled = true;
    const body = node['articleBody'] ?? node['text'];
    if (typeof body === 'string' && body.length > (this.#articleBody?.length ?? 0) && body.length <= MAX_BODY_CHARS)
      this.#articleBody = body.toWellFormed();
  }

  /** Who and when: all that a page which is declared no article says of use. */
  #readPage(node: Node, byId: JsonLd['byId']): void {
    const authors = partiesOf(node['author'], byId);
    for (const { names, isOrganisation } of authors.length > 0 ? authors : partiesOf(node['creator'], byId))
      this.#add('authors', names, 'json-ld', 'author.name', isOrganisation);
    this.#date(this.#published, node['datePublished'] ?? node['dateCreated'], 'json-ld');
    this.#date(this.#updated, node['dateModified'], 'json-ld');
  }

  readElement(element: Element): void {
    if (element.name === 'meta') this.#readMeta(element);
    else if (element.name === 'link') this.#readLink(element);
    else if (element.name === 'html') this.#language ??= element.attr('lang') || element.attr('xml:lang') || null;
    else this.#readTime(element);
  }

  #readMeta(element: Element): void {
    const field = (element.attr('property') ?? element.attr('name') ?? element.attr('itemprop') ?? '').toLowerCase();
    const kind = META_FIELDS.get(field);
    const dates = PUBLISHED_META.has(field) ? this.#published : UPDATED_META.has(field) ? this.#updated : null;
    if (!kind && !dates && field !== 'og:type' && !field.startsWith('twitter:')) return;
    const value = (element.attr('content') ?? element.attr('value'))?.trim();
    if (!value) return;
    if (kind) this.#add(kind, value, field.startsWith('og:') ? 'open-graph' : 'meta', field);
    else if (dates) this.#date(dates, value, 'meta');
    else if (field === 'og:type') this.#types.push(`og:${value.toLowerCase().slice(0, 40)}`);
    else this.#readTwitter(field, value);
  }

  /** `twitter:label1` says what `twitter:data1` is; the label stands first. */
  #readTwitter(field: string, value: string): void {
    const [, part, number = ''] = /^twitter:(label|data)(\d)$/.exec(field) ?? [];
    if (part === 'label' && AUTHOR_LABEL.test(value)) this.#labelled = number;
    else if (part === 'data' && number === this.#labelled) this.#add('authors', value, 'meta', field);
  }

  #readLink(element: Element): void {
    const rel = element.attr('rel') ?? '';
    if (/(?:^|\s)canonical(?:\s|$)/i.test(rel)) this.#add('canonicals', element.attr('href'), 'meta', 'canonical');
    else if (/(?:^|\s)license(?:\s|$)/i.test(rel)) this.#add('usageTerms', element.attr('href'), 'meta', 'license');
  }

  #readTime(element: Element): void {
    const property = element.attr('itemprop');
    const dated = property === 'datePublished' || property === 'dateModified';
    if (!dated && element.name !== 'time') return;
    const value = element.attr('datetime') ?? (dated ? element.attr('content') : undefined);
    const at = value !== undefined && value.length <= MAX_DATE_CHARS ? readDate(value, this.#dayFirst) : null;
    if (at === null) return;
    this.#times.push({
      at,
      source: dated ? 'microdata' : 'time-element',
      updated: dated ? property === 'dateModified' : OF_CHANGE.test(`${element.key} ${element.parent?.key ?? ''}`),
      element: element.index,
    });
  }

  #add(list: List, value: unknown, source: Source, field: string, isOrganisation = false): void {
    const reads = this.#lists[list];
    for (const text of stringsOf(value))
      if (reads.length < MAX_VALUES) reads.push({ text, source, field, ...(isOrganisation && { isOrganisation }) });
  }

  #date(list: DatedAt[], given: unknown, source: Source): void {
    const value: unknown = Array.isArray(given) ? given[0] : given;
    if (typeof value !== 'string' || value.length > MAX_DATE_CHARS) return;
    const at = readDate(value, this.#dayFirst);
    if (at) list.push({ at, source });
  }

  finish(): Metadata {
    return {
      ...this.#lists,
      articleBody: this.#articleBody,
      types: this.#types,
      published: this.#published[0] ?? null,
      updated: this.#updated[0] ?? null,
      times: this.#times,
      dayFirst: this.#dayFirst,
      language: this.#language,
      paywalled: this.#paywalled,
    };
  }
}

function isOf(node: Node, types: RegExp): boolean {
  return stringsOf(node['@type']).some((type) => types.test(type));
}

/** The article that the page's title names; lists and teasers are declared as articles too. All of them where none is named. */
function storyFirst(articles: readonly Node[], title: string): readonly Node[] {
  if (articles.length === 1) return articles;
  const letters = (text: string): string =>
    repairEntities(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  const wanted = letters(title.slice(0, 1000));
  const named = articles.filter((node) =>
    stringsOf(node['headline'] ?? node['name']).some((headline) => {
      const own = letters(headline);
      return own.length > 8 && wanted.includes(own);
    }),
  );
  return named.length > 0 ? named : articles;
}
