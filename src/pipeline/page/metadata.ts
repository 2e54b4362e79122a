import type { DatedAt, Source } from '../../model/article.ts';
import { readDate } from '../../wire/dates.ts';
import { tidy } from '../../text/text.ts';
import type { Element, Tree } from './tree.ts';

/** A value with where it was read. */
export interface Read {
  readonly text: string;
  readonly source: Source;
  /** The field, e.g. `author.name`, `og:title`. */
  readonly field: string;
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
  readonly published: DatedAt | null;
  readonly updated: DatedAt | null;
  readonly language: string | null;
  readonly datelines: readonly Read[];
  readonly paywalled: boolean;
}

/** JSON-LD is data of strangers: at most this many blocks and characters are read (real pages have under 20). */
const MAX_JSON_LD_BLOCKS = 40;
const MAX_JSON_LD_CHARS = 2_000_000;
const MAX_JSON_LD_DEPTH = 4;
/** A declared body that is longer than any story (30,000 words) is searched for in vain. */
const MAX_BODY_CHARS = 200_000;
/** Longer values are no titles, names or URLs; of each kind no more than so many are of use. */
const MAX_VALUE_CHARS = 2000;
const MAX_VALUES = 40;
const ARTICLE_TYPE = /(?:article|posting|report|newsitem|webpage-story)$/i;

const META_FIELDS: ReadonlyMap<string, keyof Draft> = new Map(
  Object.entries<keyof Draft>({
    'og:title': 'titles',
    'twitter:title': 'titles',
    title: 'titles',
    headline: 'titles',
    'dc.title': 'titles',
    'sailthru.title': 'titles',
    hdl: 'titles',
    author: 'authors',
    'article:author': 'authors',
    'dc.creator': 'authors',
    byl: 'authors',
    'parsely-author': 'authors',
    'sailthru.author': 'authors',
    'twitter:creator': 'authors',
    source: 'providers',
    'article:provider': 'providers',
    copyright: 'providers',
    'dc.publisher': 'providers',
    'syndication-source': 'providers',
    'original-source': 'providers',
    'article:source': 'providers',
    news_source: 'providers',
    'dc.source': 'providers',
    description: 'descriptions',
    'og:description': 'descriptions',
    'twitter:description': 'descriptions',
    'og:url': 'canonicals',
    'og:site_name': 'siteNames',
    'application-name': 'siteNames',
  }),
);
const PUBLISHED_META: ReadonlySet<string> = new Set([
  'article:published_time',
  'datepublished',
  'article.published',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'sailthru.date',
  'parsely-pub-date',
  'article_date_original',
  'og:published_time',
  'cxenseparse:recs:publishtime',
  'bt:pubdate',
]);
const UPDATED_META: ReadonlySet<string> = new Set([
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'revision_date',
]);

interface Draft {
  titles: Read[];
  authors: Read[];
  providers: Read[];
  descriptions: Read[];
  canonicals: Read[];
  siteNames: Read[];
  datelines: Read[];
}

/** Reads JSON-LD, Open Graph, meta and microdata. */
export function readMetadata(tree: Tree): Metadata {
  const draft: Draft = {
    titles: [],
    authors: [],
    providers: [],
    descriptions: [],
    canonicals: [],
    siteNames: [],
    datelines: [],
  };
  const types: string[] = [];
  const published: DatedAt[] = [];
  const updated: DatedAt[] = [];
  let articleBody: string | null = null;
  let paywalled = false;
  let language: string | null = null;
  const add = (list: keyof Draft, value: unknown, source: Source, field: string) => {
    for (const text of strings(value)) if (draft[list].length < MAX_VALUES) draft[list].push({ text, source, field });
  };
  const date = (list: DatedAt[], value: unknown, source: Source) => {
    if (typeof value !== 'string' || value.length > 100) return;
    const at = readDate(value);
    if (at) list.push({ at, source });
  };
  const nodes = jsonLdNodes(tree.jsonLd);
  const articles = nodes.filter((node) => strings(node['@type']).some((type) => ARTICLE_TYPE.test(type)));
  for (const node of nodes) types.push(...strings(node['@type']).map((type) => type.toLowerCase()));
  for (const node of articles) {
    add('titles', node['headline'] ?? node['name'], 'json-ld', 'headline');
    add('authors', names(node['author'] ?? node['creator']), 'json-ld', 'author.name');
    add('providers', names(node['provider']), 'json-ld', 'provider');
    add('providers', names(node['sourceOrganization']), 'json-ld', 'sourceOrganization');
    add('providers', names(node['copyrightHolder']), 'json-ld', 'copyrightHolder');
    add('siteNames', names(node['publisher']), 'json-ld', 'publisher.name');
    add('descriptions', node['description'], 'json-ld', 'description');
    add('datelines', node['dateline'], 'json-ld', 'dateline');
    add('canonicals', typeof node['url'] === 'string' ? node['url'] : undefined, 'json-ld', 'url');
    date(published, node['datePublished'] ?? node['dateCreated'], 'json-ld');
    date(updated, node['dateModified'], 'json-ld');
    if (typeof node['inLanguage'] === 'string') language ??= node['inLanguage'];
    if (node['isAccessibleForFree'] === false || /^false$/i.test(strings(node['isAccessibleForFree'])[0] ?? ''))
      paywalled = true;
    const body = node['articleBody'] ?? node['text'];
    if (typeof body === 'string' && body.length > (articleBody?.length ?? 0) && body.length <= MAX_BODY_CHARS)
      articleBody = body.toWellFormed();
  }
  const setPublished: SetDate = (at, source) => date(published, at, source);
  const setUpdated: SetDate = (at, source) => date(updated, at, source);
  const setLanguage = (lang: string) => {
    language ??= lang;
  };
  for (const element of tree.elements) readElement(element, add, setPublished, setUpdated, types, setLanguage);
  return {
    ...draft,
    articleBody,
    types,
    published: published[0] ?? null,
    updated: updated[0] ?? null,
    language,
    paywalled,
  };
}

