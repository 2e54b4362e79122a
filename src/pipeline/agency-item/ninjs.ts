import { badItem, type ItemFacts, type ItemRead } from './item.ts';

type Json = Readonly<Record<string, unknown>>;

/** Reads a ninjs item of any version: 1 has flat names, 2 lists of values with roles, 3 the same in camel case. */
export function readNinjs(bytes: Uint8Array): ItemRead {
  let item: unknown;
  try {
    item = JSON.parse(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
  } catch (error) {
    return badItem(`it is not JSON (${(error as Error).message.slice(0, 80)})`);
  }
  if (!isObject(item)) return badItem('it is not a JSON object');
  const uri = textOf(item['uri']);
  return uri === null ? badItem('it has no "uri", by which a ninjs item is known') : factsOf(item, uri);
}

function factsOf(item: Json, uri: string): ItemFacts {
  const of = (...names: readonly string[]): unknown =>
    names.map((name) => item[name]).find((value) => value !== undefined && value !== null);
  const urgency = Number(of('urgency'));
  return {
    form: 'ninjs',
    uri,
    version: scalar(of('version')),
    slug: textOf(of('slugline')),
    urgency: Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? urgency : null,
    status: textOf(of('pubstatus', 'pubStatus'))?.toLowerCase() ?? 'usable',
    kind: textOf(of('type')),
    provider: providerOf(list(of('infosource', 'infosources', 'infoSources'))) ?? textOf(of('source')),
    located: textOf(of('located')),
    embargoedUntil: textOf(of('embargoed', 'embargoedUntil', 'embargoedutc')),
    usageTerms: textOf(of('usageterms', 'usageTerms')),
    copyright: textOf(of('copyrightnotice', 'copyrightNotice')) ?? textOf(of('copyrightholder', 'copyrightHolder')),
    credit: textOf(of('creditline', 'creditLine')),
    editorsNote: textOf(of('ednote', 'edNote')),
    subjects: list(of('subject', 'subjects')).flatMap(subjectOf),
    keywords: list(of('keywords', 'keyword')).flatMap((value) => textOf(value) ?? []),
    genres: list(of('genre', 'genres')).flatMap((value) =>
      isObject(value) ? (textOf(value['name']) ?? textOf(value['code']) ?? []) : (textOf(value) ?? []),
    ),
    headline: textOf(of('headline')) ?? ofRole(of('headlines'), 'main') ?? textOf(of('title')) ?? '',
    bylines: [textOf(of('byline', 'by'))].filter((line) => line !== null),
    dateline: null,
    published: textOf(of('firstcreated', 'firstCreated', 'contentcreated', 'contentCreated')),
    updated: textOf(of('versioncreated', 'versionCreated')),
    language: textOf(of('language')),
    link: linkOf(item),
    body: bodyOf(item),
    captions: captionsOf(of('associations')),
  };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text with something in it; null for anything else. */
function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.toWellFormed().replace(/\s+/g, ' ').trim() : '';
  return text === '' ? null : text;
}

function scalar(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : textOf(value);
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The value of a list's entry with a role, else of its first. */
function ofRole(value: unknown, role: string): string | null {
  const entries = list(value).filter(isObject);
  return textOf((entries.find((entry) => textOf(entry['role'])?.endsWith(role)) ?? entries[0])?.['value']);
}

function providerOf(sources: readonly unknown[]): string | null {
  const entries = sources.filter(isObject);
  const origin = entries.find((entry) => /origin|AP$/i.test(textOf(entry['role']) ?? textOf(entry['type']) ?? ''));
  const entry = origin ?? entries[0];
  return entry === undefined ? null : (textOf(entry['name']) ?? textOf(entry['literal']));
}

function subjectOf(value: unknown): ItemFacts['subjects'] {
  if (!isObject(value)) return [];
  const code = textOf(value['code']) ?? textOf(value['literal']) ?? textOf(value['uri']);
  const name = textOf(value['name']);
  return code === null && name === null ? [] : [{ code, scheme: textOf(value['scheme']), name }];
}

function linkOf(item: Json): string | null {
  const entries = list(item['links'] ?? item['link']).filter(isObject);
  return textOf((entries.find((entry) => textOf(entry['rel']) === 'canonical') ?? entries[0])?.['href']);
}

/** Markup before text: it has the paragraphs. */
function bodyOf(item: Json): ItemFacts['body'] {
  for (const name of ['body_xhtml', 'body_html'])
    if (textOf(item[name]) !== null) return { html: (item[name] as string).toWellFormed() };
  const bodies = list(item['bodies']).filter((body): body is Json => isObject(body) && textOf(body['value']) !== null);
  const typeOf = (body: Json): string => textOf(body['contenttype']) ?? textOf(body['contentType']) ?? '';
  const marked = bodies.find((body) => /html|xml/i.test(typeOf(body)));
  if (marked) return { html: (marked['value'] as string).toWellFormed() };
  const plain = item['body_text'] ?? bodies[0]?.['value'];
  return textOf(plain) === null ? null : { text: (plain as string).toWellFormed() };
}

/** The texts of the pictures that are associated: a list, or an object of named ones. */
function captionsOf(value: unknown): ItemFacts['captions'] {
  const entries = (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []).filter(isObject);
  return entries
    .filter((entry) => /picture|graphic|photo/i.test(textOf(entry['type']) ?? 'picture'))
    .flatMap((entry) => {
      const text =
        textOf(entry['description_text']) ??
        textOf(entry['description_caption']) ??
        ofRole(entry['descriptions'], 'caption') ??
        textOf(entry['headline']) ??
        ofRole(entry['headlines'], 'main');
      const credit =
        textOf(entry['creditline']) ?? textOf(entry['creditLine']) ?? textOf(entry['byline']) ?? textOf(entry['by']);
      return text === null ? [] : [{ text, credit }];
    });
}
