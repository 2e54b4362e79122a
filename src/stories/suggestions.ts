import type { StoryOverview } from './overview.ts';
import { wordsOf } from './words.ts';

/** A sentence that one outlet alone puts into agencies' stories, again and again. */
export interface Suggestion {
  readonly host: string;
  readonly text: string;
  /** Ids of articles it stands in, each of another story. */
  readonly articles: readonly string[];
}

/** In this many stories the same sentence is furniture, not reporting. */
const LEAST_STORIES = 2;

/** Sentences that no other copy has, the same in several stories of one outlet: what rules of ours have missed. */
export function suggestionsFrom(stories: readonly StoryOverview[]): Suggestion[] {
  const found = new Map<string, { host: string; text: string; articles: Map<StoryOverview, string> }>();
  for (const story of stories)
    for (const { host, added, articleId } of story.copies)
      for (const text of host === null ? [] : added) {
        const key = `${host} ${wordsOf(text).join(' ')}`;
        const one = found.get(key) ?? { host: host!, text, articles: new Map<StoryOverview, string>() };
        found.set(key, one);
        one.articles.set(story, articleId);
      }
  return [...found.values()]
    .filter(({ articles }) => articles.size >= LEAST_STORIES)
    .map(({ host, text, articles }) => ({ host, text, articles: [...articles.values()] }))
    .sort((a, b) => b.articles.length - a.articles.length || a.host.localeCompare(b.host));
}

/** A rule that would cut the sentence on that outlet, as a rules file has it: to be read before it is used. */
export function ruleOf({ host, text }: Suggestion, number: number): object {
  const pattern = text
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
  return {
    id: `${host.replaceAll('.', '-')}-${number}`,
    reason: `a line of ${host} that no other copy of its stories has`,
    on: 'text',
    pattern: `^${pattern}$`,
    hosts: [host],
    cut: [text],
    keep: [`“${text}” she said.`],
  };
}
