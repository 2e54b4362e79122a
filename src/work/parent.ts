import { setTimeout as sleep } from 'node:timers/promises';

/** Pause between two looks, in ms. */
const LOOK = 1000;

/** Known before anything else: a parent may go while the database opens. */
const PARENT = process.ppid;

/**
 * Resolves once the process that started this one is gone: the system gives a child then to another parent. npm and npx
 * die of a SIGTERM without passing it on.
 */
export async function parentGone(
  signal: AbortSignal,
  { parent = PARENT, ppid = () => process.ppid, look = LOOK } = {},
): Promise<void> {
  while (ppid() === parent) await sleep(look, undefined, { ref: false, signal });
}
