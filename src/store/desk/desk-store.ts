import type { Article } from '../../model/article.ts';
import type { RejectReason } from '../../model/reject.ts';

/** What narrows a list of articles; all that are given hold. `none` asks for those without a value. */
export interface ArticleFilter {
  /** Words to find, as typed: `"a phrase"`, `or` and `-without` are understood. */
  readonly q?: string;
  readonly agency?: string;
  readonly host?: string;
  readonly country?: string;
  readonly language?: string;
  /** `YYYY-MM-DD` in UTC. */
  readonly day?: string;
  readonly flag?: string;
  readonly confidence?: string;
  readonly type?: string;
}

export const FACETS = ['agency', 'host', 'country', 'language', 'type', 'day', 'flag', 'confidence'] as const;
export type Facet = (typeof FACETS)[number];

/** One article in a list. */
export interface ArticleLine {
  readonly id: string;
  readonly revision: number;
  readonly pageId: string;
  /** ISO 8601 instant the story came out, or was first seen where the page does not say. */
  readonly at: string;
  readonly headline: string;
  /** How the body begins. */
  readonly summary: string;
  readonly agency: string | null;
  readonly host: string | null;
  readonly type: string;
  readonly language: string | null;
  readonly dateline: string | null;
  readonly words: number;
  readonly flags: readonly string[];
  readonly confidence: number;
  readonly corrected: boolean;
}

export interface ArticlePage {
  readonly articles: readonly ArticleLine[];
  /** What to ask for the lines after these; null at the end. */
  readonly next: string | null;
}

export interface FacetValue {
  /** Null for articles without one. */
  readonly value: string | null;
  readonly count: number;
}

/** A place of datelines and how many articles of the list have it. */
export interface DatelinePoint {
  readonly place: string;
  readonly country: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly count: number;
}

export interface ArticleFacets {
  readonly total: number;
  /** False where only the newest {@link FACETS_OVER} were counted. */
  readonly complete: boolean;
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>;
  readonly points: readonly DatelinePoint[];
}

/** Articles that facets and the map are counted over, the newest first. */
export const FACETS_OVER = 50_000;

/** What came in and what became of it in one minute. */
export interface Minute {
  /** Unix time, in minutes. */
  readonly minute: number;
  readonly pages: number;
  readonly articles: number;
  readonly rejects: number;
}

/** An agency or an outlet, and how it has been sending. */
export interface Sender {
  readonly name: string | null;
  /** Articles that changed in the last day, and in the seven days before it. */
  readonly day: number;
  readonly week: number;
  /** ISO 8601 instant of the last. */
  readonly last: string;
}

/** Rejects for one reason from one outlet. */
export interface RejectGroup {
  readonly reason: RejectReason;
  /** Empty where the pages have no URL. */
  readonly host: string;
  readonly count: number;
  /** ISO 8601 instants. */
  readonly first: string;
  readonly last: string;
  readonly detail: string;
  /** `returned`: resolved once, and there again since. */
  readonly state: 'open' | 'resolved' | 'returned';
}

export interface GroupKey {
  readonly reason: string;
  readonly host: string;
}

/** A page without its bytes. */
export interface PageInfo {
  readonly id: string;
  readonly url: string | null;
  readonly contentType: string | null;
  readonly fetchedAt: string | null;
  /** ISO 8601 instants: when the page showed this state, when it was stored, when it was cleaned last. */
  readonly seenAt: string;
  readonly storedAt: string;
  readonly cleanedAt: string | null;
  readonly bytes: number;
  /** False where the bytes were deleted. */
  readonly kept: boolean;
  readonly outcome: 'article' | 'rejected' | 'waiting';
  readonly articleId: string | null;
  readonly reason: RejectReason | null;
  readonly detail: string | null;
  readonly rulesVersion: string | null;
}

/** A page of an article: an event in its history. */
export interface ArticleSighting {
  readonly pageId: string;
  readonly url: string | null;
  readonly seenAt: string;
  readonly storedAt: string;
  readonly cleanedAt: string;
  readonly revision: number;
  /** True where the revision was read from this page; else the page showed it again. */
  readonly first: boolean;
}

export interface ArticleHistory {
  readonly revisions: readonly Article[];
  readonly sightings: readonly ArticleSighting[];
  /** What people made of its pages, the last first. */
  readonly corrections: readonly Correction[];
  readonly announced: readonly { readonly revision: number; readonly sentAt: string | null }[];
}

/** What a rule has cut of late. */
export interface RuleUse {
  readonly rule: string;
  readonly removals: number;
  readonly pages: number;
  readonly hosts: readonly string[];
}

/** One block that a rule cut. */
export interface RuleCut {
  readonly pageId: string;
  readonly url: string | null;
  readonly at: string;
  readonly text: string;
}

/** What a person says of one block of a page. */
export interface Mark {
  readonly block: number;
  readonly fate: 'kept' | 'cut';
  readonly text: string;
}

/** What a person made of a page: the record with their marks applied. */
export interface GivenCorrection {
  readonly pageId: string;
  readonly marks: readonly Mark[];
  readonly record: Article;
  /** Why, in their words; may be empty. */
  readonly note: string;
}

export interface Correction extends GivenCorrection {
  /** ISO 8601 instant. */
  readonly at: string;
  /** What `clean` makes of the page, as it stands now. */
  readonly before: Article | null;
}

/** What the desk asks of the store; every query has a bound on the rows it reads. */
export interface DeskStore {
  /** Brings up to `limit` articles of lists up to date. Answers how many it did. */
  indexArticles(limit: number): Promise<number>;
  /** Makes up to `limit` articles searchable by their words. Answers how many it did. */
  indexWords(limit: number): Promise<number>;
  /** Makes searches for words indexed since the last call fast; worth its time once nothing is left to index. */
  settleWords(): Promise<void>;
  findArticles(filter: ArticleFilter, limit: number, after?: string): Promise<ArticlePage>;
  /** Records of the articles of these ids, in their order; those that are gone are left out. */
  records(ids: readonly string[]): Promise<Article[]>;
  facets(filter: ArticleFilter): Promise<ArticleFacets>;
  /** The minutes since an instant (ISO 8601) in which anything happened, in order. */
  minutes(since: string): Promise<Minute[]>;
  senders(by: 'agency' | 'host'): Promise<Sender[]>;
  serverVersion(): Promise<string>;
  rejectGroups(limit: number): Promise<RejectGroup[]>;
  rejectsOf(group: GroupKey, limit: number, after?: string): Promise<PageInfo[]>;
  /** Ids of a group's pages that still have their bytes. */
  pagesOf(group: GroupKey, limit: number): Promise<string[]>;
  resolve(group: GroupKey): Promise<void>;
  reopen(group: GroupKey): Promise<void>;
  page(id: string): Promise<PageInfo | null>;
  history(articleId: string): Promise<ArticleHistory>;
  /** Keeps what a person made of a page; cleaning it again leaves it as it is. */
  correct(given: GivenCorrection): Promise<void>;
  /** Takes a correction back. */
  withdrawCorrection(pageId: string): Promise<void>;
  correction(pageId: string): Promise<Correction | null>;
  /** Over the newest `limit` outcomes of the last day. */
  ruleUse(limit: number): Promise<{ readonly pages: number; readonly rules: RuleUse[] }>;
  cutsOf(rule: string, limit: number): Promise<RuleCut[]>;
  /** Ids of the newest pages that have their bytes. */
  newestPages(limit: number): Promise<string[]>;
}
