import { work } from '../../workers/clean.ts';

/** `copydesk work`: a worker process, as `workers/clean.ts` runs it. Ends the process: pages let go of at the deadline would hold it up. */
export async function workCommand(): Promise<never> {
  process.exit(await work());
}
