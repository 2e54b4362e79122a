import { stat } from 'node:fs/promises';
import { readConfig, type Config } from '../config.ts';
import { tuneForOnePage } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { LeftOut } from '../intake/left-out.ts';
import { takePages } from '../intake/pages.ts';
import { FILE_PER_PAGE } from '../intake/document.ts';
import { takenFrom, type FoundPage } from '../intake/found-page.ts';
import { readPipedDocument } from '../intake/piped.ts';
import { isProblem, problemLine, type IntakeProblem } from '../intake/problem.ts';
import type { Explained, OutcomeLine } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import { printable } from '../text/printable.ts';
import type { RejectReason } from '../model/reject.ts';
import { openRules } from '../open-rules.ts';
import { clean as cleanPage, explain } from '../pipeline/clean.ts';
import { withUserRules } from '../rules/rule-set.ts';
import { explanation } from './explanation.ts';
import { givenUrl } from './given-url.ts';
import { inOrder } from './in-order.ts';
import { print, readStdin, say } from './io.ts';
import { storyText } from './story-text.ts';
import { columnsOf, paintFor } from './terminal.ts';
import { UsageError } from './usage.ts';

export interface CleanOptions {
  readonly url?: string;
  readonly format?: 'json' | 'text';
  readonly explain?: boolean;
  readonly jsonl?: boolean;
  /** Threads to clean in; this one alone where absent. */
  readonly threads?: number;
  readonly parser?: 'scan' | 'cheerio';
}

/** Pages → records on standard output, with no queue and no store. Answers the exit status. */
export async function clean(paths: readonly string[], options: CleanOptions): Promise<number> {
  const config = readConfig();
  const limit = config.pageLimitMb * 1e6;
  if (paths.length === 0 && !options.jsonl)
    throw new UsageError('clean: no page given; name a file or a folder, `-` for a page on standard input, or --jsonl');
  const url = await givenUrl(options.jsonl ? ['-'] : paths, options.url, options.jsonl ? 'jsonl' : 'page');
  const leftOut = new LeftOut();
  const { taken, single } = await pagesGiven(paths, options, { limit, url, leftOut });
  if (single) tuneForOnePage();
  await using cleaning = await openCleaning(config, options);

  const seen: Tally = { taken: 0, problems: 0, faults: 0, rejected: 0 };
  for await (const made of inOrder(taken, cleaning.threads * 2, async (item) =>
    isProblem(item) ? { item } : { item, ...(await cleanOne(item, cleaning)) },
  )) {
    seen.taken++;
    if (isProblem(made.item)) {
      seen.problems++;
      say(`copydesk: ${problemLine(made.item)}`);
      const line = options.jsonl ? lineOfProblem(made.item) : null;
      if (line !== null) await print(`${JSON.stringify(line)}\n`);
    } else if ('fault' in made) {
      seen.faults++;
      say(
        `copydesk: ${printable(nameOf(made.item))}: a fault of copydesk: ${printable(made.fault.message)}; please report it with the page`,
      );
    } else if ('outcome' in made) {
      if (made.outcome.outcome === 'rejected') seen.rejected++;
      await print(
        single ? printedAlone(made.outcome, made.item, options) : printedAmongOthers(made.outcome, made.item, options),
      );
    }
  }
  const omitted = leftOut.line();
  if (omitted !== null) say(`copydesk: ${omitted}`);
  // A pipe may have had nothing to send; a file that was named is there for its pages.
  if (seen.taken === 0 && omitted === null && paths.some((path) => path !== '-')) {
    seen.problems++;
    say(`copydesk: ${printable(paths.join(' '))}: no page in it; was the file written to its end?`);
  }
  return statusOf(seen, single);
}

/** The pages of what was named or piped in; `single` where there is one, whose record is printed alone. */
async function pagesGiven(
  paths: readonly string[],
  { jsonl = false }: CleanOptions,
  intake: { readonly limit: number; readonly url: string | null; readonly leftOut: LeftOut },
): Promise<{ readonly taken: AsyncIterable<FoundPage | IntakeProblem>; readonly single: boolean }> {
  if (jsonl) return { taken: takePages(paths.length === 0 ? ['-'] : paths, intake), single: false };
  if (paths.length !== 1 || paths[0] !== '-') return { taken: takePages(paths, intake), single: await isSingle(paths) };
  const piped = await readPipedDocument(await readStdin(intake.limit * FILE_PER_PAGE), intake);
  return { taken: takenFrom('standard input', piped), single: piped.length === 1 };
}

interface Tally {
  taken: number;
  problems: number;
  faults: number;
  rejected: number;
}

