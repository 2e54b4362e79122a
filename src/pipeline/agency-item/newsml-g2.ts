import { badItem, type ItemFacts, type ItemRead } from './item.ts';
import { nitfCopy } from './nitf.ts';
import { allIn, firstIn, markupIn, readXml, textIn, type XmlElement } from './xml.ts';

/** Reads a news item of NewsML-G2. */
export function readNewsmlG2(bytes: Uint8Array): ItemRead {
  const root = readXml(bytes);
  if ('wrong' in root) return badItem(`its XML is broken: ${root.wrong}`);
  if (root.name !== 'newsItem') return badItem(`its root is <${root.name.slice(0, 40)}>, not <newsItem>`);
  const uri = root.attributes['guid'];
  return uri === undefined || uri === ''
    ? badItem('it has no guid, by which a news item is known')
    : factsOf(root, uri);
}

function factsOf(root: XmlElement, uri: string): ItemFacts {
  const item = firstIn(root, 'itemMeta') ?? EMPTY;
  const content = firstIn(root, 'contentMeta') ?? EMPTY;
  const rights = firstIn(root, 'rightsInfo') ?? EMPTY;
  const inItem = (name: string): string | null => textIn(firstIn(item, name));
  const inContent = (name: string): string | null => textIn(firstIn(content, name));
  const copy = copyOf(firstIn(root, 'contentSet'));
  const byline = inContent('by');
  return {
    form: 'newsml-g2',
    uri,
    version: root.attributes['version'] ?? null,
    slug: inContent('slugline'),
    urgency: urgencyOf(inContent('urgency')),
    status: codeOf(firstIn(item, 'pubStatus'))?.toLowerCase() ?? 'usable',
    kind: codeOf(firstIn(item, 'itemClass')),
    provider: nameOf(firstIn(item, 'provider')) ?? nameOf(firstIn(content, 'infoSource')),
    located: nameOf(firstIn(content, 'located')),
    embargoedUntil: inItem('embargoed'),
    usageTerms: textIn(firstIn(rights, 'usageTerms')),
    copyright: textIn(firstIn(rights, 'copyrightNotice')) ?? nameOf(firstIn(rights, 'copyrightHolder')),
    credit: inContent('creditline'),
    editorsNote: inItem('edNote'),
    subjects: allIn(content, 'subject').map(subjectOf),
    keywords: allIn(content, 'keyword').flatMap((keyword) => textIn(keyword) ?? []),
    genres: allIn(content, 'genre').flatMap((genre) => nameOf(genre) ?? []),
    headline: inContent('headline') ?? copy.headline,
    bylines: byline === null ? (copy.bylines.length > 0 ? copy.bylines : creatorsOf(content)) : [byline],
    dateline: inContent('dateline') ?? copy.dateline,
    published: inItem('firstCreated') ?? inContent('contentCreated'),
    updated: inItem('versionCreated') ?? inContent('contentModified'),
    language: firstIn(content, 'language')?.attributes['tag'] ?? root.attributes['lang'] ?? null,
    link: canonicalLink(item),
    body: copy.body,
    captions: copy.captions,
  };
}

/** 1, the most urgent, to 9. */
function urgencyOf(text: string | null): number | null {
  const urgency = Number(text);
  return Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? urgency : null;
}

function subjectOf(subject: XmlElement): ItemFacts['subjects'][number] {
  const qcode = subject.attributes['qcode'] ?? null;
  const [scheme, code] = qcode?.includes(':')
    ? [qcode.slice(0, qcode.indexOf(':')), qcode.slice(qcode.indexOf(':') + 1)]
    : [null, qcode];
  return {
    code: code ?? subject.attributes['uri'] ?? subject.attributes['literal'] ?? null,
    scheme: scheme ?? null,
    name: textIn(firstIn(subject, 'name')),
  };
}

function canonicalLink(item: XmlElement): string | null {
  const link = allIn(item, 'link').find(({ attributes }) => /canonical/.test(attributes['rel'] ?? ''));
  return link?.attributes['href'] ?? null;
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] };
const NO_COPY = { headline: '', bylines: [], dateline: null, body: null, captions: [] } as const;

function copyOf(set: XmlElement | null): ReturnType<typeof nitfCopy> {
  if (set === null) return NO_COPY;
  const nitf = firstIn(set, 'nitf');
  if (nitf !== null) return nitfCopy(nitf);
  const inline = firstIn(set, 'inlineXML');
  const body = inline && (firstIn(inline, 'body') ?? inline);
  if (body !== null) return { ...NO_COPY, body: { html: markupIn(body) } };
  const data = firstIn(set, 'inlineData');
  if (data === null) return NO_COPY;
  const text = data.children.filter((child) => typeof child === 'string').join('');
  return { ...NO_COPY, body: /html/i.test(data.attributes['contenttype'] ?? '') ? { html: text } : { text } };
}

function creatorsOf(content: XmlElement): string[] {
  const names = allIn(content, 'creator').flatMap((creator) => textIn(firstIn(creator, 'name')) ?? []);
  return names.length === 0 ? [] : [`By ${names.join(' and ')}`];
}

/** The code of a `qcode`, without its scheme: `canceled` of `stat:canceled`. */
function codeOf(element: XmlElement | null): string | null {
  return (
    element?.attributes['qcode']?.replace(/^[^:]*:/, '') ?? element?.attributes['uri']?.replace(/^.*[/#]/, '') ?? null
  );
}

function nameOf(element: XmlElement | null): string | null {
  return textIn(element && firstIn(element, 'name')) ?? element?.attributes['literal'] ?? codeOf(element);
}
