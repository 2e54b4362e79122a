import { workerData } from 'node:worker_threads';
import type { Outcome } from '../../model/outcome.ts';
import { decode } from '../../pipeline/page/decode.ts';
import { scanPage } from '../../pipeline/page/scan.ts';
import { clean, explain } from '../../pipeline/clean.ts';
import { begin, type CleanTask, type ThreadData } from '../../pool/task.ts';
import { Trial } from '../../rule-trial.ts';
import type { Recipe } from '../../rules/recipe.ts';
import type { Rule } from '../../rules/rule.ts';
import { withUserRules } from '../../rules/rule-set.ts';
import type { UserRule } from '../../rules/user/rule-file.ts';
import { readTypedRules } from '../../rules/user/read.ts';
import { toldBlocks } from './fields.ts';
import { framedPage } from './frame.ts';
import type { ReadPage, ReadRule, TriedRules } from './reading.ts';

const rules = withUserRules((workerData as ThreadData).userRules);

export function cleanPage(task: CleanTask): Outcome {
  begin(task);
  return clean(task.page, { ...task.context, rules });
}

export function explainPage(task: CleanTask): ReadPage {
  begin(task);
  const { page } = task;
  const explained = explain(page, { ...task.context, rules });
  const decoded = decode(page.bytes, page.contentType);
  if ('reject' in decoded) return { explained, anchors: [] };
  if (decoded.form === 'plain') return { explained, anchors: explained.blocks.map(({ block }) => block) };
  const first = new Map<number, number>();
  const anchors = scanPage(decoded).blocks.map(({ element, index }) => {
    if (!first.has(element.index)) first.set(element.index, index);
    return first.get(element.index) ?? index;
  });
  return { explained, anchors };
}

export function framePage(task: CleanTask): string {
  begin(task);
  return framedPage(task.page, toldBlocks(explain(task.page, { ...task.context, rules })));
}

export function readRule(task: CleanTask & { readonly context: { readonly text: string } }): ReadRule {
  begin(task);
  return readTypedRules(task.context.text);
}

export function tryRules(
  task: CleanTask & {
    readonly context: { readonly rules: readonly UserRule[]; readonly inForce: readonly (Rule | Recipe)[] };
  },
): TriedRules {
  begin(task);
  const trial = new Trial(task.context.rules, task.context.inForce);
  trial.try(task.page, task.page.url ?? task.page.id);
  const [outcome] = trial.outcomes;
  return {
    wouldCut: trial.rules.flatMap(({ wouldCut }) => wouldCut.map(({ text }) => text)),
    alreadyCut: trial.rules.reduce((sum, { alreadyCut }) => sum + alreadyCut.length, 0),
    outcome: outcome === undefined ? null : { now: outcome.now, after: outcome.after },
  };
}