/** The worst that was seen decides; a reject is a result like any other, unless it is that of the one page asked for. */
function statusOf({ problems, faults, rejected }: Readonly<Tally>, single: boolean): number {
  if (faults > 0) return EXIT.fault;
  if (problems > 0) return EXIT.input;
  return single && rejected > 0 ? EXIT.rejected : EXIT.ok;
}

interface Cleaning extends AsyncDisposable {
  readonly threads: number;
  clean(page: Page): Promise<Explained>;
}

/** Cleaning in this thread, or in a pool where `--threads` asks for one; every block's fate is told only on request. */
async function openCleaning(
  config: Config,
  { threads, explain: explained, parser = 'scan' }: CleanOptions,
): Promise<Cleaning> {
  const userRules = await openRules(config.rules);
  if (threads !== undefined) {
    if (explained) throw new UsageError('clean: --explain and --threads do not go together; leave --threads out');
    if (parser !== 'scan')
      throw new UsageError('clean: --parser and --threads do not go together; leave --threads out');
    const { CleanPool } = await import('../pool/pool.ts');
    const pool = new CleanPool({ ...config, userRules, threads });
    return {
      threads,
      clean: async (page) => ({
        ...(await pool.clean(page, { cleanedAt: new Date().toISOString() })),
        blocks: [],
        signs: null,
      }),
      [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
    };
  }
  const rules = withUserRules(userRules);
  const by = parser === 'cheerio' ? { read: (await import('../pipeline/page/parse.ts')).parsePage } : {};
  return {
    threads: 1,
    async clean(page) {
      const context = { cleanedAt: new Date().toISOString(), rules, ...by };
      return explained ? explain(page, context) : { ...cleanPage(page, context), blocks: [], signs: null };
    },
    async [Symbol.asyncDispose]() {},
  };
}

async function cleanOne({ page }: FoundPage, cleaning: Cleaning): Promise<{ outcome: Explained } | { fault: Error }> {
  try {
    return { outcome: await cleaning.clean(page) };
  } catch (error) {
    return { fault: error as Error };
  }
}

/** One file: its record is printed alone; anything else may be many, one a line. */
async function isSingle(paths: readonly string[]): Promise<boolean> {
  const [path] = paths;
  if (paths.length !== 1 || path === undefined) return false;
  return (
    !/\.(?:jsonl|ndjson|warc)(?:\.gz)?$/i.test(path) && (await stat(path).catch(() => null))?.isDirectory() === false
  );
}

/** What people know a page by. */
function nameOf({ id, page, source }: FoundPage): string {
  return id ?? page.url ?? source;
}

function lineOf(made: Explained, { id, page, source }: FoundPage): OutcomeLine {
  const own = { id: id ?? page.id, source };
  return made.outcome === 'article'
    ? { ...own, outcome: 'article', article: made.article }
    : { ...own, outcome: 'rejected', reject: made.reject };
}

/** A line that could not be taken has an outcome too: a reject where its id could be read, else by its number. */
function lineOfProblem({ id, source, line, kind, reason, hint }: IntakeProblem): OutcomeLine | null {
  if (id === undefined) return line === undefined ? null : { line, outcome: 'refused', reason, hint };
  const because: RejectReason = kind === 'too-large' ? 'too-large' : 'bad-payload';
  return { id, source, outcome: 'rejected', reject: { reason: because, detail: reason } };
}

function printedAlone(made: Explained, taken: FoundPage, { format, explain: explained }: CleanOptions): string {
  const paint = paintFor(process.stdout);
  const width = columnsOf(process.stdout);
  if (explained && format !== 'json') return explanation(made, width, paint);
  if (format === 'text') return storyText(made, width, paint);
  if (explained)
    return `${JSON.stringify({ ...lineOf(made, taken), trace: made.trace, blocks: made.blocks, signs: made.signs }, null, 2)}\n`;
  return `${JSON.stringify(made.outcome === 'article' ? made.article : lineOf(made, taken), null, 2)}\n`;
}

function printedAmongOthers(made: Explained, taken: FoundPage, { format, explain: explained }: CleanOptions): string {
  const paint = paintFor(process.stdout);
  const width = columnsOf(process.stdout);
  const name = paint.dim(`── ${printable(nameOf(taken))}`);
  if (explained && format !== 'json') return `${name}\n${explanation(made, width, paint)}\n`;
  if (format === 'text') return `${name}\n${storyText(made, width, paint)}\n`;
  const line = lineOf(made, taken);
  return `${JSON.stringify(explained ? { ...line, trace: made.trace, blocks: made.blocks, signs: made.signs } : line)}\n`;
}
