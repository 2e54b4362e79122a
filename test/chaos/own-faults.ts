import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { newPage, type Page } from '../../src/model/page.ts';
import { clean } from '../../src/pipeline/clean.ts';
import { openRuntime } from '../../src/runtime.ts';
import { commitBatch } from '../../src/store/commit.ts';
import { openStore } from '../../src/store/open.ts';
import { prepareOutcome } from '../../src/store/outcome-row.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { STORY_SETTINGS } from '../../src/store/stories/window.ts';
import type { Committed } from '../../src/store/store.ts';
import { settledMessages, until, type RunReport } from './chaos.ts';
import { tableStates } from './tables.ts';
import type { World } from './world.ts';

/** What one fault of our own, or of the outlets, was, and what came of it. */
export interface OwnFault {
  readonly name: string;
  readonly promise: string;
  /** What was done, in figures. */
  readonly done: string;
  /** What does not hold; empty where the promise was kept. */
  readonly broken: readonly string[];
}

export interface OwnReport {
  readonly faults: readonly OwnFault[];
  readonly messages: RunReport['messages'];
}

/** Inflicts them one after another on a world in which a run has ended; its later stage goes on following the messages. */
export async function inflictOwnFaults(world: World): Promise<OwnReport> {
  world.startConsumer();
  const faults = [await badRelease(world)];
  for (let n = 0; n < 2; n++) world.startWorker();
  faults.push(await sharedSuffix(world), await alternation(world));
  await until(async () => (await world.standing()).unsent === 0, 'all messages are sent');
  const messages = await settledMessages(world);
  for (const worker of [...world.workers]) await world.endWorker(worker, 'SIGTERM');
  await world.stopConsumer();
  return { faults, messages };
}

/** Tries a job has here: each costs seconds. */
const ATTEMPTS = { COPYDESK_ATTEMPTS: '2' };
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function requeue(world: World, ...options: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['src/cli.ts', 'requeue', ...options], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...world.settings, ...ATTEMPTS },
  });
  await using runtime = await openRuntime(readConfig({ ...world.settings, COPYDESK_LOG_LEVEL: 'silent' }));
  await until(async () => {
    const { waiting, active, delayed } = await runtime.queues.counts('pages');
    return waiting + active + delayed === 0;
  }, 'the queue is empty');
}

async function badRelease(world: World): Promise<OwnFault> {
  const before = await tableStates(world.sql);
  const bad = [1, 2].map(() => world.startWorker('test/chaos/bad-release.ts', ATTEMPTS));
  await requeue(world, '--all');
  const during = await tableStates(world.sql);
  const failed = await count(world, 'copydesk.failed_tries');
  for (const worker of bad) await world.endWorker(worker, 'SIGTERM');
  const good = world.startWorker();
  await requeue(world, '--rejected', 'gave-up');
  const after = await tableStates(world.sql);
  const left = await count(world, 'copydesk.failed_tries');
  await world.endWorker(good, 'SIGTERM');
  const differ = (states: typeof before) =>
    Object.keys(before).filter((name) => states[name]?.digest !== before[name]?.digest);
  return {
    name: 'a release that throws on every tenth page, and `requeue --all`',
    promise: 'every outcome stays, the failed try is noted beside it; the mended release tries those pages again',
    done: `${before['outcomes']?.rows} pages cleaned again, ${failed} failed, ${before['articles']?.rows} articles before and ${during['articles']?.rows} after`,
    broken: [
      ...(failed > (before['outcomes']?.rows ?? 0) / 30 ? [] : ['no page failed']),
      ...differ(during).map((name) => `${name} differs after the bad release`),
      ...differ(after).map((name) => `${name} differs after the good one`),
      ...(left === 0 ? [] : [`${left} failed tries are left`]),
    ],
  };
}

const PAIRS = 20;

