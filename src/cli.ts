import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addOutputs } from './cli/commands/outputs.ts';
import { addStories } from './cli/commands/stories.ts';
import { count, examples, finish } from './cli/commands/parts.ts';
import { endWithReader } from './cli/io.ts';

/** Nothing heavy is imported up here: each command loads what it needs when it runs. */
const program = new Command('copydesk')
  .description('Turns raw pages of local outlets into clean records of wire stories.')
  .usage('COMMAND [OPTIONS]')
  .version(manifest.version, '-v, --version')
  .showHelpAfterError(false)
  .configureOutput({
    outputError: (message, write) =>
      write(
        `copydesk: ${message
          .replace(/^error: /, '')
          .trim()
          .replace(/\s*\n\s*/g, ' ')
          .replace(/\.$/, '')}; \`${helpFor(process.argv[2], process.argv[3])}\` lists the options\n`,
      ),
  })
  .exitOverride()
  // Not for help and version, which compile nothing that it would speed up.
  .hook('preAction', async () => {
    (await import('./engine.ts')).tuneEngine();
  })
  .addHelpText(
    'after',
    `
Examples:
  copydesk run fixtures/pages                       clean a folder of pages, all in one process
  copydesk clean page.html --url https://a.example/story
  copydesk clean page.html --format text            the story, to read
  copydesk clean page.html --explain                every block kept, moved or cut, with its rule
  copydesk clean --jsonl < pages.jsonl > records.jsonl

Exit status:
  0  done (rejected pages count as done)   1  some input could not be read; the rest was taken
  2  wrong option, argument or setting     3  a service, the data folder or standard output is unusable
  4  stopped before the end                5  \`clean FILE\`: the page was rejected
  6  an output file cannot be written      70 a fault in copydesk itself`,
  );

/** The help that tells more about a call that went wrong. */
function helpFor(name: string | undefined, below: string | undefined): string {
  const command = name === 'help' ? undefined : program.commands.find((one) => one.name() === name);
  const inner = command?.commands.find((one) => one.name() === below);
  return ['copydesk', command?.name(), inner?.name(), '--help'].filter((part) => part !== undefined).join(' ');
}

const PAGES =
  'files, folders or globs: .html, .txt, .mhtml, .webarchive, .jsonl, .warc, .wet, .wacz; agency items (ninjs, NewsML-G2, NITF); RSS and Atom feeds; each also as .gz or .zst';
const PATHS = `${PAGES}; - reads standard input: JSONL, a saved page, an agency item, a feed or WARC`;
const URL_OPTION = 'URL of the page (default: from its sidecar x.json or page.json, or its canonical link)';

program
  .command('run')
  .summary('take in pages, clean them and report, all in this process')
  .description(`Takes in pages, cleans them through queue and store, and ends with a table of articles and rejects.

By default, queue and store are embedded in the folder .copydesk; REDIS_URL and DATABASE_URL select servers.`)
  .argument('[paths...]', `${PATHS} (default: fixtures/pages)`)
  .option('--url <url>', URL_OPTION)
  .option('--json', 'print the report as one JSON object')
  .option(
    '--out <folder>',
    'also write the records of this run to this folder: records.ndjson, each with its source, and rejects.ndjson',
  )
  .option('--serve', 'in a terminal, stay up with the desk until Ctrl-C (what `npm start` does)')
  .option('--no-serve', 'end with the report')
  .addHelpText(
    'after',
    examples(
      'run pages/ more.warc.gz',
      'run pages/ --out results/',
      'run page.html --url https://a.example/story',
      'run - < pages.jsonl',
    ),
  )
  .action(async (paths: string[], options) => end((await import('./cli/run.ts')).runCommand(paths, options)));

program
  .command('feed')
  .summary('store and queue pages for workers in other processes')
  .description('Stores and queues pages for workers in other processes. While the queue is full, it waits.')
  .argument('<paths...>', PATHS)
  .option('--url <url>', URL_OPTION)
  .option('--json', 'print the result as one JSON object')
  .addHelpText('after', examples('feed pages/', "feed 'crawl/**/*.html.gz'", 'feed - < pages.jsonl'))
  .action(async (paths: string[], options) => finish((await import('./cli/feed.ts')).feedCommand(paths, options)));

