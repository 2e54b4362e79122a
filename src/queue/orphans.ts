import type { Queue } from 'bullmq';

/** The part of BullMQ's PostgreSQL backend that runs its own functions; its type hides it. */
interface PostgresBackend {
  readonly queueName: string;
  run(name: string, parameters: readonly unknown[]): Promise<{ rows: readonly { id: string }[] }>;
}

/** Beyond any lock, in ms. */
const HOUR = 3_600_000;
/** As a pause since the last look: none is too short. */
const AT_ONCE = -Number.MAX_SAFE_INTEGER;

/**
 * Gives back the jobs that a process died with, without waiting for their locks to run out: an embedded queue serves one
 * process at a time, so nobody else holds any. By BullMQ's own look for stalled jobs, told that it is an hour later; so
 * each counts as a stall, and a page that kills its process again and again is still given up after `stallsAllowed`.
 * Answers their ids.
 */
export async function freeOrphans(queue: Queue, stallsAllowed: number, now = Date.now()): Promise<readonly string[]> {
  const backend = queue.getBackend() as unknown as PostgresBackend;
  const look = async (at: number) =>
    (await backend.run('move_stalled_jobs_to_wait', [backend.queueName, stallsAllowed, at, AT_ONCE])).rows;
  // The first look marks them, the second gives them back, the third sets the clock right.
  await look(now + HOUR);
  const freed = await look(now + HOUR);
  await look(now);
  return freed.map(({ id }) => id);
}
