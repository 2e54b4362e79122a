import { setTimeout as delay } from 'node:timers/promises';
import { unpackPage } from '../model/packed-page.ts';
import { prepareOutcome, traceIn } from './outcome-row.ts';
import { Batcher, type BatchLimits, type Pending } from './batcher.ts';
import { commitBatch, placeSightings, type CommitItem } from './commit.ts';
import type { Database } from './database.ts';
import { Dictionaries } from './dictionaries.ts';
import { openDesk } from './desk/open-desk.ts';
import { openExport } from './export/open-export.ts';
import { faulting, kindOf, StoreFault } from './faults.ts';
import { migrate } from './migrations.ts';
import { leaseOutbox, markOutboxSent, relayTo } from './outbox.ts';
import {
  insertPages,
  selectPageIds,
  selectWaiting,
  sweepWaiting,
  selectWithoutOutcome,
  selectPages,
  type SeenPage,
  type StoredPage,
} from './pages.ts';
import { countPruned, pruneBatch, selectPrunable } from './prune.ts';
import { selectArticles, selectRejects, selectRevisions } from './records.ts';
import { selectBacklog, selectCounts, selectRuleCounts, selectSources, selectTrace } from './reports.ts';
import { countCleaned, selectCleaned } from './replay.ts';
import { selectStatus } from './status.ts';
import { openStories } from './stories/open-stories.ts';
import { STORY_SETTINGS, type StorySettings } from './stories/window.ts';
import type { Committed, Store } from './store.ts';

/**
 * A commit costs some milliseconds by itself, and a page in it .75 ms of the server's: with 4 pages a page costs 1.7 ms,
 * with 30 half of that. Beyond 32 the gain is small and the wait for a bad record grows. A worker has jobs enough in hand
 * to bridge the wait. Weight is bytes of rows.
 */
const COMMITS: BatchLimits = { items: 32, weight: 8_000_000, waitMs: 20, patience: 5, longestMs: 250 };
/** Outcomes a commit while somebody waits to read a database that does one thing at a time. */
const HURRIED_ITEMS = 10;

function commitsOf(database: Database): BatchLimits {
  return {
    ...COMMITS,
    get items() {
      return database.hurried ? HURRIED_ITEMS : COMMITS.items;
    },
  };
}

/** Weight is bytes, of a page that comes packed those it is packed to. Whoever stores pages waits for each batch, so it does not wait for more. */
const PAGES: BatchLimits = { items: 50, weight: 16_000_000, waitMs: 0 };

/** A statement by itself costs as much as the page it reads, and a worker has pages enough in hand to wait for more. */
const READS: BatchLimits = { items: 16, weight: Number.POSITIVE_INFINITY, waitMs: 4 };

const READY_MS = 2_000;

