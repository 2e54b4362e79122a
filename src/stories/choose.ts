import { compare, type Comparable } from './compare.ts';
import type { MatchKind } from '../model/copy-sketch.ts';
import { judge } from './judge.ts';

/** Of a story’s copies, at most this many are compared, the longest first: they hold what the others were cut from. */
export const COMPARED_COPIES = 3;
/** At most this many candidates are compared in full, those with the most shared keys first. */
export const COMPARED_STORIES = 8;

/** A copy of a story that shares enough keys with a new text to be compared with it. */
export interface Candidate {
  readonly storyId: string;
  readonly articleId: string;
  readonly body: Comparable;
  /** Milliseconds since 1970: when it was published, or came in. */
  readonly at: number;
}

export interface Match {
  readonly storyId: string;
  /** The copy it was compared with. */
  readonly articleId: string;
  readonly kind: MatchKind;
  /** Share of the shorter body that stands in the longer, 0 to 1. */
  readonly containment: number;
  /**
   * Whether later texts may be found by this one. A part of another article or a round-up of several stories does not
   * speak for the story: what else stands in it would draw in other stories.
   */
  readonly speaks: boolean;
  /** Stories it is nearly the same text as a copy of: of two, each copy has a part of the other's, so they are one story. */
  readonly same: readonly string[];
}

/**
 * Share of the longer of two texts that the shorter must have to be nearly the same text. Two texts that a third has more
 * than half in common with share a fifth of it at least: they meet in each other and not in a round-up alone.
 */
const NEARLY_SAME = 0.6;

const HOUR = 3_600_000;

/** The story a text is a copy of, among candidates: the one it shares most with; null where it is none of them. */
export function choose(body: Comparable, at: number, candidates: readonly Candidate[]): Match | null {
  let best: Omit<Match, 'speaks' | 'same'> | null = null;
  let most = 0;
  const stories = new Set<string>();
  const same = new Set<string>();
  for (const { storyId, articleId, body: other, at: then } of candidates) {
    const comparison = compare(body, other);
    const { containment, shared } = comparison;
    const kind = judge(comparison, Math.min(body.words, other.words), Math.abs(at - then) / HOUR);
    if (kind === null) continue;
    stories.add(storyId);
    if (kind === 'copy' && shared >= NEARLY_SAME * Math.max(body.set.size, other.set.size)) same.add(storyId);
    if (shared <= most) continue;
    best = { storyId, articleId, kind, containment };
    most = shared;
  }
  if (best === null) return null;
  // Nearly the same text as all the stories it is like: they are one story, found in two.
  const one = stories.size === 1 || same.size === stories.size;
  return { ...best, speaks: best.kind !== 'part' && one, same: [...same] };
}
