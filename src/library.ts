import type { Explained, Outcome } from './model/outcome.ts';
import { newPage, type Page } from './model/page.ts';
import { webUrl } from './model/web-url.ts';
import { clean as cleanPage, explain as explainPage } from './pipeline/clean.ts';

/**
 * copydesk as a library, `import { clean, explain } from 'copydesk'`: one page in, one outcome out. No queue, no store, no
 * network, no clock: the same page gives the same outcome.
 */

export type { Article } from './model/article.ts';
export type { Reject, RejectReason } from './model/reject.ts';
export type { Removal, Trace, TraceBlock } from './model/trace.ts';
export type { Explained, Outcome };

/** A page to be cleaned: exactly one of `html` and `bytes`. */
export interface PageInput {
  /** The page as text; whatever charset it names, it is taken as it is. */
  readonly html?: string | undefined;
  /** The page as it came over the wire; its charset is found. */
  readonly bytes?: Uint8Array | undefined;
  /** Absolute http(s) URL the page was fetched from. Without it the record has the page's canonical URL, or an id of the page. */
  readonly url?: string | null | undefined;
  /** The HTTP header Content-Type. */
  readonly contentType?: string | null | undefined;
  /** When it was fetched: ISO 8601, written into the record's provenance. */
  readonly fetchedAt?: string | null | undefined;
}

export interface LibraryOptions {
  /** When it is cleaned: ISO 8601, written into the record's provenance; null where absent. */
  readonly cleanedAt?: string | null | undefined;
}

/** Makes an article record or a reject of a page. Throws a `TypeError` where the input is not a page; never for what a page holds. */
export function clean(page: PageInput, options: LibraryOptions = {}): Outcome {
  return cleanPage(pageOf(page), { cleanedAt: options.cleanedAt ?? null });
}

/** {@link clean} with the fate of every block of the page, in its order: kept, moved or cut, and by which rule. */
export function explain(page: PageInput, options: LibraryOptions = {}): Explained {
  return explainPage(pageOf(page), { cleanedAt: options.cleanedAt ?? null });
}

function pageOf({ html, bytes, url = null, contentType = null, fetchedAt = null }: PageInput): Page {
  if ((html === undefined) === (bytes === undefined))
    throw new TypeError('a page has exactly one of "html" (a string) and "bytes" (a Uint8Array)');
  if (html !== undefined && typeof html !== 'string')
    throw new TypeError('"html" must be a string; give bytes as "bytes"');
  if (bytes !== undefined && !(bytes instanceof Uint8Array)) throw new TypeError('"bytes" is no Uint8Array');
  const absolute = url === null ? null : webUrl(url);
  if (url !== null && absolute === null) throw new TypeError('"url" is not an absolute http or https URL');
  return newPage({
    url: absolute,
    bytes: bytes ?? Buffer.from(html!, 'utf8'),
    contentType: html === undefined ? contentType : `${(contentType ?? 'text/html').split(';')[0]}; charset=utf-8`,
    fetchedAt,
  });
}
