import { Comparable } from '../../src/stories/compare.ts';
import { group } from './simulate.ts';
import type { Story } from './texts.ts';

/** Two real texts are held for one story where the longer has this share of the shorter one's runs of five words. */
const SAME_STORY = 0.5;
/** Runs that more texts have are somebody's boilerplate. */
const COMMON = 20;

/** Pairs of real texts that share most of the shorter one, told by all their runs, and whether each pair came into one story. */
export function realPairs(stories: readonly Story[]): { pairs: number; together: number; apart: string[] } {
  const runs = stories.map(({ paragraphs }) => new Set(new Comparable(paragraphs.join('\n\n')).shingles));
  const having = new Map<number, number[]>();
  runs.forEach((own, i) => {
    for (const run of own) {
      const known = having.get(run);
      if (known) known.push(i);
      else having.set(run, [i]);
    }
  });
  const shared = new Map<string, number>();
  for (const texts of having.values())
    if (texts.length <= COMMON)
      texts.forEach((a, k) => {
        for (const b of texts.slice(k + 1)) shared.set(`${a} ${b}`, (shared.get(`${a} ${b}`) ?? 0) + 1);
      });
  const { storyOf } = group(
    stories.map(({ id, paragraphs }, i) => ({
      id,
      truth: id,
      kind: 'real',
      body: paragraphs.join('\n\n'),
      hours: i / stories.length,
    })),
    1,
  );
  let pairs = 0;
  const apart: string[] = [];
  for (const [pair, count] of shared) {
    const [a, b] = pair.split(' ').map(Number) as [number, number];
    if (count < SAME_STORY * Math.min(runs[a]!.size, runs[b]!.size)) continue;
    pairs++;
    const ids = [stories[a]!.id, stories[b]!.id];
    if (storyOf.get(ids[0]!) !== storyOf.get(ids[1]!)) apart.push(ids.join(' | '));
  }
  return { pairs, together: pairs - apart.length, apart };
}
