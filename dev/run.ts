import { Command, CommanderError } from 'commander';
import { endWithReader } from '../src/cli/io.ts';
import { sayFailure } from '../src/cli/failure.ts';
import { EXIT } from '../src/exit.ts';
import { fixture } from './fixture.ts';
import { linesCommand } from './lines.ts';

/** Tools for whoever changes copydesk; no part of the command that users install. */
const program = new Command('node dev/run.ts')
  .description('Tools for developing copydesk: npm run fixture -- PAGE, npm run lines.')
  .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, 'copydesk: ')) })
  .exitOverride();

program
  .command('fixture')
  .summary("make or renew a fixture's expected record, and show what changed")
  .description(
    'Cleans PAGE (a folder of fixtures/pages, or its page.html) and shows how its record differs from expected.json.',
  )
  .argument('<page>', 'fixtures/pages/<area>--<case>, or a page to make one of with --as')
  .option('--update', 'write expected.json')
  .option('--as <name>', 'make fixtures/pages/<name> of this page: <area>--<case>')
  .option('--url <url>', "with --as: the page's URL")
  .addHelpText(
    'after',
    `
Examples:
  npm run fixture -- fixtures/pages/seed--weather-banner
  npm run fixture -- fixtures/pages/seed--weather-banner --update
  npm run fixture -- page.html --as blox--sponsored-twice --url https://a.example/story`,
  )
  .action(async (page: string, options) => finish(fixture(page, options)));

program
  .command('lines')
  .summary('read tables of lines (datelines, bylines, notes ...) and print how many come out right')
  .argument(
    '[paths...]',
    'tables as in fixtures/lines (default: all of them), or a list {"rows": [{"text", "agency"}]} of datelines met elsewhere',
  )
  .option('--misses', 'print every row that came out otherwise')
  .addHelpText(
    'after',
    `
Examples:
  npm run lines
  npm run lines -- fixtures/lines/datelines.json --misses`,
  )
  .action(async (paths: string[], options) => finish(linesCommand(paths, options)));

async function finish(tool: Promise<number>): Promise<void> {
  process.exitCode = await tool;
}

endWithReader();
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  else process.exitCode = await sayFailure(error);
}
