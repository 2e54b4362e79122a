import { LABEL_ALIASES, LEGACY_BY_LANGUAGE } from './charsets.ts';

/** Bytes of a page's start read for `<meta charset>`. The standard says 1024; real pages put it after that too. */
const PRESCAN = 4096;
/** How far the head is read for a late `<meta charset>` once the bytes are known not to be UTF-8. */
const LATE_PRESCAN = 65_536;

/** The WHATWG name of a charset label (`latin1` → `windows-1252`), or null where no such charset exists. */
export function charsetOf(label: string | null | undefined): string | null {
  const key = label?.trim().toLowerCase();
  if (!key) return null;
  // Most pages say so, and a decoder costs more than all else that is done to find the charset.
  if (key === 'utf-8') return key;
  if (Object.hasOwn(LABEL_ALIASES, key)) return LABEL_ALIASES[key]!;
  try {
    return new TextDecoder(key).encoding;
  } catch {
    return null;
  }
}

/** The charset named in a Content-Type header, or null. */
export function httpCharset(contentType: string | null): string | null {
  return charsetOf(/;\s*charset\s*=\s*["']?([^\s"';,]{1,40})/i.exec(contentType ?? '')?.[1]);
}

/**
 * The charset a page declares of itself: `<meta charset>`, `<meta http-equiv content="...; charset=...">` or the XML
 * declaration. A page that says UTF-16 in bytes we could read as ASCII is UTF-8, as the standard has it.
 */
export function metaCharset(bytes: Uint8Array, late = false): string | null {
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, late ? LATE_PRESCAN : PRESCAN),
  ).toString('latin1');
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/i.exec(head)?.[1];
  const uncommented = head.includes('<!--') ? withoutComments(head) : head;
  const meta = /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([^\s"'/>;]{1,40})/i.exec(uncommented)?.[1];
  const charset = charsetOf(meta) ?? charsetOf(xml);
  return charset?.startsWith('utf-16') ? 'utf-8' : charset;
}

/** The charset pages in the page's declared language were written in before UTF-8, or null. */
export function languageCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN)).toString('latin1');
  const language = /<html\b[^>]{0,500}?\blang\s*=\s*["']?([a-z]{2})/i.exec(head)?.[1]?.toLowerCase();
  return language === undefined ? null : (LEGACY_BY_LANGUAGE[language] ?? null);
}

function withoutComments(head: string): string {
  let out = '';
  let from = 0;
  for (let open = head.indexOf('<!--'); open >= 0; open = head.indexOf('<!--', from)) {
    out += head.slice(from, open);
    const close = head.indexOf('-->', open + 4);
    if (close < 0) return out;
    from = close + 3;
  }
  return out + head.slice(from);
}
