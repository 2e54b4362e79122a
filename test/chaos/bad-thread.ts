import type { PackedPage } from '../../src/model/packed-page.ts';
import type { PreparedOutcome } from '../../src/model/prepared-outcome.ts';
import type { CleanTask } from '../../src/pool/task.ts';
import { preparePage as prepare } from '../../src/pool/thread.ts';

export { cleanPage } from '../../src/pool/thread.ts';

/** True for one page in ten. */
const isHit = (id: string): boolean => Number.parseInt(id.slice(2, 10), 16) % 10 === 0;

/** A release that throws on every tenth page. */
export function preparePage(task: CleanTask<PackedPage>): PreparedOutcome {
  if (isHit(task.page.id)) throw new Error('a bad release');
  return prepare(task);
}
