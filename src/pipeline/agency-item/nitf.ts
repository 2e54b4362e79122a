import { badItem, type ItemFacts, type ItemRead } from './item.ts';
import { allIn, firstIn, markupIn, readXml, textIn, type XmlElement } from './xml.ts';

/** Reads a NITF document, alone or as it stands in another item's content. */
export function readNitf(bytes: Uint8Array): ItemRead {
  const root = readXml(bytes);
  if ('wrong' in root) return badItem(`its XML is broken: ${root.wrong}`);
  return root.name === 'nitf' ? nitfFacts(root) : badItem(`its root is <${root.name.slice(0, 40)}>, not <nitf>`);
}

function nitfFacts(root: XmlElement): ItemRead {
  const uri = firstIn(root, 'docdata', 'doc-id')?.attributes['id-string'];
  if (uri === undefined || uri === '') return badItem('it has no <doc-id id-string>, by which a NITF item is known');
  const attribute = (name: string, path: readonly string[]): string | null =>
    firstIn(root, ...path)?.attributes[name] || null;
  const urgency = Number(attribute('ed-urg', ['docdata', 'urgency']));
  const revisions = allIn(root, 'revision-history').length;
  return {
    form: 'nitf',
    uri,
    version: attribute('version', ['docdata', 'du-key']) ?? (revisions > 0 ? String(revisions) : null),
    slug: attribute('key', ['docdata', 'du-key']),
    urgency: Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? urgency : null,
    status: statusOf(attribute('management-status', ['docdata'])),
    kind: 'text',
    provider: attribute('regsrc', ['docdata', 'doc-id']) ?? textIn(firstIn(root, 'body.head', 'distributor')),
    located: textIn(firstIn(root, 'body.head', 'dateline', 'location')),
    embargoedUntil: dateOf(attribute('norm', ['docdata', 'date.release'])),
    usageTerms: textIn(firstIn(root, 'body.head', 'rights')),
    copyright: attribute('holder', ['docdata', 'doc.copyright']),
    credit: textIn(firstIn(root, 'body.head', 'distributor')),
    editorsNote: attribute('info', ['docdata', 'ed-msg']) ?? textIn(firstIn(root, 'body.head', 'note')),
    subjects: allIn(root, 'tobject.subject').map(({ attributes }) => ({
      code: attributes['tobject.subject.refnum'] ?? null,
      scheme: null,
      name: attributes['tobject.subject.matter'] ?? attributes['tobject.subject.type'] ?? null,
    })),
    keywords: allIn(root, 'keyword').flatMap(({ attributes }) => attributes['key'] || []),
    genres: allIn(root, 'tobject.property').flatMap(({ attributes }) => attributes['tobject.property.type'] || []),
    ...nitfCopy(root),
    published: dateOf(
      attribute('norm', ['docdata', 'date.issue']) ?? attribute('norm', ['body.head', 'dateline', 'story.date']),
    ),
    updated: null,
    language: root.attributes['lang'] ?? firstIn(root, 'body')?.attributes['lang'] ?? null,
    link: null,
  };
}

/** What a reader sees of a NITF document. */
export function nitfCopy(root: XmlElement): Pick<ItemFacts, 'headline' | 'bylines' | 'dateline' | 'body' | 'captions'> {
  const head = firstIn(root, 'body.head');
  const content = firstIn(root, 'body.content');
  return {
    headline:
      textIn(head && (firstIn(head, 'hedline', 'hl1') ?? firstIn(head, 'hedline'))) ??
      textIn(firstIn(root, 'head', 'title')) ??
      '',
    bylines: head === null ? [] : allIn(head, 'byline').flatMap(bylineOf),
    dateline: datelineOf(head && firstIn(head, 'dateline')),
    body: content && { html: markupIn(content) },
    captions: allIn(root, 'media').flatMap((media) => {
      const text = textIn(firstIn(media, 'media-caption'));
      return text === null ? [] : [{ text, credit: textIn(firstIn(media, 'media-producer')) }];
    }),
  };
}

/** `By NEIL SHAW` and, in `byttl`, `Associated Press`: one line, as it would be printed. */
function bylineOf(byline: XmlElement): string[] {
  const name = textIn(byline, ['byttl']);
  const title = textIn(firstIn(byline, 'byttl'));
  const line = [name, title].filter((part) => part !== null).join(', ');
  return line === '' ? [] : [line];
}

/** The whole line, where it holds more than the place. */
function datelineOf(dateline: XmlElement | null): string | null {
  const text = textIn(dateline, ['story.date']);
  return text === null || text === textIn(dateline && firstIn(dateline, 'location')) ? null : text;
}

/** `usable`, `embargoed`, `withheld`, `canceled`; embargoed items are usable from a time. */
function statusOf(status: string | null): string {
  return status === null || status === 'embargoed' ? 'usable' : status.toLowerCase();
}

/** `20241107T133000Z`, as NITF writes times, in the form all other dates have. */
function dateOf(norm: string | null): string | null {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(norm ?? '');
  if (!found) return norm;
  const [, year, month, day, hour, minute, second = '00', zone = ''] = found;
  return hour === undefined
    ? `${year}-${month}-${day}`
    : `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
}
