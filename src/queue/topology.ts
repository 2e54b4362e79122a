import type { DefaultJobOptions } from 'bullmq';

/** The queues there are: who fills each, who empties it, and what its jobs carry. */
export const QUEUES = {
  /** Filled by intake, by `requeue` and by direct producers; emptied by workers/clean.ts. Jobs: `PageJob`. */
  pages: { job: 'page', keepCompletedSeconds: 0 },
  /** Filled from the outbox; emptied by later stages. Jobs: `ArticleJob`. A kept id lets a message sent twice arrive once. */
  articles: { job: 'article', keepCompletedSeconds: 3600 },
} as const satisfies Record<string, { job: string; keepCompletedSeconds: number }>;

export type QueueName = keyof typeof QUEUES;

/** What the queues need to know of the settings. */
export interface QueueSettings {
  readonly databaseUrl: string | null;
  /** PEM of the certificate authority to trust, as `redisCa`. */
  readonly databaseCa: string | null;
  readonly redisUrl: string | null;
  readonly redisCa: string | null;
  readonly queuePrefix: string;
  readonly attempts: number;
  readonly retrySeconds: number;
  readonly highWater: number;
}

/** Jobs sent to the server in one command: above 100 the price of a job stays the same. */
export const BULK = 200;

/**
 * Entries kept of each queue's event stream. BullMQ keeps 10,000 unless told, return values included; nobody here reads
 * old events.
 */
export const EVENTS_KEPT = 100;

/**
 * Options of a queue's jobs. Finished jobs go at once: the store is the record of what became of a page, a failed one
 * included, and a job left behind would stand in the way of the same page queued again.
 */
export function jobOptions(
  name: QueueName,
  settings: Pick<QueueSettings, 'attempts' | 'retrySeconds'>,
): DefaultJobOptions {
  const { keepCompletedSeconds } = QUEUES[name];
  return {
    attempts: settings.attempts,
    backoff: { type: 'exponential', delay: settings.retrySeconds * 1000, jitter: 0.5 },
    removeOnComplete: keepCompletedSeconds === 0 ? true : { age: keepCompletedSeconds },
    removeOnFail: name === 'pages' ? true : { age: 86_400, count: 1000 },
    stackTraceLimit: 1,
    keepLogs: 0,
  };
}
