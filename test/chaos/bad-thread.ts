import type { PackedPage } from '../../src/model/packed-page.ts';
import type { PreparedOutcome } from '../../src/model/prepared-outcome.ts';
import { inTurn, type CleanTask } from '../../src/pool/task.ts';
import { prepareNow } from '../../src/pool/thread.ts';

export { cleanPage } from '../../src/pool/thread.ts';

/** True for one page in ten. */
const isHit = (id: string): boolean => Number.parseInt(id.slice(2, 10), 16) % 10 === 0;

/** A release that throws on every tenth page. */
export function preparePage(task: CleanTask<PackedPage>): Promise<PreparedOutcome> {
  return inTurn(task, () => {
    if (isHit(task.page.id)) throw new Error('a bad release');
    return prepareNow(task);
  });
}
