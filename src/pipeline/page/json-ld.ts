import { createRequire } from 'node:module';
import { decodeHTML } from 'entities/decode';
import type { ParseError } from 'jsonc-parser';
import { tidy } from '../../text/text.ts';

/** JSON-LD is data of strangers: at most this many blocks and characters are read (real pages have under 20). */
const MAX_BLOCKS = 40;
const MAX_CHARS = 2_000_000;
const MAX_DEPTH = 4;
const MAX_NODES = 500;
/** Longer values are not titles, names or URLs. */
const MAX_VALUE_CHARS = 2000;
const MAX_LIST = 20;
/** A block that JSON refuses is mended up to this size: the tolerant parser is slower, and builds what it can. */
const MAX_MENDED = 200_000;

export type Node = Readonly<Record<string, unknown>>;

/** What a page's JSON-LD says: its nodes in order, and a way to what they refer to. */
export interface JsonLd {
  readonly nodes: readonly Node[];
  /** Nodes that bear a name, by `@id`. */
  readonly byId: ReadonlyMap<string, Node>;
}

/** Every object with an `@type`, `@graph` and arrays opened. What is broken is mended where that is plain, else passed over. */
export function readJsonLd(blocks: readonly string[]): JsonLd {
  const nodes: Node[] = [];
  let budget = MAX_CHARS;
  for (const block of blocks.slice(0, MAX_BLOCKS)) {
    budget -= block.length;
    if (budget < 0) break;
    const value = parseBlock(block);
    if (value !== undefined) collect(value, nodes, 0);
  }
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const id = node['@id'];
    if (typeof id === 'string' && own(node, 'name') && !byId.has(id)) byId.set(id, node);
  }
  return { nodes, byId };
}

function parseBlock(block: string): unknown {
  const text = block
    .trim()
    .replace(/^(?:<!--|(?:\/\/|\/\*)?\s?<!\[CDATA\[(?:\s?\*\/)?)/, '')
    .replace(/(?:-->|(?:\/\/|\/\*)?\s?\]\]>(?:\s?\*\/)?)$/, '')
    .trimEnd()
    .replace(/;$/, '');
  try {
    return JSON.parse(text);
  } catch {
    return mended(text);
  }
}

/** Line feeds inside strings, commas too many, comments, entities for quotes, one object behind another: the common faults. */
function mended(written: string): unknown {
  if (written.length > MAX_MENDED) return undefined;
  const text = ESCAPED.test(written) ? decodeHTML(written) : written;
  // eslint-disable-next-line no-control-regex -- control characters are what JSON refuses
  const flat = text.replace(/[\u0000-\u001f]+/g, ' ');
  try {
    return JSON.parse(flat);
  } catch {
    return listed(flat) ?? tolerated(text, flat);
  }
}
const ESCAPED = /^[[{]\s{0,20}&(?:quot|#34);/;

/** Objects that follow one another without a comma, as a list; undefined where that is not what is wrong. */
function listed(flat: string): unknown {
  if (!/\} ?\{ ?"/.test(flat)) return undefined;
  try {
    return JSON.parse(`[${flat.replace(/\} ?\{ ?"/g, '},{"')}]`);
  } catch {
    return undefined;
  }
}

type Parser = Pick<typeof import('jsonc-parser'), 'parse'>;
let parser: Parser | undefined;

/** jsonc-parser's parser alone, loaded on first need: one page in 200 needs it, and the rest of it keeps 8,000 strings for laying out JSON. */
function tolerantParser(): Parser {
  return (parser ??= createRequire(import.meta.url)('jsonc-parser/lib/umd/impl/parser.js') as Parser);
}

function tolerated(text: string, flat: string): unknown {
  try {
    const { parse: parseTolerant } = tolerantParser();
    const errors: ParseError[] = [];
    // A comment ends with its line, a string must not: the text as it is, else without its lines.
    const value: unknown = parseTolerant(text, errors, TOLERANCE);
    return errors.length === 0 ? value : parseTolerant(flat, [], TOLERANCE);
  } catch {
    return undefined; // nested deeper than the stack
  }
}
const TOLERANCE = { allowTrailingComma: true, allowEmptyContent: true };

function collect(value: unknown, nodes: Node[], depth: number): void {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null || nodes.length > MAX_NODES) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, depth + 1);
    return;
  }
  const node = value as Node;
  if (own(node, '@type')) nodes.push(node);
  for (const field of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'item'])
    if (own(node, field)) collect(node[field], nodes, depth + 1);
}

function own(node: Node, field: string): boolean {
  return Object.hasOwn(node, field);
}

/** The strings of a value or of a list of values; lists nest as deep as their author likes, so they are followed only so far. */
export function stringsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') {
    const text = value.length <= MAX_VALUE_CHARS ? tidy(value.toWellFormed()) : '';
    return text === '' ? [] : [text];
  }
  if (Array.isArray(value) && depth < MAX_DEPTH)
    return value.slice(0, MAX_LIST).flatMap((item) => stringsOf(item, depth + 1));
  return [];
}

/**
 * Names of a person or organisation, or of several: a string, an object with a name (`{"name": {"@value": ...}}` and a
 * person within a person occur), with a given and a family name, or with the `@id` of one.
 */
export function namesOf(value: unknown, byId: JsonLd['byId'], depth = 0): string[] {
  if (typeof value === 'string') return stringsOf(value.includes('</') ? value.replace(/<[^<>]{0,400}>/g, '') : value);
  if (depth >= MAX_DEPTH || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).flatMap((item) => namesOf(item, byId, depth + 1));
  const node = value as Node;
  for (const field of ['name', '@value', 'byline']) {
    const names = own(node, field) ? namesOf(node[field], byId, depth + 1) : [];
    if (names.length > 0) return names;
  }
  const full = ['givenName', 'familyName'].flatMap((field) => (own(node, field) ? stringsOf(node[field]) : []));
  if (full.length === 2) return [full.join(' ')];
  const id = own(node, '@id') ? node['@id'] : undefined;
  const known = typeof id === 'string' ? byId.get(id) : undefined;
  return known && known !== node ? namesOf(known, byId, depth + 1) : [];
}

/** Names of a party or of several, and whether each is declared an organisation. */
export function partiesOf(
  value: unknown,
  byId: JsonLd['byId'],
): readonly { readonly names: readonly string[]; readonly isOrganisation: boolean }[] {
  const parties = Array.isArray(value) ? value.slice(0, MAX_LIST) : [value];
  return parties.flatMap((party: unknown) => {
    const names = namesOf(party, byId);
    return names.length === 0 ? [] : [{ names, isOrganisation: isOrganisation(party, byId) }];
  });
}

function isOrganisation(party: unknown, byId: JsonLd['byId']): boolean {
  if (typeof party !== 'object' || party === null) return false;
  const node = party as Node;
  const id = own(node, '@id') ? node['@id'] : undefined;
  const types = own(node, '@type') ? node['@type'] : typeof id === 'string' ? byId.get(id)?.['@type'] : undefined;
  return stringsOf(types).some((type) => /organi[sz]ation$/i.test(type));
}

/** Texts and URLs of a value, of an object with one, or of several: `"x"`, `{"url": "x"}`, `{"@id": "x"}`. */
export function urlsOf(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return stringsOf(value);
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).flatMap((item) => urlsOf(item, depth + 1));
  const node = value as Node;
  for (const field of ['url', 'contentUrl', '@id', 'name']) if (own(node, field)) return urlsOf(node[field], depth + 1);
  return [];
}
