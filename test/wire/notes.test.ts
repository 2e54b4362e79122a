import { expect, test } from 'vitest';
import { storyNote } from '../../src/wire/notes.ts';
import type { StoryNote } from '../../src/model/article.ts';
import notes from '../../fixtures/lines/notes.json' with { type: 'json' };

test('the table holds notes and paragraphs that are none', () => {
  expect(notes.rows.filter((row) => row.kind !== null).length).toBeGreaterThan(100);
  expect(notes.rows.filter((row) => row.kind === null).length).toBeGreaterThan(30);
});

test.for(notes.rows)('$kind: $text', (row) => {
  expect(storyNote(row.text, row.position as StoryNote['position'])).toBe(row.kind);
});
