import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { UsageError } from '../src/cli/usage.ts';

export const LINE_TABLES = fileURLToPath(new URL('../fixtures/lines/', import.meta.url));

const DatelineRow = z.object({ text: z.string(), agency: z.string().nullable(), places: z.array(z.string()) });
const Coordinates = { latitude: z.number(), longitude: z.number() };

/** A table of lines with what must be read from each; a list without `kind` holds datelines met elsewhere. */
const LineTable = z.union([
  z.object({ kind: z.enum(['datelines', 'damaged']), rows: z.array(DatelineRow) }),
  z.object({
    kind: z.literal('callsigns'),
    rows: z.array(z.object({ text: z.string(), place: z.string(), station: z.string() })),
  }),
  z.object({ kind: z.literal('no-dateline'), rows: z.array(z.object({ text: z.string() })) }),
  z.object({
    kind: z.literal('places'),
    rows: z.array(z.object({ text: z.string(), country: z.string(), region: z.string().nullable(), ...Coordinates })),
  }),
  z.object({
    kind: z.literal('notes'),
    rows: z.array(
      z.object({ text: z.string(), position: z.enum(['lead', 'body', 'tail']), kind: z.string().nullable() }),
    ),
  }),
  z.object({
    kind: z.literal('captions'),
    rows: z.array(
      z.object({ text: z.string(), caption: z.string(), credit: z.string().nullable(), line: z.boolean() }),
    ),
  }),
  z.object({
    kind: z.literal('bylines'),
    rows: z.array(
      z.object({
        text: z.string(),
        people: z.array(z.unknown()),
        organisation: z.string().nullable(),
        line: z.boolean(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('story-types'),
    rows: z.array(
      z.object({ headline: z.string(), first: z.string(), agency: z.string().nullable(), type: z.string() }),
    ),
  }),
  z.object({ kind: z.literal('labels'), rows: z.array(z.unknown()) }),
  z.object({ kind: z.undefined().optional(), rows: z.array(z.object({ text: z.string(), agency: z.string() })) }),
]);
export type LineTable = z.infer<typeof LineTable>;

/** Reads one table. */
export async function readTable(file: string): Promise<LineTable> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new UsageError(`${file} cannot be read; give the path of a table of lines`);
  try {
    return LineTable.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${file} is not a table of lines; it needs "rows", and "kind" as in fixtures/lines`);
  }
}

/** What a person says of one string of a list of datelines met elsewhere, found by the string's hash: it is not repeated here. */
const Label = z.tuple([z.string(), z.string().nullable(), z.string(), z.enum(['clean', 'damaged', 'none'])]);
export type Label = {
  readonly agency: string | null;
  readonly places: string;
  readonly state: 'clean' | 'damaged' | 'none';
};

/** The labels by the hash of their string. */
export async function readLabels(): Promise<ReadonlyMap<string, Label>> {
  const { rows } = z
    .object({ rows: z.array(Label) })
    .parse(JSON.parse(await readFile(`${LINE_TABLES}labels.json`, 'utf8')));
  return new Map(rows.map(([hash, agency, list, state]) => [hash, { agency, places: list, state }]));
}

/** The first 12 hex digits of a string's SHA-256. */
export function lineHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
