import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PieceIndex } from '../../src/text/piece-index.ts';

const GROUPS = { follow: ['witt', 'on X'], reach: ['reac', 'mail', 'AP’s'], both: ['mail', 'a\nbc'] } as const;
const index = new PieceIndex(GROUPS);

test('a group is found where a text holds one of its pieces', () => {
  const pieces = Object.values(GROUPS).flat();
  const part = fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom(...pieces).map((piece) => piece.slice(1)),
    fc.string({ unit: fc.constantFrom('a', 'b', 'r', 'e', 'c', 'm', ' ', '\n', 'é', 'X', '\0') }),
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      (text) => {
        const found = index.in(text);
        for (const name of ['follow', 'reach', 'both'] as const)
          expect((found & index.bits[name]) !== 0).toBe(GROUPS[name].some((piece) => text.includes(piece)));
      },
    ),
    { numRuns: 2000, seed: 5 },
  );
});

test('a character beyond a byte may stand for another, and never hides a piece', () => {
  expect(index.in('the AP’s desk') & index.bits.reach).not.toBe(0);
  expect(index.in('中文 reach 中文') & index.bits.reach).not.toBe(0);
  expect(index.in('AP\u0019s') & index.bits.reach).not.toBe(0);
});

test('a piece of another length is refused', () => {
  expect(() => new PieceIndex({ bad: ['long piece'] })).toThrow('has not 4 characters');
});
