import { ServiceUnavailable } from '../outage.ts';
import type { Events } from '../observe/events.ts';
import { StoreFault } from '../store/faults.ts';

/** Tells of an error outside any job, met while using store and queue together, under the service it came from. */
export function reportFailure(events: Pick<Events, 'outage' | 'queueError'>, error: unknown): void {
  if (error instanceof StoreFault || error instanceof ServiceUnavailable) events.outage('store', error);
  else events.queueError(error as Error);
}
