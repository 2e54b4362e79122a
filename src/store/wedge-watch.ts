import { Worker } from 'node:worker_threads';

/** What the watching thread is given. */
export interface Watched {
  readonly folder: string;
  /** Counts up while the main thread lives: one 32-bit number. */
  readonly beats: SharedArrayBuffer;
  /** Pause between two looks, in ms. */
  readonly look: number;
}

/** Looks at the main thread, in ms. It counts up between two of them. */
const LOOK = 1000;

const THREAD = new URL(`./wedge-thread${import.meta.url.slice(-3)}`, import.meta.url);

/**
 * Ends the process, with one line, where its main thread hangs in the embedded database because the disk of `folder` is
 * full: no signal is heard there. Should be needed seldom, since `checkRoom` keeps room: only where something else fills
 * the disk in the middle of a statement.
 */
export function watchForWedge(folder: string, { look = LOOK } = {}): AsyncDisposable {
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(beats);
  const timer = setInterval(() => Atomics.add(counter, 0, 1), look / 2);
  timer.unref();
  const thread = new Worker(THREAD, {
    execArgv: [],
    workerData: { folder, beats, look } satisfies Watched,
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  });
  thread.unref();
  // Without it the process is no worse off.
  thread.on('error', () => {});
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await thread.terminate();
    },
  };
}
