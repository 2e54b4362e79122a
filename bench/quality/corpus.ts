import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { newPage, type Page } from '../../src/model/page.ts';
import type { Truth } from './score.ts';

/** One page of a corpus with what it should come out as: an article, or a refusal by name. */
export interface Sample {
  readonly id: string;
  readonly set: string;
  readonly read: () => Page;
  readonly truth: Truth | { readonly refused: string };
}

export interface Corpus {
  readonly samples: readonly Sample[];
  /** SHA-256 over names and bytes of all its files: figures of different hashes cannot be compared. */
  readonly hash: string;
}

/** A page's JSON in a corpus; what else a corpus knows of its pages is left alone. */
const Known = z.looseObject({
  url: z.string().nullish(),
  set: z.string().default('pages'),
  truth: z.looseObject({
    title: z.string().nullish(),
    authors: z.array(z.string()).nullish(),
    published: z.string().nullish(),
    bodyText: z.string().nullish(),
    bodyParagraphs: z.array(z.string()).nullish(),
  }),
  wire: z.looseObject({ agency: z.string(), datelineText: z.string().nullish() }).nullish(),
});

const BEYOND_LATIN_1 = /[^\x00-\xff]/;

/** A folder of `<id>.html.gz` and `<id>.json`: url, set, truth {title, authors, published, bodyText or bodyParagraphs}, wire {agency, datelineText} or null. */
export function readCorpus(folder: string): Corpus {
  const hash = createHash('sha256');
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort();
  const known = ids.map((id) => {
    const json = readFileSync(join(folder, `${id}.json`));
    hash
      .update(`${id}\0`)
      .update(json)
      .update(readFileSync(join(folder, `${id}.html.gz`)));
    const { url, set, truth, wire } = knownOf(json, `${id}.json`);
    const lines = (truth.bodyParagraphs ?? (truth.bodyText ?? '').split(/\n+/))
      .map((line) => line.trim())
      .filter(Boolean);
    return {
      id,
      url: url ?? null,
      set,
      lines,
      title: truth.title ?? null,
      authors: truth.authors ?? null,
      published: truth.published ?? null,
      agency: wire?.agency ?? null,
      dateline: wire?.datelineText ?? null,
    };
  });
  // A set of news without one curly quote or dash has lost most characters outside ASCII on its way.
  const whole = new Set(
    known.filter(({ lines }) => lines.some((line) => BEYOND_LATIN_1.test(line))).map(({ set }) => set),
  );
  const samples = known.map(({ id, url, set, lines, ...truth }): Sample => ({
    id,
    set,
    truth: { ...truth, lines, ascii: !whole.has(set) },
    read: () =>
      newPage({
        url,
        bytes: gunzipSync(readFileSync(join(folder, `${id}.html.gz`))),
        contentType: null,
        fetchedAt: null,
      }),
  }));
  return { samples, hash: hash.digest('hex') };
}

function knownOf(json: Buffer, file: string): z.infer<typeof Known> {
  try {
    return Known.parse(JSON.parse(json.toString('utf8')));
  } catch (error) {
    const problem =
      error instanceof z.ZodError ? `${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}` : 'not JSON';
    throw new Error(`${file}: ${problem}`, { cause: error });
  }
}

const FixtureTruth = z.discriminatedUnion('outcome', [
  z.looseObject({
    outcome: z.literal('article'),
    headline: z.string(),
    agency: z.string().nullable(),
    dateline: z.looseObject({ text: z.string() }).nullable(),
    bylines: z.array(z.looseObject({ name: z.string() })).optional(),
    published: z.string().nullish(),
    paragraphs: z.array(z.looseObject({ text: z.string() })),
  }),
  z.looseObject({ outcome: z.literal('rejected'), reason: z.string() }),
]);
const Sidecar = z.looseObject({
  url: z.string().nullable(),
  contentType: z.string().optional(),
  fetchedAt: z.string().optional(),
});

/** The made-up pages of `fixtures`: sets `gold` and `pages`. */
export function readFixtures(folder: string): Corpus {
  const hash = createHash('sha256');
  const samples = ['gold', 'pages'].flatMap((set) =>
    readdirSync(join(folder, set))
      .sort()
      .filter((name) => existsSync(join(folder, set, name, 'truth.json')))
      .map((name): Sample => {
        const text = existsSync(join(folder, set, name, 'page.txt'));
        const [html, side, truth] = [text ? 'page.txt' : 'page.html', 'page.json', 'truth.json'].map((file) =>
          readFileSync(join(folder, set, name, file)),
        ) as [Buffer, Buffer, Buffer];
        hash.update(`${set}/${name}\0`).update(html).update(side).update(truth);
        const { url, contentType, fetchedAt } = Sidecar.parse(JSON.parse(side.toString('utf8')));
        const read = () =>
          newPage({ url, bytes: html, contentType: contentType ?? null, fetchedAt: fetchedAt ?? null });
        return {
          id: `${set}/${name}`,
          set,
          read,
          truth: truthOf(FixtureTruth.parse(JSON.parse(truth.toString('utf8')))),
        };
      }),
  );
  return { samples, hash: hash.digest('hex') };
}

function truthOf(truth: z.infer<typeof FixtureTruth>): Sample['truth'] {
  if (truth.outcome === 'rejected') return { refused: truth.reason };
  const [first = '', ...rest] = truth.paragraphs.map(({ text }) => text);
  const dateline = truth.dateline?.text ?? null;
  return {
    title: truth.headline,
    authors: truth.bylines?.map(({ name }) => name) ?? null,
    published: truth.published ?? null,
    lines: [dateline === null ? first : `${dateline} ${first}`, ...rest],
    agency: truth.agency,
    dateline,
    ascii: false,
  };
}
