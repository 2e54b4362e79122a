import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { OutputError } from './output-error.ts';
import { writeWhole } from './part-file.ts';

const Place = z.tuple([z.string().regex(/^\d{1,17}$/), z.string()]).readonly();

/** Where exports of one kind have come to. Kept in a file, so that it outlives processes and machines. */
const CursorFile = z.strictObject({
  copydesk: z.literal('export cursor'),
  /** The store it belongs to. */
  store: z.string(),
  /** What it was made with: filter, form and packing. */
  kind: z.record(z.string(), z.string()),
  /** Up to where the last export gave all that had changed; null before the first. */
  after: Place.nullable(),
  /** An export under way: this many bytes of this file hold the articles up to a place; `whole` once it is complete. */
  part: z
    .strictObject({
      path: z.string(),
      bytes: z.int().nonnegative(),
      before: z.string(),
      after: Place.nullable(),
      articles: z.int().nonnegative(),
      whole: z.boolean(),
    })
    .nullable(),
});
export type Cursor = z.infer<typeof CursorFile>;

/** Reads a cursor, or begins one where the file is not there. Throws `OutputError` where it is of another store or another export. */
export async function readCursor(path: string, store: string, kind: Readonly<Record<string, string>>): Promise<Cursor> {
  let text;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { copydesk: 'export cursor', store, kind: { ...kind }, after: null, part: null };
    throw new OutputError(`the cursor ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  const cursor = CursorFile.safeParse(jsonOf(text)).data;
  if (cursor === undefined) throw new OutputError(`${path} does not hold the cursor of an export; name another file`);
  if (cursor.store !== store)
    throw new OutputError(
      `the cursor ${path} belongs to another store (${cursor.store}; this store is ${store}); use one cursor file for each store`,
    );
  if (!sameKind(cursor.kind, kind))
    throw new OutputError(
      `the cursor ${path} belongs to an export with ${told(cursor.kind)}, not with ${told(kind)}; use one cursor file for each kind of export`,
    );
  return cursor;
}

export async function saveCursor(path: string, cursor: Cursor): Promise<void> {
  await writeWhole(path, `${JSON.stringify(cursor)}\n`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function told(kind: Readonly<Record<string, string>>): string {
  return Object.entries(kind)
    .map(([name, value]) => `--${name} ${value}`)
    .join(' ');
}

function sameKind(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
