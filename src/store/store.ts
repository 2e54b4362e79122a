import type { Outcome } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import type { Article } from '../model/article.ts';
import type { Reject } from '../model/reject.ts';
import type { Removal, Trace } from '../model/trace.ts';

/** What a commit changed: nothing, where the job had run before. */
export interface Committed {
  readonly outcome: 'article' | 'rejected';
  /** The revision written or found; null for a reject. */
  readonly revision: number | null;
  readonly changed: boolean;
}

/** The one interface to SQL; PGlite and PostgreSQL implement it with the same statements. */
export interface Store extends AsyncDisposable {
  /** Stores pages (compressed); a page that is there stays as it is. Answers which ids were new. */
  putPages(pages: readonly Page[]): Promise<ReadonlySet<string>>;
  getPage(id: string): Promise<Page | null>;
  /** Writes an outcome: article, revision, outbox row and removals, or quarantine; one transaction, many commits grouped. */
  commit(page: Page, outcome: Outcome): Promise<Committed>;
  /** Ids of pages without an outcome, oldest first, after `after`. */
  pagesWithoutOutcome(limit: number, after?: string): Promise<string[]>;
  /** Newest revisions. */
  articles(filter: { limit: number; agency?: string; after?: string }): Promise<Article[]>;
  rejects(filter: { limit: number; reason?: string }): Promise<(Reject & { pageId: string; url: string | null; at: string })[]>;
  /** Trace by page id, article id or URL. */
  trace(id: string): Promise<(Trace & { outcome: string; removals: Removal[] }) | null>;
  counts(): Promise<{ pages: number; articles: number; revisions: number; rejects: number; outbox: number; waiting: number }>;
  /** Outbox rows not yet sent to the queue `articles`, oldest first, and the mark that they were. */
  outbox(limit: number): Promise<{ id: number; articleId: string; revision: number; contentHash: string }[]>;
  markSent(ids: readonly number[]): Promise<void>;
  ready(): Promise<boolean>;
}
