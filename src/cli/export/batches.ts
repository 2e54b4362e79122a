import type { ExportedArticle, ExportPlace } from '../../store/export/export-store.ts';
import type { ExportJob } from './job.ts';

/** The articles of an export in batches, each in the order in which they changed; ends early where it is told to stop. */
export async function* batches(
  { store, filter, signal, counted, batch: size }: ExportJob,
  range: { readonly after: ExportPlace | null; readonly before: string },
): AsyncGenerator<readonly ExportedArticle[]> {
  let { after } = range;
  counted.taken = counted.done + (await store.count(rangeOf(filter, { ...range, after })));
  while (!signal.aborted) {
    const batch = await store.articles({ ...rangeOf(filter, { ...range, after }), limit: size });
    if (batch.length === 0) return;
    yield batch;
    counted.done += batch.length;
    after = batch.at(-1)!.place;
    if (batch.length < size) return;
  }
}

function rangeOf(
  filter: ExportJob['filter'],
  { after, before }: { readonly after: ExportPlace | null; readonly before: string },
) {
  return { filter, before, ...(after === null ? {} : { after }) };
}