type Add = (list: keyof Draft, value: unknown, source: Source, field: string) => void;
type SetDate = (value: unknown, source: Source) => void;

function readElement(
  element: Element,
  add: Add,
  published: SetDate,
  updated: SetDate,
  types: string[],
  language: (lang: string) => void,
): void {
  if (element.name === 'meta') {
    const field = (element.attr('property') ?? element.attr('name') ?? element.attr('itemprop') ?? '').toLowerCase();
    const list = META_FIELDS.get(field);
    if (!list && !PUBLISHED_META.has(field) && !UPDATED_META.has(field) && field !== 'og:type') return;
    const value = element.attr('content')?.trim();
    if (!value) return;
    if (list) add(list, value, field.startsWith('og:') ? 'open-graph' : 'meta', field);
    else if (PUBLISHED_META.has(field)) published(value, 'meta');
    else if (UPDATED_META.has(field)) updated(value, 'meta');
    else types.push(`og:${value.toLowerCase().slice(0, 40)}`);
    return;
  }
  if (element.name === 'link') {
    if (/(?:^|\s)canonical(?:\s|$)/i.test(element.attr('rel') ?? ''))
      add('canonicals', element.attr('href'), 'meta', 'canonical');
    return;
  }
  if (element.name === 'html') {
    const lang = element.attr('lang') ?? element.attr('xml:lang');
    if (lang) language(lang);
    return;
  }
  const itemprop = element.attr('itemprop');
  if (itemprop === 'datePublished') published(element.attr('datetime') ?? element.attr('content'), 'microdata');
  else if (itemprop === 'dateModified') updated(element.attr('datetime') ?? element.attr('content'), 'microdata');
  else if (element.name === 'time') {
    const at = element.attr('datetime');
    if (at) (/(?:updat|modif)/.test(element.key) ? updated : published)(at, 'time-element');
  }
}

type Node = Readonly<Record<string, unknown>>;

/** Every object with an `@type`, `@graph` and arrays opened; broken JSON is passed over. */
function jsonLdNodes(blocks: readonly string[]): Node[] {
  const nodes: Node[] = [];
  let budget = MAX_JSON_LD_CHARS;
  for (const block of blocks.slice(0, MAX_JSON_LD_BLOCKS)) {
    budget -= block.length;
    if (budget < 0) break;
    const value = parseJson(block);
    if (value !== undefined) collect(value, nodes, 0);
  }
  return nodes;
}

function parseJson(block: string): unknown {
  const text = block
    .trim()
    .replace(/^(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\]\]>|\]\]>)$/, '')
    .trimEnd()
    .replace(/;$/, '');
  try {
    return JSON.parse(text);
  } catch {
    // Line feeds inside strings are the common fault; one repair, then the block is passed over.
    try {
      return JSON.parse(text.replace(/[\u0000-\u001f]+/g, ' '));
    } catch {
      return undefined;
    }
  }
}

function collect(value: unknown, nodes: Node[], depth: number): void {
  if (depth > MAX_JSON_LD_DEPTH || typeof value !== 'object' || value === null || nodes.length > 500) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, depth + 1);
    return;
  }
  const node = value as Node;
  if (own(node, '@type')) nodes.push(node);
  for (const field of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'item'])
    if (own(node, field)) collect(node[field], nodes, depth + 1);
}

function own(node: Node, field: string): boolean {
  return Object.hasOwn(node, field);
}

/** The strings of a value or of a list of values; lists nest as deep as their author likes, so they are followed only so far. */
function strings(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') {
    const text = value.length <= MAX_VALUE_CHARS ? tidy(value.toWellFormed()) : '';
    return text === '' ? [] : [text];
  }
  if (Array.isArray(value) && depth < MAX_JSON_LD_DEPTH)
    return value.slice(0, 20).flatMap((item) => strings(item, depth + 1));
  return [];
}

/** Names of a person or organisation, or of several. */
function names(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return strings(value);
  if (Array.isArray(value) && depth < MAX_JSON_LD_DEPTH)
    return value.slice(0, 20).flatMap((item) => names(item, depth + 1));
  if (typeof value === 'object' && value !== null && own(value as Node, 'name'))
    return strings((value as Node)['name']);
  return [];
}
