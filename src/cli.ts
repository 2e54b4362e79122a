import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addOutputs } from './cli/commands/outputs.ts';
import { addStories } from './cli/commands/stories.ts';
import { count, examples, finish } from './cli/commands/parts.ts';
import { endWithReader } from './cli/io.ts';

/** Nothing heavy is imported up here: each command loads what it needs when it runs. */
const program = new Command('copydesk')
  .description('Raw pages of local outlets in, clean records of wire stories out.')
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
          .replace(/\.$/, '')}; \`${helpFor(process.argv[2])}\` lists what there is\n`,
      ),
  })
  .exitOverride()
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
  0  done; rejected pages are done too     1  some input could not be read, the rest was taken
  2  wrong option, argument or setting     3  a service, data folder or standard output cannot be used
  4  stopped before the end                5  \`clean FILE\`: the one page was rejected
  6  a file of output cannot be written    70 a fault of copydesk itself`,
  );

/** The help that tells more about a call that went wrong. */
function helpFor(command: string | undefined): string {
  return command !== 'help' && program.commands.some((one) => one.name() === command)
    ? `copydesk ${command} --help`
    : 'copydesk --help';
}

const PATHS =
  'files, folders, globs; .html, .txt, .mhtml, .webarchive, .jsonl, .warc, .wet, .wacz, each also .gz or .zst; - is standard input: JSONL, a saved page, an agency’s item, a feed or WARC';
const URL_OPTION = "the page's URL; else from its sidecar (x.json or page.json), else its canonical link";

