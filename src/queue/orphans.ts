import { PostgresQueueBackend, type Queue } from 'bullmq';

/**
 * BullMQ's function in the database, by which workers look for stalled jobs: queue, stalls allowed, time, and pause since
 * the last look, the latter two in ms. `moveStalledJobsToWait` of its backend, which calls it, takes no time but now.
 */
const STALLED_TO_WAIT = 'select move_stalled_jobs_to_wait($1, $2, $3, $4) as id';

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
  const backend: unknown = queue.getBackend();
  if (!(backend instanceof PostgresQueueBackend))
    throw new Error('jobs are freed where the queue is in PostgreSQL alone');
  const { pool } = backend.connection;
  const look = async (at: number) =>
    (await pool.query<{ id: string }>(STALLED_TO_WAIT, [queue.name, stallsAllowed, at, AT_ONCE])).rows;
  // The first look marks them, the second gives them back, the third sets the clock right.
  await look(now + HOUR);
  const freed = await look(now + HOUR);
  await look(now);
  return freed.map(({ id }) => id);
}
