import { ITEM_FORMS, type ItemForm } from '../../model/item-form.ts';
import { newPage, type Page } from '../../model/page.ts';
import type { IntakeProblem } from '../problem.ts';
import { issuedAt } from './issued.ts';

type Json = Readonly<Record<string, unknown>>;

/** Names of which a ninjs item has one beside its `uri`, in any version. */
const NINJS_NAMES = [
  'type',
  'headline',
  'headlines',
  'body_text',
  'body_html',
  'body_xhtml',
  'bodies',
  'versioncreated',
  'versionCreated',
  'pubstatus',
  'pubStatus',
  'slugline',
];

/** Whether a JSON value is a ninjs item. */
export function isNinjs(value: unknown): boolean {
  return isObject(value) && typeof value['uri'] === 'string' && NINJS_NAMES.some((name) => name in value);
}

/** An agency's item as a page: its bytes, and its form as content type. It has no URL: it was not fetched from one. */
export function itemPage(bytes: Uint8Array, form: ItemForm): Page {
  return newPage({ url: null, bytes, contentType: ITEM_FORMS[form], fetchedAt: issuedAt(bytes, form) });
}

/** The item in a JSON file, or what the file is instead. */
export function itemOfJson(bytes: Uint8Array, source: string): Page | IntakeProblem {
  let value: unknown;
  try {
    value = JSON.parse(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
  } catch {
    return unknown(
      source,
      'a .json file that is not valid JSON',
      'correct it, or give it the extension of its real format',
    );
  }
  if (isNinjs(value)) return itemPage(bytes, 'ninjs');
  if (Array.isArray(value))
    return unknown(
      source,
      'a JSON array, which is not supported',
      "write one object a line: jq -c '.[]' FILE > pages.jsonl",
    );
  if (isObject(value) && isObject(value['log']) && 'entries' in value['log'])
    return unknown(
      source,
      'a browser’s HAR log, which is not supported',
      'record pages as WARC or WACZ, or write each page to a line: {"url", "html"}',
    );
  if (isObject(value) && ('html' in value || 'bodyBase64' in value))
    return unknown(source, 'one line of JSONL', 'name it .jsonl');
  return unknown(
    source,
    'JSON that is not a ninjs item',
    'a ninjs item has a "uri" and a headline or body; pages go to .jsonl, one a line',
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknown(source: string, reason: string, hint: string): IntakeProblem {
  return { kind: 'unknown-form', source, reason, hint };
}

/** How far into a file its root stands: comments and the document type come before. */
const PROLOG = 16_384;

/** The items of an XML file of an agency: NITF, or NewsML-G2 alone or in a message; null for any other XML, as a feed. */
export function itemsOfXml(bytes: Uint8Array, source: string): readonly (Page | IntakeProblem)[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (rootOf(buffer.toString('latin1', 0, PROLOG))) {
    case 'nitf':
      return [itemPage(bytes, 'nitf')];
    case 'newsItem':
      return [itemPage(bytes, 'newsml-g2')];
    case 'newsMessage': {
      const items = newsItemsOf(buffer);
      return items.length > 0
        ? items.map((item) => itemPage(item, 'newsml-g2'))
        : [unknown(source, 'a NewsML-G2 message without news items', 'packages and concepts hold no story')];
    }
    case 'packageItem':
    case 'conceptItem':
    case 'knowledgeItem':
    case 'planningItem':
    case 'catalogItem':
      return [unknown(source, 'a NewsML-G2 item that is not a news item', 'packages and concepts hold no story')];
    case 'NewsML':
      return [unknown(source, 'NewsML 1, which is not supported', 'ask for NewsML-G2, NITF or ninjs')];
    case 'html':
      return [unknown(source, 'a page called XML', 'name it .html')];
    case 'urlset':
    case 'sitemapindex':
      return [unknown(source, 'a sitemap, which is not supported', 'fetch the pages it lists')];
    default:
      return null;
  }
}

/** Roots of what is read as XML; a page of XHTML is none. */
const XML_ROOTS: ReadonlySet<string> = new Set([
  'nitf',
  'newsItem',
  'newsMessage',
  'packageItem',
  'conceptItem',
  'knowledgeItem',
  'planningItem',
  'catalogItem',
  'NewsML',
  'urlset',
  'sitemapindex',
  'rss',
  'feed',
  'RDF',
]);

/** Whether bytes (as Latin-1 text) open as an agency's item, a feed, or other XML that is not a page. */
export function isXml(top: string): boolean {
  const root = rootOf(top);
  return root !== null && (XML_ROOTS.has(root) || (/^\S{0,3}\s*<\?xml\b/.test(top) && root.toLowerCase() !== 'html'));
}

/** The name of an XML document's root without its prefix; null where none is found. */
function rootOf(top: string): string | null {
  let at = 0;
  for (;;) {
    at = top.indexOf('<', at);
    if (at === -1) return null;
    if (top.startsWith('<?', at)) at = top.indexOf('?>', at);
    else if (top.startsWith('<!--', at)) at = top.indexOf('-->', at);
    else if (top.startsWith('<!', at)) at = endOfDeclaration(top, at);
    else return /^<(?:[\w-]{1,40}:)?([\w.-]{1,60})/.exec(top.slice(at, at + 120))?.[1] ?? null;
    if (at === -1) return null;
    at++;
  }
}

function endOfDeclaration(top: string, from: number): number {
  const subset = top.indexOf('[', from);
  const close = top.indexOf('>', from);
  return subset !== -1 && subset < close ? top.indexOf('>', top.indexOf(']', subset)) : close;
}

/** The news items of a message, each in UTF-8 as the message was: they do not nest. */
function newsItemsOf(buffer: Buffer): Buffer[] {
  const named = /\bencoding\s*=\s*["']([\w.:-]{1,40})/.exec(buffer.toString('latin1', 0, 200))?.[1] ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(named).decode(buffer);
  } catch {
    text = buffer.toString('utf8');
  }
  const items: Buffer[] = [];
  const opening = /<((?:[\w-]{1,40}:)?newsItem)[\s>]/g;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const close = `</${found[1]}>`;
    const end = text.indexOf(close, found.index);
    if (end === -1) break;
    items.push(Buffer.from(text.slice(found.index, end + close.length)));
    opening.lastIndex = end;
  }
  return items;
}
