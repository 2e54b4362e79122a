import { expect } from 'vitest';

/** One line that names the thing and says why and what to do; no stack trace. */
export function expectOneLine(said: readonly string[], ...words: string[]): void {
  expect(said).toHaveLength(1);
  for (const word of words) expect(said[0]).toContain(word);
  expect(said[0]).toMatch(/^copydesk: .+[:;] .+/);
}
