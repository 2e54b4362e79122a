/** CPU time that `run` takes on this thread, in ms. The wall's clock would count what else a busy machine does. */
export function cpuMs(run: () => unknown): number {
  const begun = process.threadCpuUsage();
  run();
  return since(begun);
}

/** The same of what ends later; other work of this thread counts too. */
export async function cpuMsUntil(run: () => Promise<unknown>): Promise<number> {
  const begun = process.threadCpuUsage();
  await run();
  return since(begun);
}

/** The least of so many runs: compiling and collecting garbage, which some of them meet, do not count. */
export function leastCpuMs(runs: number, run: () => unknown): number {
  return Math.min(...Array.from({ length: runs }, () => cpuMs(run)));
}

function since(begun: { readonly user: number; readonly system: number }): number {
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1000;
}
