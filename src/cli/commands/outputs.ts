import { Option, type Command } from 'commander';
import { count, examples, finish } from './parts.ts';

/** Names of src/export/form.ts, which is loaded by the commands that need it; a test compares them. */
const FORMS = 'ndjson, ninjs, ninjs2, jsonld, markdown, text, csv, parquet';

/** Options that narrow a list of articles. */
function filters(command: Command): Command {
  return command
    .option('--since <date>', 'stories that came out on that day or later (ISO 8601; where unknown, when first seen)')
    .option('--until <date>', 'stories that came out before that day')
    .option('--agency <code>', 'of this agency, e.g. AP')
    .option('--outlet <host>', 'of this outlet and its subdomains')
    .option('--country <code>', 'filed from this country, e.g. IQ (ISO 3166-1)')
    .option('--search <words>', 'with these words; "a phrase", or and -without are understood');
}

/** Commands that show and give out what is in the store. */
export function addOutputs(program: Command): void {
  addRecords(program);
  addExport(program);
  addReports(program);
}

function addRecords(program: Command): void {
  const records = program
    .command('records')
    .summary('list the articles in the store')
    .argument('[id]', 'one article, to read');
  filters(records)
    .option('--limit <count>', 'at most so many (default: 20 in a table, all as JSON)', count)
    .option('--json', 'one record a line')
    .addOption(new Option('--format <form>', `instead of a table: ${FORMS}`).choices(FORMS.split(', ')))
    .option('--all', 'with ID: all its revisions')
    .addHelpText(
      'after',
      examples(
        'records --agency AP --limit 50',
        "records --country IQ --since 2026-11-01 --search 'ferry -weather'",
        'records --json > records.jsonl',
        'records a-9283b66de30e586b0c463529a3b637a5 --format ninjs',
        'records a-9283b66de30e586b0c463529a3b637a5 --all --json',
      ),
    )
    .action(async (id: string | undefined, options) =>
      finish((await import('../records.ts')).recordsCommand(id, options)),
    );
}

function addExport(program: Command): void {
  const exported = program
    .command('export')
    .summary('give articles to other programs: ninjs, JSON-LD, Markdown, CSV, Parquet ...')
    .description(`Writes the articles of the store in the form of others, to standard output or a file, in the order in which they changed. A file has its name only once it is whole.

With --cursor, the next export holds what changed since, and one that was stopped goes on where it was. Articles that were withdrawn since are counted, named by --withdrawn, and with --split their files are deleted.`);
  filters(exported)
    .addOption(new Option('--format <form>', FORMS).choices(FORMS.split(', ')).default('ndjson'))
    .option('--out <path>', 'file to write; with --split a folder (default: standard output)')
    .option('--split', 'one file an article, named by its id')
    .addOption(new Option('--compress <how>', 'pack what is written').choices(['gzip', 'zstd']))
    .option('--cursor <file>', 'keep in this file how far exports have come')
    .option('--withdrawn <file>', 'with --cursor: add the articles withdrawn since to this file, {"id", "at"} a line')
    .addHelpText(
      'after',
      examples(
        'export --format parquet --out articles.parquet',
        'export --format ninjs --agency AP --since 2026-11-01 | jq .headlines',
        'export --out new.ndjson.zst --compress zstd --cursor export.cursor',
        'export --format markdown --split --out stories/',
      ),
    )
    .action(async (options) => finish((await import('../export.ts')).exportCommand(options)));
}

function addReports(program: Command): void {
  program
    .command('status')
    .summary('what waits, what was done and refused of late, who is quiet, disk and memory')
    .option('--json', 'one JSON object')
    .option('--watch', 'show it again every two seconds, until Ctrl-C')
    .addHelpText('after', examples('status', 'status --watch', 'status --json | jq .day.reasons'))
    .action(async (options) => finish((await import('../status.ts')).statusCommand(options)));

  program
    .command('rejects')
    .summary('list the pages in quarantine, with their reasons')
    .option('--reason <reason>', 'only pages refused for this reason, e.g. no-story')
    .option('--limit <count>', 'at most so many (default: 50 in a table, all as JSON)', count)
    .option('--json', 'one reject a line')
    .addHelpText('after', examples('rejects --reason paywall-teaser', 'rejects --json > rejects.jsonl'))
    .action(async (options) => finish((await import('../rejects.ts')).rejectsCommand(options)));

  program
    .command('trace')
    .summary('what became of a page and why: notes, and every block that was cut')
    .argument('<id>', 'page id, article id, URL, or the file it was read from')
    .option('--json', 'print the trace as one JSON object')
    .addHelpText(
      'after',
      examples(
        'trace https://a.example/story',
        'trace pages/story.html',
        "trace 'crawl.warc.gz, record 12'",
        'trace a-9283b66de30e586b0c463529a3b637a5 --json',
      ),
    )
    .action(async (id: string, options) => finish((await import('../trace.ts')).traceCommand(id, options)));
}
