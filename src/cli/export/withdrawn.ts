import { appendFile } from 'node:fs/promises';
import { OutputError } from '../../export/output-error.ts';
import type { ExportPlace } from '../../store/export/export-store.ts';
import type { ExportJob } from './job.ts';

/** Where an export that came to its end has come to: all that changed before an instant was given. */
export function endOf(before: string): ExportPlace {
  // Ids are below it, so that what changes at that very instant comes next time.
  return [before, '~'];
}

/**
 * Articles withdrawn since the last export, added to the file of `--withdrawn`, one JSON object a line. One that was
 * stopped tells them again. Answers their ids; none before the first export, when nobody has any article.
 */
export async function tellWithdrawn(
  { store, withdrawnPath, counted }: ExportJob,
  since: ExportPlace | null,
  before: string,
): Promise<readonly string[]> {
  if (since === null) return [];
  const gone = await store.withdrawn({ since: since[0], before });
  counted.withdrawn = gone.length;
  if (withdrawnPath !== undefined && gone.length > 0)
    try {
      await appendFile(withdrawnPath, gone.map((one) => `${JSON.stringify(one)}\n`).join(''));
    } catch (error) {
      throw new OutputError(`${withdrawnPath} cannot be written (${(error as NodeJS.ErrnoException).code})`);
    }
  return gone.map(({ id }) => id);
}
