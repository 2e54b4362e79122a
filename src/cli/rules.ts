import { existsSync } from 'node:fs';
import Table from 'cli-table3';
import { readConfig, type Config } from '../config.ts';
import { EXIT } from '../exit.ts';
import { isHeuristic } from '../model/rule-file.ts';
import { openRecords } from '../open-records.ts';
import { openRules, type OwnRule } from '../open-rules.ts';
import { BUILT_IN_RULES } from '../rules/rule-set.ts';
import type { RuleCount } from '../store/store.ts';
import { print, say } from './io.ts';
import { jsonLine, type OpenStore } from './stored.ts';
import { clip, columnsOf, PLAIN_TABLE } from './terminal.ts';

/** One line of the list; the counts are null where nothing is stored yet. */
interface Listed {
  readonly id: string;
  /** What its pattern is tested on; null for what cuts without a rule. */
  readonly on: string | null;
  readonly reason: string | null;
  /** `built-in`, `file:line`, `heuristic`, or `gone` where only older outcomes name it. */
  readonly from: string;
  readonly hosts: readonly string[] | null;
  readonly removals: number | null;
  readonly pages: number | null;
}

/** `copydesk rules`: every rule in the order they are tried, then the heuristics, with what each has cut from the pages in the store. */
export async function rulesCommand({ json }: { readonly json?: boolean } = {}, open?: OpenStore): Promise<number> {
  const config = readConfig();
  const own = await openRules(config.rules);
  const counts = await countsOf(config, open);
  const listed = listRules(own, counts);
  if (json === true) for (const one of listed) await print(jsonLine(one));
  else await print(`${table(listed)}\n`);
  if (json !== true)
    say(
      `${BUILT_IN_RULES.length} built-in rules, ${own.length} of your own${counts === null ? `; nothing is stored in ${config.dataFolder} yet, so nothing is counted` : ''}`,
    );
  return EXIT.ok;
}

async function countsOf(config: Config, open: OpenStore | undefined): Promise<readonly RuleCount[] | null> {
  if (open !== undefined) return (await open()).ruleCounts();
  if (config.databaseUrl === null && !existsSync(config.dataFolder)) return null;
  await using records = await openRecords(config);
  return await records.store.ruleCounts();
}

/** Rules with their counts; what was cut by no rule of today comes last, the busiest first. */
export function listRules(own: readonly OwnRule[], counts: readonly RuleCount[] | null): Listed[] {
  const left = new Map(counts?.map((count) => [count.rule, count]));
  const listed: Listed[] = [];
  const places = new Map(own.map(({ id, file, line }) => [id, `${file}:${line}`]));
  for (const { id, on, reason, hosts = null } of [...BUILT_IN_RULES, ...own]) {
    const { removals, pages } =
      left.get(id) ?? (counts === null ? { removals: null, pages: null } : { removals: 0, pages: 0 });
    listed.push({ id, on, reason, from: places.get(id) ?? 'built-in', hosts, removals, pages });
    left.delete(id);
  }
  for (const { rule: id, removals, pages } of left.values())
    listed.push({
      id,
      on: null,
      reason: null,
      from: isHeuristic(id) ? 'heuristic' : 'gone',
      hosts: null,
      removals,
      pages,
    });
  return listed;
}

/** Columns that the others and their borders take. */
const OTHERS = 83;

function table(listed: readonly Listed[]): string {
  const width = Math.max(20, columnsOf(process.stdout, 180) - OTHERS);
  const rows = new Table({
    ...PLAIN_TABLE,
    head: ['Rule', 'On', 'Reason', 'From', 'Cut', 'Pages'],
    colAligns: ['left', 'left', 'left', 'left', 'right', 'right'],
  });
  for (const { id, on, reason, from, hosts, removals, pages } of listed) {
    const where = hosts === null ? '' : ` (on ${hosts.join(', ')})`;
    rows.push([
      clip(id, 24),
      on ?? '',
      clip(`${reason ?? ''}${where}`, width),
      clip(from, 24),
      removals ?? '-',
      pages ?? '-',
    ]);
  }
  return rows.toString();
}
