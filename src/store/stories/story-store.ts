import type { Article } from '../../model/article.ts';
import type { MatchKind } from '../../model/copy-sketch.ts';

/** A story as a list shows it. */
export interface StoryRow {
  readonly id: string;
  readonly kind: 'wire' | 'press-release' | 'local';
  /** ISO 8601. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Of the copy that came first. */
  readonly headline: string;
  readonly agency: string | null;
  readonly copies: number;
  readonly outlets: number;
  /** Copies that carry a correction. */
  readonly corrected: number;
}

/** An article in its story. */
export interface StoryMember {
  readonly article: Article;
  /** When it came to the story; ISO 8601. */
  readonly seenAt: string;
  readonly match: MatchKind;
  /** Share of the shorter text that stands in the longer, 0 to 1. */
  readonly containment: number;
  /** Id of the copy it was compared with. */
  readonly matchedWith: string | null;
  /** Whom the page's copyright line names, in lower case. */
  readonly holder: string | null;
  /** The owner of its host by the settings. */
  readonly group: string | null;
}

export interface StoryStore {
  /** Stories with `copies` articles or more, those that grew last first; `after` is the last of the page before. */
  list(filter: StoryFilter): Promise<StoryRow[]>;
  /** One story's articles, first come first; of a story that became part of another, that one's. Empty where no such story exists. */
  members(storyId: string): Promise<StoryMember[]>;
  /** The story of an article, null where it is in none. */
  storyOf(articleId: string): Promise<string | null>;
  /**
   * Gives up to `limit` articles their story that were stored before there were stories, the oldest first, and tells later
   * stages. Answers how many there were: fewer than `limit` where none is left.
   */
  findDue(limit: number): Promise<number>;
}

export interface StoryFilter {
  readonly limit: number;
  /** 2 where absent: what one outlet alone has is hardly worth a list. */
  readonly copies?: number;
  readonly agency?: string;
}