program
  .command('run')
  .summary('take pages in, clean them and report, all in this process')
  .description(`Takes pages in, cleans them through queue and store, and ends with a table of articles and rejects.

Without any setting the queue and the store are embedded, in the folder .copydesk; REDIS_URL and DATABASE_URL name others.`)
  .argument('[paths...]', `${PATHS} (default: fixtures/pages)`)
  .option('--url <url>', URL_OPTION)
  .option('--json', 'print the report as one JSON object')
  .option(
    '--out <folder>',
    'write the records of this run there too: records.ndjson, each with its source, and rejects.ndjson',
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
  .summary('store and queue pages for workers elsewhere')
  .argument('<paths...>', PATHS)
  .option('--url <url>', URL_OPTION)
  .option('--json', 'print what was done as one JSON object')
  .addHelpText('after', examples('feed pages/', "feed 'crawl/**/*.html.gz'", 'feed - < pages.jsonl'))
  .action(async (paths: string[], options) => finish((await import('./cli/feed.ts')).feedCommand(paths, options)));

program
  .command('work')
  .summary('clean queued pages until told to stop (SIGTERM drains)')
  .description(
    'Cleans queued pages until SIGTERM or SIGINT, then finishes those in hand. /healthz, /readyz and /metrics listen on 127.0.0.1:9464 unless COPYDESK_HEALTH_HOST and COPYDESK_HEALTH_PORT say otherwise.',
  )
  .addHelpText(
    'after',
    `${examples('work')}
  REDIS_URL=redis://localhost DATABASE_URL=postgres://localhost/copydesk copydesk work`,
  )
  .action(async () => finish((await import('./cli/work.ts')).workCommand()));

program
  .command('serve')
  .summary('the desk: a web page of what came in, why it was cut, and an HTTP door')
  .description(
    'Serves the desk on 127.0.0.1:9465 unless COPYDESK_DESK_HOST and COPYDESK_DESK_PORT say otherwise, until Ctrl-C. Without DATABASE_URL it cleans pages as well, since no other process can open the embedded queue.',
  )
  .option('--host <host>', 'where to listen; beyond loopback it wants COPYDESK_TOKENS or --open')
  .option('--port <port>', 'port; 0 takes a free one and says which', port)
  .option('--open', 'listen beyond loopback though nobody is asked for a token')
  .option('--local', 'the same, but answer to localhost alone: for a container whose port is published on 127.0.0.1')
  .addHelpText(
    'after',
    `${examples('serve', 'serve --port 8080')}
  COPYDESK_TOKENS=read:TOKEN,edit:TOKEN copydesk serve --host 0.0.0.0`,
  )
  .action(async (options) => finish((await import('./cli/serve.ts')).serveCommand(options)));

program
  .command('requeue')
  .summary('queue pages without an outcome again, or pages of your choice')
  .description(
    'Queues pages that have no outcome, for when the queue was lost. A page cleaned again becomes a new revision only where its text changed.',
  )
  .option('--rejected <reason>', 'pages refused for this reason instead')
  .option('--all', "every page, to be cleaned with today's rules")
  .option('--since <date>', 'of these, only pages that came in on that day or later (ISO 8601)')
  .option('--json', 'one JSON object instead of a line')
  .addHelpText('after', examples('requeue', 'requeue --rejected timeout', 'requeue --all --since 2026-11-17'))
  .action(async (options) => finish((await import('./cli/requeue.ts')).requeueCommand(options)));

program
  .command('replay')
  .summary("what today's rules would change on pages in the store; then clean those again")
  .description(
    "Cleans pages of the store with today's rules and says how many records would change, and the words gained and lost by rule. Without --dry-run those pages are queued behind the fresh ones, for `copydesk work`.",
  )
  .option('--since <date>', 'only pages that came in on that day or later (ISO 8601)')
  .option('--outlet <host>', 'only pages of this outlet and its subdomains')
  .option('--rule <id>', 'only pages from which this rule has cut')
  .option('--dry-run', 'change nothing')
  .option('--json', 'one JSON object')
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
  .summary('delete the bytes of old pages that have their outcome')
  .description(
    'Deletes the bytes of pages that came in longer ago than so long and have their outcome. Outcomes, records, traces and quarantine stay; such a page cannot be cleaned again unless it is fed again.',
  )
  .requiredOption('--older-than <age>', 'hours, days or weeks: 12h, 30d, 8w')
  .option('--dry-run', 'say how many pages and bytes it would be, and delete nothing')
  .option('--json', 'one JSON object instead of a line')
  .addHelpText('after', examples('prune --older-than 30d --dry-run', 'prune --older-than 30d'))
  .action(async (options) => finish((await import('./cli/prune.ts')).pruneCommand(options)));

program
  .command('schema')
  .summary('JSON Schema of a contract with other programs')
  .argument('[name]', 'which; without it, the list')
  .addHelpText('after', examples('schema', 'schema article'))
  .action(async (name?: string) => finish((await import('./cli/schema.ts')).schemaCommand(name)));

program
  .command('clean')
  .summary('pages to records on standard output, with no queue and no store')
  .description(`Pages to records on standard output, with no queue and no store.

One file gives its record (or its reject, with status 5) as JSON. Folders, globs, .jsonl and .warc files give one line a page: {"id","source","outcome":"article","article"} or {"id","source","outcome":"rejected","reject":{"reason","detail"}}.`)
  .argument(
    '[paths...]',
    'files, folders, globs; .html, .jsonl, .warc, each also .gz; - is standard input: a page, a saved page, an agency’s item ...',
  )
  .option('--url <url>', URL_OPTION)
  .addOption(new Option('--format <form>', 'record as JSON, or the story as text').choices(['json', 'text']))
  .option('--explain', 'show every block kept, moved or cut, with its rule')
  .option(
    '--jsonl',
    'read pages as JSONL from standard input: {"id"?, "url"?, "html" | "bodyBase64", "contentType"?, "fetchedAt"?}',
  )
  .option('--threads <count>', 'clean in so many threads, each page with its limits of time and memory', count)
  .addOption(
    new Option(
      '--parser <parser>',
      'what reads a page into its tree: the scan of our own, or cheerio, the reference (slower, the same records)',
    )
      .choices(['scan', 'cheerio'])
      .default('scan'),
  )
  .addHelpText(
    'after',
    `${examples('clean page.html --url https://a.example/story --explain', 'clean pages/ > records.jsonl', 'clean --jsonl < pages.jsonl > records.jsonl')}
  curl -s https://a.example/story | copydesk clean - --url https://a.example/story`,
  )
  .action(async (paths: string[], options) => finish((await import('./cli/clean.ts')).clean(paths, options)));

addOutputs(program);
addStories(program);

const rules = program
  .command('rules')
  .summary('list the rules, with what each has cut in the store; or try new ones on pages')
  .description(
    'Lists the rules in the order they are tried, the built-in ones and those of COPYDESK_RULES, with how many blocks each has cut from how many pages in the store; then what was cut by no rule of today.',
  )
  .option('--json', 'one rule a line')
  .addHelpText('after', examples('rules', 'rules test own.json pages/', 'rules draft page.html > own.json'))
  .action(async (options) => finish((await import('./cli/rules.ts')).rulesCommand(options)));

rules
  .command('test')
  .summary('show what the rules of a file would cut on pages, against the rules in force')
  .argument(
    '<file>',
    'JSON array of rules {"id", "reason", "on", "pattern", "flags"?, "hosts"?, "cut", "keep"} and recipes',
  )
  .argument('<pages...>', 'files, folders, globs; .html, .jsonl, .warc, each also .gz; - is JSONL on standard input')
  .option('--json', 'print all of it as one JSON object')
  .addHelpText('after', examples('rules test own.json pages/', 'rules test own.json fixtures/pages --json'))
  .action(async (file: string, pages: string[], _: unknown, command: Command) =>
    finish((await import('./cli/rules-test.ts')).rulesTestCommand(file, pages, command.optsWithGlobals())),
  );

rules
  .command('draft')
  .summary('propose a recipe for the outlet of a page: CSS selectors for body, headline, byline, date')
  .argument('<page>', 'one HTML file, also .gz')
  .option('--url <url>', URL_OPTION)
  .addHelpText('after', examples('rules draft page.html --url https://outlet.example/story > own.json'))
  .action(async (page: string, options) =>
    finish((await import('./cli/rules-draft.ts')).rulesDraftCommand(page, options)),
  );

/** A port. */
function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('It is no port from 0 to 65535.');
  return Number(text);
}

// Commander's own shows all help for a command that there is not, and no reason.
program
  .command('help')
  .summary('the help of a command')
  .argument('[command]', 'which; without it, the list')
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
