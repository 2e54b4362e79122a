import { expect, test } from 'vitest';
import { isBlank, repairEntities, tidy } from '../../src/text/text.ts';

test.for([
  ['two  spaces and\ta tab\nand a line', 'two spaces and a tab and a line'],
  ['no-break\u00a0space, thin\u2009space, ideographic\u3000space', 'no-break space, thin space, ideographic space'],
  ['soft\u00adhyphen, zero\u200bwidth, \ufeffmark', 'softhyphen, zerowidth, mark'],
  ['e\u0301lan', 'élan'],
  ['  edges  ', 'edges'],
  ['“quotes” ‘stay’ — so – do … dashes', '“quotes” ‘stay’ — so – do … dashes'],
  ['"straight" quotes stay', '"straight" quotes stay'],
  ['bell\u0007 rings\u0085on', 'bell rings on'],
  ['\u202eright\u202c to left', 'right to left'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩\u200d🚒 came', '👩\u200d🚒 came'],
  ['½ cup, x² and №', '½ cup, x² and №'],
  ['', ''],
])('%j becomes %j', ([text = '', expected]) => {
  expect(tidy(text ?? '')).toBe(expected);
  expect(tidy(tidy(text ?? ''))).toBe(expected);
});

test('blank is what shows nothing', () => {
  expect(isBlank(' \u200b\u00a0\ufeff')).toBe(true);
  expect(isBlank(' . ')).toBe(false);
});

test('entities left in text', () => {
  expect(repairEntities('SAN&#039;A &amp;mdash; R&D')).toBe("SAN'A — R&D");
});
