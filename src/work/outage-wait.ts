import { setTimeout as sleep } from 'node:timers/promises';
import { isOutage } from '../outage.ts';
import type { Events, Service } from '../observe/events.ts';

const PAUSE_FIRST = 250;
const PAUSE_LONGEST = 5000;

/**
 * Tries until the service answers: one that is away or full is nobody's fault. Any other error is thrown, and once
 * `signal` aborts, that of the last try.
 */
export async function waitOutOutage<T>(
  service: Service,
  attempt: () => Promise<T>,
  events: Pick<Events, 'outage' | 'recovered'>,
  signal: AbortSignal,
): Promise<T> {
  for (let pause = PAUSE_FIRST; ; pause = Math.min(pause * 2, PAUSE_LONGEST)) {
    try {
      const result = await attempt();
      events.recovered(service);
      return result;
    } catch (error) {
      if (!isOutage(error) || signal.aborted) throw error;
      events.outage(service, error);
      await sleep(pause * (0.5 + Math.random()), undefined, { signal });
    }
  }
}