program
  .command('work')
  .summary('clean queued pages until stopped (SIGTERM drains)')
  .description(
    'Cleans queued pages until SIGTERM or SIGINT, then finishes the pages in hand. Serves /healthz, /readyz and /metrics on 127.0.0.1:9464, or on COPYDESK_HEALTH_HOST and COPYDESK_HEALTH_PORT.',
  )
  .addHelpText(
    'after',
    `${examples('work')}
  REDIS_URL=redis://host DATABASE_URL=postgres://host/copydesk copydesk work`,
  )
  .action(async () => finish((await import('./cli/work.ts')).workCommand()));

program
  .command('serve')
  .summary('serve the desk: a web page that shows what came in and why it was cut, and an HTTP API')
  .description(
    'Serves the desk on 127.0.0.1:9465, or on COPYDESK_DESK_HOST and COPYDESK_DESK_PORT, until Ctrl-C. Without DATABASE_URL it also cleans pages, since no other process can open the embedded queue.',
  )
  .option('--host <host>', 'address to listen on; beyond loopback, COPYDESK_TOKENS or --open is required')
  .option('--port <port>', 'port to listen on; 0 takes a free port and prints it', port)
  .option('--open', 'listen beyond loopback without asking for a token')
  .option(
    '--local',
    'as --open, but answer only requests for localhost: for a container whose port is published on 127.0.0.1',
  )
  .addHelpText(
    'after',
    `${examples('serve', 'serve --port 8080')}
  COPYDESK_TOKENS=read:TOKEN,edit:TOKEN copydesk serve --host 0.0.0.0`,
  )
  .action(async (options) => finish((await import('./cli/serve.ts')).serveCommand(options)));

program
  .command('requeue')
  .summary('queue pages again: those without an outcome, or a selection')
  .description(
    'Queues pages that have no outcome, for example after the queue was lost. Cleaning a page again adds a revision only if its text changed.',
  )
  .option('--rejected <reason>', 'queue the pages rejected for this reason instead')
  .option('--all', "queue every page, to be cleaned with today's rules")
  .option('--since <date>', 'only pages taken in on or after this day (ISO 8601)')
  .option('--json', 'print one JSON object instead of a line')
  .addHelpText('after', examples('requeue', 'requeue --rejected timeout', 'requeue --all --since 2026-11-17'))
  .action(async (options) => finish((await import('./cli/requeue.ts')).requeueCommand(options)));

program
  .command('replay')
  .summary("show what today's rules would change on stored pages, then clean those again")
  .description(
    "Cleans stored pages with today's rules and reports how many records would change, with the words gained and lost by rule. Without --dry-run, those pages are then queued behind new ones for `copydesk work`.",
  )
  .option('--since <date>', 'only pages taken in on or after this day (ISO 8601)')
  .option('--outlet <host>', 'only pages of this outlet and its subdomains')
  .option('--rule <id>', 'only pages from which this rule has cut')
  .option('--dry-run', 'change nothing')
  .option('--json', 'print one JSON object')
  .addHelpText(
    'after',
    examples(
      'replay --dry-run',
      'replay --since 2026-11-17 --outlet a.example',
      'replay --rule text-hotline --dry-run --json',
    ),
  )
  .action(async (options) => finish((await import('./cli/replay.ts')).replayCommand(options)));

program
  .command('prune')
  .summary('delete the bytes of old pages that were processed')
  .description(
    'Deletes the bytes of processed pages older than the given age. Outcomes, records, traces and quarantine stay. To clean such a page again, feed it again.',
  )
  .requiredOption('--older-than <age>', 'age in hours, days or weeks: 12h, 30d, 8w')
  .option('--dry-run', 'report how many pages and bytes would be deleted, and delete nothing')
  .option('--json', 'print one JSON object instead of a line')
  .addHelpText('after', examples('prune --older-than 30d --dry-run', 'prune --older-than 30d'))
  .action(async (options) => finish((await import('./cli/prune.ts')).pruneCommand(options)));

program
  .command('schema')
  .summary('print the JSON Schema of a record, message or job')
  .description('Prints the JSON Schema of a contract: record, message, job, line taken or written.')
  .argument('[name]', 'name; omit it for the list')
  .addHelpText('after', examples('schema', 'schema article'))
  .action(async (name?: string) => finish((await import('./cli/schema.ts')).schemaCommand(name)));

