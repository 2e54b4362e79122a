import type { Article, Declared } from '../../model/article.ts';
import { readItemId } from '../../wire/item-id.ts';
import type { Canonical } from './canonical.ts';
import type { Metadata, Read } from '../page/metadata.ts';

/** Of keywords no more are of use, and longer ones are not keywords. */
const MOST_KEYWORDS = 40;
const KEYWORD_CHARS = 100;
const TERMS_CHARS = 1000;

type DeclaredValues = NonNullable<Article['declared']>;

/** What the page declares of its story. Nothing is read from the text, and nothing is taken for what it does not say. */
export function declaredOf(
  metadata: Metadata,
  pageUrl: string | null,
  itemId: Declared | null,
): { readonly declared?: DeclaredValues } {
  const keywords = keywordsOf(metadata.keywords);
  const values = {
    section: first(metadata.sections, ({ text }) => (text.length <= KEYWORD_CHARS ? text : null)),
    keywords: keywords.length === 0 ? null : keywords,
    itemId,
    usageTerms: first(metadata.usageTerms, ({ text }) => (text.length <= TERMS_CHARS ? text : null)),
    image: first(metadata.images, ({ text }) => webAddress(text, pageUrl)),
  };
  const declared = Object.entries(values).filter(([, value]) => value !== null);
  return declared.length === 0 ? {} : { declared: Object.fromEntries(declared) as DeclaredValues };
}

/** An absolute http(s) URL, made of one relative to the page; null for anything else. */
export function webAddress(text: string, base: string | null): string | null {
  const url = URL.parse(text.trim(), base ?? undefined);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.href.length > 2000) return null;
  url.username = url.password = '';
  return url.href;
}

function first(reads: readonly Read[], valueOf: (read: Read) => string | null): Declared | null {
  for (const read of reads) {
    const value = valueOf(read);
    if (value !== null) return { value, source: read.source, field: read.field };
  }
  return null;
}

/** Each word or phrase once, by whichever field has it first. A value of meta fields is a list with commas. */
function keywordsOf(reads: readonly Read[]): Declared[] {
  const known = new Map<string, Declared>();
  for (const { text, source, field } of reads)
    for (const part of text.split(/[,;|]/)) {
      const value = part.trim();
      const key = value.toLowerCase();
      if (value !== '' && value.length <= KEYWORD_CHARS && !known.has(key) && known.size < MOST_KEYWORDS)
        known.set(key, { value, source, field });
    }
  return [...known.values()];
}

/** The agency's id of the story with where it was read. */
export function itemIdOf(url: string | null, canonical: Canonical, metadata: Metadata): Declared | null {
  const reads = [...metadata.authors, ...metadata.providers];
  const structured = reads.map(({ text: value, field }) => ({ value, field }));
  const found = readItemId({ url, canonicalUrl: canonical.original?.url ?? canonical.url, structured });
  if (found === null) return null;
  const source = reads.find(({ field }) => field === found.field)?.source ?? (found.field === 'url' ? 'url' : 'meta');
  return { value: found.id, source, field: found.field };
}
