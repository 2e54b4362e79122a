import type { Qualifier } from './qualifier.ts';

/** One place of a dateline as its grammar reads it: nothing resolved yet. */
export interface RawPlace {
  /** As printed: `SONORA, Calif.` */
  readonly text: string;
  /** The city part as printed. */
  readonly city: string;
  readonly qualifier: Qualifier | null;
  /** The qualifier as printed, or null. */
  readonly qualifierText: string | null;
  /** True where the city is in capitals. */
  readonly caps: boolean;
}
