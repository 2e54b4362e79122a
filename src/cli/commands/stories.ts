import type { Command } from 'commander';
import { count, examples, finish } from './parts.ts';

/** `copydesk stories`: loaded when it runs, as all commands are. */
export function addStories(program: Command): void {
  const stories = program
    .command('stories')
    .summary('list stories that several outlets carry, and what each changed')
    .description('Lists stories that several outlets carry; with an id, what each changed.')
    .argument('[id]', 'show this story (by its id or an article’s): copies, versions, corrections')
    .option('--agency <code>', 'only stories with an article of this agency, e.g. AP')
    .option('--copies <count>', 'only stories with at least this many copies (default: 2)', count)
    .option('--limit <count>', 'maximum number of stories (default: 50)', count)
    .option('--text', 'with an id: print the text that its copies agree on')
    .option('--json', 'print one story per line; with an id, one object')
    .addHelpText(
      'after',
      examples(
        'stories --agency AP',
        'stories s-9283b66de30e586b0c463529a3b637a5',
        'stories s-9283b66de30e586b0c463529a3b637a5 --text',
        'stories suggest-rules > suggested.json',
      ),
    )
    .action(async (id: string | undefined, options) =>
      finish((await import('../stories.ts')).storiesCommand(id, options)),
    );

  stories
    .command('suggest-rules')
    .summary('suggest rules for lines that only one outlet puts into stories; read and try them before use')
    .description('Suggests rules for lines that only one outlet puts into stories. Read and try them before use.')
    .addHelpText('after', examples('stories suggest-rules > suggested.json', 'rules test suggested.json pages/'))
    .action(async () => finish((await import('../stories.ts')).suggestRulesCommand()));
}
