import Table from 'cli-table3';
import { readConfig } from '../config.ts';
import { EXIT } from '../exit.ts';
import { CleanPool } from '../pool/pool.ts';
import { openRuntime } from '../runtime.ts';
import { replay } from '../work/replay.ts';
import { ReplayTally } from '../work/replay-tally.ts';
import { print, say } from './io.ts';
import { showProgress } from './progress-bar.ts';
import { filterOf } from './record-filter.ts';
import { jsonLine } from './stored.ts';
import { clip, PLAIN_TABLE } from './terminal.ts';

export interface ReplayOptions {
  readonly since?: string;
  readonly outlet?: string;
  /** Only pages from which this rule has cut. */
  readonly rule?: string;
  /** Says what would change, and changes nothing. */
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `copydesk replay`: what today's rules would change on pages of the store; then queues those pages behind the fresh ones. */
export async function replayCommand(options: ReplayOptions = {}): Promise<number> {
  const { dryRun = false, json = false, rule } = options;
  const { since, outlet } = filterOf({
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.outlet === undefined ? {} : { outlet: options.outlet }),
  });
  const filter = { ...(since && { since }), ...(outlet && { outlet }), ...(rule && { rule }) };
  const config = readConfig();
  await using runtime = await openRuntime(config);
  await using pool = new CleanPool({ ...config, userRules: runtime.userRules });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const tally = new ReplayTally();
  tally.taken = await runtime.store.countCleaned(filter);
  {
    using _bar = showProgress(tally);
    const { store, queues } = runtime;
    await replay({ store, pool, queues: dryRun ? null : queues }, filter, tally, stop.signal);
  }
  await print(json ? jsonLine(reportOf(tally, dryRun)) : replayText(tally, dryRun));
  if (rule !== undefined && tally.taken === 0)
    say(`copydesk: no page from which the rule ${clip(rule, 60)} has cut; "copydesk rules" lists the rules`);
  if (!stop.signal.aborted) return EXIT.ok;
  say('copydesk: stopped; pages that were queued stay so');
  return EXIT.stopped;
}

function reportOf(tally: ReplayTally, dryRun: boolean) {
  const { done, changed, admitted, refused, reasons, rules } = tally;
  return { pages: done, changed, admitted, refused, reasons, queued: dryRun ? 0 : queuedOf(tally), rules };
}

function queuedOf({ changed, admitted, refused, reasons }: ReplayTally): number {
  return changed + admitted + refused + reasons;
}

/** The report to read. */
export function replayText(tally: ReplayTally, dryRun: boolean): string {
  const { done, changed, admitted, refused, reasons, rules } = tally;
  const counts = [
    `${done} ${done === 1 ? 'page' : 'pages'} looked at: ${changed} ${changed === 1 ? 'record' : 'records'} changed`,
    `${admitted} rejects become articles`,
    `${refused} articles become rejects`,
    `${reasons} rejects have another reason`,
  ].filter((part, index) => index === 0 || !part.startsWith('0 '));
  const table = new Table({
    ...PLAIN_TABLE,
    head: ['Rule', 'Words gained', 'Words lost', 'Pages'],
    colAligns: ['left', 'right', 'right', 'right'],
  });
  for (const { rule, gained, lost, pages } of rules) table.push([clip(rule, 60), gained, lost, pages]);
  const queued = queuedOf(tally);
  const what = dryRun
    ? 'nothing was changed: --dry-run'
    : `${queued} ${queued === 1 ? 'page' : 'pages'} queued behind the fresh ones`;
  return `${rules.length > 0 ? `${table.toString()}\n` : ''}${counts.join(', ')}; ${what}\n`;
}
