import type { Command } from 'commander';
import { count, examples, finish } from './parts.ts';

/** `copydesk stories`: loaded when it runs, as all commands are. */
export function addStories(program: Command): void {
  const stories = program
    .command('stories')
    .summary('stories that several outlets have, and what each did to them')
    .argument('[id]', 'a story, or an article of it: its copies, versions, corrections')
    .option('--agency <code>', 'only stories with an article of this agency, e.g. AP')
    .option('--copies <count>', 'only stories with so many copies or more (default: 2)', count)
    .option('--limit <count>', 'at most so many (default: 50)', count)
    .option('--text', 'with an id: the text its copies agree on')
    .option('--json', 'one story a line; with an id all of it as one object')
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
    .summary('rules for lines that one outlet alone puts into stories, to be read and tried')
    .addHelpText('after', examples('stories suggest-rules > suggested.json', 'rules test suggested.json pages/'))
    .action(async () => finish((await import('../stories.ts')).suggestRulesCommand()));
}
