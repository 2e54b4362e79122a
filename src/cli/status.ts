import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig, type Config } from '../config.ts';
import { EXIT } from '../exit.ts';
import { openRuntime, type Runtime } from '../runtime.ts';
import type { StoreStatus } from '../store/status.ts';
import { print } from './io.ts';
import { statusText } from './status-text.ts';
import { jsonLine } from './stored.ts';
import { columnsOf } from './terminal.ts';

export interface StatusOptions {
  readonly json?: boolean;
  /** Shows it again every two seconds. */
  readonly watch?: boolean;
}

/** How everything stands at one moment. */
export interface Status extends StoreStatus {
  /** ISO 8601. */
  readonly at: string;
  readonly queue: {
    readonly waiting: number;
    readonly active: number;
    readonly delayed: number;
    readonly failed: number;
    /** Seconds the oldest waiting job has waited. */
    readonly oldestSeconds: number;
    /** Worker processes connected to it; null where the queue cannot tell. */
    readonly workers: number | null;
  };
  /** Messages for later stages that none of them is done with. */
  readonly untaken: number;
  /** Memory of Redis in bytes; null without Redis. */
  readonly redis: { readonly used: number; readonly limit: number | null } | null;
  /** Bytes free on the disk of the data folder; null where the database is a server. */
  readonly diskFree: number | null;
}

const EVERY_MS = 2000;

/** `copydesk status`: what waits, what is done, what was refused, who is quiet, and what it takes of disk and memory. */
export async function statusCommand(options: StatusOptions = {}): Promise<number> {
  const config = readConfig();
  await using runtime = await openRuntime(config);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  for (;;) {
    await show(await statusOf(runtime, config), options);
    if (options.watch !== true) return EXIT.ok;
    await sleep(EVERY_MS, undefined, { signal: stop.signal }).catch(() => {});
    if (stop.signal.aborted) return EXIT.ok;
  }
}

export async function statusOf(
  { store, queues }: Pick<Runtime, 'store' | 'queues'>,
  { databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  now = new Date(),
): Promise<Status> {
  const counts = await queues.counts('pages');
  return {
    at: now.toISOString(),
    ...(await store.status()),
    queue: {
      ...counts,
      oldestSeconds: counts.waiting === 0 ? 0 : Math.round(await queues.oldestWaitingSeconds('pages', now.getTime())),
      workers: queues.kind === 'embedded' ? null : await queues.workers('pages'),
    },
    untaken: (await queues.laterStages()).untaken,
    redis: await queues.memoryUsage(),
    diskFree: databaseUrl === null ? await freeOn(dataFolder) : null,
  };
}

async function freeOn(folder: string): Promise<number | null> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}

async function show(status: Status, { json, watch }: StatusOptions): Promise<void> {
  if (json === true) return print(jsonLine(status));
  const text = statusText(status, columnsOf(process.stdout, 160));
  // On a terminal each look takes the place of the one before.
  if (watch === true) await print(process.stdout.isTTY ? `\u001b[H\u001b[J${text}` : `${status.at}\n${text}\n`);
  else await print(text);
}
