import { decodeHTML, escapeAttribute, escapeUTF8 } from 'entities';
import { parseFeed } from 'feedsmith';
import { newPage, type Page } from '../model/page.ts';
import { webUrl } from '../model/web-url.ts';
import type { LeftOut } from './left-out.ts';
import type { IntakeProblem } from './problem.ts';

/** A feed says of an item what a page says of its story. */
interface FeedItem {
  readonly title: string | null;
  readonly link: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  /** Its full text as HTML; null where the feed has a summary alone. */
  readonly html: string | null;
}

/** A description of this many words is not a summary: some feeds have no other place for their text. */
const TEXT_WORDS = 150;

/**
 * The items of an RSS or Atom feed that have their full text, each as a page of its own with link, date and author from
 * the feed. Those that have none are counted as left out: their pages are to be fetched.
 */
export function readFeed(
  bytes: Uint8Array,
  source: string,
  leftOut: LeftOut | undefined,
): readonly (Page | IntakeProblem)[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  let read: ReturnType<typeof parseFeed>;
  try {
    read = parseFeed(text);
  } catch {
    return [
      {
        kind: 'unknown-form',
        source,
        reason: 'XML that is neither a feed nor NITF nor NewsML-G2',
        hint: 'name pages .html; feeds are RSS or Atom',
      },
    ];
  }
  const { site, language, items } = factsOf(read);
  const pages = items.flatMap((item) => (item.html === null ? [] : [pageOfItem(item, item.html, site, language)]));
  leftOut?.addFeedItems(items.length - pages.length);
  if (pages.length > 0) return pages;
  const reason =
    items.length === 0
      ? 'a feed without items'
      : `a feed of summaries: none of its ${items.length} items has a full text`;
  return [{ kind: 'no-text', source, reason, hint: 'fetch the pages it links to' }];
}

function factsOf(read: ReturnType<typeof parseFeed>): {
  site: string | null;
  language: string | null;
  items: FeedItem[];
} {
  if (read.format === 'atom') {
    const { feed } = read;
    return {
      site: feed.title?.value ?? null,
      language: feed.xml?.lang ?? null,
      items: (feed.entries ?? []).map((entry) => ({
        title: titleOf(entry.title?.value),
        link:
          (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])?.href ?? null,
        author: namesOf([...(entry.authors ?? []).map(({ name }) => name), ...(entry.dc?.creators ?? [])]),
        published: printed(entry.published ?? entry.dc?.dates?.[0]),
        updated: printed(entry.updated),
        html: fullText(entry.content?.value, entry.summary?.value),
      })),
    };
  }
  if (read.format !== 'rss' && read.format !== 'rdf') return { site: null, language: null, items: [] };
  const { feed } = read;
  return {
    site: feed.title ?? null,
    language: ('language' in feed ? feed.language : feed.dc?.languages?.[0]) ?? null,
    items: (feed.items ?? []).map((item) => ({
      title: titleOf(item.title),
      link: item.link ?? ('guid' in item ? (item.guid?.value ?? null) : null),
      author: namesOf([
        ...(item.dc?.creators ?? []),
        ...('authors' in item
          ? (item.authors ?? []).map((author) => (typeof author === 'string' ? author : author.name))
          : []),
      ]),
      published: printed(('pubDate' in item ? item.pubDate : undefined) ?? item.dc?.dates?.[0]),
      updated: null,
      html: fullText(item.content?.encoded, item.description),
    })),
  };
}

/** A title is markup as a rule, of one line. */
function titleOf(title: string | undefined): string | null {
  return title === undefined ? null : decodeHTML(title.replace(/<[^<>]{0,200}>/g, ''));
}

/** A date as the feed has it. */
function printed(date: unknown): string | null {
  return typeof date === 'string' && date !== '' ? date : null;
}

function namesOf(names: readonly (string | undefined)[]): string | null {
  const known = [...new Set(names.filter((name) => name !== undefined && name !== ''))];
  return known.length === 0 ? null : known.join(', ');
}

function fullText(text: string | undefined, description: string | undefined): string | null {
  if (text !== undefined && text.trim() !== '') return text;
  const words = (description ?? '')
    .replace(/<[^<>]{0,1000}>/g, ' ')
    .split(/\s+/)
    .filter(Boolean).length;
  return words >= TEXT_WORDS ? description! : null;
}

function pageOfItem(item: FeedItem, text: string, site: string | null, language: string | null): Page {
  const url = webUrl(item.link ?? '');
  const at = isoDate(item.published) ?? isoDate(item.updated);
  const meta = (name: string, value: string | null): string =>
    value === null ? '' : `<meta property="${name}" content="${escapeAttribute(value)}">\n`;
  const html = `<!doctype html>
<html${language === null ? '' : ` lang="${escapeAttribute(language)}"`}><head><meta charset="utf-8">
<title>${escapeUTF8(item.title ?? '')}</title>
${url === null ? '' : `<link rel="canonical" href="${escapeAttribute(url)}">\n`}${meta('og:title', item.title)}${meta('og:site_name', site)}${meta('author', item.author)}${meta('article:published_time', at)}${meta('article:modified_time', isoDate(item.updated))}</head>
<body><article><h1>${escapeUTF8(item.title ?? '')}</h1>
${/<(?:p|br|div)\b/i.test(text) ? text : `<p>${text}</p>`}
</article></body></html>
`;
  return newPage({ url, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', fetchedAt: null });
}

function isoDate(text: string | null): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
