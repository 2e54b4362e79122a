import { stat } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { EXIT } from '../exit.ts';
import { pageOfBytes } from '../intake/html-file.ts';
import { takePages } from '../intake/pages.ts';
import { isProblem, problemLine, type IntakeProblem } from '../intake/problem.ts';
import { NOTHING_KNOWN } from '../intake/sidecar.ts';
import type { Taken } from '../intake/taken.ts';
import { webUrl } from '../intake/url.ts';
import type { Explained, OutcomeLine } from '../model/outcome.ts';
import type { RejectReason } from '../model/reject.ts';
import { openRules } from '../open-rules.ts';
import { clean as cleanPage, explain } from '../pipeline/clean.ts';
import { withUserRules } from '../rules/rule-set.ts';
import { UsageError } from './usage.ts';
import { explanation } from './explanation.ts';
import { print, readStdin, say } from './io.ts';
import { storyText } from './story-text.ts';
import { columnsOf, paintFor } from './terminal.ts';

export interface CleanOptions {
  readonly url?: string;
  readonly format?: 'json' | 'text';
  readonly explain?: boolean;
  readonly jsonl?: boolean;
}

/** Pages → records on standard output, with no queue and no store. Answers the exit status. */
export async function clean(paths: readonly string[], options: CleanOptions): Promise<number> {
  const config = readConfig();
  const limit = config.pageLimitMb * 1e6;
  const url = options.url === undefined ? null : webUrl(options.url);
  if (options.url !== undefined && url === null) throw new UsageError(`--url ${options.url}: no absolute http or https URL; give one such as https://example.com/story`);
  if (paths.length === 0 && !options.jsonl) throw new UsageError('clean: no page given; name a file or a folder, `-` for a page on standard input, or --jsonl');
  const rules = withUserRules(await openRules(config.rules));
  const single = !options.jsonl && (await isSingle(paths));
  const taken = single && paths[0] === '-' ? stdinPage(limit, url) : takePages(paths.length === 0 ? ['-'] : paths, { limit, url });

  const seen = { problems: 0, faults: 0, rejected: 0 };
  for await (const item of taken) {
    if (isProblem(item)) {
      seen.problems++;
      say(`copydesk: ${problemLine(item)}`);
      const line = options.jsonl ? lineOfProblem(item) : null;
      if (line !== null) await print(`${JSON.stringify(line)}\n`);
      continue;
    }
    try {
      const context = { cleanedAt: new Date().toISOString(), rules };
      const made = options.explain ? explain(item.page, context) : { ...cleanPage(item.page, context), blocks: [] };
      if (made.outcome === 'rejected') seen.rejected++;
      await print(single ? printedAlone(made, item, options) : printedAmongOthers(made, item, options));
    } catch (error) {
      seen.faults++;
      say(`copydesk: ${item.id ?? item.page.url ?? item.page.id}: a fault of copydesk: ${(error as Error).message}; please report it with the page`);
    }
  }
  if (seen.faults > 0) return EXIT.fault;
  if (seen.problems > 0) return EXIT.input;
  return single && seen.rejected > 0 ? EXIT.rejected : EXIT.ok;
}

/** One file or standard input: its record is printed alone; anything else may be many, one a line. */
async function isSingle(paths: readonly string[]): Promise<boolean> {
  const [path] = paths;
  if (paths.length !== 1 || path === undefined) return false;
  if (path === '-') return true;
  return !/\.(?:jsonl|ndjson|warc)(?:\.gz)?$/i.test(path) && ((await stat(path).catch(() => null))?.isDirectory() === false);
}

async function* stdinPage(limit: number, url: string | null): AsyncGenerator<Taken | IntakeProblem> {
  const page = await pageOfBytes(await readStdin(limit), 'standard input', limit, { ...NOTHING_KNOWN, url });
  yield isProblem(page) ? page : { id: null, page };
}

function lineOf(made: Explained, { id, page }: Taken): OutcomeLine {
  const own = { id: id ?? page.id };
  return made.outcome === 'article' ? { ...own, outcome: 'article', article: made.article } : { ...own, outcome: 'rejected', reject: made.reject };
}

/** A line whose id could be read gets its outcome even if its page could not be taken. */
function lineOfProblem({ id, kind, reason }: IntakeProblem): OutcomeLine | null {
  if (id === undefined) return null;
  const because: RejectReason = kind === 'too-large' ? 'too-large' : 'bad-payload';
  return { id, outcome: 'rejected', reject: { reason: because, detail: reason } };
}

function printedAlone(made: Explained, taken: Taken, { format, explain: explained }: CleanOptions): string {
  const paint = paintFor(process.stdout);
  const width = columnsOf(process.stdout);
  if (explained && format !== 'json') return explanation(made, width, paint);
  if (format === 'text') return storyText(made, width, paint);
  if (explained) return `${JSON.stringify({ ...lineOf(made, taken), trace: made.trace, blocks: made.blocks }, null, 2)}\n`;
  return `${JSON.stringify(made.outcome === 'article' ? made.article : lineOf(made, taken), null, 2)}\n`;
}

function printedAmongOthers(made: Explained, taken: Taken, { format, explain: explained }: CleanOptions): string {
  const paint = paintFor(process.stdout);
  const width = columnsOf(process.stdout);
  const name = paint.dim(`── ${taken.id ?? taken.page.url ?? taken.page.id}`);
  if (explained && format !== 'json') return `${name}\n${explanation(made, width, paint)}\n`;
  if (format === 'text') return `${name}\n${storyText(made, width, paint)}\n`;
  const line = lineOf(made, taken);
  return `${JSON.stringify(explained ? { ...line, trace: made.trace, blocks: made.blocks } : line)}\n`;
}
