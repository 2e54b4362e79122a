import type { Outcome } from '../../src/model/outcome.ts';
import type { CleanTask } from '../../src/pool/task.ts';
import { cleanPage as clean } from '../../src/pool/thread.ts';

/** The pool's thread, saying besides what CPU time the page took: the wall's clock says little on a busy machine. */
export function cleanPage(task: CleanTask): Outcome & { readonly cpuMs: number } {
  const before = process.threadCpuUsage();
  const outcome = clean(task);
  const { user, system } = process.threadCpuUsage(before);
  return { ...outcome, cpuMs: (user + system) / 1000 };
}
