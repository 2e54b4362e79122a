import { work } from '../../workers/clean.ts';

/** `copydesk work`: a worker process, as `workers/clean.ts` runs it. */
export function workCommand(): Promise<number> {
  return work();
}
