import { choose, COMPARED_COPIES, COMPARED_STORIES, type Candidate } from '../../src/stories/choose.ts';
import { Comparable } from '../../src/stories/compare.ts';
import { COMMON_KEY, keysOf, SHARED_KEYS } from '../../src/stories/sketch.ts';
import type { StoryText } from './texts.ts';

const HOUR = 3_600_000;

/** What became of the texts: the story each was given, and what was compared. */
export interface Grouping {
  readonly storyOf: ReadonlyMap<string, string>;
  readonly candidates: number;
}

/** Gives each text its story, in the order they come in, as the store does it, in memory. */
export function group(texts: readonly StoryText[], windowHours: number): Grouping {
  const stories = new Map<string, Candidate[]>();
  const byKey = new Map<number, Set<string>>();
  const storyOf = new Map<string, string>();
  let compared = 0;
  for (const { id, body: text, hours } of texts) {
    const body = new Comparable(text);
    const keys = keysOf(body.shingles);
    const shared = new Map<string, number>();
    for (const key of keys) {
      const having = byKey.get(key);
      if (having && having.size <= COMMON_KEY)
        for (const story of having) shared.set(story, (shared.get(story) ?? 0) + 1);
    }
    const found = [...shared]
      .filter(([, count]) => count >= SHARED_KEYS)
      .sort((a, b) => b[1] - a[1])
      .slice(0, COMPARED_STORIES)
      .flatMap(([story]) => stories.get(story) ?? [])
      .filter(({ at }) => hours - at / HOUR <= windowHours);
    compared += found.length;
    const match = choose(body, hours * HOUR, found);
    const storyId = match?.storyId ?? id;
    storyOf.set(id, storyId);
    if (match?.speaks === false) continue;
    const copies = stories.get(storyId) ?? [];
    copies.push({ storyId, articleId: id, body, at: hours * HOUR });
    copies.sort((a, b) => b.body.words - a.body.words);
    stories.set(storyId, copies.slice(0, COMPARED_COPIES));
    for (const key of keys) {
      let having = byKey.get(key);
      if (!having) byKey.set(key, (having = new Set()));
      having.add(storyId);
    }
  }
  return { storyOf, candidates: compared / texts.length };
}
