import { describe, expect, it, test } from 'vitest';
import { allRows } from './tables.ts';

const rows = await allRows();

describe.each(rows)('sign $id', ({ reason, pattern, meets, passes }) => {
  it('has a reason and examples of both kinds', () => {
    expect(reason.length).toBeGreaterThan(5);
    expect(reason).not.toMatch(/[.!]$/);
    expect(meets).not.toEqual([]);
    expect(passes).not.toEqual([]);
  });

  it('matches what it says it matches, and not what it says it does not', () => {
    const matches = (text: string): boolean => new RegExp(pattern).test(text);
    expect(meets.filter((example) => !matches(example))).toEqual([]);
    expect(passes.filter(matches)).toEqual([]);
  });
});

test('no two rows have one name, and all tables were found', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(20);
});
