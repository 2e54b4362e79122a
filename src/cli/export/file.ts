import { resolve } from 'node:path';
import { packed } from '../../export/compress.ts';
import { readCursor, saveCursor, type Cursor } from '../../export/cursor.ts';
import { encode, FORMS, type ExportForm } from '../../export/form.ts';
import { OutputError } from '../../export/output-error.ts';
import { PartFile, partPathOf, sizeOf } from '../../export/part-file.ts';
import type { Article } from '../../model/article.ts';
import { batches } from './batches.ts';
import { inPieces } from './stream.ts';
import type { ExportJob } from './job.ts';
import { endOf, tellWithdrawn } from './withdrawn.ts';

/** Bytes that are written, or packed, in one go. */
const PIECE = 4_000_000;

/** Where one file's export stands; kept in the cursor, so that a stopped one goes on where it was. */
type Part = NonNullable<Cursor['part']>;

/**
 * Into one file, which takes its name once it is whole. With a cursor an export that was stopped goes on behind the last
 * batch that is on the disk; the next one holds what changed since. A file that an earlier export wrote is not replaced
 * by the few that are new.
 */
export async function exportFile(job: ExportJob, path: string): Promise<'done' | 'stopped' | 'nothing'> {
  const { cursorPath, store, kind, form } = job;
  if (cursorPath === undefined) return whole(job, path, null, await store.horizon());
  const cursor = await readCursor(cursorPath, await store.identity(), kind);
  const open = await opened(cursorPath, cursor, path);
  if (open === 'done') return 'done';
  if (cursor.after !== null && open === null && (await sizeOf(path)) !== null)
    throw new OutputError(
      `${path} is there already, and this export holds only what changed since; name another file by --out`,
    );
  const before = open?.before ?? (await store.horizon());
  const { each }: ExportForm = FORMS[form];
  await tellWithdrawn(job, cursor.after, before);
  if (each !== null) return inParts(job, cursor, open ?? partOf(path, before, cursor.after), path);
  const range = { filter: job.filter, before, ...(cursor.after && { after: cursor.after }) };
  const written = (await store.count(range)) === 0 ? 'nothing' : await whole(job, path, cursor.after, before);
  if (written !== 'stopped') await saveCursor(cursorPath, { ...cursor, after: endOf(before), part: null });
  return written;
}

function partOf(path: string, before: string, after: Part['after']): Part {
  return { path: resolve(path), bytes: 0, before, after, articles: 0, whole: false };
}

/** The export of an earlier call that is still open; null where none is. One that only lacked its name gets it. */
async function opened(cursorPath: string, cursor: Cursor, path: string): Promise<Part | 'done' | null> {
  const { part } = cursor;
  if (part === null) return null;
  const there = await sizeOf(partPathOf(part.path));
  if (part.whole) {
    if (there !== null) await (await PartFile.begin(part.path, part.bytes)).finish();
    Object.assign(cursor, { after: endOf(part.before), part: null });
    await saveCursor(cursorPath, cursor);
    return part.path === resolve(path) ? 'done' : null;
  }
  if (there === null || there < part.bytes) return null;
  if (part.path !== resolve(path))
    throw new OutputError(`the last export was stopped on its way to ${part.path}; give it that --out to go on`);
  return part;
}

async function inParts(
  job: ExportJob,
  cursor: Cursor,
  part: Part,
  path: string,
): Promise<'done' | 'stopped' | 'nothing'> {
  const { form, compress, cursorPath, counted } = job;
  const { each, head = '' }: ExportForm = FORMS[form];
  const file = await PartFile.begin(path, part.bytes);
  let now = part;
  counted.done = part.articles;
  const write = async (text: string, more: Partial<Part>): Promise<void> => {
    if (text !== '') await file.append(await packed(Buffer.from(text), compress));
    await file.sync();
    now = { ...now, ...more, bytes: file.bytes };
    await saveCursor(cursorPath!, { ...cursor, part: now });
  };
  try {
    for await (const batch of batches(job, part))
      await write((now.bytes === 0 ? head : '') + batch.map(({ article }) => each!(article)).join(''), {
        after: batch.at(-1)!.place,
        articles: counted.done + batch.length,
      });
    if (job.signal.aborted) {
      await file.leave(true);
      return 'stopped';
    }
    if (now.bytes === 0 && cursor.after !== null) {
      await file.leave(false);
      await saveCursor(cursorPath!, { ...cursor, after: endOf(now.before), part: null });
      return 'nothing';
    }
    await write(now.bytes === 0 ? head : '', { whole: true });
    await file.finish();
    await saveCursor(cursorPath!, { ...cursor, after: endOf(now.before), part: null });
    return 'done';
  } catch (error) {
    // Where no batch is known to be on the disk, there is nothing to go on with.
    await file.leave(now.bytes > 0);
    throw error;
  }
}

/** All in one go: where it does not come to its end, nothing is left. */
async function whole(job: ExportJob, path: string, after: Part['after'], before: string): Promise<'done' | 'stopped'> {
  const { form, compress, signal } = job;
  async function* articles(): AsyncGenerator<Article> {
    for await (const batch of batches(job, { after, before })) for (const { article } of batch) yield article;
  }
  const file = await PartFile.begin(path);
  try {
    for await (const piece of inPieces(encode(form, articles()), PIECE))
      await file.append(await packed(piece, compress));
    if (signal.aborted) {
      await file.leave(false);
      return 'stopped';
    }
    await file.finish();
    return 'done';
  } catch (error) {
    await file.leave(false);
    throw error;
  }
}
