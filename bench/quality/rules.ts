/**
 * What each rule cuts rightly and wrongly; see `--help`. Exit status: 0 done, 1 a rule of few mistakes was asked for and one
 * makes more, 2 wrong option.
 */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.ts';
import { evidenceOf, ruleFigures, type RuleEvidence } from './rule-evidence.ts';

const HELP = `npm run -s rules:evidence -- --corpus DIR [--corpus DIR ...] [OPTIONS]

Cleans pages with truth and tells for each rule and heuristic how many words it cut rightly (none of the story's) and
wrongly (the story's, and lost). What a rule shows on the pages it was written on proves little: name those first, then
pages of hosts it was not written on.

  --corpus DIR    a folder of <id>.html.gz and <id>.json, as for npm run quality; more than one is put side by side
  --rule ID       the hosts of one rule, those it cut most of wrongly first
  --floor P       exit 1 where a rule is under this precision on the last corpus (with at least 200 words cut)
  --json          one JSON object instead of the table

Example: npm run -s rules:evidence -- --corpus pages --corpus new --floor 0.95`;

/** Of fewer words a share says nothing. */
const MIN_WORDS = 200;

interface Side {
  readonly name: string;
  readonly evidence: RuleEvidence;
}

function main(): number {
  const options = readOptions();
  if (typeof options === 'number') return options;
  const sides: Side[] = [];
  for (const folder of options.corpus) {
    try {
      sides.push({ name: basename(resolve(folder)), evidence: evidenceOf(readCorpus(folder).samples) });
    } catch (error) {
      return say(`${folder}: ${(error as Error).message.split('\n').join(' ')}; --help tells what a corpus holds`, 2);
    }
  }
  if (options.json)
    console.log(JSON.stringify(Object.fromEntries(sides.map(({ name, evidence }) => [name, ruleFigures(evidence)]))));
  else console.log(options.rule === undefined ? table(sides) : hostsOf(options.rule, sides));
  const under =
    options.floor === null
      ? []
      : ruleFigures(sides.at(-1)!.evidence).filter(
          ({ right, wrong, precision }) => right + wrong >= MIN_WORDS && precision < options.floor!,
        );
  return under.length === 0 ? 0 : say(`under ${options.floor}: ${under.map(({ rule }) => rule).join(', ')}`, 1);
}

function readOptions(): { corpus: string[]; rule?: string; floor: number | null; json: boolean } | number {
  try {
    const { values } = parseArgs({
      options: {
        corpus: { type: 'string', multiple: true, default: [] },
        rule: { type: 'string' },
        floor: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) {
      console.log(HELP);
      return 0;
    }
    if (values.corpus.length === 0) return say('no corpus: name one by --corpus DIR', 2);
    const floor = values.floor === undefined ? null : Number(values.floor);
    if (floor !== null && !(floor > 0 && floor <= 1))
      return say(`--floor ${values.floor}: expected a share, as 0.95`, 2);
    return {
      corpus: values.corpus,
      floor,
      json: values.json,
      ...(values.rule === undefined ? {} : { rule: values.rule }),
    };
  } catch (error) {
    return say(`${(error as Error).message}; --help lists the options`, 2);
  }
}

function table(sides: readonly Side[]): string {
  const figures = sides.map(({ evidence }) => new Map(ruleFigures(evidence).map((row) => [row.rule, row])));
  const rules = new Set(figures.flatMap((rows) => [...rows.keys()]));
  const cell = (text: string): string => text.padStart(30);
  const lines = [...rules].map((rule) => {
    const cells = figures.map((rows) => {
      const row = rows.get(rule);
      return cell(
        row === undefined
          ? '-'
          : `${row.right} / ${row.wrong}  ${row.precision.toFixed(3)}  ${row.wrongHosts} of ${row.hosts}`,
      );
    });
    return `${rule.padEnd(26)}${cells.join('')}`;
  });
  return [
    `${'words right / wrong'.padEnd(26)}${sides.map(({ name }) => cell(name)).join('')}`,
    `${''.padEnd(26)}${sides.map(() => cell('precision, hosts wrong of all')).join('')}`,
    ...lines,
  ].join('\n');
}

function hostsOf(rule: string, sides: readonly Side[]): string {
  return sides
    .map(({ name, evidence }) =>
      [
        `${rule} on ${name}`,
        ...[...(evidence.get(rule) ?? [])]
          .sort(([, a], [, b]) => b.wrong - a.wrong)
          .map(([host, { right, wrong }]) => `  ${String(right).padStart(6)} / ${String(wrong).padStart(5)}  ${host}`),
      ].join('\n'),
    )
    .join('\n');
}

function say(message: string, status: number): number {
  process.stderr.write(`${message}\n`);
  return status;
}

process.exitCode = main();
