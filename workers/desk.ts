import packageFile from '../package.json' with { type: 'json' };
import { sayFailure } from '../src/cli/failure.ts';
import { readConfig, SettingError, type Config } from '../src/config.ts';
import { Access } from '../src/desk/access/access.ts';
import { createDesk } from '../src/desk/app.ts';
import { keepIndexed } from '../src/desk/indexer.ts';
import { Pulse } from '../src/desk/pulse.ts';
import { Reading } from '../src/desk/reading/reading.ts';
import { isLoopback, listen, type Listening } from '../src/desk/serve.ts';
import { EXIT } from '../src/exit.ts';
import { openRuntime, type Runtime } from '../src/runtime.ts';
import { startCleaning, stopSignal } from './clean.ts';

export interface DeskSettings {
  readonly host: string;
  readonly port: number;
  /** Listens beyond loopback though there is no token. */
  readonly open: boolean;
  /** The same, but answers to the names of this machine alone: for a container whose port is published on loopback. */
  readonly local?: boolean;
}

/** Where the desk listens by the settings. */
export function deskSettings({ deskHost, deskPort }: Config): DeskSettings {
  return { host: deskHost, port: deskPort, open: false };
}

/** Refuses to show everything to everybody by mistake. */
export function checkAccess({ tokens }: Config, { host, open, local = false }: DeskSettings): void {
  if (isLoopback(host) || tokens.length > 0 || open || local) return;
  throw new SettingError(
    `the desk would listen on ${host}, beyond this machine, without asking for a token; set COPYDESK_TOKENS (edit:TOKEN), listen on 127.0.0.1, or give --open if a proxy in front of it authenticates`,
  );
}

/** Starts the desk of a runtime; goes on until disposed. */
export async function startDesk(
  runtime: Runtime,
  settings: DeskSettings,
  notReady: () => Promise<readonly string[]> = () => whyNotReady(runtime),
): Promise<Listening> {
  const { config, store, queues, metrics, events, userRules, place } = runtime;
  checkAccess(config, settings);
  await using opened = new AsyncDisposableStack();
  const stopping = new AbortController();
  const reading = opened.use(new Reading({ ...config, userRules }));
  const pulse = opened.use(new Pulse(store, queues));
  const indexed = keepIndexed(store, queues, stopping.signal);
  opened.defer(async () => {
    stopping.abort();
    await indexed;
  });
  const app = createDesk(
    {
      store,
      queues,
      metrics,
      access: new Access(config.tokens),
      pulse,
      reading,
      userRules,
      pageLimit: config.pageLimitMb * 1e6,
      version: packageFile.version,
      place,
      notReady,
      onFault: events.deskFaulted,
    },
    { loopback: isLoopback(settings.host) || settings.local === true },
  );
  const listening = opened.use(await listen(app, settings.host, settings.port));
  const resources = opened.move();
  return { url: listening.url, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

async function whyNotReady({ store, queues, metrics }: Runtime): Promise<readonly string[]> {
  const [storeReady, queueReady] = await Promise.all([store.ready(), queues.ready()]);
  const reasons = [...(storeReady ? [] : ['the store is away']), ...(queueReady ? [] : ['the queue is away'])];
  metrics.ready.set(reasons.length === 0 ? 1 : 0);
  return reasons;
}

/**
 * The process of the desk. Nobody else can open an embedded queue, so there it cleans pages as well; `told` is called once
 * it listens. Answers with its exit status.
 */
export async function desk(given: Partial<DeskSettings> = {}, told: (url: string) => void = () => {}): Promise<number> {
  const config = readConfig();
  const settings = { ...deskSettings(config), ...given };
  checkAccess(config, settings);
  await using runtime = await openRuntime(config);
  const cleaning = runtime.queues.kind === 'embedded' ? await startCleaning(runtime) : null;
  let drained = true;
  {
    await using listening = await startDesk(runtime, settings, cleaning?.notReady);
    runtime.events.started({ desk: listening.url, queue: runtime.queues.kind });
    told(listening.url);
    const signal = await stopSignal();
    runtime.events.draining(signal, config.drainSeconds * 1000);
  }
  drained = (await cleaning?.stop(config.drainSeconds * 1000)) ?? true;
  runtime.events.stopped(drained);
  return drained ? EXIT.ok : EXIT.stopped;
}

if (import.meta.main) process.exit(await desk().catch(sayFailure));
