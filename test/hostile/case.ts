import { expect } from 'vitest';
import { Article } from '../../src/model/article.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import { RejectReason } from '../../src/model/reject.ts';
import { Trace } from '../../src/model/trace.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { PAGE_URL, PARAGRAPHS } from './story.ts';

/** CPU time one page may take, in ms: half of the limit at which a worker gives it up. */
export const CPU_MS = 5000;

/**
 * What must become of a hostile page. `story`: an article with every paragraph of the story in it; `article`: an article;
 * `reject`: refused by `clean` for any reason; `any`: either of these; else the one reason.
 */
export type Expected = 'story' | 'article' | 'reject' | 'any' | RejectReason;

/** A page made to do harm, and what must become of it within the limits of one thread. */
export interface HostilePage {
  readonly name: string;
  readonly make: () => string | Uint8Array;
  readonly contentType?: string;
  readonly expect: Expected;
  /** What else must hold of the article. */
  readonly check?: (article: Article) => void;
}

export function pageOf({ make, contentType }: Pick<HostilePage, 'make' | 'contentType'>): Page {
  const made = make();
  return newPage({
    url: PAGE_URL,
    bytes: typeof made === 'string' ? Buffer.from(made) : made,
    contentType: contentType ?? null,
    fetchedAt: null,
  });
}

/** What no record may hold, wherever its text came from: controls but the line feed, marks that turn the text around, broken characters. */
// eslint-disable-next-line no-control-regex -- controls are what is looked for
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function harmfulTexts(value: unknown, path: string): string[] {
  if (typeof value === 'string')
    return HARMFUL.test(value) || !value.isWellFormed() ? [`${path}: ${JSON.stringify(value.slice(0, 200))}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => harmfulTexts(inner, `${path}.${key}`));
}

/** Holds an outcome against what was expected and against what holds of every outcome. */
export function expectOutcome(outcome: Outcome, expected: Expected): void {
  expect(Trace.safeParse(outcome.trace).error?.issues[0]).toBeUndefined();
  if (outcome.outcome === 'rejected') {
    const { reason, detail } = outcome.reject;
    expect(`${reason}: ${detail}`.length).toBeLessThan(500);
    expect(['timeout', 'out-of-memory'], detail).not.toContain(reason);
    if (expected === 'story' || expected === 'article') expect.fail(`refused: ${reason}: ${detail}`);
    if (expected !== 'reject' && expected !== 'any') expect(reason).toBe(expected);
    return;
  }
  const { article } = outcome;
  expect(Article.safeParse(article).error?.issues[0]).toBeUndefined();
  expect(harmfulTexts(article, 'article')).toEqual([]);
  expect(
    expected === 'reject' || (RejectReason.options as readonly string[]).includes(expected),
    `an article: ${article.body.text.slice(0, 200)}`,
  ).toBe(false);
  if (expected === 'story') for (const text of PARAGRAPHS) expect(article.body.text.includes(text), text).toBe(true);
}
