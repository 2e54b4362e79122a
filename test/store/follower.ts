import type { ArticleJob } from '../../src/model/job.ts';
import type { Database } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';

/** An article as a later stage knows it from its messages alone. */
export interface Followed {
  readonly revision: number;
  readonly contentHash: string;
}

/** A later stage: keeps a row an article by its messages, which may come twice and out of order. */
export class Follower {
  readonly rows = new Map<string, Followed>();
  /** What each article's messages said, as they came. */
  readonly told = new Map<string, string[]>();
  readonly #last = new Map<string, number>();

  take({ articleId, change, revision, contentHash, sequence }: ArticleJob): void {
    this.told.set(articleId, [...(this.told.get(articleId) ?? []), change]);
    if (sequence <= (this.#last.get(articleId) ?? 0)) return;
    this.#last.set(articleId, sequence);
    if (change === 'withdrawn') this.rows.delete(articleId);
    else this.rows.set(articleId, { revision, contentHash });
  }

  /** Takes all that is unsent. */
  async follow(store: Store): Promise<void> {
    await store.relayTo('followed', 0, 1000);
    for (let rows = await store.outbox(500); rows.length > 0; rows = await store.outbox(500)) {
      for (const row of rows) this.take(row);
      await store.markSent(
        rows.map(({ sequence }) => sequence),
        'followed',
      );
    }
  }
}

/** What a later stage should know: the rows of `copydesk.articles`. */
export async function articleRows(database: Database): Promise<ReadonlyMap<string, Followed>> {
  const rows = await database.query<{ id: string } & Followed>(
    'select id, revision, content_hash as "contentHash" from copydesk.articles',
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