program
  .command('clean')
  .summary('turn pages into records on standard output, without queue and store')
  .description(`Turns pages into records on standard output, without queue and store.

One page gives its record as JSON, or its reject with status 5. Folders, globs and files of several pages give one line per page: {"id","source","outcome":"article","article"} or {"id","source","outcome":"rejected","reject":{"reason","detail"}}.`)
  .argument('[paths...]', `${PAGES}; - reads standard input: a page, a saved page, an agency item, a feed or WARC`)
  .option('--url <url>', URL_OPTION)
  .addOption(new Option('--format <form>', 'print the record as JSON, or the story as text').choices(['json', 'text']))
  .option('--explain', 'show every block kept, moved or cut, with its rule')
  .option(
    '--jsonl',
    'read pages as JSONL from standard input: {"id"?, "url"?, "html" | "bodyBase64", "contentType"?, "fetchedAt"?}',
  )
  .option('--threads <count>', 'number of threads; each page is then held to the limits on time and memory', count)
  .addOption(
    new Option(
      '--parser <parser>',
      'HTML parser: copydesk’s own scanner, or cheerio, the reference (slower, same records)',
    )
      .choices(['scan', 'cheerio'])
      .default('scan'),
  )
  .addHelpText(
    'after',
    `${examples('clean page.html --url https://a.example/story --explain', 'clean pages/ > records.jsonl', 'clean --jsonl < pages.jsonl > records.jsonl')}
  curl -s https://a.example/a | copydesk clean - --url https://a.example/a`,
  )
  .action(async (paths: string[], options) => finish((await import('./cli/clean.ts')).clean(paths, options)));

addOutputs(program);
addStories(program);

const rules = program
  .command('rules')
  .summary('list the rules and what each has cut in the store, or try new rules on pages')
  .description(
    'Lists the rules in the order they are tried (built-in, then those of COPYDESK_RULES), with the number of blocks and stored pages that each has cut; then what was cut by rules that no longer exist.',
  )
  .option('--json', 'print one rule per line')
  .addHelpText('after', examples('rules', 'rules test own.json pages/', 'rules draft page.html > own.json'))
  .action(async (options) => finish((await import('./cli/rules.ts')).rulesCommand(options)));

rules
  .command('test')
  .summary('show what the rules in a file would cut on pages, compared with the current rules')
  .description('Shows what the rules in a file would cut on pages, compared with the current rules.')
  .argument(
    '<file>',
    'JSON array of rules {"id", "reason", "on", "pattern", "flags"?, "hosts"?, "cut", "keep"} and recipes',
  )
  .argument('<pages...>', `${PAGES}; - reads JSONL from standard input`)
  .option('--json', 'print one JSON object')
  .addHelpText('after', examples('rules test own.json pages/', 'rules test own.json fixtures/pages --json'))
  .action(async (file: string, pages: string[], _: unknown, command: Command) =>
    finish((await import('./cli/rules-test.ts')).rulesTestCommand(file, pages, command.optsWithGlobals())),
  );

rules
  .command('draft')
  .summary('propose a recipe for the outlet of a page: CSS selectors for body, headline, byline, date')
  .description('Proposes a recipe for the outlet of a page: CSS selectors for body, headline, byline, date.')
  .argument('<page>', 'one HTML file, also .gz')
  .option('--url <url>', URL_OPTION)
  .addHelpText('after', examples('rules draft page.html --url https://outlet.example/story > own.json'))
  .action(async (page: string, options) =>
    finish((await import('./cli/rules-draft.ts')).rulesDraftCommand(page, options)),
  );

/** A port. */
function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('It must be a port number from 0 to 65535.');
  return Number(text);
}

// Commander's own shows all help for a command that there is not, and no reason.
program
  .command('help')
  .summary('show the help of a command')
  .argument('[command]', 'name; omit it for the list')
  .action((name?: string) => {
    const asked = name === undefined ? program : program.commands.find((one) => one.name() === name);
    if (asked === undefined) return program.error(`error: unknown command '${name}'`);
    asked.outputHelp();
  });

/** {@link finish}, and the process ends: jobs let go of at the end of the drain would hold it up. */
async function end(command: Promise<number>): Promise<void> {
  await finish(command);
  process.stdout.write('', () => process.exit());
}

async function main(): Promise<void> {
  endWithReader();
  if (process.argv.length <= 2) {
    program.outputHelp();
    return;
  }
  try {
    // What other programs answer with their version.
    await program.parseAsync(process.argv.map((text, place) => (place === 2 && text === '-V' ? '-v' : text)));
  } catch (error) {
    // Help and version were asked for and given: nothing more is loaded for them.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const { EXIT } = await import('./exit.ts');
    if (error instanceof CommanderError || error instanceof InvalidArgumentError) {
      process.exitCode = EXIT.usage;
      return;
    }
    process.exitCode = await (await import('./cli/failure.ts')).sayFailure(error);
  }
}

await main();
