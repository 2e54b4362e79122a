import type { Article } from '../../model/article.ts';

/** What narrows the records given out; all that are given hold. */
export interface RecordFilter {
  /** Code of an agency, e.g. `AP`. */
  readonly agency?: string;
  /** Host of an outlet; its subdomains too. */
  readonly outlet?: string;
  /** ISO 3166-1 alpha-2: a place of the dateline lies there. */
  readonly country?: string;
  /** The story came out at this instant or later, or was first seen then where the page does not say; ISO 8601. */
  readonly since?: string;
  /** The same, before this instant. */
  readonly until?: string;
  /** Words to find, as typed: `"a phrase"`, `or` and `-without` are understood. */
  readonly search?: string;
}

/** A place in the order in which articles changed: an instant in microseconds of Unix time, and an article id. */
export type ExportPlace = readonly [changed: string, id: string];

export interface ExportedArticle {
  readonly article: Article;
  readonly place: ExportPlace;
}

/** An article that is no more: its page is refused now, or belongs to another article. */
export interface WithdrawnArticle {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** What is to be given out: the articles that changed after `after` and before `before`, both of which may be absent. */
export interface ExportRange {
  readonly filter: RecordFilter;
  readonly after?: ExportPlace;
  /** From {@link ExportStore.horizon}. */
  readonly before?: string;
}

/** Records in the order in which they changed, so that whoever comes back takes up where it stopped. */
export interface ExportStore {
  /** Names this store: the same after a restart and a restore from a backup, another for every other store. */
  identity(): Promise<string>;
  /**
   * An instant (microseconds of Unix time) before which no article will change any more: those that are being written
   * now come later, so that none falls between two exports.
   */
  horizon(): Promise<string>;
  /** How many articles there are in a range. */
  count(range: ExportRange): Promise<number>;
  /** Up to `limit` newest revisions of a range, in order; with `newestFirst` those that changed last, in the reverse order. */
  articles(range: ExportRange & { readonly limit: number; readonly newestFirst?: boolean }): Promise<ExportedArticle[]>;
  /** Articles withdrawn at `since` or later and before `before` (microseconds of Unix time) that did not come back, in order of time. */
  withdrawn(range: { readonly since: string; readonly before: string }): Promise<WithdrawnArticle[]>;
  /** The state of the article that each page shows, as a person corrected it, by page id; pages without an article are left out. */
  ofPages(ids: readonly string[]): Promise<ReadonlyMap<string, Article>>;
}
