import { workerData } from 'node:worker_threads';
import { clean } from '../pipeline/clean.ts';
import type { Outcome } from '../model/outcome.ts';
import { freePage, unpackPage, type PackedPage } from '../model/packed-page.ts';
import type { PreparedOutcome } from '../model/prepared-outcome.ts';
import { prepareOutcome } from '../store/outcome-row.ts';
import { withUserRules } from '../rules/rule-set.ts';
import { TRIAL } from './trial.ts';
import { begin, type CleanTask, type ThreadData } from './task.ts';

const rules = withUserRules((workerData as ThreadData).userRules);

// What the steps load on first use is loaded here: the time limit of the first page must not pay for it.
prepareOutcome(clean(TRIAL, { cleanedAt: null, rules }));

/** Runs in a thread of the pool: says that it begins, so that the time limit counts from here, and cleans. */
export function cleanPage(task: CleanTask): Outcome {
  begin(task);
  return clean(task.page, { ...task.context, rules });
}

/** The same for the store: packed page in, prepared outcome out. */
export function preparePage(task: CleanTask<PackedPage>): PreparedOutcome {
  const page = unpackPage(task.page);
  try {
    return prepareOutcome(cleanPage({ ...task, page }));
  } finally {
    freePage(page);
  }
}
