import type { Metadata } from '../page/metadata.ts';

const MAX_URL = 2000;
/** Parameters that say how a reader came, not what is shown. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|taid|ftag|s_cid|ref_src|ref_url|_ga)$/i;

/** An absolute http(s) URL without credentials, fragment and tracking parameters; null for anything else. */
export function normalUrl(text: string, base: string | null = null): string | null {
  const trimmed = text.trim();
  const url = trimmed.length > MAX_URL ? null : URL.parse(trimmed, base ?? undefined);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  // A lone `#` shows in the address alone.
  if (trimmed.includes('#')) url.hash = '';
  if (url.search !== '')
    for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** What identifies the story's URL, and, where the page names another outlet's URL as canonical, that one too. */
export interface Canonical {
  readonly url: string;
  /** The canonical URL on another host: where the story was first published. A sign of syndication, not this page's identity. */
  readonly foreign: string | null;
}

/**
 * The page's own canonical URL: `<link rel=canonical>`, else `og:url`, else the URL it was fetched from. One that names
 * a site's front page is a template's mistake. One on another host is not this outlet's story: two outlets with one
 * agency's canonical would overwrite each other's revisions.
 */
export function canonicalOf(pageId: string, pageUrl: string | null, metadata: Metadata): Canonical {
  const own = pageUrl ? normalUrl(pageUrl) : null;
  let foreign: string | null = null;
  const order = [...metadata.canonicals].sort((a, b) => rank(a.field) - rank(b.field));
  for (const { text } of order) {
    const url = normalUrl(text, own);
    if (!url || (own && new URL(url).pathname === '/' && new URL(own).pathname !== '/')) continue;
    if (own && site(url) !== site(own)) {
      foreign ??= url;
      continue;
    }
    return { url, foreign };
  }
  return { url: own ?? `urn:copydesk:${pageId}`, foreign };
}

/** Host name of an http(s) URL, or null. */
export function hostOf(url: string | null): string | null {
  return url !== null && /^https?:/i.test(url) ? (URL.parse(url)?.hostname ?? null) : null;
}

function rank(field: string): number {
  return field === 'canonical' ? 0 : field === 'og:url' ? 1 : 2;
}

/** Host without the part that says which rendering of the site it is. */
function site(url: string): string {
  return new URL(url).hostname
    .replace(/^(?:www\d?|m|mobile|amp|touch)\./, '')
    .split('.')
    .slice(-2)
    .join('.');
}
