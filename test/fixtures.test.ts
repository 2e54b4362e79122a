import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expectedOf } from '../dev/expected.ts';
import { DatedAt, type Article } from '../src/model/article.ts';
import { PARAGRAPH_KINDS } from '../src/model/paragraphs.ts';
import type { Outcome } from '../src/model/outcome.ts';
import { newPage, type Page } from '../src/model/page.ts';
import { RejectReason } from '../src/model/reject.ts';
import { clean } from '../src/pipeline/clean.ts';
import { parsePage } from '../src/pipeline/page/parse.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

/** `page.json`: how the page was fetched. */
const Sidecar = z.strictObject({
  url: z.string().nullable(),
  contentType: z.string().optional(),
  fetchedAt: z.string().optional(),
});

/**
 * `truth.json`: what a reader of the page would write down, made by hand before any program ran. A field that is left
 * out is not compared. Notes leave separators (`___`) and credit lines out; datelines leave the gazetteer's fields out.
 */
const ArticleTruth = z.strictObject({
  outcome: z.literal('article'),
  headline: z.string(),
  type: z.string().optional(),
  language: z.string().optional(),
  charset: z.string().optional(),
  dateline: z
    .strictObject({
      text: z.string(),
      places: z.array(z.strictObject({ name: z.string(), country: z.string().nullable() })),
      agency: z.string().nullable(),
      station: z.string().optional(),
      date: z.string().optional(),
    })
    .nullable(),
  agency: z.string().nullable(),
  bylines: z.array(z.strictObject({ name: z.string(), role: z.string().optional() })).optional(),
  published: z.string().optional(),
  updated: z.string().optional(),
  paragraphs: z.array(z.strictObject({ kind: z.enum(PARAGRAPH_KINDS), text: z.string() })).min(1),
  captions: z.array(z.strictObject({ text: z.string(), credit: z.string().nullable() })),
  notes: z.array(z.strictObject({ kind: z.string(), text: z.string() })),
  /** Texts of notes that are as well kept as cut: lines of the outlet's own at the foot of the story. */
  mayHold: z.array(z.string()).optional(),
});
const Truth = z.discriminatedUnion('outcome', [
  ArticleTruth,
  z.strictObject({ outcome: z.literal('rejected'), reason: RejectReason }),
]);
type Truth = z.infer<typeof Truth>;

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));
const foldersOf = (set: string): string[] =>
  existsSync(join(FIXTURES, set)) ? readdirSync(join(FIXTURES, set)).sort() : [];

function pageOf(folder: string): Page {
  const side = Sidecar.parse(read(folder, 'page.json'));
  const text = join(folder, 'page.txt');
  const bytes = readFileSync(existsSync(text) ? text : join(folder, 'page.html'));
  return newPage({
    url: side.url,
    bytes,
    contentType: side.contentType ?? null,
    fetchedAt: side.fetchedAt === undefined ? null : new Date(side.fetchedAt).toISOString(),
  });
}

/** Where a record differs from the truth: the first place in each field, the fields in the truth's order. */
function differences(truth: Truth, made: Outcome): string[] {
  const found =
    made.outcome === 'rejected'
      ? { outcome: made.outcome, reason: made.reject.reason }
      : { outcome: made.outcome, ...asTruth(made.article, truth) };
  const { mayHold: _, ...wanted } = { mayHold: [], ...truth };
  if (wanted.outcome !== found.outcome)
    return [
      `outcome\n  wanted: ${wanted.outcome}\n  found:  ${made.outcome === 'rejected' ? show(made.reject) : made.outcome}`,
    ];
  return Object.entries(wanted).flatMap(
    ([field, value]) => difference(field, value, (found as Record<string, unknown>)[field]) ?? [],
  );
}

