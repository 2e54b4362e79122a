import type { Queue } from 'bullmq';

/** Share of `maxmemory` in use, 0 to 1; 0 where Redis has no limit. */
export async function redisFill(queue: Queue): Promise<number> {
  const backend = queue.getBackend() as unknown as { client: Promise<{ info(): Promise<string> }> };
  const client = await backend.client;
  return fillOf(await client.info());
}

/** Reads the answer of `INFO`. */
export function fillOf(info: string): number {
  const value = (key: string) => Number(new RegExp(`^${key}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  const limit = value('maxmemory');
  return limit === 0 ? 0 : value('used_memory') / limit;
}
