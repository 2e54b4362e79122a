import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLine, type Hinted } from '../../src/wire/note-hints.ts';
import { NOTE_LINES } from '../../src/wire/note-lines.ts';
import notes from '../../fixtures/lines/notes.json' with { type: 'json' };
import phrases from '../rules/proof/phrases.json' with { type: 'json' };

const HINTED: readonly Hinted[] = [
  'assisted',
  'contact',
  'copyrightTail',
  'feed',
  'follow',
  'linkLine',
  'onTwitter',
  'reportedFrom',
  'solely',
  'supportStart',
];
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
      expect(isLine(name, text)).toBe(plain);
    }),
    { numRuns: 3000, seed: 11 },
  );
  for (const text of texts) expect(isLine(name, text)).toBe(pattern.test(text));
  expect(matched).toBeGreaterThan(10);
});
