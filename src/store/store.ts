import type { Article } from '../model/article.ts';
import type { ArticleJob } from '../model/job.ts';
import type { Outcome } from '../model/outcome.ts';
import type { PackedPage } from '../model/packed-page.ts';
import type { Page } from '../model/page.ts';
import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import type { Reject } from '../model/reject.ts';
import type { Trace } from '../model/trace.ts';
import type { DeskStore } from './desk/desk-store.ts';
import type { ExportStore } from './export/export-store.ts';
import type { StoryStore } from './stories/story-store.ts';
import type { Pruned } from './prune.ts';
import type { CleanedPage, ReplayFilter } from './replay.ts';
import type { StoreStatus } from './status.ts';

/** A page whose outcome is to be written: its bytes are needed only where it may not be stored yet. */
export type CommittedPage = Page | PackedPage | Pick<Page, 'id'>;

/**
 * What a page came to be for its article: it made it, changed its newest state, changed nothing, or is an earlier state
 * that came late. A reject is `withdrawn` where it took the article away, and nothing to any article else (null).
 */
export type Change = 'new' | 'revised' | 'unchanged' | 'older' | 'withdrawn';

/** What a commit came to. */
export interface Committed {
  /** What stands for the page now. */
  readonly outcome: 'article' | 'rejected';
  /**
   * The article that the page belongs to; null for a reject. Its canonical URL may be that of another story: then it is
   * the article of its own URL.
   */
  readonly articleId: string | null;
  /** The article's revision that this page showed last; null for a reject. */
  readonly revision: number | null;
  readonly change: Change | null;
  /** Id of the article that is gone because this page is refused now, or belongs to another one. */
  readonly withdrawn: string | null;
  /** False where the same outcome stood there already: the job had run before. */
  readonly changed: boolean;
  /** True where this try had failed (`FAILED_TRY`) and what `clean` had decided before stays; the rest tells of that. */
  readonly kept: boolean;
}

/** A reject as it stands in quarantine. */
export interface Quarantined extends Reject {
  readonly pageId: string;
  readonly url: string | null;
  /** Where the page was read; null where it came another way. */
  readonly source: string | null;
  /** ISO 8601 instant of the commit. */
  readonly at: string;
}

/** What became of one page, and why. */
export interface StoredTrace extends Trace {
  readonly url: string | null;
  /** Where the page was read; null where it came another way. */
  readonly source: string | null;
  /** `waiting` where the page has no outcome yet. */
  readonly outcome: 'article' | 'rejected' | 'waiting';
  /** What it became; null for a reject and a waiting page. */
  readonly article: { readonly id: string; readonly revision: number; readonly headline: string } | null;
  readonly reject: Reject | null;
  /** The canonical URL that the page names and that is not its article's, since another story owns it; null for all others. */
  readonly claimed: string | null;
  /** The last try, where it failed and this outcome was kept. */
  readonly failed: (Reject & { readonly at: string }) | null;
}

/** What is still to be done. */
export interface Backlog {
  /** Pages without an outcome, or seen again since they had it. */
  readonly waiting: number;
  /** Rows of the outbox not sent yet. */
  readonly outbox: number;
}

export interface Counts extends Backlog {
  readonly pages: number;
  readonly articles: number;
  readonly revisions: number;
  readonly rejects: number;
}

/** How much one rule has cut from the pages in the store. */
export interface RuleCount {
  readonly rule: string;
  readonly removals: number;
  readonly pages: number;
}

/**
 * The one interface to SQL; PGlite and PostgreSQL run the same statements. What fails throws a `StoreFault`, which says
 * whether to try again.
 *
 * **What holds.** The rows of articles, revisions, removals and quarantine follow from the sightings of the stored pages
 * and what `clean` makes of each, whatever the order, number and overlap of commits, for all columns but times of commit.
 * A page has one outcome: a page cleaned anew with other rules replaces its own. The revisions of an article are the
 * sightings of its pages in the order of time (by `fetchedAt`; where that is unknown or in the future, by when they came
 * in), each run of equal content hashes being one, read from its first page. So an outlet that goes back to what it had
 * makes a further revision of an old page; an older page that comes late takes its place among the earlier revisions, and
 * the newest state stays the newest. Reading the same page better with newer rules changes its revision and makes no
 * further one: a revision counts what the outlet changed, not what we did.
 *
 * Pages that name a URL other than their own as canonical claim the article there. The page at that URL owns it, else the
 * one seen first; claimants that tell another story, by headline and by body, are articles by their own URLs.
 *
 * The outbox has a message for each commit that changed an article as a whole: that it is there, has another newest
 * state, or is gone. Who follows the messages of an article in their sequence ends with its row.
 */
