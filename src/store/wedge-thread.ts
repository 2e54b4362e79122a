import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { freeBytes } from './disk-room.ts';
import type { Watched } from './wedge-watch.ts';

/**
 * Looks without a beat; of a full disk's statements none ends. Counted in looks, so that a process frozen as a whole is
 * not taken for one that hangs.
 */
const PATIENCE = 10;
/** Fewer bytes than a file of PostgreSQL's log of writes takes. */
const FULL = 17_000_000;

const { folder, beats, look } = workerData as Watched;
const counter = new Int32Array(beats);
let last = -1;
let still = 0;
setInterval(() => {
  const now = Atomics.load(counter, 0);
  still = now === last ? still + 1 : 0;
  last = now;
  if (still < PATIENCE || freeBytes(folder) >= FULL) return;
  writeSync(
    2,
    `copydesk: no space is left for the data folder ${folder}, and the database in it hangs; make room there and start again: nothing that was stored is lost\n`,
  );
  // The main thread hears nothing any more.
  process.kill(process.pid, 'SIGKILL');
}, look);
