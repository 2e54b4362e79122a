/**
 * What IPTC's ninjs 2.0 allows in an item (iptc.org/std/ninjs/ninjs-schema_2.0.json), written anew as a JSON Schema: the
 * names of its fields and their types, and nothing else may stand in an item. Stricter than IPTC's in one thing: what
 * is associated must be a whole item.
 */
const text = { type: 'string' };
const number = { type: 'number' };
const uri = { type: 'string', format: 'uri' };
const instant = { type: 'string', format: 'date-time' };
const oneOf = (...values: string[]) => ({ type: 'string', enum: values });
const object = (properties: object, ...required: string[]) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const list = (items: object) => ({ type: 'array', items });

const concept = { name: text, rel: text, uri, literal: text };
const told = { role: text, contenttype: text, value: text };

const item = {
  uri,
  type: oneOf('text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component'),
  representationtype: oneOf('full', 'partial'),
  profile: text,
  version: text,
  firstcreated: instant,
  versioncreated: instant,
  contentcreated: instant,
  embargoed: instant,
  pubstatus: oneOf('usable', 'withheld', 'canceled'),
  urgency: number,
  copyrightholder: text,
  copyrightnotice: text,
  usageterms: text,
  ednote: text,
  language: text,
  descriptions: list(object(told, 'value')),
  bodies: list(object({ ...told, charcount: number, wordcount: number }, 'value')),
  headlines: list(object(told, 'value')),
  people: list(object(concept)),
  organisations: list(object({ ...concept, symbols: list(object({ ticker: text, exchange: text })) })),
  places: list(object(concept)),
  subjects: list(object(concept)),
  events: list(object(concept)),
  objects: list(object(concept)),
  infosources: list(object({ name: text, role: uri, uri, literal: text })),
  title: text,
  by: text,
  slugline: text,
  located: text,
  renditions: list(
    object(
      {
        name: text,
        href: uri,
        contenttype: text,
        title: text,
        height: number,
        width: number,
        sizeinbytes: number,
        duration: number,
        format: text,
      },
      'name',
    ),
  ),
  altids: list(object({ role: text, value: text })),
  trustindicators: list(object({ role: uri, title: text, href: uri })),
  standard: object({ name: text, version: text, schema: uri }),
  genres: list(object({ name: text, uri, literal: text })),
  rightsinfo: object({ langid: uri, linkedrights: uri, encodedrights: text }),
};

export const NINJS_2 = object({ ...item, associations: list(object({ ...item, name: text }, 'name', 'uri')) }, 'uri');
