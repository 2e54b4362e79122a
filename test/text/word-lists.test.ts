import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordLists } from '../../src/text/word-lists.ts';

const PERSONS = ['he', 'she', 'their', 'who'];
const PAST = ['was', 'said', 'who'];
const lists = new WordLists(PERSONS, PAST);

test('words of each list are counted as a pattern counts them', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'he',
      'He',
      'SHE',
      'their',
      'theirs',
      'who',
      'was',
      'said',
      'saidé',
      'éhe',
      'he_',
      '3he',
      'ſhe',
      'K',
      'shе',
    ),
    fc.constantFrom(' ', ', ', '’', '-', '\n', '_', '1', '“', '中'),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.nat(60), (line, to) => {
      const patterns = [PERSONS, PAST].map((words) => new RegExp(String.raw`\b(?:${words.join('|')})\b`, 'gi'));
      const wanted = patterns.map((pattern) => line.slice(0, to).match(pattern)?.length ?? 0);
      expect(lists.count(line, to)).toEqual(wanted);
    }),
    { numRuns: 3000, seed: 3 },
  );
});

test('a word that no key can hold is refused', () => {
  expect(() => new WordLists(['because'])).toThrow('because');
  expect(() => new WordLists(['não'])).toThrow('não');
});
