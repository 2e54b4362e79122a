import { decodeHTMLAttribute } from 'entities/decode';
import { isShared } from '../model/shared-url.ts';
import { webUrl } from '../model/web-url.ts';

/** How far into a page its own URL is looked for: heads of heavy pages are long, and it stands near the top. */
const HEAD = 65_536;

/**
 * The URL a page gives itself: `<link rel=canonical>`, else `og:url`; null where neither is an absolute web URL of one
 * story (`isShared`). A canonical URL on another host than `og:url` names where the story was first published: then the
 * other counts.
 */
export function urlInPage(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('utf8');
  let canonical: string | null = null;
  let openGraph: string | null = null;
  for (const [tag] of head.matchAll(/<(?:link|meta)\b[^<>]{0,4000}>/gi)) {
    if (canonical === null && /\brel\s*=\s*["']?canonical\b/i.test(tag))
      canonical = webUrl(attribute(tag, 'href') ?? '');
    else if (openGraph === null && /["']?og:url\b/i.test(tag)) openGraph = webUrl(attribute(tag, 'content') ?? '');
  }
  const first = isOfOneStory(canonical) ? canonical : null;
  const second = isOfOneStory(openGraph) ? openGraph : null;
  if (first === null || second === null) return first ?? second;
  return new URL(first).hostname === new URL(second).hostname ? first : second;
}

function isOfOneStory(url: string | null): boolean {
  return url !== null && !isShared(new URL(url), null);
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : decodeHTMLAttribute(value);
}
