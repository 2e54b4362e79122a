import { afterAll, describe } from 'vitest';
import { openQueues } from '../../src/queue/queues.ts';
import type { EmbeddedDatabase } from '../../src/store/pglite.ts';
import { openEmpty } from '../store/template.ts';
import { queueContract } from './contract.ts';

describe('the queue embedded in PGlite', () => {
  let database: EmbeddedDatabase | null = null;
  afterAll(() => database?.[Symbol.asyncDispose]());
  queueContract({
    async open(settings) {
      database ??= await openEmpty();
      return openQueues(
        {
          databaseUrl: null,
          databaseCa: null,
          redisUrl: null,
          redisCa: null,
          queuePrefix: 'copydesk',
          attempts: 5,
          retrySeconds: 0.05,
          highWater: 10_000,
          ...settings,
        },
        database.pglite,
        (error) => {
          throw error;
        },
      );
    },
    async close() {
      await database?.script('truncate bullmq.job, bullmq.event, bullmq.meta cascade');
    },
  });
});
