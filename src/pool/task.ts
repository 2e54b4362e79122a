import { threadId } from 'node:worker_threads';
import type { Page } from '../model/page.ts';
import type { CleanContext } from '../pipeline/clean.ts';
import type { Recipe } from '../rules/recipe.ts';
import type { Rule } from '../rules/rule.ts';

/**
 * Where a thread says that it has begun: one number in memory that both share, since a message would wake the main thread.
 * 0 before, the id of the thread during the task, {@link OVER} after.
 */
export type Beginning = Int32Array<SharedArrayBuffer>;

/** No thread has this id. */
const OVER = -1;

export function beginning(): Beginning {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Called by a thread as it begins a task: the time limit counts from here. */
export function begin({ begun }: Pick<CleanTask<unknown>, 'begun'>): void {
  Atomics.store(begun, 0, threadId);
}

/** Id of the thread that is at the task now; null before and after. */
export function threadAt(begun: Beginning): number | null {
  const id = Atomics.load(begun, 0);
  return id > 0 ? id : null;
}

let before: Promise<void> = Promise.resolve();

/**
 * Does the work of a task once the thread is done with those sent to it earlier. Between two of them the thread sends the
 * answer: a next one that began at once would hold it back, to its own end or the thread's.
 */
export async function inTurn<Answer>(task: Pick<CleanTask<unknown>, 'begun'>, work: () => Answer): Promise<Answer> {
  const earlier = before;
  const sent = Promise.withResolvers<void>();
  before = sent.promise;
  await earlier;
  begin(task);
  try {
    return work();
  } finally {
    Atomics.store(task.begun, 0, OVER);
    setImmediate(sent.resolve);
  }
}

/** What a thread is sent. */
export interface CleanTask<Given = Page> {
  readonly begun: Beginning;
  readonly page: Given;
  /** Without rules: the thread has its own. */
  readonly context: Omit<CleanContext, 'rules'>;
}

/** What a thread is given when it starts. */
export interface ThreadData {
  readonly userRules: readonly (Rule | Recipe)[];
}
