import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/pipeline/plain/line-facts.ts';
import { slugWords } from '../../../src/pipeline/plain/slug.ts';
import { keptLines } from '../../../src/pipeline/plain/story-lines.ts';
import { PageLines } from '../../../src/pipeline/story/page-lines.ts';
import { BUILT_IN } from '../../../src/rules/rule-set.ts';
import { leastCpuMs } from '../../cpu-time.ts';

const kept = (lines: readonly string[], url: string | null = null): string[] => {
  const keep = keptLines(factsOf(lines, BUILT_IN, new PageLines()), slugWords(url));
  return lines.filter((_, at) => keep[at]);
};

const STORY = [
  'The harbor board voted 4-1 on Tuesday to rebuild the fish pier that burned in March, its chairwoman said after the meeting.',
  '“Nobody wants a summer without it,” Chairwoman Rosa Tan said. “The boats have to land somewhere, and so do the gulls.”',
  'The pier, built in 1931, was the last wooden one on the coast. It will be rebuilt in concrete for $12 million, most of it from the state.',
  'Work is to begin in October and to last a year, harbor engineer Paul Drum told the board.',
];
const MENU = ['Home', 'News', 'Sports', 'Weather', 'Obituaries', 'Contact Us'];

describe('the lines of a story', () => {
  test('are told from menus, titles and teasers around them', () => {
    const teasers = [
      'Most Read',
      'Sheriff warns of fake jury duty calls',
      'Hospital adds night clinic for farm workers',
    ];
    expect(kept([...MENU, 'Harbor board votes to rebuild pier', ...STORY, ...teasers, ...MENU])).toEqual(STORY);
  });

  test('there are none in a menu', () => {
    expect(kept([...MENU, ...MENU.map((entry) => `More ${entry}`)])).toEqual([]);
  });

  test('there are none in rows of dots and of figures', () => {
    expect(kept(['. '.repeat(400), '1234567890 '.repeat(400), '12.5 13.1 88.2.'.repeat(30)])).toEqual([]);
  });

  test('many lines are judged in the time of their number', () => {
    const timed = (count: number): number => {
      const lines = Array.from({ length: count }, (_, i) => (i % 7 === 0 ? STORY[i % 4]! : `${MENU[i % 6]!} ${i}`));
      return leastCpuMs(3, () => kept(lines, 'https://harbor.example/news/harbor-board-votes-rebuild-pier'));
    };
    timed(500);
    // By the square of their number it would be 16.
    expect(timed(4000) / timed(1000)).toBeLessThan(8);
  }, 60_000);
});

describe('the words of an address', () => {
  test('are those of its path that tell of the story', () => {
    expect([...slugWords('https://a.example/news/local/2024/harbor-board-votes-to-rebuild-pier.html')]).toEqual([
      'harbor',
      'board',
      'votes',
      'rebuild',
      'pier',
    ]);
    for (const url of [null, 'https://a.example/', 'https://a.example/news/?p=12', 'https://a.example/%E0%A4%A'])
      expect(slugWords(url).size).toBe(0);
  });
});