/** Brings the schema up to date and gives the store. Closing the store finishes what is under way and closes the database. */
export async function openStore(database: Database, stories: StorySettings = STORY_SETTINGS): Promise<Store> {
  await faulting('bring its schema up to date', () => migrate(database));
  const commits = new Batcher<CommitItem, Committed>(commitsOf(database), (batch) =>
    commitBatch(database, batch, stories),
  );
  const pages = new Batcher<SeenPage, boolean>(PAGES, (batch) => putBatch(database, batch));
  const dictionaries = new Dictionaries(database);
  const reads = new Batcher<string, StoredPage>(READS, (batch) => readBatch(database, dictionaries, batch));
  const getPacked = (id: string) => reads.add(id, id, 0);
  return {
    desk: openDesk(database),
    out: openExport(database),
    stories: openStories(database, stories),
    pack: (page) => faulting('pack a page', () => dictionaries.pack(page)),
    async putPages(given, seenAt) {
      const fresh = await Promise.all(
        given.map(async (page) =>
          (await pages.add({ page, seenAt }, page.id, ('packed' in page ? page.packed : page.bytes).byteLength))
            ? [page.id]
            : [],
        ),
      );
      return new Set(fresh.flat());
    },
    getPacked,
    async getPage(id) {
      const page = await getPacked(id);
      return page === null || page === 'pruned' ? page : unpackPage(page);
    },
    async commit(page, outcome) {
      const dictionary = 'dictionary' in page ? page.dictionary : undefined;
      const prepared = 'row' in outcome ? outcome : prepareOutcome(outcome, dictionary);
      if (dictionary !== undefined && dictionary.traces === undefined && prepared.outcome === 'article') {
        const { id } = dictionary;
        await faulting('keep a trace to pack others by', () => dictionaries.learn(id, traceIn(prepared.row)));
      }
      return commits.add({ page, outcome: prepared }, page.id, prepared.row.bytes.byteLength);
    },
    placeSightings: (pageId) => faulting('place a page', () => placeSightings(database, pageId)),
    pagesWithoutOutcome: (limit, after) => faulting('list waiting pages', () => selectWaiting(database, limit, after)),
    withoutOutcome: (ids) => faulting('ask for waiting pages', () => selectWithoutOutcome(database, ids)),
    sweep: (everyMs, limit) => faulting('sweep', () => sweepWaiting(database, everyMs, limit)),
    pageIds: (filter) => faulting('list pages', () => selectPageIds(database, filter)),
    cleaned: (filter) => faulting('list cleaned pages', () => selectCleaned(database, filter)),
    countCleaned: (filter) => faulting('count cleaned pages', () => countCleaned(database, filter)),
    prunedPages: (filter) => faulting('count pruned pages', () => countPruned(database, filter)),
    prunable: (before) => faulting('count old pages', () => selectPrunable(database, before)),
    prune: (before, limit) => faulting('prune pages', () => pruneBatch(database, before, limit)),
    articles: (filter) => faulting('list articles', () => selectArticles(database.ahead, filter)),
    revisions: (articleId) => faulting('list revisions', () => selectRevisions(database.ahead, articleId)),
    rejects: (filter) => faulting('list rejects', () => selectRejects(database.ahead, filter)),
    trace: (id) => faulting('read a trace', () => selectTrace(database.ahead, id)),
    sourcesIn: (file, limit) => faulting('look for sources', () => selectSources(database, file, limit)),
    backlog: () => faulting('count what is left', () => selectBacklog(database)),
    status: () => faulting('tell how it stands', () => selectStatus(database)),
    counts: () => faulting('count', () => selectCounts(database)),
    ruleCounts: () => faulting('count by rule', () => selectRuleCounts(database)),
    outbox: (limit) => faulting('read the outbox', () => leaseOutbox(database, limit)),
    markSent: (sequences, memory) =>
      faulting('mark messages as sent', () => markOutboxSent(database, sequences, memory)),
    relayTo: (memory, taken, limit) => faulting('follow the queue', () => relayTo(database, memory, taken, limit)),
    ready: () => ready(database),
    async [Symbol.asyncDispose]() {
      await Promise.all([commits.idle(), pages.idle()]);
      await database[Symbol.asyncDispose]();
    },
  };
}

async function putBatch(database: Database, batch: readonly Pending<SeenPage, boolean>[]): Promise<void> {
  const fresh = await faulting('store pages', () =>
    insertPages(
      database,
      batch.map(({ item }) => item),
    ),
  );
  for (const { item, resolve } of batch) resolve(fresh.has(item.page.id));
}

/** Where a batch cannot be read, each page is read alone, so that only the bad one fails. */
async function readBatch(
  database: Database,
  dictionaries: Dictionaries,
  batch: readonly Pending<string, StoredPage>[],
): Promise<void> {
  try {
    const ids = batch.map(({ item }) => item);
    const pages = await faulting('read pages', () => selectPages(database, dictionaries, ids));
    for (const [place, page] of pages.entries())
      if (page.status === 'fulfilled') batch[place]!.resolve(page.value);
      else batch[place]!.reject(new StoreFault('read a page', page.reason));
  } catch (error) {
    if (batch.length === 1 || kindOf(error) === 'outage') throw error;
    for (const one of batch)
      await readBatch(database, dictionaries, [one]).catch((alone: unknown) => one.reject(alone));
  }
}

async function ready(database: Database): Promise<boolean> {
  const answered = database.query('select 1').then(
    () => true,
    () => false,
  );
  const late = new AbortController();
  try {
    return await Promise.race([answered, delay(READY_MS, false, { signal: late.signal, ref: false })]);
  } finally {
    late.abort();
  }
}
