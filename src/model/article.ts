import { z } from 'zod';
import { PARAGRAPH_KINDS } from './paragraphs.ts';

/** Where a value was read. */
export const Source = z.enum([
  'json-ld',
  'meta',
  'open-graph',
  'microdata',
  'time-element',
  'text',
  'url',
  'http',
  'item',
]);
export type Source = z.infer<typeof Source>;

/** One place of a dateline. Codes and coordinates are null where the gazetteer does not know it: a normal outcome. */
export const Place = z.strictObject({
  /** As printed, e.g. `SONORA, Calif.` */
  text: z.string().min(1),
  /** In ordinary case, e.g. `Sonora`. */
  name: z.string().min(1),
  kind: z.enum(['city', 'special', 'moving']),
  /** ISO 3166-2, e.g. `US-CA`. */
  region: z.string().nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  geonamesId: z.int().positive().nullable(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
});
export type Place = z.infer<typeof Place>;

export const Dateline = z.strictObject({
  /** As printed, spaces and dash tidied: `BAGHDAD (AP) —`. */
  text: z.string().min(1),
  /** In AP's present style: `BAGHDAD (AP) —`. */
  canonical: z.string().min(1),
  places: z.array(Place),
  /** Code from the whitelist, e.g. `AP`; null where untagged or tagged by a station. */
  agency: z.string().nullable(),
  /** A broadcast station's callsign, e.g. `KMIZ`; never an agency. */
  station: z.string().nullable(),
  /** The date printed inside the dateline, e.g. `March 7`; null where none is. */
  date: z.string().nullable(),
  /** Repairs: `dash-lost`, `glued`, `spaces`, `stop-missing`, `entities`, ... */
  damage: z.array(z.string()),
});
export type Dateline = z.infer<typeof Dateline>;

export const Byline = z.strictObject({
  /** The byline as printed. */
  text: z.string().min(1),
  people: z.array(z.strictObject({ name: z.string().min(1), role: z.string().nullable() })),
  organisation: z.string().nullable(),
});
export type Byline = z.infer<typeof Byline>;

/** A date with where it was read. `at` is ISO 8601: an instant with offset, or a day alone. */
export const DatedAt = z.strictObject({
  at: z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ local: true }), z.iso.date()]),
  source: Source,
});
export type DatedAt = z.infer<typeof DatedAt>;

export const Paragraph = z.strictObject({
  kind: z.enum(PARAGRAPH_KINDS),
  /** Of a table a line a row, its cells parted by tabs. */
  text: z.string().min(1),
  /** Of a table alone: its rows of cells, each of the same number; an empty cell is an empty text. */
  rows: z.array(z.array(z.string())).optional(),
});
export type Paragraph = z.infer<typeof Paragraph>;

export const Caption = z.strictObject({ text: z.string(), credit: z.string().nullable() });
export type Caption = z.infer<typeof Caption>;

/** A picture of the story. */
export const Picture = z.strictObject({
  /** Absolute http(s) URL. */
  url: z.string(),
  /** What the page says of it for who cannot see it. */
  alt: z.string().nullable(),
  caption: z.string().nullable(),
  credit: z.string().nullable(),
});
export type Picture = z.infer<typeof Picture>;

/** A value as the page declares it, nothing guessed: where, and in which field. */
export const Declared = z.strictObject({ value: z.string().min(1), source: Source, field: z.string() });
export type Declared = z.infer<typeof Declared>;

/** Furniture of the story itself: moved out of the body, never lost. */
export const StoryNote = z.strictObject({
  kind: z.enum([
    'contributor',
    'location',
    'correction',
    'update',
    'editors-note',
    'version-marker',
    'follow',
    'support',
    'copyright',
    'credit',
    'contact',
    'reference',
    'transmission-code',
    'separator',
  ]),
  text: z.string().min(1),
  /** Where it stood: before, inside or after the body. */
  position: z.enum(['lead', 'body', 'tail']),
});
export type StoryNote = z.infer<typeof StoryNote>;

/** Why the story is held to be an agency's: the signals with their weights. */
export const Attribution = z.strictObject({
  /** All agencies credited, the first is the article's `agency`. */
  agencies: z.array(z.string()),
  station: z.string().nullable(),
  pressRelease: z.boolean(),
  confidence: z.number().min(0).max(1),
  evidence: z.array(
    z.strictObject({
      signal: z.enum([
        'dateline',
        'byline',
        'credit',
        'copyright',
        'structured-data',
        'url',
        'contributor',
        'tagline',
        'canonical',
      ]),
      value: z.string(),
      agency: z.string(),
      weight: z.number(),
    }),
  ),
});
export type Attribution = z.infer<typeof Attribution>;

