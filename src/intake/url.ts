import { decodeHTMLAttribute } from 'entities';

/** How far into a page its own URL is looked for: heads of heavy pages are long, and it stands near the top. */
const HEAD = 65_536;

/**
 * An absolute http or https URL in its normal form, without user, password and fragment; null for anything else.
 * Credentials in a URL must not reach records, logs or later stages.
 */
export function webUrl(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 8192 || !/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

/**
 * The URL a page gives itself: `<link rel=canonical>`, else `og:url`; null where neither is an absolute web URL. One
 * that names a site's front page is a common mistake of templates and counts only if there is no other.
 */
export function urlInPage(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('utf8');
  const found: string[] = [];
  for (const [tag] of head.matchAll(/<(?:link|meta)\b[^<>]{0,4000}>/gi)) {
    const canonical = /\brel\s*=\s*["']?canonical\b/i.test(tag) ? attribute(tag, 'href') : null;
    const openGraph = canonical === null && /["']?og:url\b/i.test(tag) ? attribute(tag, 'content') : null;
    const url = webUrl(canonical ?? openGraph ?? '');
    if (url === null) continue;
    if (canonical === null) found.push(url);
    else found.unshift(url);
  }
  return found.find((url) => new URL(url).pathname !== '/') ?? found[0] ?? null;
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : decodeHTMLAttribute(value);
}
