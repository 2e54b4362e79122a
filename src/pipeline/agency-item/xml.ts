import { createRequire } from 'node:module';
import { decodeXML, escapeUTF8 } from 'entities';
import type { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of an agency's XML; names are without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Elements nest this deep at most; what is deeper is left out. Agencies' items have some fifteen levels. */
const MAX_DEPTH = 100;

type Ordered = Readonly<Record<string, unknown>>;

interface Reader {
  readonly parser: XMLParser;
  readonly validator: typeof XMLValidator;
}
let reader: Reader | undefined;

/** Loaded on first need: most pages are none of an agency's items. */
function xmlReader(): Reader {
  if (reader !== undefined) return reader;
  const library = createRequire(import.meta.url)('fast-xml-parser') as typeof import('fast-xml-parser');
  const parser = new library.XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
  });
  return (reader = { parser, validator: library.XMLValidator });
}

/** The root of an XML document, or what is wrong with it. */
export function readXml(bytes: Uint8Array): XmlElement | { readonly wrong: string } {
  const { text, doctype } = partsOf(textOfXml(bytes));
  const entity = ownEntityIn(text, doctype);
  if (entity !== null)
    return { wrong: `its text uses &${entity};, an entity of its own; such are neither expanded nor fetched` };
  const { parser, validator } = xmlReader();
  const valid = validator.validate(text);
  if (valid !== true) return { wrong: `${valid.err.msg.slice(0, 120)} (line ${valid.err.line})` };
  let nodes: readonly Ordered[];
  try {
    nodes = parser.parse(text) as readonly Ordered[];
  } catch (error) {
    return { wrong: (error as Error).message.slice(0, 120) };
  }
  const root = childrenOf(nodes, 0).find((child) => typeof child !== 'string');
  return root ?? { wrong: 'it has no element' };
}

/** A document without its document type, and that: entities that it declares are neither expanded nor fetched. */
function partsOf(text: string): { readonly text: string; readonly doctype: string } {
  const from = text.indexOf('<!DOCTYPE');
  if (from === -1) return { text, doctype: '' };
  const subset = text.indexOf('[', from);
  const close = text.indexOf('>', from);
  const end = subset !== -1 && subset < close ? text.indexOf('>', text.indexOf(']', subset)) : close;
  if (end === -1) return { text, doctype: '' };
  return { text: text.slice(0, from) + text.slice(end + 1), doctype: text.slice(from, end) };
}

/** The first entity in a text that its document type declares; null where there is none. */
function ownEntityIn(text: string, doctype: string): string | null {
  const declared = new Set([...doctype.matchAll(/<!ENTITY\s+([\w.:-]{1,80})\s/g)].map(([, name]) => name!));
  if (declared.size === 0) return null;
  for (const [, name] of text.matchAll(/&([\w.:-]{1,80});/g)) if (declared.has(name!)) return name!;
  return null;
}

function textOfXml(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const top = buffer.toString('latin1', 0, 200);
  const utf16 = top.startsWith('\xff\xfe') ? 'utf-16le' : top.startsWith('\xfe\xff') ? 'utf-16be' : null;
  const named = utf16 ?? /^[^<]{0,3}<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})/.exec(top)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(buffer).toWellFormed();
  } catch {
    return buffer.toString('utf8');
  }
}

function childrenOf(nodes: readonly Ordered[], depth: number): (XmlElement | string)[] {
  if (depth > MAX_DEPTH) return [];
  return nodes.flatMap((node): (XmlElement | string)[] => {
    const text = node['#text'];
    if (typeof text === 'string') return [decodeXML(text)];
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name.startsWith('?')) return [];
    const attributes = Object.entries((node[':@'] ?? {}) as Record<string, unknown>).map(([key, value]) => [
      key,
      decodeXML(String(value)),
    ]);
    return [
      {
        name,
        attributes: Object.fromEntries(attributes) as Record<string, string>,
        children: childrenOf(node[name] as readonly Ordered[], depth + 1),
      },
    ];
  });
}

/** All elements of a name in an element, at any depth, in order; those inside a found one are not looked for. */
export function allIn(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : allIn(child, name),
  );
}

/** The first element down a path of names, each at any depth in the one before; null where there is none. */
export function firstIn(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  let at: XmlElement | null = element;
  for (const name of names) at = at && (allIn(at, name)[0] ?? null);
  return at;
}

/** An element's text with all in it, its white space collapsed; null where it is empty. */
export function textIn(element: XmlElement | null | undefined, without: readonly string[] = []): string | null {
  if (!element) return null;
  const text = rawText(element, without).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

function rawText(element: XmlElement, without: readonly string[]): string {
  return element.children
    .map((child) =>
      typeof child === 'string' ? child : without.includes(child.name) ? '' : ` ${rawText(child, without)} `,
    )
    .join('');
}

/** What an element holds, as markup; NITF's own names for headings become HTML's. */
export function markupIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escapeUTF8(child) : markupOf(child))).join('');
}

const HTML_NAMES: ReadonlyMap<string, string> = new Map([
  ['hl1', 'h2'],
  ['hl2', 'h3'],
  ['block', 'div'],
  ['bq', 'blockquote'],
]);
/** Pictures and their texts are read apart. */
const APART: ReadonlySet<string> = new Set(['media', 'figure', 'script', 'style']);

function markupOf(element: XmlElement): string {
  if (APART.has(element.name)) return '';
  const name = HTML_NAMES.get(element.name) ?? element.name;
  return /^[a-z][a-z0-9.-]*$/i.test(name) ? `<${name}>${markupIn(element)}</${name}>` : markupIn(element);
}
