import { expect, test } from 'vitest';
import { isSamePage } from '../../src/model/page-url.ts';

test.for([
  ['https://a.example/x', 'http://www.a.example/x/', true],
  ['https://m.a.example/x/amp', 'https://a.example/x', true],
  ['https://a.example/', 'https://a.example', true],
  ['https://a.example/x?id=1', 'https://a.example/x?id=2', false],
  ['https://a.example/x', 'https://a.example/x/y', false],
  ['https://a.example/x', 'https://b.example/x', false],
  ['https://a.example/amp/x', 'https://a.example/x', false],
] as const)('%s and %s show one page: %s', ([one, other, same]) => {
  expect(isSamePage(one, other)).toBe(same);
});
