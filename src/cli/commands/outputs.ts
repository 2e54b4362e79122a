import { Option, type Command } from 'commander';
import { count, examples, finish } from './parts.ts';

/** Names of src/export/form.ts, which is loaded by the commands that need it; a test compares them. */
const FORMS = 'ndjson, ninjs, ninjs2, jsonld, markdown, text, csv, parquet';

/** Options that narrow a list of articles. */
function filters(command: Command): Command {
  return command
    .option('--since <date>', 'only stories published on or after this day (ISO 8601; where unknown, first seen)')
    .option('--until <date>', 'only stories published before this day')
    .option('--agency <code>', 'only this agency, e.g. AP')
    .option('--outlet <host>', 'only this outlet and its subdomains')
    .option('--country <code>', 'only stories filed from this country, e.g. IQ (ISO 3166-1)')
    .option('--search <words>', 'only stories with these words; understands "a phrase", or, and -excluded');
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
    .description('Lists the articles in the store as a table, or prints their records; with an id, the record of one.')
    .argument('[id]', 'show this article');
  filters(records)
    .option('--limit <count>', 'maximum number of articles (default: 20 in a table, all as JSON)', count)
    .option('--json', 'print one record per line')
    .addOption(new Option('--format <form>', 'form to print instead of a table').choices(FORMS.split(', ')))
    .option('--all', 'with an id: all revisions of the article')
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
    .summary('export articles for other programs: ninjs, JSON-LD, Markdown, CSV, Parquet ...')
    .description(`Writes the articles of the store in another program’s format, to standard output or a file, in the order in which they changed. A file gets its name only when it is complete.

With --cursor, the next export holds only what changed since this one, and an interrupted export resumes. Articles withdrawn since then are counted; --withdrawn lists them, and --split deletes their files.`);
  filters(exported)
    .addOption(new Option('--format <form>', 'form to write').choices(FORMS.split(', ')).default('ndjson'))
    .option('--out <path>', 'file to write, or folder with --split (default: standard output)')
    .option('--split', 'write one file for each article, named by its id')
    .addOption(new Option('--compress <how>', 'compress the output').choices(['gzip', 'zstd']))
    .option('--cursor <file>', 'file that remembers how far exports have come')
    .option(
      '--withdrawn <file>',
      'with --cursor: append the articles withdrawn since then to this file, one {"id", "at"} per line',
    )
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
    .summary('show what waits, what was cleaned and rejected recently, quiet outlets, disk and memory')
    .description('Shows what waits, what was cleaned and rejected recently, quiet outlets, disk and memory.')
    .option('--json', 'print one JSON object')
    .option('--watch', 'refresh every two seconds until Ctrl-C')
    .addHelpText('after', examples('status', 'status --watch', 'status --json | jq .day.reasons'))
    .action(async (options) => finish((await import('../status.ts')).statusCommand(options)));

  program
    .command('rejects')
    .summary('list the pages in quarantine, with their reasons')
    .description('Lists the pages in quarantine, with their reasons.')
    .option('--reason <reason>', 'only pages refused for this reason, e.g. no-story')
    .option('--limit <count>', 'maximum number of rejects (default: 50 in a table, all as JSON)', count)
    .option('--json', 'print one reject per line')
    .addHelpText('after', examples('rejects --reason paywall-teaser', 'rejects --json > rejects.jsonl'))
    .action(async (options) => finish((await import('../rejects.ts')).rejectsCommand(options)));

  program
    .command('trace')
    .summary('show what became of a page and why: notes, and every block that was cut')
    .description('Shows what became of a page and why: notes, and every block that was cut.')
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
