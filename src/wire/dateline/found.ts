import type { Tag } from '../tag.ts';
import type { Head } from './head.ts';

/** A dateline as the grammar finds it at the start of a paragraph. */
export interface Found {
  readonly head: Head;
  readonly tag: Tag | null;
  /** The tag as printed with its brackets: `(AP)`, `/PRNewswire/`; '' where there is none. */
  readonly tagText: string;
  /** Where the story's text begins. */
  readonly end: number;
  readonly damage: readonly string[];
}
