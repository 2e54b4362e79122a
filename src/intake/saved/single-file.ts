import { webUrl } from '../../model/web-url.ts';

/** SingleFile writes its comment at the very top. */
const TOP = 8192;
const COMMENT = /<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\r\n]{1,100}?)\s*(?:-->|\r?\n)/;

/** URL and time that SingleFile wrote into a page it saved; nulls where it did not. */
export function singleFileFacts(bytes: Uint8Array): { readonly url: string | null; readonly fetchedAt: string | null } {
  const top = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, TOP)).toString('utf8');
  const [, url = '', date = ''] = COMMENT.exec(top) ?? [];
  // `Wed Jan 15 2025 10:12:13 GMT+0100 (Central European Standard Time)`
  const at = Date.parse(date.split('(', 1)[0]!);
  return { url: webUrl(url), fetchedAt: Number.isNaN(at) ? null : new Date(at).toISOString() };
}
