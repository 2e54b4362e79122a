import { readConfig, SettingError } from '../config.ts';
import { EXIT } from '../exit.ts';
import { takePages } from '../intake/pages.ts';
import { isProblem, problemLine } from '../intake/problem.ts';
import { openRules, readOwnRules } from '../open-rules.ts';
import { BUILT_IN_RULES } from '../rules/rule-set.ts';
import { print, say } from './io.ts';
import { Trial, type Met, type RuleTrial } from '../rule-trial.ts';
import { jsonLine } from './stored.ts';
import { clip, columnsOf, paintFor, type Paint } from './terminal.ts';

/** Blocks shown of one list; `--json` has all. */
const SHOWN = 20;

/** `copydesk rules test FILE PAGES`: what the rules of a file would cut on pages, against the rules in force. */
export async function rulesTestCommand(
  file: string,
  paths: readonly string[],
  { json }: { readonly json?: boolean } = {},
): Promise<number> {
  const config = readConfig();
  const { own, problems } = await readOwnRules([file]);
  if (problems.length > 0) throw new SettingError(problems.join('\n'));
  const ids = new Set(own.map(({ id }) => id));
  // A rule in force that has the id of a new one is what the new one stands for.
  const others = (await openRules(config.rules)).filter(({ id }) => !ids.has(id));
  const trial = new Trial(own, [...BUILT_IN_RULES, ...others]);
  let unread = 0;
  for await (const item of takePages(paths, { limit: config.pageLimitMb * 1e6 })) {
    if (!isProblem(item)) trial.try(item.page, item.id ?? item.page.url ?? item.page.id);
    else {
      unread++;
      say(`copydesk: ${problemLine(item)}`);
    }
  }
  await print(
    json === true ? jsonLine(trialJson(trial)) : trialText(trial, columnsOf(process.stdout), paintFor(process.stdout)),
  );
  return unread > 0 ? EXIT.input : EXIT.ok;
}

function trialJson({ pages, rules, elsewhere, outcomes }: Trial): object {
  return {
    pages,
    rules: rules.map(({ rule, ...met }) => ({ id: rule.id, file: rule.file, line: rule.line, on: rule.on, ...met })),
    elsewhere,
    outcomes,
  };
}

/** Per rule what it would cut, what is cut already; then what else would change. */
export function trialText({ pages, rules, elsewhere, outcomes }: Trial, columns: number, paint: Paint): string {
  const line = (mark: string, colour: 'red' | 'dim' | 'yellow', text: string, note: string): string =>
    `    ${paint[colour](mark)} ${clip(text, columns - note.length - 9)}${note === '' ? '' : paint.dim(`  ${note}`)}`;
  const list = (
    blocks: readonly Met[],
    mark: string,
    colour: 'red' | 'dim' | 'yellow',
    note: (met: Met) => string,
  ): string[] => {
    const lines: string[] = [];
    blocks.slice(0, SHOWN).forEach((met, i) => {
      if (met.page !== blocks[i - 1]?.page) lines.push(`    ${paint.cyan(clip(met.page, columns - 4))}`);
      lines.push(line(mark, colour, met.text, note(met)));
    });
    if (blocks.length > SHOWN) lines.push(paint.dim(`    and ${blocks.length - SHOWN} more; --json lists all`));
    return lines;
  };
  const ruleLines = ({ rule, wouldCut, alreadyCut }: RuleTrial): string[] => [
    `${paint.bold(rule.id)}  ${paint.dim(`${rule.file}:${rule.line}, on ${rule.on}`)}`,
    `  would cut ${blocksOn(wouldCut)}`,
    ...list(wouldCut, '-', 'red', ({ now }) => (now === 'paragraph' ? '' : now)),
    ...(alreadyCut.length > 0
      ? [`  cut already: ${blocksOn(alreadyCut)}`, ...list(alreadyCut, '·', 'dim', ({ now }) => now)]
      : []),
  ];
  return (
    [
      ...rules.flatMap((rule) => [...ruleLines(rule), '']),
      ...(elsewhere.length > 0
        ? [
            `As a consequence, ${blocksOn(elsewhere)} fare otherwise:`,
            ...list(elsewhere, '~', 'yellow', (met) => `${met.now} → ${(met as Trial['elsewhere'][number]).after}`),
            '',
          ]
        : []),
      ...(outcomes.length > 0
        ? [
            'Pages with another outcome:',
            ...outcomes
              .slice(0, SHOWN)
              .map(({ page, now, after }) => `    ${paint.red(clip(page, columns - 40))}  ${now} → ${after}`),
            '',
          ]
        : []),
      `${pages} ${pages === 1 ? 'page' : 'pages'} tried`,
    ].join('\n') + '\n'
  );
}

function blocksOn(blocks: readonly Met[]): string {
  if (blocks.length === 0) return 'nothing';
  const pages = new Set(blocks.map(({ page }) => page)).size;
  return `${blocks.length} ${blocks.length === 1 ? 'block' : 'blocks'} on ${pages} ${pages === 1 ? 'page' : 'pages'}`;
}
