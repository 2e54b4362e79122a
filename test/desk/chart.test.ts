import { expect, test } from 'vitest';
import { dayChart, niceAbove } from '../../src/desk/html/chart.ts';

const NOW = Date.parse('2026-03-02T12:34:56Z');
const MINUTE = Math.floor(NOW / 60_000);

test('a minute is a line: articles from below, rejects on top of them, older ones left out', () => {
  const chart = String(
    dayChart(
      [
        { minute: MINUTE - 1440, pages: 9, articles: 9, rejects: 9 },
        { minute: MINUTE - 1, pages: 0, articles: 0, rejects: 0 },
        { minute: MINUTE, pages: 4, articles: 3, rejects: 1 },
      ],
      NOW,
    ),
  );
  // 12:34 is the 1435th minute of a day that ends with the ten minutes under way; four of at most five fill the height to four fifths.
  expect(chart).toContain('d="M1434 120v-72"');
  expect(chart).toContain('d="M1434 48v-24"');
  expect(chart).toContain('at most 4');
  expect(chart).toMatch(/ten minutes: 3 articles, 1 rejects/);
});

test('a day with something in each minute is no large page', () => {
  const day = Array.from({ length: 1440 }, (_, n) => ({
    minute: MINUTE - n,
    pages: 130,
    articles: 100 + (n % 17),
    rejects: n % 23,
  }));
  const chart = String(dayChart(day, NOW));
  expect(chart.match(/v-/g)?.length).toBeGreaterThan(2700);
  expect(chart.length).toBeLessThan(75_000);
});

test('the next of 1, 2, 5, 10', () => {
  expect([1, 2, 3, 6, 11, 51].map(niceAbove)).toEqual([1, 2, 5, 10, 20, 100]);
});
