import { decodeHTMLAttribute } from 'entities/decode';
import { isShared } from '../model/shared-url.ts';
import { webUrl } from '../model/web-url.ts';

/** Most pages have their own URL near the top; so far in, all tags are looked at. */
const HEAD = 65_536;
/** Further in, as where a saved page brings its style sheets and pictures, only what stands around these words is. */
const MARKS = ['canonical', 'og:url'];
const AROUND = 4096;
/** Such words may stand in scripts and stories too. */
const MOST_MARKS = 40;

/**
 * The URL a page gives itself: `<link rel=canonical>`, else `og:url`; null where neither is an absolute web URL of one
 * story (`isShared`). A canonical URL on another host than `og:url` names where the story was first published: then the
 * other counts.
 */
export function urlInPage(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return urlIn(buffer.toString('utf8', 0, HEAD)) ?? (buffer.length > HEAD ? urlIn(aroundMarks(buffer)) : null);
}

/** The tags of a page that may name its URL, wherever they stand. */
function aroundMarks(buffer: Buffer): string {
  const tags: string[] = [];
  for (const mark of MARKS) {
    let at = buffer.indexOf(mark, HEAD - AROUND);
    for (let n = 0; at !== -1 && n < MOST_MARKS; n++, at = buffer.indexOf(mark, at + mark.length)) {
      const open = buffer.lastIndexOf('<', at);
      const close = buffer.indexOf('>', at);
      if (open !== -1 && close !== -1 && at - open < AROUND && close - at < AROUND)
        tags.push(buffer.toString('utf8', open, close + 1));
    }
  }
  return tags.join('\n');
}

function urlIn(head: string): string | null {
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