/** Where a story was first published, by the page's own word. */
export const Original = z.strictObject({ url: z.string(), source: Source });
export type Original = z.infer<typeof Original>;

/** What an agency's own item says of itself besides its copy; each as it stands there, null where it says nothing. */
export const AgencyItem = z.strictObject({
  form: z.enum(['ninjs', 'newsml-g2', 'nitf']),
  /** By which the agency knows the item in all its versions. */
  uri: z.string().min(1),
  version: z.string().nullable(),
  slug: z.string().nullable(),
  /** 1 is the most urgent. */
  urgency: z.int().min(1).max(9).nullable(),
  /** Who originated it, as named there. */
  provider: z.string().nullable(),
  /** Where it comes from, as named there. */
  located: z.string().nullable(),
  /** Not to be published before. */
  embargoedUntil: z.string().nullable(),
  usageTerms: z.string().nullable(),
  copyright: z.string().nullable(),
  credit: z.string().nullable(),
  editorsNote: z.string().nullable(),
  subjects: z.array(
    z.strictObject({ code: z.string().nullable(), scheme: z.string().nullable(), name: z.string().nullable() }),
  ),
  keywords: z.array(z.string()),
  genres: z.array(z.string()),
});
export type AgencyItem = z.infer<typeof AgencyItem>;

/** The validated record. */
export const Article = z.strictObject({
  /** `a-` and 32 hex digits of SHA-256 over the canonical URL. */
  id: z.string().regex(/^a-[0-9a-f]{32}$/),
  /** 1 for the first state of the URL; the store counts on when the content hash changes. */
  revision: z.int().positive(),
  /** SHA-256 (hex) over what a reader would call the story: headline, bylines, dateline, body, captions. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The story it is a copy of: `s-` and 32 hex digits. The store knows it, `clean` does not. */
  storyId: z.string().optional(),
  /** Hash of the page's URL and bytes: which page this state was read from. */
  pageId: z.string(),
  url: z.string().nullable(),
  canonicalUrl: z.string(),
  outlet: z.strictObject({ host: z.string().nullable(), name: z.string().nullable() }),
  /** Who wrote the story: a code from the whitelist (`AP`, `Reuters`, ...), or null for the outlet's own. */
  agency: z.string().nullable(),
  attribution: Attribution,
  /** `agency` for an agency's own item, which is truth and no page: nothing in its record is guessed. Absent for a page. */
  origin: z.literal('agency').optional(),
  /** What the item says of itself; absent for a page. */
  item: AgencyItem.optional(),
  /** The agency's own id of the story where the page shows it. */
  itemId: z.string().nullable(),
  /** `story`, or a wire item that is none: marked early, kept apart by later stages. */
  type: z.enum(['story', 'press-release', 'advisory', 'digest', 'alert', 'kill']),
  headline: z.string(),
  bylines: z.array(Byline),
  dateline: Dateline.nullable(),
  published: DatedAt.nullable(),
  updated: DatedAt.nullable(),
  /** BCP 47, lower-case primary language first, e.g. `en`, `es-MX`; null where it cannot be told. */
  language: z.string().nullable(),
  body: z.strictObject({
    paragraphs: z.array(Paragraph),
    /** Paragraph texts joined by blank lines, without the dateline. */
    text: z.string(),
    words: z.int().nonnegative(),
  }),
  captions: z.array(Caption),
  /** Pictures in the order of the page, each with its caption where it has one; absent where there is none. */
  pictures: z.array(Picture).optional(),
  /** What the page declares of the story, as the outlet's words with where they were read; absent what it does not. */
  declared: z
    .strictObject({
      section: Declared.optional(),
      keywords: z.array(Declared).optional(),
      /** The agency's own id, the article's `itemId`. */
      itemId: Declared.optional(),
      /** Terms under which it may be used: words or a URL. */
      usageTerms: Declared.optional(),
      /** URL of the picture that stands for the story elsewhere. */
      image: Declared.optional(),
    })
    .optional(),
  notes: z.array(StoryNote),
  quality: z.strictObject({ flags: z.array(z.string()), confidence: z.number().min(0).max(1) }),
  provenance: z.strictObject({
    fetchedAt: z.string().nullable(),
    cleanedAt: z.string().nullable(),
    /** Where the page was read: a file, with the line or record in it; null where it came another way. */
    source: z.string().nullable(),
    /** The canonical URL that the page names on another site than its outlet's; null where it names none. */
    original: Original.nullable(),
    charset: z.string(),
    bytes: z.int().nonnegative(),
    /** Digest of the rules and the program's version; `+` and another one where rules of a user's own were in force. */
    rulesVersion: z.string(),
    programVersion: z.string(),
  }),
});
export type Article = z.infer<typeof Article>;
