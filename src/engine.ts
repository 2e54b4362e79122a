import { setFlagsFromString } from 'node:v8';

/** The V8 of Node 24, on which the settings were measured; another goes by its own. */
const MEASURED = '13.6.';

/**
 * Settings of V8 for the whole process, every thread of it.
 *
 * A pattern is compiled to native code at once: V8 first makes bytecode for one try, which for a long pattern costs ten
 * to a hundred times what native code does. Of the first 200 pages of a thread, that was a tenth.
 *
 * A function is optimised later than V8 would: pages differ so much that it was mostly optimised too early, on too few
 * of them, and then again and again.
 *
 * A place in the code tells up to ten kinds of objects apart. V8's four are fewer than the kinds of strings: in one byte a
 * letter or two, whole, cut from another or put together. With more, it looks up each length and each method anew.
 */
export const ENGINE_FLAGS: readonly string[] = [
  '--regexp-tier-up-ticks=0',
  '--invocation-count-for-turbofan=20000',
  '--invocation-count-for-osr=3000',
  '--max-valid-polymorphic-map-count=10',
];

/**
 * For one page and no more. Patterns are compiled in half the time, to native code that takes half as long again. Functions
 * are optimised only where a page is so large that they run on and on: most would be done just when the page is.
 */
export const ONE_PAGE_FLAGS: readonly string[] = [
  '--no-regexp-optimization',
  '--invocation-count-for-maglev=10000',
  '--invocation-count-for-maglev-osr=10000',
];

/**
 * A thread has the young generation that its pool gives it: `node --max-semi-space-size`, which is meant for the main
 * thread, would go before it.
 *
 * V8 makes objects old from the start where many made at the same place outlived a collection of young ones, as those of
 * the page in hand always do. Dead a moment later, they hold all of their page until everything is collected.
 *
 * Functions are optimised with less than half as much of others in them, which takes V8 less time. What few pages need stays
 * compiled: V8 forgets a function that sat out six full collections, which is within some hundreds of pages.
 */
export const THREAD_FLAGS: readonly string[] = [
  '--max-semi-space-size=0',
  '--no-allocation-site-pretenuring',
  '--max-inlined-bytecode-size-cumulative=400',
  '--no-flush-bytecode',
];

/**
 * PostgreSQL, compiled to WebAssembly, stays as V8's first compiler makes it. The second takes 600 MB and a second for the
 * function that evaluates expressions alone, and what it makes saves .3 ms a page.
 */
export const DATABASE_FLAGS: readonly string[] = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

/**
 * Sets V8 up for cleaning. Called before the patterns are loaded: each keeps what was set when it was made. None of the
 * settings touches what was made before. False where this V8 is another, and left alone.
 */
export function tuneEngine(): boolean {
  return set(ENGINE_FLAGS);
}

/** Sets V8 up for a process that cleans one page and ends; after {@link tuneEngine}, before the page is read. */
export function tuneForOnePage(): boolean {
  return set(ONE_PAGE_FLAGS);
}

/**
 * Sets V8 up for threads that clean, before they are started. Between two full collections the heap of each thread, and of the
 * main one, grows by `percent` of what lives on, or to what the process was started with (`--initial-old-space-size`) where
 * that is more. A heap that is small still grows more by itself: for one page it would take .06 s more.
 */
export function tuneForThreads(percent: number): boolean {
  return set([...ENGINE_FLAGS, ...THREAD_FLAGS, `--heap-growing-percent=${percent}`]);
}

/** Sets V8 up for the embedded database. Called before it is loaded. */
export function tuneForDatabase(): boolean {
  return set(DATABASE_FLAGS);
}

function set(flags: readonly string[]): boolean {
  if (!process.versions.v8.startsWith(MEASURED)) return false;
  for (const flag of flags) setFlagsFromString(flag);
  return true;
}
