import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/pipeline/plain/line-facts.ts';
import { keptLines } from '../../../src/pipeline/plain/story-lines.ts';
import { PageLines } from '../../../src/pipeline/story/page-lines.ts';
import { BUILT_IN } from '../../../src/rules/rule-set.ts';

const kept = (lines: readonly string[]): string[] => {
  const keep = keptLines(factsOf(lines, BUILT_IN, new PageLines()), new Set());
  return lines.filter((_, at) => keep[at]);
};

const STORY = [
  'The harbor board voted 4-1 on Tuesday to rebuild the fish pier that burned in March, its chairwoman said after the meeting.',
  '“Nobody wants a summer without it,” Chairwoman Rosa Tan said. “The boats have to land somewhere, and so do the gulls.”',
  'The pier, built in 1931, was the last wooden one on the coast. It will be rebuilt in concrete for $12 million, most of it from the state.',
  'Fishermen told the board that they have landed their catch at a gravel ramp since the fire, and that the ramp floods at every high tide.',
  'Work is to begin in October and to last a year, harbor engineer Paul Drum told the board.',
];
const NEXT = [
  'A Brookfield library lent out its one hundredth telescope on Saturday, librarian Ann Osei said, and has a waiting list of six weeks.',
  '“We bought three and thought that would do,” Osei said. “Then the comet came, and now half the town looks up.”',
  'The library is to buy ten more with a gift from a retired teacher, who asked that nobody learn his name.',
];
const BREAK = ['Share', 'Tweet', 'Email', 'Print', 'Related', 'Most Popular', 'Newsletters'];

describe('what follows a story', () => {
  test('is none of it, below a break of furniture, where it says other things', () => {
    expect(
      kept(['Harbor board votes to rebuild pier', ...STORY, ...BREAK, 'Library lends 100th telescope', ...NEXT]),
    ).toEqual(STORY);
  });

  test('is the story’s own where it speaks of the same things', () => {
    const whole = [
      'Drum said the concrete for the pier comes by barge, so the harbor stays open to fishermen while the board rebuilds.',
      'The state told the harbor board in March that it would pay most of the $12 million if the pier lasts fifty years.',
    ];
    expect(kept(['Harbor board votes to rebuild pier', ...STORY, ...BREAK, ...whole])).toEqual([...STORY, ...whole]);
  });
});

describe('a text addressed to its reader', () => {
  const GUIDE = [
    'If you keep hens in a small yard, you will sooner or later have to clean the coop, and you may as well do it the easy way.',
    'What you need',
    'A rake',
    'A bucket of lime',
    'Before you start, let your hens out into the yard and close the gate, or you will spend the morning looking for them.',
    'Step one: the floor',
    'Rake all of the straw into one corner and carry it to your compost, where it will do your tomatoes good next year.',
    'Step two: the nests',
    'Now you can wash the nest boxes with warm water and a little vinegar, and leave the lids open until they are dry.',
    'Step three: fresh straw',
    'Spread as much straw as you can carry, since hens lay better in a deep bed, and shut the doors before the rain comes in.',
  ];

  test('keeps its steps and subheads', () => {
    expect(kept(['How to clean a hen coop', ...GUIDE])).toEqual(GUIDE);
  });

  test('keeps nothing that a rule knows as furniture', () => {
    const advertised = GUIDE.flatMap((line, at) => (at === 4 ? ['Advertisement', line] : [line]));
    expect(kept(['How to clean a hen coop', ...advertised])).not.toContain('Advertisement');
  });
});

describe('several stories in one file', () => {
  const first = [
    'Harbor board votes to rebuild pier',
    'By MARA QUILL',
    `PORT KALEM, Ore. (AP) -- ${STORY[0]}`,
    ...STORY.slice(1),
  ];
  const second = [`BROOKFIELD, Ohio (AP) -- ${NEXT[0]}`, ...NEXT.slice(1)];

  test.for([
    ['a byline of its own', ['Library lends 100th telescope', 'By JO TAN']],
    ['a line ruled between', ['----------', 'Library lends 100th telescope']],
  ] as const)('the first ends where the next opens, below %s', ([, opening]) => {
    expect(kept([...first, ...opening, ...second])).toEqual(kept(first));
  });

  test('the parts of a round-up, each below its dateline alone, are one', () => {
    expect(kept([...first, ...second])).toEqual([...kept(first), ...second]);
  });
});
