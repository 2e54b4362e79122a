import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLetters, plainWords } from '../../src/text/plain-latin.ts';

const general = (text: string): string => text.normalize('NFKC').toLowerCase();
const unit = fc.oneof(
  fc.integer({ min: 0, max: 0x17f }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(
    '’',
    '“',
    '–',
    '…',
    'e',
    'É',
    'ß',
    ' ',
    'x',
    '\u0301',
    'ﬁ',
    '中',
    '½',
    '²',
    'ª',
    'µ',
    '\u2027',
    '\u200f',
  ),
  fc.integer({ min: 0x2010, max: 0x2026 }).map((code) => String.fromCharCode(code)),
);
const plain = fc.oneof(
  fc.integer({ min: 0x20, max: 0x7f }).map((code) => String.fromCharCode(code)),
  fc.constantFrom('é', 'Ø', 'ß', '÷', '×', '’', '…', 'ÿ'),
);

test('letters and words of plain text are those that Unicode tells of any text', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: plain, maxLength: 60 })), (text) => {
      const letters = plainLetters(text);
      if (letters !== null) {
        told++;
        expect(letters).toBe(general(text).replace(/[^\p{L}\p{N}]+/gu, ''));
      }
      const words = plainWords(text);
      expect(words === null).toBe(letters === null);
      if (words !== null) expect(words).toEqual([...(general(text).match(/[\p{L}\p{N}]+/gu) ?? [])]);
    }),
    { numRuns: 4000, seed: 2 },
  );
  expect(told).toBeGreaterThan(1000);
});

test('a text of any length is told or left to others', () => {
  expect(plainLetters('Ab 1! '.repeat(1000))).toBe('ab1'.repeat(1000));
  expect(plainLetters('a'.repeat(100_000))).toBeNull();
});
