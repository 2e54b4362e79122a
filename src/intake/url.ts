import { decodeHTMLAttribute } from 'entities/decode';
import { webUrl } from '../model/web-url.ts';

/** How far into a page its own URL is looked for: heads of heavy pages are long, and it stands near the top. */
const HEAD = 65_536;

/**
 * The URL a page gives itself: `<link rel=canonical>`, else `og:url`; null where neither is an absolute web URL. A
 * canonical URL on another host than `og:url` names where the story was first published, and one that is a site's
 * front page is a common mistake of templates: then the other counts.
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
  if (canonical === null || openGraph === null) return canonical ?? openGraph;
  const [first, second] = [new URL(canonical), new URL(openGraph)];
  return first.hostname !== second.hostname || (first.pathname === '/' && second.pathname !== '/')
    ? openGraph
    : canonical;
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : decodeHTMLAttribute(value);
}
