import { existsSync } from 'node:fs';
import { startCleaning } from '../../workers/clean.ts';
import { waitOutOutage } from '../work/outage-wait.ts';
import { readConfig, type Config } from '../config.ts';
import { EXIT } from '../exit.ts';
import { feedPages, type FeedParts } from '../feed.ts';
import { takePages } from '../intake/pages.ts';
import { missingPaths } from '../intake/paths.ts';
import { isProblem, problemLine, type IntakeProblem } from '../intake/problem.ts';
import type { FoundPage } from '../intake/found-page.ts';
import type { Page } from '../model/page.ts';
import { maskCredentials } from '../text/mask.ts';
import { printable } from '../text/printable.ts';
import { openRuntime, type Runtime } from '../runtime.ts';
import { givenUrl } from './given-url.ts';
import { keepRecent } from '../store/recent-pages.ts';
import { print, say } from './io.ts';
import { drain } from './run-drain.ts';
import { showProgress } from './progress-bar.ts';
import { reportJson, reportText } from './run-report.ts';
import { RunFiles } from './run-files.ts';
import { stayUp } from './run-serve.ts';
import { RunTally } from './run-tally.ts';
import { UsageError } from './usage.ts';

export interface RunOptions {
  /** URL of the one page given. */
  readonly url?: string;
  /** Prints one JSON object instead of the tables. */
  readonly json?: boolean;
  /** Folder for the records of this run. */
  readonly out?: string;
  /** Stays up with the desk once all is cleaned, where standard output is a terminal. */
  readonly serve?: boolean;
}

/** What `run` cleans where no path is given. */
const FIXTURES = 'fixtures/pages';

/** Pages without an outcome that are named at the end. */
const NAMED = 5;

/** `copydesk run PATHS`: takes pages in, cleans them and ends with a report, all in this process. */
export async function runCommand(paths: readonly string[], options: RunOptions = {}): Promise<number> {
  if (paths.length === 0 && !existsSync(FIXTURES))
    throw new UsageError('run: no page given; name files, folders or globs, or - for JSONL on standard input');
  const config = readConfig();
  const url = await givenUrl(paths, options.url, 'jsonl');
  const tally = new RunTally();
  const given = paths.length > 0 ? paths : [FIXTURES];
  const missing = await missingPaths(given);
  for (const problem of missing.values()) {
    tally.problem(problem);
    say(`copydesk: ${problemLine(problem)}`);
  }
  const there = given.filter((path) => !missing.has(path));
  if (there.length === 0) return EXIT.input;
  const files = options.out === undefined ? null : await RunFiles.begin(options.out);
  try {
    const json = options.json === true;
    const stays = options.serve === true && !json && process.stdout.isTTY;
    return await runPages(there, { config, url, json, stays, tally, files });
  } finally {
    await files?.leave();
  }
}

interface Run {
  readonly config: Config;
  readonly url: string | null;
  readonly json: boolean;
  /** Stays up with the desk after the report. */
  readonly stays: boolean;
  readonly tally: RunTally;
  readonly files: RunFiles | null;
}

async function runPages(paths: readonly string[], { config, url, json, stays, tally, files }: Run): Promise<number> {
  await using opened = await openRuntime(config);
  // The pages taken in are cleaned here too: no need to read them back.
  const runtime: Runtime = { ...opened, store: keepRecent(opened.store) };
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

  const cleaning = await startCleaning(runtime, {
    onOutcome(page, outcome, committed) {
      if (tally.open.has(page.id)) files?.settle(page.url, outcome, committed);
      tally.settle(page, outcome, committed);
    },
  });
  // Opening the database is not part of the pages' time.
  const begun = performance.now();
  let reported = false;
  const report = async (): Promise<void> => {
    if (reported) return;
    reported = true;
    const place = { records: runtime.place, seconds: (performance.now() - begun) / 1000 };
    await print(`${json ? reportJson(tally, place) : reportText(tally, place)}\n`);
    if (files !== null) await finishFiles(files, runtime, tally.open.size === 0 && !stop.signal.aborted);
  };
  try {
    await takeIn(paths, { runtime, tally, files, url, signal: stop.signal });
    if (stays && !stop.signal.aborted) {
      await report();
      await stayUp(runtime, cleaning, stop.signal);
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    // Before the store and the queue close, whatever happened: a worker without a queue asks for jobs without end.
    await cleaning.stop(config.drainSeconds * 1000);
  }
  await report();
  if (tally.open.size > 0) {
    say(`copydesk: ${openLine([...tally.open.values()])}`);
    return EXIT.stopped;
  }
  return tally.problemCount > 0 ? EXIT.input : EXIT.ok;
}

/** Files of a run that did not come to its end would look like those of a whole one. */
async function finishFiles(files: RunFiles, { store }: Runtime, whole: boolean): Promise<void> {
  if (!whole) return say(`copydesk: ${files.folder} was not written, since the run was stopped; run it again`);
  await files.finish(store);
  say(`${files.articles} articles and ${files.rejected} rejects of this run are in ${files.folder}`);
}

interface Intake {
  readonly runtime: Runtime;
  readonly tally: RunTally;
  readonly files: RunFiles | null;
  readonly url: string | null;
  readonly signal: AbortSignal;
}

/** Takes the pages in and waits until each has its outcome. */
async function takeIn(paths: readonly string[], { runtime, tally, files, url, signal }: Intake): Promise<void> {
  using bar = showProgress(tally);
  const taken = takePages(paths, { limit: runtime.config.pageLimitMb * 1e6, url, leftOut: tally.leftOut });
  await feedPages(
    patientParts(runtime, signal),
    named(taken, tally, files),
    {
      onPages: (batch) => tally.take(batch),
      onProblem(problem) {
        tally.problem(problem);
        bar.note(`copydesk: ${problemLine(problem)}`);
      },
    },
    signal,
  );
  await drain(runtime, tally, signal);
}

/** Says which pages have no outcome, and what to do. */
function openLine(names: readonly string[]): string {
  const named = names.slice(0, NAMED).map((name) => printable(maskCredentials(name), 200));
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `${names.length} ${names.length === 1 ? 'page has' : 'pages have'} no outcome yet (${named.join(', ')}${more}); they are kept: run \`copydesk work\`, or \`copydesk requeue\` where the queue was lost`;
}

/** Store and queue for the intake of a run: nobody else would take its pages in again, so it waits for them as the cleaning does. */
function patientParts({ store, queues, events }: Runtime, signal: AbortSignal): FeedParts {
  const waiting =
    <A extends unknown[], R>(service: 'store' | 'queue', call: (...given: A) => Promise<R>) =>
    (...given: A) =>
      waitOutOutage(service, () => call(...given), events, signal);
  return {
    store: {
      pack: waiting('store', (page) => store.pack(page)),
      putPages: waiting('store', (pages) => store.putPages(pages)),
    },
    queues: {
      addPages: waiting('queue', (ids) => queues.addPages(ids)),
      waitForRoom: waiting('queue', (until) => queues.waitForRoom(until)),
    },
  };
}

/** The pages of a run; those without a URL are known to the report by where they were read. */
async function* named(
  items: AsyncIterable<FoundPage | IntakeProblem>,
  tally: RunTally,
  files: RunFiles | null,
): AsyncGenerator<Page | IntakeProblem> {
  for await (const item of items) {
    if (!isProblem(item)) files?.name(item.page.id, item.source);
    if (!isProblem(item) && item.page.url === null) tally.name(item.page.id, item.source);
    yield isProblem(item) ? item : item.page;
  }
}
