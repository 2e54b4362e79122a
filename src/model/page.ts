import { createHash } from 'node:crypto';

/** A page: what intake takes. Bytes as fetched, its URL, and what is known of how they were fetched. */
export interface Page {
  /** `p-` and 32 hex digits of SHA-256 over URL and bytes; see {@link pageId}. */
  readonly id: string;
  /** Absolute http(s) URL the page was fetched from; null where nobody knows. */
  readonly url: string | null;
  readonly bytes: Uint8Array;
  /** The HTTP Content-Type header, charset included, or null. */
  readonly contentType: string | null;
  /** ISO 8601 instant of the fetch, or null. */
  readonly fetchedAt: string | null;
  /** Where it was read, for people: a file, with the line or record in it (`crawl.warc.gz, record 12`); null where it came another way. */
  readonly source: string | null;
}

/** A page's id: the same URL with the same bytes is the same page. BullMQ refuses `:` in job ids, hence the dash. */
export function pageId(url: string | null, bytes: Uint8Array): string {
  return `p-${createHash('sha256')
    .update(url ?? '')
    .update('\0')
    .update(bytes)
    .digest('hex')
    .slice(0, 32)}`;
}

/** Longest content type kept, in characters; real ones have under 100. */
const CONTENT_TYPE = 500;

/** Longest source kept, in characters: the end of it. An index of the store holds it, of at most 2,700 bytes. */
const SOURCE = 600;

/** Builds a page with its id. What was sent as its content type is kept as a header could carry it: one line without controls. */
export function newPage(input: Omit<Page, 'id' | 'source'> & { readonly source?: string | null | undefined }): Page {
  const contentType =
    input.contentType
      ?.slice(0, CONTENT_TYPE)
      .replace(/\p{Cc}/gu, '')
      .toWellFormed() ?? null;
  const page = { id: pageId(input.url, input.bytes), ...input, contentType, source: null };
  return input.source == null ? page : readFrom(input.source, page);
}

/** The page with where it was read. */
export function readFrom(source: string, page: Page): Page {
  return { ...page, source: source.slice(-SOURCE).toWellFormed() };
}
