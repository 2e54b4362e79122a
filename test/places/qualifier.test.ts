import { expect, test } from 'vitest';
import { readQualifier } from '../../src/places/qualifier.ts';
import { COUNTRIES } from '../../src/places/countries.ts';
import { STANDALONE_US, STANDALONE_WORLD } from '../../src/places/standalone.ts';

test('a city that stands alone and is a country’s name in any language is one in English', () => {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f.\s]/g, '')
      .toLowerCase();
  const foreign = new Set(
    ['es', 'pt', 'fr', 'de', 'it'].flatMap((language) => {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      return COUNTRIES.map((row) => plain(names.of(row.slice(0, 2)) ?? ''));
    }),
  );
  const both = [...Object.keys(STANDALONE_WORLD), ...Object.keys(STANDALONE_US)].filter((city) =>
    foreign.has(plain(city)),
  );
  expect(both).toContain('LUXEMBOURG');
  expect(both.filter((city) => readQualifier(city) === null)).toEqual([]);
});
