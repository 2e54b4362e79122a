import { randomUUID } from 'node:crypto';
import type { Queue } from 'bullmq';

interface Client {
  info(): Promise<string>;
  get(key: string): Promise<string | null>;
  set(key: string, value: string, mode: 'NX'): Promise<unknown>;
}

/** BullMQ's type of a backend hides what only that of Redis has: its client. */
function clientOf(queue: Queue): Promise<Client> {
  return (queue.getBackend() as unknown as { client: Promise<Client> }).client;
}

/** Share of `maxmemory` in use, 0 to 1; 0 where Redis has no limit. */
export async function redisFill(queue: Queue): Promise<number> {
  return fillOf(await (await clientOf(queue)).info());
}

/**
 * The fill as above, and a name for what Redis remembers: another one after a flush (the key `<prefix>:memory` is gone),
 * after a restart and after a failover (the server is another one), since either may go back to an older state.
 */
export async function redisMemory(queue: Queue, prefix: string): Promise<{ fill: number; memory: string }> {
  const client = await clientOf(queue);
  const info = await client.info();
  const key = `${prefix}:memory`;
  const name = (await client.get(key)) ?? (await client.set(key, randomUUID(), 'NX'), await client.get(key));
  return { fill: fillOf(info), memory: `${name}/${serverOf(info)}` };
}

/** Bytes that Redis has in use, and its `maxmemory`; null without one. */
export async function redisUsage(queue: Queue): Promise<{ used: number; limit: number | null }> {
  const info = await (await clientOf(queue)).info();
  return { used: infoValue(info, 'used_memory'), limit: infoValue(info, 'maxmemory') || null };
}

/** Reads the answer of `INFO`. */
export function fillOf(info: string): number {
  const limit = infoValue(info, 'maxmemory');
  return limit === 0 ? 0 : infoValue(info, 'used_memory') / limit;
}

function infoValue(info: string, key: string): number {
  return Number(new RegExp(`^${key}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
}

/** Names the running server. Dragonfly has no `run_id`; its replication id is new with each start too. */
function serverOf(info: string): string {
  return /^(?:run_id|master_replid):(\w+)/m.exec(info)?.[1] ?? '';
}
