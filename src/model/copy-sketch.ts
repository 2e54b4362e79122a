/** Signs of one story that need no text: the agency's own id, and the address of the original that a page names. */
export const SURE_KINDS = ['item-id', 'original-url'] as const;
export type SureKind = (typeof SURE_KINDS)[number];

/** How an article came to its story: it was the first, by a sure sign, as a copy, or as a part of another article. */
export const MATCH_KINDS = ['first', ...SURE_KINDS, 'copy', 'part'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** What the store needs of an article to find its story; made in the thread that cleans. */
export interface CopySketch {
  /** Sampled shingles of the body, ascending. */
  readonly keys: Float64Array;
  /** Words of the body. */
  readonly words: number;
  /** Sure signs, each as a number like the keys. */
  readonly sure: readonly { readonly kind: SureKind; readonly key: number }[];
  /** The body's text, to be compared in full where a candidate is found. */
  readonly body: string;
  /** When it was published (ISO 8601), null where the page does not say. */
  readonly at: string | null;
  readonly kind: 'wire' | 'press-release' | 'local';
  /** Whom the page's copyright line names; null where it has none. */
  readonly holder: string | null;
  /** Whether it carries a correction. */
  readonly corrected: boolean;
}
