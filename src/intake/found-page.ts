import { readFrom, type Page } from '../model/page.ts';
import { isProblem, type IntakeProblem } from './problem.ts';

/** A page with where it was read. */
export interface FoundPage {
  /** The producer's own id of it, where its line of JSONL had one. */
  readonly id: string | null;
  /** For people: a path, with the line of it in JSONL. */
  readonly source: string;
  readonly page: Page;
}

/** Pages of a source with where each was read; what named its own place, as a record of a WARC, keeps it. */
export async function* takenFrom(
  source: string,
  items: Iterable<Page | IntakeProblem> | AsyncIterable<Page | IntakeProblem>,
): AsyncGenerator<FoundPage | IntakeProblem> {
  for await (const item of items) {
    if (isProblem(item)) yield item;
    else yield { id: null, source: item.source ?? source, page: item.source === null ? readFrom(source, item) : item };
  }
}
