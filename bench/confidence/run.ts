/**
 * What confidence is worth, in figures; see `--help`. Exit status: 0 done, 2 wrong option.
 */
import { parseArgs } from 'node:util';
import { figuresText, otherFigures, storyFigures } from './figures.ts';
import { judgeFolder } from './pages.ts';

const HELP = `npm run -s confidence -- --corpus DIR [--corpus DIR ...] [--json]

Cleans the pages of each folder and compares what came out, and how sure the record says it is, with what the pages are.

  --corpus DIR   stories: <id>.html.gz and <id>.json with a truth, as npm run quality takes them;
                 or pages that are none: <id>.json with {url, type} and no truth
  --json         print one JSON object instead of the tables

AUC   chance that a story whose text came out right (F1 of .9 and more) has more confidence than one whose did not`;

function main(): number {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true || values.corpus.length === 0) {
    console.log(HELP);
    return values.help === true ? 0 : 2;
  }
  const pages = values.corpus.flatMap(judgeFolder);
  const names = [...new Set(pages.filter(({ type }) => type === null).map(({ corpus }) => corpus))];
  const stories = names.map((name) =>
    storyFigures(
      name,
      pages.filter(({ type, corpus }) => type === null && corpus === name),
    ),
  );
  const others = otherFigures(pages.filter(({ type }) => type !== null));
  console.log(values.json === true ? JSON.stringify({ stories, others }) : figuresText(stories, others));
  return 0;
}

process.exitCode = main();
