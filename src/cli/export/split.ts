import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packed, SUFFIX } from '../../export/compress.ts';
import { readCursor, saveCursor } from '../../export/cursor.ts';
import { FORMS, type ExportForm } from '../../export/form.ts';
import { makeFolder, writeWhole } from '../../export/part-file.ts';
import { batches } from './batches.ts';
import type { ExportJob } from './job.ts';
import { endOf, tellWithdrawn } from './withdrawn.ts';

/** One file an article into a folder; an article that changed since replaces its file, one that was withdrawn loses it. The cursor moves on with each batch. */
export async function exportSplit(job: ExportJob, folder: string): Promise<'done' | 'stopped'> {
  const { cursorPath, store, kind, form, compress, signal } = job;
  const cursor = cursorPath === undefined ? null : await readCursor(cursorPath, await store.identity(), kind);
  makeFolder(folder);
  const { each, extension }: ExportForm = FORMS[form];
  // One object is JSON; only many of them are lines.
  const ending = (extension === 'ndjson' ? 'json' : extension) + (compress === undefined ? '' : SUFFIX[compress]);
  const fileOf = (id: string): string => join(folder, `${id}.${ending}`);
  const range = { after: cursor?.after ?? null, before: await store.horizon() };
  for (const id of await tellWithdrawn(job, range.after, range.before)) await rm(fileOf(id), { force: true });
  for await (const batch of batches(job, range)) {
    for (const { article } of batch)
      await writeWhole(fileOf(article.id), await packed(Buffer.from(each!(article)), compress));
    if (cursor !== null) await saveCursor(cursorPath!, { ...cursor, after: batch.at(-1)!.place });
  }
  if (signal.aborted) return 'stopped';
  if (cursor !== null) await saveCursor(cursorPath!, { ...cursor, after: endOf(range.before) });
  return 'done';
}
