import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose, type Candidate } from '../../src/stories/choose.ts';
import { Comparable, compare } from '../../src/stories/compare.ts';
import { shinglesOf, shinglesOfNumbers, wordNumbers } from '../../src/stories/shingles.ts';
import { keysOf, sketch, SHARED_KEYS } from '../../src/stories/sketch.ts';
import { wordsOf } from '../../src/stories/words.ts';
import { bodyOf, marketReport, OTHER, STORY } from './texts.ts';

const HOUR = 3_600_000;
const candidate = (body: string, storyId = 's-1', hours = 0): Candidate => ({
  storyId,
  articleId: `a-${storyId}`,
  body: new Comparable(body),
  at: hours * HOUR,
});
const match = (body: string, hours: number, ...candidates: Candidate[]) =>
  choose(new Comparable(body), hours * HOUR, candidates);

describe('the sketch of a text', () => {
  test('is the same whatever stands between the words, and in whatever case', () => {
    const plain = bodyOf(STORY);
    const dressed = plain.toUpperCase().replaceAll(' ', '  \n').replaceAll('“', '"');
    expect(sketch(wordsOf(dressed))).toEqual(sketch(wordsOf(plain)));
  });

  test('of a cut copy shares keys with the whole', () => {
    const whole = new Set(sketch(wordsOf(bodyOf(STORY))));
    for (const cut of [2, 3, 4]) {
      const shared = sketch(wordsOf(bodyOf(STORY.slice(0, cut)))).filter((key) => whole.has(key));
      expect(shared.length, `${cut} paragraphs`).toBeGreaterThanOrEqual(SHARED_KEYS);
    }
  });

  test('is that of its words, whether plain Latin letters or any', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'aZ9 \n.-’…éßØ'),
      fc.constantFrom('ﬁ', 'e\u0301', 'İ', '½', 'Ж', '語', '€', '\ud800', '😀'),
    );
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 20, maxLength: 80 }),
        fc.string({ unit: fc.constantFrom(...'aé 7’') }),
        (...texts) => {
          for (const text of texts) expect(shinglesOfNumbers(wordNumbers(text))).toEqual(shinglesOf(wordsOf(text)));
        },
      ),
      { numRuns: 500, seed: 4 },
    );
    const long = 'ab 1 '.repeat(10_000);
    expect(shinglesOfNumbers(wordNumbers(long))).toEqual(shinglesOf(wordsOf(long)));
  });

  test('has keys that an int8 and a JavaScript number hold exactly, ascending, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 400 }), (words) => {
        const keys = keysOf(shinglesOf(words));
        expect(keys.every((key) => Number.isSafeInteger(key) && key >= 0)).toBe(true);
        expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('a copy is found', () => {
  const whole = candidate(bodyOf(STORY));
  test.for([
    ['whole', STORY],
    ['cut from the bottom', STORY.slice(0, 4)],
    ['two paragraphs alone', STORY.slice(0, 2)],
    ['with local paragraphs', [...STORY.slice(0, 2), ...OTHER.slice(2), ...STORY.slice(2)]],
    ['with a new lead', [OTHER[0]!, ...STORY.slice(1)]],
    ['corrected', STORY.map((text) => text.replace('140,000', '114,000'))],
  ] as const)('%s', ([, paragraphs]) => {
    expect(match(bodyOf(paragraphs), 20, whole)).toMatchObject({ storyId: 's-1', kind: 'copy', speaks: true });
  });

  test('in part of another article, which does not speak for the story', () => {
    const backwards = (text: string): string => text.split(' ').toReversed().join(' ');
    const roundUp = [...OTHER, STORY[0]!, STORY[1]!, ...OTHER.map(backwards)];
    const long = candidate(bodyOf([...STORY, ...STORY.map(backwards)]));
    expect(match(bodyOf(roundUp), 5, long)).toMatchObject({ kind: 'part', speaks: false });
  });

  test('of several stories: the one it shares most with, and it does not speak for it', () => {
    const roundUp = bodyOf([...STORY.slice(0, 4), ...OTHER.slice(0, 3)]);
    expect(match(roundUp, 5, candidate(bodyOf(OTHER), 's-2'), whole)).toMatchObject({ storyId: 's-1', speaks: false });
  });
});

describe('guards', () => {
  test('market reports of other days share all but their figures', () => {
    const other = candidate(marketReport(62, 5130.25, 71.4, 3.9), 's-1', 0);
    expect(compare(other.body, new Comparable(marketReport(13, 4802.5, 80.05, 4.4))).containment).toBeGreaterThan(0.35);
    expect(match(marketReport(13, 4802.5, 80.05, 4.4), 24, other)).toBeNull();
    expect(match(marketReport(62, 5130.25, 71.4, 3.9), 24, other)).toMatchObject({ kind: 'copy' });
  });

  test('an edited copy weeks later is another story that says the same', () => {
    const edited = bodyOf([OTHER[0]!, ...STORY.slice(0, 4), ...OTHER.slice(1)]);
    expect(match(edited, 24, candidate(bodyOf(STORY)))).toMatchObject({ kind: 'copy' });
    expect(match(edited, 24 * 14, candidate(bodyOf(STORY)))).toBeNull();
  });

  test('a quotation or a line of boilerplate is no copy', () => {
    expect(match(bodyOf([...OTHER, STORY[2]!.slice(0, 50)]), 1, candidate(bodyOf(STORY)))).toBeNull();
  });

  test('a text of a line or two is none', () => {
    expect(match('The harbor board voted 7-2 on Tuesday.', 1, candidate(bodyOf(STORY)))).toBeNull();
  });
});
