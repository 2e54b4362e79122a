import { packed } from '../../export/compress.ts';
import { readCursor, saveCursor } from '../../export/cursor.ts';
import { encode } from '../../export/form.ts';
import type { Article } from '../../model/article.ts';
import { batches } from './batches.ts';
import type { ExportJob } from './job.ts';
import { print, printBytes } from '../io.ts';
import { harmless } from '../stored.ts';
import { endOf, tellWithdrawn } from './withdrawn.ts';

/** Bytes put together before they are written, or packed, in one go. */
const PIECE = 1_000_000;

/** To standard output. The cursor moves on only once all of it was taken by whoever reads. */
export async function exportStream(job: ExportJob): Promise<'done' | 'stopped'> {
  const { cursorPath, store, kind, form, compress, signal } = job;
  const cursor = cursorPath === undefined ? null : await readCursor(cursorPath, await store.identity(), kind);
  const range = { after: cursor?.after ?? null, before: await store.horizon() };
  await tellWithdrawn(job, range.after, range.before);
  async function* articles(): AsyncGenerator<Article> {
    for await (const batch of batches(job, range)) for (const { article } of batch) yield article;
  }
  const shown = process.stdout.isTTY && compress === undefined;
  for await (const piece of inPieces(encode(form, articles()), PIECE)) {
    if (shown) await print(harmless(Buffer.from(piece).toString()));
    else await printBytes(await packed(piece, compress));
  }
  if (signal.aborted) return 'stopped';
  if (cursor !== null) await saveCursor(cursorPath!, { ...cursor, after: endOf(range.before) });
  return 'done';
}

/** Small pieces put together into some of at least `size` bytes. */
export async function* inPieces(small: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let weight = 0;
  for await (const piece of small) {
    pieces.push(piece);
    weight += piece.byteLength;
    if (weight < size) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    weight = 0;
  }
  if (weight > 0) yield Buffer.concat(pieces);
}
