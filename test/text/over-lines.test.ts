import { expect, test } from 'vitest';
import { overLines } from '../../src/text/over-lines.ts';

test('lines are one pattern: their indents and ends are no part of it, spaces within are', () => {
  const pattern = new RegExp(
    overLines`
      ^(?:
        read more
        | see\s also
        |by[ ]
      )\W*$
    `,
    'i',
  );
  expect(pattern.source).toBe(String.raw`^(?:read more|see\s also|by[ ])\W*$`);
});

test('parts stand where they are named', () => {
  expect(overLines`
    ^${'(?:a|b)'}
    ${'c'} d$
  `).toBe('^(?:a|b)c d$');
});
