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

/** First parts of a host that say which rendering of a site it is. */
const RENDERINGS: ReadonlySet<string> = new Set(['www', 'www1', 'www2', 'www3', 'm', 'mobile', 'amp', 'touch']);

/** True where two normal URLs show one page: scheme, rendering of the site and a slash at the end do not count. */
export function isSamePage(one: string, other: string): boolean {
  return one === other || plainOf(one) === plainOf(other);
}

function plainOf(url: string): string {
  const { hostname, pathname, search } = new URL(url);
  const host = hostname.split('.');
  const bare = host.length > 2 && RENDERINGS.has(host[0] ?? '') ? host.slice(1) : host;
  const path = pathname.split('/').filter((part, place, all) => part !== 'amp' || place < all.length - 1);
  while (path.at(-1) === '') path.pop();
  return `${bare.join('.')}${path.join('/')}${search}`;
}
