import { once } from 'node:events';
import type { Cleaning } from '../../workers/clean.ts';
import { ServiceUnavailable } from '../outage.ts';
import type { Runtime } from '../runtime.ts';
import { say } from './io.ts';

/** Shows what a run did on the desk, until it is stopped; pages that come in meanwhile are cleaned. */
export async function stayUp(runtime: Runtime, cleaning: Cleaning, signal: AbortSignal): Promise<void> {
  // Loaded only where somebody looks.
  const { deskSettings, startDesk } = await import('../../workers/desk.ts');
  const settings = deskSettings(runtime.config);
  const start = (port: number) => startDesk(runtime, { ...settings, port }, cleaning.notReady);
  // Its usual port may be another's; whoever runs this wants to see it all the same.
  await using desk = await start(settings.port).catch((error: unknown) => {
    if (!(error instanceof ServiceUnavailable)) throw error;
    return start(0);
  });
  say(`See what was cut and why: ${desk.url}  (Ctrl-C ends it)`);
  if (!signal.aborted) await once(signal, 'abort');
}