export interface Store extends AsyncDisposable {
  /** What people look at. */
  readonly desk: DeskStore;
  /** What is given out to other programs. */
  readonly out: ExportStore;
  /** One story, many outlets. */
  readonly stories: StoryStore;
  /** Packs a page to be stored, by another one of its outlet where there were some. */
  pack(page: Page): Promise<PackedPage>;
  /**
   * Stores pages, packed, and that they were seen; a page that is there stays as it is, one that was pruned gets its bytes
   * back. A page without a time of fetch is seen at `seenAt` (ISO 8601), else now. One seen at another time than before
   * waits to be cleaned again. Answers which ids were new or got their bytes back.
   */
  putPages(pages: readonly (Page | PackedPage)[], seenAt?: string): Promise<ReadonlySet<string>>;
  /** Null where no such page was ever stored, `pruned` where its bytes were deleted once it had its outcome. */
  getPage(id: string): Promise<Page | 'pruned' | null>;
  /** A page to be unpacked in the thread that cleans it. */
  getPacked(id: string): Promise<PackedPage | 'pruned' | null>;
  /**
   * Writes an outcome: article, revision, outbox row and removals, or quarantine; one transaction, many commits grouped.
   * Resolves when that transaction is durable. A page that is not stored yet is stored first; one given by its id alone
   * must be. A try that failed never replaces what `clean` decided: it is noted beside it, until a try does not fail.
   */
  commit(page: CommittedPage, outcome: Outcome | PreparedOutcome): Promise<Committed>;
  /** Settles a page that was seen again and whose bytes are gone: its sightings get their place by the outcome it has. */
  placeSightings(pageId: string): Promise<void>;
  /** Ids of pages without an outcome, or seen again since they had it, in the order of intake, after `after`. */
  pagesWithoutOutcome(limit: number, after?: string): Promise<string[]>;
  /** Those of `ids` that are stored and have no outcome. */
  withoutOutcome(ids: readonly string[]): Promise<string[]>;
  /**
   * Of all processes that ask, one in `everyMs` gets an answer: ids of those of the `limit` oldest waiting pages that
   * waited at the sweep before too. All others get none, and cost a look at one row.
   */
  sweep(everyMs: number, limit: number): Promise<string[]>;
  /** Ids of all pages that have their bytes, or of those refused for `reason` or whose last try failed so, stored at `since` (ISO 8601) or later, in the order of intake, after `after`. */
  pageIds(filter: { limit: number; after?: string; reason?: string; since?: string }): Promise<string[]>;
  /** Pages that have their bytes and an outcome, with what became of them, in the order of intake, after `after`. */
  cleaned(filter: ReplayFilter & { readonly limit: number; readonly after?: string }): Promise<CleanedPage[]>;
  countCleaned(filter: ReplayFilter): Promise<number>;
  /** How many pages {@link pageIds} leaves out because their bytes were deleted. */
  prunedPages(filter: { reason?: string; since?: string }): Promise<number>;
  /** What {@link prune} would delete in all. */
  prunable(before: string): Promise<Pruned>;
  /**
   * Deletes the bytes of up to `limit` pages that were stored before an instant (ISO 8601) and have their outcome, the
   * oldest first. Outcomes, records, traces and the order of revisions stay. None are left where it answers fewer.
   */
  prune(before: string, limit: number): Promise<Pruned>;
  /**
   * Newest revisions, last changed first; with `after` (an article id, or '' for the start) in the order of ids, so that
   * all can be walked through.
   */
  articles(filter: { limit: number; agency?: string; after?: string }): Promise<Article[]>;
  /** All revisions of an article, first to newest. */
  revisions(articleId: string): Promise<Article[]>;
  /** Last refused first; with `after` (a page id, or '' for the start) in the order of page ids. */
  rejects(filter: { limit: number; reason?: string; after?: string }): Promise<Quarantined[]>;
  /** Trace by page id, article id (its newest revision), URL or source (the page last seen there). */
  trace(id: string): Promise<StoredTrace | null>;
  /** Sources of pages that were read from a file (`FILE` or `FILE, ...`), at most `limit`. */
  sourcesIn(file: string, limit: number): Promise<string[]>;
  /** Costs what is still to be done, not what there is. */
  backlog(): Promise<Backlog>;
  /** How the store stands now and what the last hour and day brought: for people who look, and for a loop of seconds. */
  status(): Promise<StoreStatus>;
  /** Counts all rows: for people, not for a loop. */
  counts(): Promise<Counts>;
  /** What each rule has cut, the busiest first. Reads all outcomes. */
  ruleCounts(): Promise<RuleCount[]>;
  /**
   * Takes up to `limit` unsent rows, oldest first, for half a minute: no other process gets them in that time. Send
   * them, then {@link markSent}; what is not marked comes again, so a message may be sent twice but never not at all.
   */
  outbox(limit: number): Promise<ArticleJob[]>;
  /** Marks messages as sent, by their `sequence`, if the queue still has the memory they were given to, as last told by {@link relayTo}. */
  markSent(sequences: readonly number[], memory: string): Promise<void>;
  /**
   * Tells which memory holds the queue of messages, and up to which batch all of them were taken (0: not known). A memory
   * other than before may have forgotten messages: of the rows sent and not known to be taken, the newest `limit` are
   * unsent again. Answers the last batch sent, and how many rows will be sent again.
   */
  relayTo(memory: string, taken: number, limit: number): Promise<{ readonly batch: number; readonly again: number }>;
  /** True where the database answers within two seconds. Never throws. */
  ready(): Promise<boolean>;
}
