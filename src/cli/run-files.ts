import { join } from 'node:path';
import { makeFolder, PartFile } from '../export/part-file.ts';
import { Article } from '../model/article.ts';
import { recordOf } from '../store/outcome-row.ts';
import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import type { Reject } from '../model/reject.ts';
import type { Committed, Store } from '../store/store.ts';
import { maskCredentials } from '../text/mask.ts';

/** Characters gathered before they are written. */
const PIECE = 1_000_000;

/** Pages asked of the store in one go. */
const STEP = 200;

/**
 * The records of a run in files beside the store: `records.ndjson`, each article with where its page was read as `source`,
 * and `rejects.ndjson`. They have their names once the run is over. A disk that is full is told at the end: the pages
 * themselves are safe in the store.
 */
export class RunFiles {
  readonly folder: string;
  readonly #records: PartFile;
  readonly #rejects: PartFile;
  /** Where pages without an outcome yet were read; one page may lie in several files. */
  readonly #sources = new Map<string, string[]>();
  readonly #pending = { records: '', rejects: '' };
  #writing: Promise<void> = Promise.resolve();
  articles = 0;
  rejected = 0;

  private constructor(folder: string, records: PartFile, rejects: PartFile) {
    this.folder = folder;
    this.#records = records;
    this.#rejects = rejects;
  }

  static async begin(folder: string): Promise<RunFiles> {
    makeFolder(folder);
    const records = await PartFile.begin(join(folder, 'records.ndjson'));
    return new RunFiles(folder, records, await PartFile.begin(join(folder, 'rejects.ndjson')));
  }

  /** Says where a page was read, before it is taken. */
  name(id: string, source: string): void {
    this.#sources.set(id, [...(this.#sources.get(id) ?? []), source]);
  }

  /** Takes the outcome of a page of this run; one that the store did not take, since it knew a better, is read there later. */
  settle(url: string | null, outcome: PreparedOutcome, { kept, revision }: Committed): void {
    const sources = this.#sources.get(outcome.pageId);
    if (sources === undefined || kept) return;
    this.#sources.delete(outcome.pageId);
    if (outcome.outcome === 'rejected') return this.#reject(sources, outcome.pageId, url, outcome.reject);
    this.#record(sources, Article.parse({ ...recordOf(outcome.row), revision: revision ?? 1 }));
  }

  /** Adds pages that others brought to their outcome, and names the files. */
  async finish(store: Pick<Store, 'out' | 'trace'>): Promise<void> {
    const ids = [...this.#sources.keys()];
    for (let from = 0; from < ids.length; from += STEP) {
      const step = ids.slice(from, from + STEP);
      const articles = await store.out.ofPages(step);
      for (const id of step) {
        const article = articles.get(id);
        const trace = article === undefined ? await store.trace(id) : null;
        const sources = this.#sources.get(id) ?? [];
        if (article !== undefined) this.#record(sources, article);
        else if (trace?.reject) this.#reject(sources, id, trace.url, trace.reject);
      }
    }
    this.#flush();
    await this.#writing;
    await this.#records.finish();
    await this.#rejects.finish();
  }

  /** Nothing is left of files that were not finished. */
  async leave(): Promise<void> {
    await this.#writing.catch(() => {});
    await this.#records.leave(false);
    await this.#rejects.leave(false);
  }

  #record(sources: readonly string[], article: Article): void {
    this.articles++;
    for (const source of sources) this.#write('records', { source, ...article });
  }

  #reject(sources: readonly string[], pageId: string, url: string | null, { reason, detail }: Reject): void {
    this.rejected++;
    const address = url === null ? null : maskCredentials(url);
    for (const source of sources)
      this.#write('rejects', { source, pageId, url: address, reason, detail: maskCredentials(detail) });
  }

  #write(name: 'records' | 'rejects', value: object): void {
    this.#pending[name] += `${JSON.stringify(value)}\n`;
    if (this.#pending[name].length > PIECE) this.#flush();
  }

  #flush(): void {
    const { records, rejects } = this.#pending;
    this.#pending.records = this.#pending.rejects = '';
    this.#writing = this.#append(this.#writing, records, rejects);
    // Heard at the end.
    this.#writing.catch(() => {});
  }

  async #append(before: Promise<void>, records: string, rejects: string): Promise<void> {
    await before;
    await this.#records.append(Buffer.from(records));
    await this.#rejects.append(Buffer.from(rejects));
  }
}
