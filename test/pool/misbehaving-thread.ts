import type { Outcome } from '../../src/model/outcome.ts';
import { inTurn, type CleanTask } from '../../src/pool/task.ts';
import { unpackPage, type PackedPage } from '../../src/model/packed-page.ts';
import type { PreparedOutcome } from '../../src/model/prepared-outcome.ts';
import { cleanNow, prepareNow } from '../../src/pool/thread.ts';

/** A thread that does what the page says: hangs, bursts, exits, throws, sleeps; else it cleans. */
export function cleanPage(task: CleanTask): Promise<Outcome> {
  return inTurn(task, () => {
    obey(task.page.bytes);
    return cleanNow(task);
  });
}

export function preparePage(task: CleanTask<PackedPage>): Promise<PreparedOutcome> {
  return inTurn(task, () => {
    obey(unpackPage(task.page).bytes);
    return prepareNow(task);
  });
}

function obey(bytes: Uint8Array): void {
  const order = /<!-- (\w+) -->/.exec(Buffer.from(bytes).toString())?.[1];
  if (order === 'hang') for (;;);
  if (order === 'burst')
    // Four megabytes at a time: what is tested is the limit, not the way to it.
    for (const hoard: number[][] = []; ;) hoard.push(Array<number>(500_000).fill(Math.random()));
  if (order === 'exit') process.exit(3);
  if (order === 'throw') throw new Error('the page said so');
  if (order === 'slow') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
}
