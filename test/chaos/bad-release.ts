/** A worker of a release that throws on every tenth page. */
import { once } from 'node:events';
import { readConfig } from '../../src/config.ts';
import { openRuntime } from '../../src/runtime.ts';
import { startCleaning } from '../../workers/clean.ts';

const stop = once(process, 'SIGTERM');
await using runtime = await openRuntime(readConfig());
const cleaning = await startCleaning(runtime, { thread: new URL('./bad-thread.ts', import.meta.url) });
await stop;
await cleaning.stop(5000);