/** The fields of an article that a truth speaks of, in its form. */
function asTruth(article: Article, truth: Truth): Record<string, unknown> {
  const mayHold = (truth.outcome === 'article' && truth.mayHold) || [];
  const dateline = article.dateline && {
    text: article.dateline.text,
    places: article.dateline.places.map(({ name, country }) => ({ name, country })),
    agency: article.dateline.agency,
    station: article.dateline.station,
    date: article.dateline.date,
  };
  return {
    headline: article.headline,
    type: article.type,
    language: article.language,
    charset: article.provenance.charset,
    dateline,
    agency: article.agency,
    bylines: article.bylines.flatMap((byline) => byline.people),
    published: sameInstant(article.published?.at, truth.outcome === 'article' ? truth.published : undefined),
    updated: sameInstant(article.updated?.at, truth.outcome === 'article' ? truth.updated : undefined),
    paragraphs: article.body.paragraphs,
    captions: article.captions,
    notes: article.notes
      .filter((note) => note.kind !== 'separator' && note.kind !== 'credit' && !mayHold.includes(note.text))
      .map(({ kind, text }) => ({ kind, text })),
  };
}

/** Gives `wanted` where both name the same second (or the same day, where `wanted` is a day), else what was found. */
function sameInstant(found: string | undefined, wanted: string | undefined): string | undefined {
  if (found === undefined || wanted === undefined) return found;
  const same =
    wanted.length === 10
      ? found.startsWith(wanted)
      : Math.trunc(Date.parse(found) / 1000) === Math.trunc(Date.parse(wanted) / 1000);
  return same ? wanted : found;
}

function difference(path: string, wanted: unknown, found: unknown): string | null {
  if (Array.isArray(wanted) && Array.isArray(found)) {
    for (let i = 0; i < Math.max(wanted.length, found.length); i++) {
      const at = difference(`${path}[${i}]`, wanted[i], found[i]);
      if (at !== null) return at;
    }
    return null;
  }
  if (isRecord(wanted) && isRecord(found)) {
    for (const key of Object.keys(wanted)) {
      const at = difference(`${path}.${key}`, wanted[key], found[key]);
      if (at !== null) return at;
    }
    return null;
  }
  return Object.is(wanted, found) ? null : `${path}\n  wanted: ${show(wanted)}\n  found:  ${show(found)}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

describe.each(['pages', 'gold'].flatMap((set) => foldersOf(set).map((name) => `${set}/${name}`)))(
  'fixtures/%s',
  (name) => {
    const folder = join(FIXTURES, name);
    const made = clean(pageOf(folder), { cleanedAt: null });

    it('comes out as its truth says', () => {
      const found = differences(Truth.parse(read(folder, 'truth.json')), made);
      if (found.length > 0)
        expect.fail(
          [
            ...found,
            ...made.trace.notes,
            ...made.trace.removals.map((r) => `  cut by ${r.rule}: ${r.text.slice(0, 100)}`),
          ].join('\n'),
        );
    });

    it('comes out the same by cheerio’s tree', () => {
      expect(clean(pageOf(folder), { cleanedAt: null, read: parsePage })).toEqual(made);
    });

    if (existsSync(join(folder, 'expected.json'))) {
      it('comes out as the reviewed record, every field of it', () => {
        expect(expectedOf(made)).toEqual(read(folder, 'expected.json'));
      });
    }
  },
);

describe('the fixtures themselves', () => {
  it.each([
    ['pages', 36],
    ['gold', 20],
  ])('fixtures/%s holds at least %i pages', (set, least) => {
    expect(foldersOf(set).length).toBeGreaterThanOrEqual(least);
  });

  it.each(['pages', 'gold'].flatMap((set) => foldersOf(set).map((name) => `${set}/${name}`)))(
    '%s: the truth is well formed and its dates are dates',
    (name) => {
      const truth = Truth.parse(read(FIXTURES, name, 'truth.json'));
      if (truth.outcome === 'article' && truth.published !== undefined)
        expect(() => DatedAt.shape.at.parse(truth.published)).not.toThrow();
    },
  );

  it('hold articles and rejects of different reasons', () => {
    const truths = foldersOf('pages').map((name) => Truth.parse(read(FIXTURES, 'pages', name, 'truth.json')));
    expect(truths.filter((truth) => truth.outcome === 'article').length).toBeGreaterThanOrEqual(24);
    expect(
      new Set(truths.flatMap((truth) => (truth.outcome === 'rejected' ? [truth.reason] : []))).size,
    ).toBeGreaterThanOrEqual(6);
  });
});
