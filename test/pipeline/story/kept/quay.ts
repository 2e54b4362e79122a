import { expect } from 'vitest';
import { newPage } from '../../../../src/model/page.ts';
import { clean } from '../../../../src/pipeline/clean.ts';

export const BOARD =
  'The harbor board of Lunden voted 5-2 on Monday to widen the south quay, officials said after the meeting.';
export const COST =
  'The work is to cost 2.4 million crowns and will be paid by a levy on berths, according to the treasurer.';
export const WAIT =
  '“We could not wait another winter for the state to help us,” the chair, Ada Brink, told reporters.';
export const STORY = `<p>${BOARD}</p><p>${COST}</p><p>${WAIT}</p>`;
export const HEAD = '<h1>Harbor board votes to widen the south quay</h1>';
export const LAMP =
  'The brass lamp from the old pilot house throws a warm light over the whole table and needs little care at all.';
export const teaser = (text: string): string =>
  `<div class="row"><h3><a href="/x">${text}</a></h3><p>${text}. The rest is told in a story of its own.</p></div>`;
export const MORE =
  'In a second letter to the board the fishermen of the north side asked for two berths to be kept open all year.';

export const QUAY = [
  'The quay is to be forty meters longer than the old one, which was built in 1911 and last mended in 1974.',
  'A levy on berths pays for it, and the state adds a tenth once the first pile stands in the river bed.',
  'The fishermen of the north side asked for it first, in a letter that all of them signed in the spring.',
  'The old piles lean, and a diver who looked at them in May would not go down a second time, the board heard.',
  'Work is to be over before the first ferries of the summer come in, which is a year from now at the soonest.',
] as const;

export const LONG = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `<p>${n}: ${MORE}</p><p>${n}: ${LAMP}</p>`).join('');

/** A kind of page: what of it must be in the body and what not. */
export interface Kind {
  readonly says: string;
  /** The page’s body. */
  readonly html: string;
  readonly kept?: readonly string[];
  readonly cut?: readonly string[];
}

/** What cleaning such a page must keep in its body, and what not. */
export function expectKept({ html, kept = [], cut = [] }: Kind): void {
  const page = newPage({
    url: 'https://lunden.example/news/quay',
    bytes: Buffer.from(
      `<html><head><title>Harbor board votes to widen the south quay</title></head><body>${html}</body></html>`,
    ),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: null,
  });
  const made = clean(page, { cleanedAt: null });
  const body =
    made.outcome === 'article' ? made.article.body.paragraphs.flatMap(({ text, rows }) => rows?.flat() ?? [text]) : [];
  expect({
    lost: kept.filter((text) => !body.includes(text)),
    more: cut.filter((text) => body.includes(text)),
  }).toEqual({
    lost: [],
    more: [],
  });
}
