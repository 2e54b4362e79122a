import type { Outcome } from '../../src/model/outcome.ts';
import { begin, type CleanTask } from '../../src/pool/task.ts';
import { unpackPage, type PackedPage } from '../../src/model/packed-page.ts';
import type { PreparedOutcome } from '../../src/model/prepared-outcome.ts';
import { cleanPage as clean, preparePage as prepare } from '../../src/pool/thread.ts';

/** A thread that does what the page says: hangs, bursts, exits, throws, sleeps; else it cleans. */
export function cleanPage(task: CleanTask): Outcome {
  obey(task.page.bytes, task);
  return clean(task);
}

export function preparePage(task: CleanTask<PackedPage>): PreparedOutcome {
  obey(unpackPage(task.page).bytes, task);
  return prepare(task);
}

function obey(bytes: Uint8Array, task: CleanTask<unknown>): void {
  const order = /<!-- (\w+) -->/.exec(Buffer.from(bytes).toString())?.[1];
  begin(task);
  if (order === 'hang') for (;;);
  if (order === 'burst')
    // Four megabytes at a time: what is tested is the limit, not the way to it.
    for (const hoard: number[][] = []; ;) hoard.push(Array<number>(500_000).fill(Math.random()));
  if (order === 'exit') process.exit(3);
  if (order === 'throw') throw new Error('the page said so');
  if (order === 'slow') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
}
