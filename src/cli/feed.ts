import { readConfig } from '../config.ts';
import { EXIT } from '../exit.ts';
import { feedPages } from '../feed.ts';
import { LeftOut } from '../intake/left-out.ts';
import { readPages } from '../intake/pages.ts';
import { missingPaths } from '../intake/paths.ts';
import { problemLine } from '../intake/problem.ts';
import { openRuntime } from '../runtime.ts';
import { givenUrl } from './given-url.ts';
import { print, say } from './io.ts';

/** What `feed` did, as printed. */
export interface FeedTally {
  taken: number;
  known: number;
  problems: number;
  /** Files of folders that are not pages, by the ending of their name. */
  leftOut: Readonly<Record<string, number>>;
}

export interface FeedOptions {
  readonly url?: string;
  readonly json?: boolean;
}

/** `copydesk feed PATHS`: stores and queues pages for workers elsewhere. */
export async function feedCommand(paths: readonly string[], options: FeedOptions = {}): Promise<number> {
  const config = readConfig();
  const url = await givenUrl(paths, options.url, 'jsonl');
  const tally: FeedTally = { taken: 0, known: 0, problems: 0, leftOut: {} };
  const missing = await missingPaths(paths);
  for (const problem of missing.values()) say(`copydesk: ${problemLine(problem)}`);
  tally.problems = missing.size;
  const there = paths.filter((path) => !missing.has(path));
  if (there.length === 0) return EXIT.input;
  await using runtime = await openRuntime(config);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const leftOut = new LeftOut();
  const pages = readPages(there, { limit: config.pageLimitMb * 1e6, url, leftOut });
  await feedPages(
    runtime,
    pages,
    {
      onPages(batch, stored) {
        tally.taken += batch.length;
        tally.known += batch.length - stored.size;
      },
      onProblem(problem) {
        tally.problems++;
        say(`copydesk: ${problemLine(problem)}`);
      },
    },
    stop.signal,
  ).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  tally.leftOut = leftOut.byKind();
  const text = [summary(tally), leftOut.line()].filter((line) => line !== null).join('\n');
  await print(options.json === true ? `${JSON.stringify(tally)}\n` : `${text}\n`);
  if (stop.signal.aborted) return EXIT.stopped;
  return tally.problems > 0 ? EXIT.input : EXIT.ok;
}

function summary({ taken, known, problems }: FeedTally): string {
  const pages = `${taken} ${taken === 1 ? 'page' : 'pages'} queued (${known} of them stored before)`;
  return problems === 0
    ? pages
    : `${pages}; ${problems} ${problems === 1 ? 'source' : 'things'} could not be taken, named above`;
}
