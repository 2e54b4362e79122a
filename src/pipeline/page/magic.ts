import { overLines } from '../../text/over-lines.ts';

/** Opening bytes of files that are not HTML, each with the words used in a reject's detail. */
export interface Magic {
  readonly name: string;
  /** Byte values that must stand at `offset`. */
  readonly bytes: readonly number[];
  readonly offset: number;
}

const at = (name: string, opening: string | readonly number[], offset = 0): Magic => ({
  name,
  bytes: typeof opening === 'string' ? Array.from(opening, (c) => c.charCodeAt(0)) : opening,
  offset,
});

export const MAGIC: readonly Magic[] = [
  at('a PDF', '%PDF-'),
  at('a PostScript file', '%!PS'),
  at('a PNG image', [0x89, 0x50, 0x4e, 0x47]),
  at('a JPEG image', [0xff, 0xd8, 0xff]),
  at('a GIF image', 'GIF8'),
  at('a WebP image', 'WEBP', 8),
  at('a TIFF image', [0x49, 0x49, 0x2a, 0x00]),
  at('a TIFF image', [0x4d, 0x4d, 0x00, 0x2a]),
  at('an icon', [0x00, 0x00, 0x01, 0x00]),
  at('a video, audio or AVIF file', 'ftyp', 4),
  at('a video', [0x1a, 0x45, 0xdf, 0xa3]),
  at('a sound file', 'ID3'),
  at('a sound file', 'OggS'),
  at('a sound file', 'WAVE', 8),
  at('gzip data', [0x1f, 0x8b]),
  at('a ZIP archive or Office document', [0x50, 0x4b, 0x03, 0x04]),
  at('bzip2 data', 'BZh'),
  at('xz data', [0xfd, 0x37, 0x7a, 0x58, 0x5a]),
  at('Zstandard data', [0x28, 0xb5, 0x2f, 0xfd]),
  at('a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]),
  at('a RAR archive', 'Rar!'),
  at('an Office document', [0xd0, 0xcf, 0x11, 0xe0]),
  at('an RTF document', '{\\rtf'),
  at('a font', 'wOFF'),
  at('a font', 'wOF2'),
  at('a program', [0x7f, 0x45, 0x4c, 0x46]),
  at('a WebAssembly module', [0x00, 0x61, 0x73, 0x6d]),
  at('a SQLite database', 'SQLite format 3'),
  at('a WARC file', 'WARC/1.'),
  at('a webarchive of Safari, or another property list', 'bplist0'),
  at('a tar archive', 'ustar', 257),
];

/** Root elements and openings of text formats that are not HTML, matched against the trimmed start of the text. */
export const TEXT_FORMATS: readonly { readonly name: string; readonly opening: RegExp }[] = [
  {
    name: 'a mail or a page saved as MHTML (give its file, .mhtml)',
    opening: /^[A-Za-z][\w-]{0,40}:[^]{0,1000}\nMIME-Version:|^MIME-Version:/i,
  },
  {
    name: 'an agency’s item in XML (give its file, .xml, or its content type)',
    opening: new RegExp(overLines`
      ^(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE nitf[^>]{0,200}>\s*)?<(?:[\w-]{1,20}:)?
      (?:nitf|newsItem|newsMessage|NewsML)[\s>]
    `),
  },
  { name: 'JSON', opening: /^[{[]\s*["{[\]}]/ },
  { name: 'a feed', opening: /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,200}-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]/i },
  {
    name: 'a sitemap',
    opening: /^(?:<\?xml[^>]{0,200}>\s*)?(?:<\?xml-stylesheet[^>]{0,200}>\s*)?<(?:urlset|sitemapindex)[\s>]/i,
  },
  { name: 'an SVG image', opening: /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE svg[^>]{0,200}>\s*)?<svg[\s>]/i },
];
