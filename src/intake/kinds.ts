/**
 * What a file is by its name. `html` and `text` are a page each; `mhtml` and `webarchive` a saved page with its pictures;
 * `json` and `xml` an agency's items or a feed; `jsonl`, `warc` and `wacz` hold pages in any number.
 */
export type FileKind = 'html' | 'text' | 'mhtml' | 'webarchive' | 'json' | 'xml' | 'jsonl' | 'warc' | 'wacz';

const KINDS: readonly (readonly [kind: FileKind, endings: readonly string[]])[] = [
  ['html', ['.html', '.htm', '.xhtml']],
  ['text', ['.txt']],
  ['mhtml', ['.mhtml', '.mht']],
  ['webarchive', ['.webarchive']],
  ['json', ['.json', '.ninjs']],
  ['xml', ['.xml', '.nitf', '.newsml', '.rss', '.atom']],
  ['jsonl', ['.jsonl', '.ndjson']],
  ['warc', ['.warc', '.wet']],
  ['wacz', ['.wacz']],
];
const KIND_OF: ReadonlyMap<string, FileKind> = new Map(
  KINDS.flatMap(([kind, endings]) => endings.map((ending) => [ending, kind] as const)),
);

/** What ends in these is packed; a WACZ never is. */
export const PACKED = /\.(?:gz|zst)$/i;

/** Endings that pages have, for people. */
export const ENDINGS =
  'pages end in .html, .txt, .mhtml, .webarchive, .jsonl, .warc, .wet or .wacz, items and feeds in .json or .xml, each also .gz or .zst';

/** Texts that come with folders and sites, and are not pages. */
export const NO_PAGE =
  /^(?:readme|licen[cs]e|notice|robots|humans|ads|app-ads|security|requirements|cmakelists|changelog|copying)\b[^/]*\.txt$/i;

/** What a file is by its name; null for one that only a person who names it can mean as a page. */
export function kindOf(name: string): FileKind | null {
  const plain = name.replace(PACKED, '');
  const kind = KIND_OF.get(/\.[a-z]+$/i.exec(plain)?.[0].toLowerCase() ?? '') ?? null;
  return kind === 'text' && NO_PAGE.test(plain) ? null : kind;
}

/** Whether a file is a page, or a saved page, that may have a sidecar beside it. */
export function isPageName(name: string): boolean {
  const kind = kindOf(name);
  return kind === 'html' || kind === 'text' || kind === 'mhtml' || kind === 'webarchive';
}

/** A page's name without its endings: `story` of `story.html.gz`. */
export function stemOf(name: string): string {
  const plain = name.replace(PACKED, '');
  return isPageName(plain) ? plain.replace(/\.[a-z]+$/i, '') : plain;
}

/** A form that is not read, by the ending of its name: what it is, and what to do instead. */
export interface Unread {
  readonly name: string;
  readonly hint: string;
}

const UNPACK = 'unpack it and give the folder';
const PRINT = 'save the story as text (.txt) or as a page (.html)';
const UNREAD: readonly (readonly [endings: readonly string[], name: string, hint: string])[] = [
  [['.eml', '.mbox', '.msg'], 'a mail', 'save the page itself: .html, or .mhtml as browsers save it'],
  [['.har'], 'a browser’s HAR log', 'record pages as WARC or WACZ, or write each page to a line: {"url", "html"}'],
  [['.pdf'], 'a PDF', PRINT],
  [['.doc', '.docx', '.odt', '.rtf'], 'a document of a word processor', PRINT],
  [['.epub'], 'an e-book', PRINT],
  [['.zip'], 'a ZIP archive', UNPACK],
  [['.tar', '.tgz', '.tbz2', '.txz'], 'a tar archive', UNPACK],
  [['.7z'], 'a 7-Zip archive', UNPACK],
  [['.rar'], 'a RAR archive', UNPACK],
  [['.bz2', '.xz', '.lz4'], 'packed in a way that is not read', 'unpack it, or pack it as .gz or .zst'],
  [['.csv', '.tsv', '.xlsx', '.xls'], 'a table', 'write each page to a line: {"url", "html"}'],
  [['.parquet'], 'a Parquet file', 'write each page to a line: {"url", "html"}'],
];
const UNREAD_BY_ENDING: ReadonlyMap<string, Unread> = new Map(
  UNREAD.flatMap(([endings, name, hint]) => endings.map((ending) => [ending, { name, hint }] as const)),
);

/** The form of a file that is not read, by its name; null for any other. */
export function unreadByName(name: string): Unread | null {
  const plain = name.replace(PACKED, '');
  return UNREAD_BY_ENDING.get(/\.[a-z0-9]+$/i.exec(plain)?.[0].toLowerCase() ?? '') ?? null;
}
