import type { Page } from '../model/page.ts';
import type { CleanContext } from '../pipeline/clean.ts';
import type { Recipe } from '../rules/recipe.ts';
import type { Rule } from '../rules/rule.ts';

/** Where a thread says that it has begun: one number in memory that both share, since a message would wake the main thread. */
export type Beginning = Int32Array<SharedArrayBuffer>;

export function beginning(): Beginning {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Called by a thread as it begins a task: the time limit counts from here. */
export function begin({ begun }: Pick<CleanTask<unknown>, 'begun'>): void {
  Atomics.store(begun, 0, 1);
}

export function hasBegun(begun: Beginning): boolean {
  return Atomics.load(begun, 0) === 1;
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
