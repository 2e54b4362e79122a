import { expect, test } from 'vitest';
import { looksLikeCredit, splitCaption } from '../../src/wire/caption.ts';
import captions from '../../fixtures/lines/captions.json' with { type: 'json' };

test('the table holds credits and captions that only sound like them', () => {
  expect(captions.rows.filter(({ credit }) => credit !== null).length).toBeGreaterThan(15);
  expect(captions.rows.filter(({ credit }) => credit === null).length).toBeGreaterThan(5);
});

test.for(captions.rows)('$text', ({ text, caption, credit, line }) => {
  expect(splitCaption(text)).toEqual({ text: caption, credit });
  expect(looksLikeCredit(text)).toBe(line);
});
