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
  /** What the cursor is bound to beside the store. */
  readonly kind: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Articles read from the store, encoded and packed in one go. */
  readonly batch: number;
  /** Counts for the bar: `taken` of all there are, `done` written. */
  readonly counted: { taken: number; done: number };
}
