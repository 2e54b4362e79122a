import { EXIT } from '../exit.ts';
import type { Compression } from '../export/compress.ts';
import { FORM_NAMES, type FormName } from '../export/form.ts';
import { exportFile } from './export/file.ts';
import { exportSplit } from './export/split.ts';
import { exportStream } from './export/stream.ts';
import { say } from './io.ts';
import { showProgress, type ProgressBar } from './progress-bar.ts';
import { filterOf, type FilterOptions } from './record-filter.ts';
import { withStore, type OpenStore } from './stored.ts';
import { UsageError } from './usage.ts';

export interface ExportOptions extends FilterOptions {
  readonly format?: FormName;
  /** The file to write, with `split` a folder; standard output where absent. */
  readonly out?: string;
  /** One file an article. */
  readonly split?: boolean;
  readonly compress?: Compression;
  /** File in which to keep how far exports have come. */
  readonly cursor?: string;
  /** With `cursor`: file to which the articles withdrawn since the last export are added. */
  readonly withdrawn?: string;
}

/** Some 5 MB of records. */
const BATCH = 1000;

/** `copydesk export`: the articles of the store in a form of others, to standard output, a file, or a folder with a file each. */
export async function exportCommand(options: ExportOptions = {}, open?: OpenStore): Promise<number> {
  const { format = 'ndjson', out, split = false, compress, cursor, withdrawn } = options;
  const filter = filterOf(options);
  check(options, format);
  const stop = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const onSignal = () => stop.abort();
  for (const signal of signals) process.once(signal, onSignal);
  try {
    return await withStore(open, async (store) => {
      const kind = { format, ...filter, ...(compress && { compress }), ...(split && { split: 'yes' }) };
      const counted = { taken: 0, done: 0, withdrawn: 0 };
      const job = {
        store: store.out,
        filter,
        form: format,
        compress,
        cursorPath: cursor,
        withdrawnPath: withdrawn,
        kind,
        counted,
      };
      let written;
      {
        using _bar = out === undefined ? NO_BAR : showProgress(counted, 'exporting');
        const given = { ...job, batch: BATCH, signal: stop.signal };
        written =
          out === undefined
            ? await exportStream(given)
            : split
              ? await exportSplit(given, out)
              : await exportFile(given, out);
      }
      report(written, counted, options);
      return written === 'stopped' ? EXIT.stopped : EXIT.ok;
    });
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
  }
}

/** On standard output the records themselves show how far it is. */
const NO_BAR: ProgressBar = { note: () => {}, [Symbol.dispose]: () => {} };

function check({ out, split, compress, cursor, withdrawn }: ExportOptions, format: string): void {
  if (!(FORM_NAMES as readonly string[]).includes(format))
    throw new UsageError(`the format "${format}" is not known; choose one of ${FORM_NAMES.join(', ')}`);
  if (split === true && out === undefined)
    throw new UsageError('--split writes a file an article; name the folder for them by --out');
  if (split === true && (format === 'csv' || format === 'parquet'))
    throw new UsageError(`--split and --format ${format} exclude each other: a table is one file`);
  if (withdrawn !== undefined && cursor === undefined)
    throw new UsageError('--withdrawn is what changed since the last export, which --cursor remembers; give both');
  if (compress !== undefined && format === 'parquet')
    throw new UsageError('--format parquet is packed by zstd inside; leave --compress out');
  if (out === undefined && format === 'parquet' && process.stdout.isTTY)
    throw new UsageError('--format parquet is bytes that a terminal cannot show; name a file by --out');
}

function report(
  written: 'done' | 'stopped' | 'nothing',
  { done, withdrawn }: { readonly done: number; readonly withdrawn: number },
  { out, cursor, withdrawn: path }: ExportOptions,
): void {
  const articles = `${done} ${done === 1 ? 'article' : 'articles'}`;
  if (written === 'stopped')
    say(`copydesk: stopped after ${articles}; ${cursor === undefined ? 'nothing was kept' : 'call it again to go on'}`);
  else if (written === 'nothing') say(`nothing new since the last export; ${out ?? 'standard output'} was not written`);
  else say(`${articles} exported${out === undefined ? '' : ` to ${out}`}`);
  if (withdrawn > 0)
    say(
      `${withdrawn} withdrawn since the last export; ${path === undefined ? '--withdrawn FILE names them' : `their ids are in ${path}`}`,
    );
}
