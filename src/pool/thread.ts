import { workerData } from 'node:worker_threads';
import { clean } from '../pipeline/clean.ts';
import type { Outcome } from '../model/outcome.ts';
import { freePage, unpackPage, type PackedPage } from '../model/packed-page.ts';
import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import { prepareOutcome } from '../store/outcome-row.ts';
import { withUserRules } from '../rules/rule-set.ts';
import { TRIAL } from './trial.ts';
import { inTurn, type CleanTask, type ThreadData } from './task.ts';

const rules = withUserRules((workerData as ThreadData).userRules);

// What the steps load on first use is loaded here: the time limit of the first page must not pay for it.
prepareOutcome(clean(TRIAL, { cleanedAt: null, rules }));

/** Cleans a page in a thread of the pool. */
export function cleanPage(task: CleanTask): Promise<Outcome> {
  return inTurn(task, () => cleanNow(task));
}

/** The same for the store: packed page in, prepared outcome out. */
export function preparePage(task: CleanTask<PackedPage>): Promise<PreparedOutcome> {
  return inTurn(task, () => prepareNow(task));
}

/** As {@link cleanPage}, for a thread whose turn it is. */
export function cleanNow(task: CleanTask): Outcome {
  return clean(task.page, { ...task.context, rules });
}

/** As {@link preparePage}, for a thread whose turn it is. */
export function prepareNow(task: CleanTask<PackedPage>): PreparedOutcome {
  const page = unpackPage(task.page);
  try {
    return prepareOutcome(cleanNow({ ...task, page }), task.page.dictionary);
  } finally {
    freePage(page);
  }
}
