import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { repairMojibake } from '../../src/text/mojibake.ts';
import { CERTAIN, MUST_KEEP, MUST_REPAIR } from '../../src/text/mojibake-table.ts';
import { cpuMs } from '../cpu-time.ts';

test.for(MUST_REPAIR)('repairs %j to %j', ([damaged, meant]) => {
  expect(repairMojibake(damaged)).toEqual({ text: meant, repaired: true });
});

test.for(MUST_KEEP)('keeps %j', (text) => {
  expect(repairMojibake(text)).toEqual({ text, repaired: false });
});

describe('a whole text damaged once, twice and thrice comes back', () => {
  const text =
    'SÃO PAULO (AP) — Iran’s “defense chief” — José Müller, 3 € … naïve Ångström, Œuvre, żółć, Đorđe: 90°F ½ • ★ ÓSCAR ÑANDÚ';
  test.for([1, 2, 3])('%i times', (times) => {
    let damaged = text;
    for (let i = 0; i < times; i++) damaged = Array.from(Buffer.from(damaged), (byte) => iconvByte(byte)).join('');
    expect(damaged).not.toBe(text);
    expect(repairMojibake(damaged, true).text).toBe(text);
  });
});

function iconvByte(byte: number): string {
  const character = iconv.decode(Buffer.from([byte]), 'windows-1252');
  return character === '\uFFFD' ? String.fromCharCode(byte) : character;
}

test('plain text of many languages is never touched', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzâãåäéèêëíïóôöõúüñçßøæœšžÂÃÅÄÉÑÖÜ .,;:'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(letters, (text) => {
      // An upper-case Â, Ã, Å or Ä before a blank is the one doubtful form these letters can spell.
      fc.pre(!/[ÂÃÅÄ][šžœ .]|Â\s/.test(text));
      expect(repairMojibake(text).text).toBe(text);
    }),
  );
});

test('repaired text is well formed, in linear time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...CERTAIN.keys(), 'a', ' ', 'Â', 'Ã', 'â', '€'), { maxLength: 60 }),
      (parts) => {
        const once = repairMojibake(parts.join('')).text;
        expect(once.isWellFormed()).toBe(true);
      },
    ),
  );
  for (const bait of ['Ã', 'â€', 'Ð ', 'ÐÑ', 'Â ', 'ð', 'Ãƒ', '‚Ä']) {
    expect(cpuMs(() => repairMojibake(bait.repeat(200_000)))).toBeLessThan(2000);
  }
});
