import type { Outcome } from '../../src/model/outcome.ts';
import { clean as cleanHere } from '../../src/pipeline/clean.ts';
import { inTurn, type CleanTask } from '../../src/pool/task.ts';
import { cleanNow } from '../../src/pool/thread.ts';
import { cpuMs, leastCpuMs } from '../cpu-time.ts';
import { CPU_MS, pageOf } from './case.ts';
import { fill, storyPage } from './story.ts';

/** CPU ms of the ordinary page below on an idle core of the machine that the limits were set on. */
const ORDINARY_MS = 80;
const ordinary = pageOf({
  make: () =>
    storyPage({
      inStory: fill('<p>The tide table of day # is posted at the gate, where the warden reads it.</p>', 1e6),
    }),
});

type Timed = Outcome & { readonly cpuMs: number };

/**
 * The pool's thread, saying besides what CPU time the page took: the wall's clock says little on a busy machine. Where it
 * took more than it may, in time of a core that is slow just now, by what an ordinary page takes right behind it.
 */
export function cleanPage(task: CleanTask): Promise<Timed> {
  return inTurn(task, () => timed(task));
}

function timed(task: CleanTask): Timed {
  let outcome: Outcome | undefined;
  const took = cpuMs(() => (outcome = cleanNow(task)));
  const slowness = took < CPU_MS ? 1 : leastCpuMs(3, () => cleanHere(ordinary, { cleanedAt: null })) / ORDINARY_MS;
  return { ...outcome!, cpuMs: took / Math.max(1, slowness) };
}
