import type { Compression } from '../../export/compress.ts';
import type { FormName } from '../../export/form.ts';
import type { ExportStore, RecordFilter } from '../../store/export/export-store.ts';

/** One export under way, as the three ways to write it share it. */
export interface ExportJob {
  readonly store: ExportStore;
  readonly filter: RecordFilter;
  readonly form: FormName;
  readonly compress: Compression | undefined;
  readonly cursorPath: string | undefined;
  /** File to which the articles withdrawn since the last export are added. */
  readonly withdrawnPath: string | undefined;
  /** What the cursor is bound to beside the store. */
  readonly kind: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Articles read from the store, encoded and packed in one go. */
  readonly batch: number;
  /** Counts for the bar: `taken` of all there are, `done` written; and articles withdrawn since the last export. */
  readonly counted: { taken: number; done: number; withdrawn: number };
}
