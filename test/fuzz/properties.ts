import { isDeepStrictEqual } from 'node:util';
import { Article } from '../../src/model/article.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import { Reject } from '../../src/model/reject.ts';
import { Trace } from '../../src/model/trace.ts';
import { clean, explain } from '../../src/pipeline/clean.ts';
import { wrapped } from './wrapped.ts';

/** CPU time a page of up to 200 kB may take, in ms: dozens of times what an honest one of that size does. */
export const CPU_MS = 1000;

/** What became of a page, and what does not hold of it, one line each. */
export interface Findings {
  readonly broken: readonly string[];
  /** Why its text, wrapped as a page, is not that text again; null where it is. */
  readonly unstable: string | null;
  readonly outcome: Outcome | null;
}

/** Cleans a page and holds the outcome against everything that is true of all pages. `elsewhere` cleans it in another thread, or says null. */
export async function examine(page: Page, elsewhere: (page: Page) => Promise<Outcome | null>): Promise<Findings> {
  const other = elsewhere(page).catch((error: unknown) => error as Error);
  const begun = process.threadCpuUsage();
  let outcome: Outcome;
  try {
    outcome = clean(page, { cleanedAt: null });
  } catch (error) {
    await other;
    return {
      broken: [`throws ${(error as Error).stack?.split('\n').slice(0, 3).join(' ')}`],
      unstable: null,
      outcome: null,
    };
  }
  const { user, system } = process.threadCpuUsage(begun);
  const broken = [
    ...((user + system) / 1000 > CPU_MS ? [`takes ${Math.round((user + system) / 1000)} ms of CPU time`] : []),
    ...misfits(outcome),
    ...unexplained(page, outcome),
  ];
  const second = await other;
  if (second instanceof Error) broken.push(`throws in another thread: ${second.message}`);
  else if (second !== null && !isDeepStrictEqual(second, outcome))
    broken.push('another thread makes another outcome of it');
  return { broken, unstable: outcome.outcome === 'article' ? unstable(outcome.article) : null, outcome };
}

function misfits(outcome: Outcome): string[] {
  const read = outcome.outcome === 'article' ? Article.safeParse(outcome.article) : Reject.safeParse(outcome.reject);
  const trace = Trace.safeParse(outcome.trace);
  const invalid =
    outcome.outcome === 'rejected' && outcome.reject.reason === 'invalid-record'
      ? [`a record that does not fit: ${outcome.reject.detail}`]
      : [];
  return [
    ...invalid,
    ...[read, trace].flatMap(
      ({ error }) =>
        error?.issues.map((issue) => `does not fit the schema: ${issue.path.join('.')}: ${issue.message}`) ?? [],
    ),
  ];
}

/** Every block that is not in the body was removed by a rule, for a reason. */
function unexplained(page: Page, outcome: Outcome): string[] {
  const { blocks, signs: _signs, ...again } = explain(page, { cleanedAt: null });
  if (!isDeepStrictEqual(again, outcome)) return ['a second time gives another outcome'];
  const removed = new Set(outcome.trace.removals.map((removal) => removal.block));
  return blocks
    .filter((block) => block.fate !== 'kept' && !removed.has(block.block))
    .map(
      (block) =>
        `block ${block.block} is ${block.fate} by ${block.by}, and no removal tells of it: ${block.text.slice(0, 80)}`,
    );
}

/** How the text of a record, wrapped as a page, is another text; null where it is the same. */
export function unstable(article: Article): string | null {
  const again = clean(wrapped(article), { cleanedAt: null });
  if (again.outcome === 'rejected') return `refused: ${again.reject.reason}: ${again.reject.detail}`;
  if (again.article.body.text === article.body.text) return null;
  const texts = (one: Article): string[] => one.body.paragraphs.map(({ text }) => text);
  const kept = new Set(texts(again.article));
  const known = new Set(texts(article));
  const lost = texts(article).find((text) => !kept.has(text));
  const made = texts(again.article).find((text) => !known.has(text));
  const by = again.trace.removals.find(
    (removal) => lost !== undefined && lost.includes(removal.text.slice(0, 60)),
  )?.rule;
  return `${lost === undefined ? 'order' : `lost ${JSON.stringify(lost.slice(0, 160))} (${by ?? 'moved'})`}${made === undefined ? '' : `, made ${JSON.stringify(made.slice(0, 160))}`}`;
}

export function pageOf(bytes: Uint8Array, url: string | null): Page {
  return newPage({ url, bytes, contentType: null, fetchedAt: null });
}