/** Two outlets below one public suffix whose pages name the same story of a third as canonical. */
async function sharedSuffix(world: World): Promise<OwnFault> {
  const outlets = ['copydesk-north', 'copydesk-south'];
  const pages = outlets.flatMap((outlet) => Array.from({ length: PAIRS }, (_, n) => suffixPage(outlet, n)));
  await world.feed(pages);
  await until(async () => (await world.standing()).waiting === 0, 'the pages of the two outlets are cleaned');
  const { rows } = await world.sql
    .query(`select substring(canonical_url from '//([^.]+)') as outlet, count(*)::int as articles,
      max(revision) as revision from copydesk.articles where canonical_url like '%.co.uk/%' group by 1 order by 1`);
  const expected = outlets.map((outlet) => ({ outlet, articles: PAIRS, revision: 1 }));
  return {
    name: 'two outlets of one public suffix name a third as canonical',
    promise: 'each story of each is an article of its own',
    done: `${pages.length} pages of 2 outlets`,
    broken: JSON.stringify(rows) === JSON.stringify(expected) ? [] : [JSON.stringify(rows)],
  };
}

function suffixPage(outlet: string, n: number): Page {
  const told = `The ferry number ${n} of the ${outlet} line will run twice a day from spring, the harbour board said on Monday. `;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry ${n} returns</title><link rel="canonical" href="https://copydesk-third.co.uk/ferry/${n}-returns-in-spring"></head><body><main><h1>Ferry ${n} returns</h1>${Array.from({ length: 6 }, () => `<p>${told.repeat(2)}</p>`).join('')}</main></body></html>`;
  return newPage({
    url: `https://${outlet}.co.uk/news/ferry-${n}-returns-in-spring`,
    bytes: Buffer.from(html),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: new Date(Date.UTC(2024, 3, 1, 0, n)).toISOString(),
  });
}

const TIMES = 2000;
/** Commits whose median is one figure. */
const WINDOW = 100;
const FLAT = 1.5;

/** A page that goes back and forth between two states: every sighting is a revision. */
async function alternation(world: World): Promise<OwnFault> {
  const database = openPostgres({ url: world.postgres.url, ca: null });
  await using store = await openStore(database);
  const states = [0, 1].map((n) => liveState(n));
  const outcomes = states.map((page) => prepareOutcome(clean(page, { cleanedAt: null })));
  const took: number[] = [];
  let last: Committed | null = null;
  for (let time = 0; time < TIMES; time++) {
    const [page, outcome] = [states[time % 2]!, outcomes[time % 2]!];
    await store.putPages([{ ...page, fetchedAt: new Date(Date.UTC(2024, 3, 2) + time * 1000).toISOString() }]);
    const settled = Promise.withResolvers<Committed>();
    const begun = performance.now();
    await commitBatch(database, [{ item: { page, outcome }, key: page.id, weight: 0, ...settled }], STORY_SETTINGS);
    last = await settled.promise;
    took.push(performance.now() - begun);
  }
  const [early, late] = [median(took.slice(WINDOW / 2, WINDOW * 1.5)), median(took.slice(-WINDOW))];
  return {
    name: 'a page that alternates between two states 2,000 times',
    promise: `each is a revision, and a commit costs the same from the 100th to the 2,000th (within ${FLAT} times)`,
    done: `${last?.revision} revisions; a commit took ${early.toFixed(1)} ms at the 100th and ${late.toFixed(1)} ms at the 2,000th`,
    broken: [
      ...(last?.revision === TIMES ? [] : [`${last?.revision} revisions`]),
      ...(late / early < FLAT ? [] : ['a commit costs more each time']),
    ],
  };
}

function liveState(n: number): Page {
  const told = `Flood gate ${n === 0 ? 'one is open while the river falls' : 'two is shut because the tide comes in'}, the county said in its bulletin. `;
  return newPage({
    url: 'https://live.example/flood-gates-bulletin',
    bytes: Buffer.from(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Flood gates</title></head><body><main><h1>Flood gates of the county</h1>${`<p>${told.repeat(3)}</p>`.repeat(5)}</main></body></html>`,
    ),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: new Date(Date.UTC(2024, 3, 2)).toISOString(),
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function count(world: World, table: string): Promise<number> {
  const { rows } = await world.sql.query(`select count(*)::int as count from ${table}`);
  return (rows[0] as { count: number }).count;
}
