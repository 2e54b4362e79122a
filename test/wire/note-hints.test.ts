import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hintsIn, isFollowLine, isLine, type Hinted } from '../../src/wire/note-hints.ts';
import { NOTE_LINES } from '../../src/wire/note-lines.ts';
import notes from '../../fixtures/lines/notes.json' with { type: 'json' };
import phrases from '../rules/proof/phrases.json' with { type: 'json' };

type Name = Exclude<Hinted, 'contributed'> | 'follow';
const HINTED: readonly Name[] = [
  'assisted',
  'contact',
  'copyrightTail',
  'feed',
  'follow',
  'linkLine',
  'onTwitter',
  'reportedFrom',
  'solely',
  'support',
];
const answer = (name: Name, text: string): boolean =>
  name === 'follow' ? isFollowLine(text) : isLine(name, text, hintsIn(text));
const known: Readonly<Record<string, readonly string[]>> = phrases;

test.for(HINTED)('the hint of %s changes no answer of its pattern', (name) => {
  const { pattern, meets } = NOTE_LINES[name];
  const texts = [...meets, ...(known[`NOTE_LINES.${name}`] ?? []), ...notes.rows.map(({ text }) => text)];
  const seams = ['', ' ', '. ', ', ', ': ', ' on X ', ' and '];
  let matched = 0;
  // Whole texts, and two of them cut and joined anywhere.
  const joined = fc
    .tuple(fc.constantFrom(...texts), fc.constantFrom(...texts), fc.nat(80), fc.nat(80), fc.constantFrom(...seams))
    .map(([a, b, end, start, seam]) => a.slice(0, end) + seam + b.slice(start));
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...texts), joined), (text) => {
      const plain = pattern.test(text);
      if (plain) matched += 1;
      expect(answer(name, text)).toBe(plain);
    }),
    { numRuns: 3000, seed: 11 },
  );
  for (const text of texts) expect(answer(name, text)).toBe(pattern.test(text));
  expect(matched).toBeGreaterThan(10);
});
