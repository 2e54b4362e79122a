import type { Original } from '../../model/article.ts';
import { normalUrl } from '../../model/page-url.ts';
import { isShared } from '../../model/shared-url.ts';
import type { Metadata } from '../page/metadata.ts';
import { siteOf } from './site.ts';

/** The address that identifies a page's story, and what else the page says of its address. */
export interface Canonical {
  /** The page's canonical URL on its own site; else the URL it was fetched from; else `urn:copydesk:` and the page's id. */
  readonly url: string;
  /** The canonical URL on another site: where the story was first published. A sign of syndication, never this page's identity. */
  readonly original: Original | null;
  /** Host of the outlet; null where nothing tells it. */
  readonly host: string | null;
  /** What was decided, for the trace. */
  readonly notes: readonly string[];
}

/**
 * Finds the address of a page's story: `<link rel=canonical>`, else `og:url`, else the URL of its structured data, else
 * the URL it was fetched from. A URL on another site is not this outlet's story: two outlets with one agency's canonical
 * would overwrite each other's revisions. One that a template gives to many stories (`isShared`) would merge them.
 */
export function canonicalOf(pageId: string, pageUrl: string | null, metadata: Metadata): Canonical {
  const own = pageUrl === null ? null : normalUrl(pageUrl);
  const ownUrl = own === null ? null : new URL(own);
  const notes: string[] = [];
  let original: Original | null = null;
  let host = hostOf(own);
  for (const { text, source, field } of [...metadata.canonicals].sort((a, b) => rank(a.field) - rank(b.field))) {
    const url = normalUrl(text, own);
    if (url === null) continue;
    const named = new URL(url);
    if (ownUrl !== null && !isSameSite(named.hostname, ownUrl.hostname)) {
      if (original === null) notes.push(`${field} names another site, where the story was first published: ${url}`);
      original ??= { url, source };
      continue;
    }
    host ??= named.hostname;
    if (!isShared(named, ownUrl)) return { url, original, host: named.hostname, notes };
    notes.push(`${field} is left out, since many stories may share it: ${url}`);
  }
  return { url: own ?? `urn:copydesk:${pageId}`, original, host, notes: [...new Set(notes)] };
}

/** Host name of an http(s) URL, or null. */
export function hostOf(url: string | null): string | null {
  return url !== null && /^https?:/i.test(url) ? (URL.parse(url)?.hostname ?? null) : null;
}

function rank(field: string): number {
  return field === 'canonical' ? 0 : field === 'og:url' ? 1 : 2;
}

/** Whether two hosts are of one outlet. Most are one host, or differ by `www.` alone. */
function isSameSite(one: string, other: string): boolean {
  return one === other || bare(one) === bare(other) || siteOf(bare(one)) === siteOf(bare(other));
}

/** A host without the part that says which rendering of the site it is. */
function bare(host: string): string {
  return host.replace(/^(?:www\d?|m|mobile|amp|touch)\./, '');
}
