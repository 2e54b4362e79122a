import { LeftOut } from '../intake/left-out.ts';
import type { IntakeProblem } from '../intake/problem.ts';
import type { PackedPage, PageName } from '../model/packed-page.ts';
import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import type { Change, Committed } from '../store/store.ts';

/** What a page came to be for its article. */
export type ArticleChange = Exclude<Change, 'withdrawn'>;

/** One article of the run, as its table shows it. */
export interface ArticleLine {
  readonly articleId: string;
  readonly headline: string;
  readonly dateline: string | null;
  readonly agency: string | null;
  readonly words: number;
  readonly cut: number;
  readonly change: ArticleChange;
}

/** One reject of the run. */
export interface RejectLine {
  readonly pageId: string;
  readonly url: string | null;
  /** Where a page without URL was read: a path, with the line of it in JSONL. */
  readonly source: string | null;
  readonly reason: string;
  readonly detail: string;
}

/** Lines kept for the tables; more are only counted, so that memory does not grow with the pages. */
export const LINES_KEPT = 100;

/**
 * Counts one run. Every page taken ends in exactly one count:
 * `taken = new + revised + unchanged + older + rejected + kept + repeated + elsewhere + open`.
 */
export class RunTally {
  taken = 0;
  readonly articles: Record<ArticleChange, number> = { new: 0, revised: 0, unchanged: 0, older: 0 };
  /** Articles that are gone because their page is refused now, or belongs to another. */
  withdrawn = 0;
  rejected = 0;
  readonly reasons = new Map<string, number>();
  /** Cleaned again without success: what was known of the page stays. */
  kept = 0;
  /** The same page given again while it waited. */
  repeated = 0;
  /** Brought to its outcome by another worker on the same queue. */
  elsewhere = 0;
  /** Outcomes of pages that an earlier run or another producer left in the queue. */
  leftovers = 0;
  problems: IntakeProblem[] = [];
  problemCount = 0;
  bytes = 0;
  readonly leftOut = new LeftOut();
  readonly articleLines: ArticleLine[] = [];
  readonly rejectLines: RejectLine[] = [];
  /** Pages taken that have no outcome yet, each with what people know it by: no more than the queue may hold. */
  readonly open = new Map<string, string>();
  readonly #sources = new Map<string, string>();

  /** Pages that have their outcome. */
  get done(): number {
    return this.taken - this.open.size;
  }

  /** Says where a page was read that has no URL, before it is taken. */
  name(id: string, source: string): void {
    this.#sources.set(id, source);
  }

  take(pages: readonly PackedPage[]): void {
    for (const { id, url, size } of pages) {
      this.taken++;
      this.bytes += size;
      if (this.open.has(id)) this.repeated++;
      else this.open.set(id, url ?? this.#sources.get(id) ?? id);
    }
  }

  problem(problem: IntakeProblem): void {
    this.problemCount++;
    if (this.problems.length < LINES_KEPT) this.problems.push(problem);
  }

  settle(page: PageName, outcome: PreparedOutcome, { articleId, change, withdrawn, kept }: Committed): void {
    if (!this.open.delete(page.id)) return void this.leftovers++;
    const source = this.#sources.get(page.id) ?? null;
    this.#sources.delete(page.id);
    if (withdrawn !== null) this.withdrawn++;
    if (kept) this.kept++;
    else if (outcome.outcome === 'article') {
      const { article, cut } = outcome;
      const made = change === null || change === 'withdrawn' ? 'unchanged' : change;
      this.articles[made]++;
      if (this.articleLines.length >= LINES_KEPT) return;
      this.articleLines.push({
        articleId: articleId ?? article.id,
        headline: article.headline,
        dateline: article.dateline,
        agency: article.agency,
        words: article.words,
        cut,
        change: made,
      });
    } else {
      const { reason, detail } = outcome.reject;
      this.rejected++;
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
      if (this.rejectLines.length < LINES_KEPT)
        this.rejectLines.push({ pageId: page.id, url: page.url, source, reason, detail });
    }
  }

  settledElsewhere(id: string): void {
    this.#sources.delete(id);
    if (this.open.delete(id)) this.elsewhere++;
  }
}
