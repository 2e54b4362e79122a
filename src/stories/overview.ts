import type { Article } from '../model/article.ts';
import { storyParagraphs } from '../model/paragraphs.ts';
import { align, type StoryCopy } from './alignment.ts';
import { agree, type AgreedText } from './consensus.ts';
import { reportCopies, type CopyReport } from './copy-report.ts';
import { staleSentences, type StaleSentence } from './corrections.ts';
import { ownersOf, type Publisher } from './owners.ts';
import { versionsOf, type Version } from './versions.ts';

/** A story as it stands: its versions, the text its latest version's copies agree on, and what each copy did. */
export interface StoryOverview {
  readonly headline: string;
  readonly owners: number;
  readonly versions: readonly (Version & { readonly agreed: AgreedText })[];
  readonly copies: readonly CopyOverview[];
  /** Corrections that copies carry. */
  readonly corrections: readonly string[];
}

export interface CopyOverview extends CopyReport {
  readonly owner: string;
  readonly host: string | null;
  readonly url: string | null;
  readonly headline: string;
  /** ISO 8601: published, or came in. */
  readonly at: string;
  readonly version: number;
  /** The correction other copies carry and this one lacks; null where there is none. */
  readonly uncorrected: string | null;
  /** Its sentences that the correction changed elsewhere; none where it has cut the place. */
  readonly stale: readonly StaleSentence[];
}

/** An article of a story with the time it came in (ISO 8601), and who publishes it. */
export interface StoryArticle extends Partial<Pick<Publisher, 'holder' | 'group'>> {
  readonly article: Article;
  readonly seenAt: string;
}

/** Lays the articles of one story side by side. */
export function overviewOf(articles: readonly StoryArticle[]): StoryOverview {
  const owners = ownersOf(
    articles.map(({ article, holder = null, group = null }) => {
      return { articleId: article.id, host: article.outlet.host, holder, group };
    }),
  );
  const copies = articles.map((one, i) => copyOf(one, owners[i]!));
  const alignment = align(copies);
  const marks = articles.map(({ article }) => notesOf(article, 'version-marker'));
  const versions = versionsOf(copies, alignment, marks).map((version) => {
    const own = version.copies.map((copy) => copies[copy]!);
    const { number, copies: numbers, added } = version;
    return { number, copies: numbers, added, agreed: agree(own, align(own)) };
  });
  const corrections = [...new Set(articles.flatMap(({ article }) => notesOf(article, 'correction')))];
  const corrected = articles.flatMap(({ article }, i) => (notesOf(article, 'correction').length > 0 ? [i] : []));
  const reports = new Map<string, CopyReport>();
  for (const { copies: numbers, agreed } of versions) {
    const own = numbers.map((copy) => copies[copy]!);
    for (const report of reportCopies(own, align(own), agreed)) reports.set(report.articleId, report);
  }
  return {
    headline: commonest(articles.map(({ article }) => article.headline)),
    owners: new Set(copies.map(({ owner }) => owner)).size,
    versions,
    corrections,
    copies: articles.map(({ article, seenAt }, i) => ({
      ...reports.get(article.id)!,
      owner: copies[i]!.owner,
      host: article.outlet.host,
      url: article.url,
      headline: article.headline,
      at: article.published?.at ?? seenAt,
      version: versions.find((version) => version.copies.includes(i))!.number,
      uncorrected: corrected.includes(i) ? null : (corrections[0] ?? null),
      stale:
        corrected.length === 0 || corrected.includes(i) ? [] : staleSentences(i, corrected, corrections, alignment),
    })),
  };
}

function copyOf({ article, seenAt }: StoryArticle, owner: string): StoryCopy {
  return {
    articleId: article.id,
    owner,
    at: Date.parse(article.published?.at ?? seenAt),
    headline: article.headline,
    paragraphs: storyParagraphs(article.body.paragraphs).map(({ text }) => text),
  };
}

function notesOf({ notes }: Article, kind: Article['notes'][number]['kind']): string[] {
  return notes.filter((note) => note.kind === kind).map(({ text }) => text);
}

function commonest(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0];
}
